"""Commands about where frames come from and how they play."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from cnnviewer.gui.commands.command import Choices, Command, Heading, translated
from cnnviewer.gui.drawing import focus_canvas, is_canvas
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP
from cnnviewer.sources.addresses import paths_in, short_name
from cnnviewer.sources.drawing import ADDRESS as CANVAS

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk


def open_file(desk: Desk) -> None:
    title = translated(QT_TRANSLATE_NOOP("Commands", "Open a picture or a video"))
    kinds = translated(
        QT_TRANSLATE_NOOP(
            "Commands",
            "Pictures and videos (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.gif *.ppm *.pgm *.pbm *.exr *.hdr"
            " *.jp2 *.mp4 *.avi *.mov *.mkv *.webm *.m4v *.mpg *.mpeg);;All files (*)",
        )
    )
    path, _ = QFileDialog.getOpenFileName(desk.window, title, desk.folder("source"), kinds)
    if path:
        desk.remember_folder("source", Path(path).parent)
        desk.opener.open(path)


def open_folder(desk: Desk) -> None:
    title = translated(QT_TRANSLATE_NOOP("Commands", "Open a folder of pictures"))
    path = QFileDialog.getExistingDirectory(desk.window, title, desk.folder("source"))
    if path:
        desk.remember_folder("source", Path(path))
        desk.opener.open(path)


def open_camera(desk: Desk) -> None:
    from cnnviewer.gui.dialogs.camera import CameraDialog

    CameraDialog(desk).open()


def open_samples(desk: Desk) -> None:
    from cnnviewer.gui.dialogs.samples import SamplesDialog

    SamplesDialog(desk).open()


def draw(desk: Desk) -> None:
    if is_canvas(desk.opener.source):
        focus_canvas(desk.window)
        return
    state = desk.session.state
    if not state.drawing.strokes and state.drawing.dark_ink != state.card.invert:
        # A card that inverts awaits dark ink on paper.
        desk.session.change(drawing=replace(state.drawing, dark_ink=state.card.invert))
    desk.opener.open(CANVAS)


def paste(desk: Desk) -> None:
    copied: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if copied is None or not desk.networks.take(copied):
        desk.opener.paste()


def recent(desk: Desk) -> tuple[Command | Heading, ...]:
    addresses = desk.opener.recent()
    if not addresses:
        return (Heading(translated(QT_TRANSLATE_NOOP("Commands", "Nothing was opened yet"))),)
    return tuple(_opening(address, short_name(address) or address, tip=_where(address)) for address in addresses)


def patterns(desk: Desk) -> tuple[Command | Heading, ...]:
    from cnnviewer.sources.pattern import PATTERNS

    return tuple(_opening(f"pattern:{name}", translated(name.replace("-", " ").capitalize())) for name in PATTERNS)


def samples(desk: Desk) -> tuple[Command | Heading, ...]:
    from cnnviewer.sources.samples import samples as bundled

    return tuple(_opening(f"sample:{sample.name}", translated(sample.title)) for sample in bundled())


def _where(address: str) -> str:
    """The whole address; of several pictures the folder of the first."""
    paths = paths_in(address)
    return str(paths[0].parent) if paths else address


def _opening(address: str, text: str, tip: str = "") -> Command:
    return Command(
        f"source.open {address}",
        text,
        lambda desk: desk.opener.open(address),
        checked=lambda desk: desk.session.state.source == address,
        tip=tip,
    )


def toggle_playing(desk: Desk) -> None:
    desk.session.change(playing=not desk.session.state.playing)


def toggle_loop(desk: Desk) -> None:
    desk.session.change(loop=not desk.session.state.loop)


def step(desk: Desk, by: int) -> None:
    if desk.opener.has_neighbours:
        desk.opener.open_neighbour(by)
        return
    desk.notices.dismiss("source")  # what could not be read is behind us
    desk.session.change(playing=False)
    desk.bridge.pipeline.step(by)


def toggle_mirrored(desk: Desk) -> None:
    view = desk.session.state.view
    desk.session.change(view=replace(view, mirrored=not view.mirrored))


def can_play(desk: Desk) -> bool:
    source = desk.opener.source
    return source is not None and not source.still


def can_step(desk: Desk) -> bool:
    source = desk.opener.source
    return source is not None and not source.still and not source.live


def can_step_or_browse(desk: Desk) -> bool:
    return can_step(desk) or desk.opener.has_neighbours


def play_text(desk: Desk) -> str:
    if desk.session.state.playing:
        return translated(QT_TRANSLATE_NOOP("Commands", "Pause"))
    return translated(QT_TRANSLATE_NOOP("Commands", "Play"))


def play_icon(desk: Desk) -> str:
    return "pause" if desk.session.state.playing and can_play(desk) else "play"


COMMANDS: tuple[Command | Choices, ...] = (
    Command(
        "source.open_file", QT_TRANSLATE_NOOP("Commands", "Open picture or video…"), open_file, ("Ctrl+O",), "image"
    ),
    Command(
        "source.open_folder", QT_TRANSLATE_NOOP("Commands", "Open folder…"), open_folder, ("Ctrl+Shift+F",), "folder"
    ),
    Command("source.open_camera", QT_TRANSLATE_NOOP("Commands", "Camera…"), open_camera, ("Ctrl+K",), "camera"),
    Command("source.samples", QT_TRANSLATE_NOOP("Commands", "Samples…"), open_samples, ("Ctrl+G",), "samples"),
    Command(
        "source.draw",
        QT_TRANSLATE_NOOP("Commands", "Draw"),
        draw,
        ("Ctrl+D",),
        "pen",
        tip=QT_TRANSLATE_NOOP("Commands", "Draw on a canvas; the network answers while the pen moves"),
    ),
    Command("source.paste", QT_TRANSLATE_NOOP("Commands", "Paste picture"), paste, ("Ctrl+V",), "paste"),
    Choices("source.recent", QT_TRANSLATE_NOOP("Commands", "Recent"), recent, "recent"),
    Choices("source.patterns", QT_TRANSLATE_NOOP("Commands", "Test patterns"), patterns, "pattern"),
    Choices("source.sample", QT_TRANSLATE_NOOP("Commands", "Sample"), samples, "samples"),
    Command("source.play", play_text, toggle_playing, ("Space",), play_icon, can_play),
    Command(
        "source.step_forward",
        QT_TRANSLATE_NOOP("Commands", "Next frame"),
        lambda desk: step(desk, 1),
        (".", "Alt+Right"),
        "step-forward",
        can_step_or_browse,
        tip=QT_TRANSLATE_NOOP("Commands", "The next frame of a video, or the next picture of the folder"),
    ),
    Command(
        "source.step_back",
        QT_TRANSLATE_NOOP("Commands", "Previous frame"),
        lambda desk: step(desk, -1),
        (",", "Alt+Left"),
        "step-back",
        can_step_or_browse,
        tip=QT_TRANSLATE_NOOP("Commands", "The previous frame of a video, or the previous picture of the folder"),
    ),
    Command(
        "source.loop",
        QT_TRANSLATE_NOOP("Commands", "Start again at the end"),
        toggle_loop,
        ("L",),
        "loop",
        can_step,
        lambda desk: desk.session.state.loop,
    ),
    Command(
        "source.mirrored",
        QT_TRANSLATE_NOOP("Commands", "Mirror the preview"),
        toggle_mirrored,
        ("M",),
        "mirror",
        checked=lambda desk: desk.session.state.view.mirrored,
        tip=QT_TRANSLATE_NOOP("Commands", "Only the preview is mirrored, never what the network sees"),
    ),
)
