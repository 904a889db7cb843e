"""Makes the pictures of docs/images from the real program: the window dark, light, small and in Korean, and each panel.

    python packaging/screenshots.py [FOLDER]

Needs no screen (Qt's offscreen platform); settings and session are those of a first start. A picture is at most 300 kB.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cnnviewer.app import Program

ROOT = Path(__file__).resolve().parent.parent
LARGEST_BYTES = 300_000
PATIENCE_MS = 20_000
SEVEN = (((70, 60), (60, 150), (80, 205), (150, 160), (235, 110)), ((150, 95), (150, 195)))  # (row, column)


def main(folder: Path) -> int:
    """Write every picture into `folder`; returns the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["CNNVIEWER_HOME"] = home
        return _photograph(folder)


def _photograph(folder: Path) -> int:
    sys.path.insert(0, str(ROOT))
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QWidget

    from cnnviewer.app import Program, make_application
    from cnnviewer.gui.theme import ThemeChoice
    from cnnviewer.session.state import Selection
    from cnnviewer.sources.drawing import Drawing, Stroke

    application = make_application()
    program = Program(application)

    def wait(duration_ms: int) -> None:
        # QTest.qWait would hold the interpreter's lock and stop the threads that compute the maps.
        loop = QEventLoop()
        QTimer.singleShot(duration_ms, loop.quit)
        loop.exec()

    def settle(condition: Callable[[], bool]) -> None:
        for _ in range(PATIENCE_MS // 50):
            wait(50)
            if condition():
                wait(700)  # for the readings of the status bar, which are medians of a second
                return
        raise SystemExit("The window did not show its maps in time; no picture was made of it.")

    def show(width: int, height: int, theme: ThemeChoice) -> QWidget:
        program.theme.choose(theme)
        program.window.resize(width, height)
        settle(lambda: program.bridge.outcome is not None and not program.bridge.stale)
        return program.window

    try:
        _save(show(1280, 800, ThemeChoice.DARK), folder / "window-dark.png")
        for name, panel in program.window.panels.items():
            if panel.place == "right":
                program.window.inspector.setCurrentWidget(panel)
                settle(lambda: not program.bridge.stale)
            _save(panel, folder / f"panel-{name}.png")
        _photograph_classes(program, folder, settle)
        _photograph_architecture(program, folder, settle)
        program.window.inspector.setCurrentIndex(0)
        _photograph_arithmetic(program, folder, settle)
        _photograph_comparison(program, folder, settle)
        _photograph_views(program, folder, settle)
        _save(show(1280, 800, ThemeChoice.LIGHT), folder / "window-light.png")
        _save(show(1024, 700, ThemeChoice.LIGHT), folder / "window-small.png")
        program.desk.networks.open("googlenet")
        settle(lambda: program.session.state.network is not None and not program.desk.networks.busy)
        program.session.change(selection=Selection("inception3a.3x3"))  # its block unfolds
        _save(show(1280, 800, ThemeChoice.DARK), folder / "window-deep.png")
        program.session.change(network=None)
        before = program.window
        program.desk.choose_language("ko")
        settle(lambda: program.window is not before)
        _save(show(1280, 800, ThemeChoice.DARK), folder / "window-korean.png")
        before = program.window
        program.desk.choose_language("en")
        settle(lambda: program.window is not before)
        strokes = tuple(Stroke(tuple((float(row), float(column)) for row, column in points)) for points in SEVEN)
        program.session.change(drawing=Drawing(strokes))
        program.opener.open("canvas:")
        program.desk.networks.open("mnist")
        settle(lambda: not program.desk.networks.busy and not program.opener.busy and not program.bridge.stale)
        program.window.inspector.setCurrentWidget(program.window.panels["classes"])
        _save(show(1280, 800, ThemeChoice.DARK), folder / "window-drawing.png")
        show(1280, 800, ThemeChoice.LIGHT)
        _photograph_lesson(program, folder, settle)
        program.window.close()
    finally:
        program.close()
    return 0


def _photograph_classes(program: Program, folder: Path, settle: Callable[[Callable[[], bool]], None]) -> None:
    """The classes of a handwritten digit, and the confusion matrix of the clothes; then back to the first network."""
    from cnnviewer.gui.dialogs.confusion import show_confusion
    from cnnviewer.networks.known_pictures import known_pictures

    before = program.session.state
    panel = program.window.panels["classes"]
    program.window.inspector.setCurrentWidget(panel)
    for name, picture in (("mnist", 7), ("fashion", 0)):
        program.desk.networks.open(name)
        settle(lambda: not program.desk.networks.busy and bool(program.bridge.network.labels))
        program.desk.opener.open_pixels(known_pictures(name).frames[picture], name)
        settle(lambda: not program.bridge.stale and bool(panel.bars.rows))
        if name == "mnist":
            _save(panel, folder / "panel-classes.png")
    dialog = show_confusion(program.desk)
    settle(lambda: dialog.found is not None)
    _save(dialog, folder / "confusion.png")
    dialog.close()
    program.session.change(network=None, card=before.card, selection=before.selection)
    program.desk.opener.open(before.source)
    settle(lambda: not program.desk.opener.busy and not program.bridge.stale)


def _photograph_arithmetic(program: Program, folder: Path, settle: Callable[[Callable[[], bool]], None]) -> None:
    """The squared paper with the worked example."""
    from cnnviewer.gui.dialogs.arithmetic import show_arithmetic

    paper = show_arithmetic(program.desk)
    paper.show_worked_example()
    settle(lambda: bool(paper.equation.text()))
    _save(paper, folder / "arithmetic.png")
    paper.close()


def _photograph_architecture(program: Program, folder: Path, settle: Callable[[Callable[[], bool]], None]) -> None:
    """The pages of the architecture view: layers, the two charts, statistics over the samples; back to the maps."""
    view = program.window.show_view("architecture")
    layers = view.show_page(0)
    settle(lambda: bool(layers.model.rows))
    _save(view, folder / "architecture-layers.png")
    view.show_page(1)
    settle(lambda: True)
    _save(view, folder / "architecture-errors.png")
    costs = view.show_page(2)
    settle(lambda: bool(costs.chart.bubbles) and costs.chart.mine is not None)
    _save(view, folder / "architecture-costs.png")
    statistics = view.show_page(3)
    statistics.measure_over(str(ROOT / "resources" / "samples"))
    statistics.start.click()
    settle(lambda: not statistics.run.running and statistics.correlations.view.count > 0)
    _save(view, folder / "architecture-statistics.png")
    view.show_page(0)
    program.window.show_view("strip")


def _photograph_comparison(program: Program, folder: Path, settle: Callable[[Callable[[], bool]], None]) -> None:
    """The first network with one filter blurred, beside what it was; then everything as it was."""
    import numpy as np

    from cnnviewer.networks.edits import set_kernel
    from cnnviewer.session.state import Selection

    before = program.session.state
    edited = set_kernel(before.stack, "Conv2", 0, None, np.ones((3, 3), np.float32) / 9)
    panel = program.window.show_view("compare")
    program.session.change(stack=edited, selection=Selection("conv2", 0))
    settle(lambda: not program.bridge.stale and program.desk.comparison.contrast() is not None)
    _save(panel, folder / "view-compare.png")
    program.window.show_view("strip")
    program.session.change(stack=before.stack, selection=before.selection)
    settle(lambda: not program.bridge.stale)


def _photograph_views(program: Program, folder: Path, settle: Callable[[Callable[[], bool]], None]) -> None:
    """The boxes in space, packed and pulled apart, and a moment of the animation; then the maps again."""
    window = program.window
    boxes = window.show_view("stack")
    settle(lambda: not program.bridge.stale and len(boxes.view.scene.faces) > 5)
    _save(boxes, folder / "view-3d.png")
    boxes.explode.setValue(20)
    settle(lambda: not program.bridge.stale)
    _save(boxes, folder / "view-3d-apart.png")
    boxes.explode.setValue(0)
    animation = window.show_view("animation")
    settle(lambda: not program.bridge.stale and animation.view.moment is not None)
    animation.view.go_to(16)
    _save(animation, folder / "view-animation.png")
    window.show_view("strip")
    settle(lambda: not program.bridge.stale)


def _photograph_lesson(program: Program, folder: Path, settle: Callable[[Callable[[], bool]], None]) -> None:
    """Every chapter, in the window that it sets up."""
    window = program.window
    lesson = window.show_aside("lesson")
    (folder / "lesson").mkdir(exist_ok=True)
    for number, chapter in enumerate(lesson.chapters):
        lesson.open_chapter(number)
        settle(lambda: not program.desk.networks.busy and not program.desk.opener.busy and not program.bridge.stale)
        _save(window, folder / "lesson" / f"{number + 1:02d}-{chapter.id}.png", 140_000)


def _save(widget: object, path: Path, largest_bytes: int = LARGEST_BYTES) -> None:
    """Grab `widget` and write it as a PNG of at most `largest_bytes`, with fewer colours where that is needed."""
    from PIL import Image
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    if not isinstance(widget, QWidget):
        raise TypeError(f"{widget!r} cannot be photographed")
    grabbed = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    size = (grabbed.width(), grabbed.height())
    picture = Image.frombytes("RGB", size, bytes(grabbed.constBits()), "raw", "RGB", grabbed.bytesPerLine())
    picture.save(path, optimize=True)
    for colours in (256, 240, 224, 192, 128, 96, 64, 48):
        if path.stat().st_size <= largest_bytes:
            break
        picture.quantize(colours, dither=Image.Dither.FLOYDSTEINBERG).save(path, optimize=True)
    sys.stdout.write(f"{path.name}: {size[0]} x {size[1]}, {path.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make the pictures of the documents from the real program.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "images")
    sys.exit(main(parser.parse_args().folder))
