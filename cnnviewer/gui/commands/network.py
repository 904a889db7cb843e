"""Commands about the network: undo, redo, presets, opening and saving files, the self-check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.background import Job
from cnnviewer.gui.class_names import open_labels
from cnnviewer.gui.commands.command import Choices, Command, Heading, Separator, translated
from cnnviewer.gui.drawing import is_canvas
from cnnviewer.gui.fitting import card_for
from cnnviewer.gui.opening_network import leave_network
from cnnviewer.gui.saving import file_name
from cnnviewer.gui.selection import first_selection
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP
from cnnviewer.networks.feeding import as_in_file
from cnnviewer.sources.drawing import ADDRESS as CANVAS

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk
    from cnnviewer.networks.presets import Preset

KIND = QT_TRANSLATE_NOOP("Commands", "Networks (*.onnx)")


def undo_text(desk: Desk) -> str:
    label = desk.session.undo_label
    text = translated(QT_TRANSLATE_NOOP("Commands", "Undo"))
    return f"{text} ({label})" if label else text


def redo_text(desk: Desk) -> str:
    label = desk.session.redo_label
    text = translated(QT_TRANSLATE_NOOP("Commands", "Redo"))
    return f"{text} ({label})" if label else text


def walk(desk: Desk, move: Callable[[], None]) -> None:
    """Undo or redo; a stroke that is taken back or brought back is seen on the canvas."""
    before = desk.session.state.drawing
    move()
    if desk.session.state.drawing is not before and not is_canvas(desk.opener.source):
        desk.opener.open(CANVAS)


def presets(desk: Desk) -> tuple[Command | Heading, ...]:
    from cnnviewer.networks.presets import PRESETS

    return tuple(
        Command(
            f"network.preset {preset.name}",
            translated(preset.title),
            lambda desk, preset=preset: use_preset(desk, preset),  # type: ignore[misc]  # default binds the loop's value
            checked=lambda desk, preset=preset: is_preset(desk, preset),  # type: ignore[misc]  # the same
            tip=translated(preset.description),
        )
        for preset in PRESETS.values()
    )


def use_preset(desk: Desk, preset: Preset) -> None:
    """Replace the network by a preset; undo brings the old one back."""
    try:
        stack = preset.make()
    except CnnviewerError as error:
        desk.notices.add(str(error), "error")
        return
    state = desk.session.state
    card = card_for(state.card, stack, back=state.network is not None)
    label = translated(QT_TRANSLATE_NOOP("Commands", "network {name}")).format(name=translated(preset.title))
    desk.session.change(label=label, stack=stack, network=None, card=card, selection=first_selection(stack))


def is_preset(desk: Desk, preset: Preset) -> bool:
    """Whether the network on show began as `preset`."""
    state = desk.session.state
    return state.network is None and state.stack.name == preset.title


def choose(desk: Desk) -> tuple[Command | Choices | Heading | Separator, ...]:
    """The menu of the toolbar: what can be edited, what has learned, and the ways to all others."""
    others = (entry for entry in COMMANDS if entry.id in _OTHERS)
    return (*presets(desk), Separator(), *trained(desk), Separator(), *others)


def trained(desk: Desk) -> tuple[Command | Heading, ...]:
    """The trained networks that come with the program."""
    from cnnviewer.networks.zoo import ZOO

    return tuple(_opening(one.name, translated(one.title), translated(one.description)) for one in ZOO.values())


def architectures(desk: Desk) -> tuple[Command | Heading, ...]:
    """The networks of the literature, oldest first: those with trained weights, then those with random ones."""
    from cnnviewer.networks.architectures import ARCHITECTURES

    listed: list[Command | Heading] = []
    for heading, trained in (
        (QT_TRANSLATE_NOOP("Commands", "Trained on ImageNet"), True),
        (QT_TRANSLATE_NOOP("Commands", "With random weights"), False),
    ):
        chosen = [one for one in ARCHITECTURES.values() if (one.trained is not None) is trained]
        if chosen:
            listed += [Heading(translated(heading)), *(_opening(one.name, one.title) for one in chosen)]
    return tuple(listed)


def recent(desk: Desk) -> tuple[Command | Heading, ...]:
    addresses = desk.networks.recent()
    if not addresses:
        return (Heading(translated(QT_TRANSLATE_NOOP("Commands", "Nothing was opened yet"))),)
    return tuple(_opening(address, Path(address).name, tip=address) for address in addresses)


def open_file(desk: Desk) -> None:
    title = translated(QT_TRANSLATE_NOOP("Commands", "Open a network"))
    path, _ = QFileDialog.getOpenFileName(desk.window, title, desk.folder("network"), translated(KIND))
    if path:
        desk.remember_folder("network", Path(path).parent)
        desk.networks.open(path)


def save_file(desk: Desk) -> None:
    """Write the network on show, with every edit of its weights, as an .onnx file."""
    title = translated(QT_TRANSLATE_NOOP("Commands", "Save network"))
    suggested = str(Path(desk.folder("network")) / f"{file_name(desk.bridge.network.name)}.onnx")
    chosen, _ = QFileDialog.getSaveFileName(desk.window, title, suggested, translated(KIND))
    if not chosen:
        return
    path = Path(chosen)
    path = path if path.suffix.lower() == ".onnx" else path.with_name(f"{path.name}.onnx")
    desk.remember_folder("network", path.parent)
    graph, opened = desk.bridge.network, desk.session.state.network
    if opened is not None and opened.labels and not graph.labels:
        graph = replace(graph, labels=opened.labels)
    if opened is not None:
        graph = as_in_file(graph, opened.feeding)

    def work(job: Job[None]) -> None:
        graph.save(path)

    def done(result: None) -> None:
        text = translated(QT_TRANSLATE_NOOP("Commands", "The network was saved as {path}."))
        desk.notices.add(text.format(path=path), "info", replace="network")

    def failed(error: CnnviewerError) -> None:
        desk.notices.add(str(error), "error", replace="network")

    desk.background.run(f"saving {path.name}", work, done, failed)


def leave(desk: Desk) -> None:
    label = translated(QT_TRANSLATE_NOOP("Commands", "network {name}"))
    leave_network(desk.session, label.format(name=translated(desk.session.state.stack.name)))


def show_matrix(desk: Desk) -> None:
    from cnnviewer.gui.dialogs.confusion import show_confusion

    show_confusion(desk)


def _opening(address: str, text: str, tip: str = "") -> Command:
    def checked(desk: Desk) -> bool:
        network = desk.session.state.network
        return network is not None and network.address == address

    return Command(f"network.open {address}", text, lambda desk: desk.networks.open(address), checked=checked, tip=tip)


_OTHERS = ("network.leave", "network.open", "network.architectures", "network.recent")


COMMANDS: tuple[Command | Choices, ...] = (
    Command(
        "edit.undo",
        undo_text,
        lambda desk: walk(desk, desk.session.undo),
        ("Ctrl+Z",),
        "undo",
        lambda desk: desk.session.undo_label is not None,
    ),
    Command(
        "edit.redo",
        redo_text,
        lambda desk: walk(desk, desk.session.redo),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        lambda desk: desk.session.redo_label is not None,
    ),
    Choices("network.choose", QT_TRANSLATE_NOOP("Commands", "Network"), choose, "network"),
    Choices("network.presets", QT_TRANSLATE_NOOP("Commands", "Editable networks"), presets, "network"),
    Choices("network.trained", QT_TRANSLATE_NOOP("Commands", "Trained networks"), trained, "network"),
    Command("network.open", QT_TRANSLATE_NOOP("Commands", "Open network…"), open_file, ("Ctrl+N",), "open"),
    Command(
        "network.save",
        QT_TRANSLATE_NOOP("Commands", "Save network…"),
        save_file,
        (),
        "save",
        tip=QT_TRANSLATE_NOOP("Commands", "Write the network with all edits of its weights and maps as an .onnx file"),
    ),
    Choices("network.architectures", QT_TRANSLATE_NOOP("Commands", "From the literature"), architectures, "samples"),
    Command(
        "network.leave",
        QT_TRANSLATE_NOOP("Commands", "Back to the editable network"),
        leave,
        icon="up",
        enabled=lambda desk: desk.session.state.network is not None,
    ),
    Choices("network.recent", QT_TRANSLATE_NOOP("Commands", "Recent networks"), recent, "recent"),
    Command(
        "network.labels",
        QT_TRANSLATE_NOOP("Commands", "Class names…"),
        open_labels,
        (),
        "open",
        lambda desk: desk.session.state.network is not None,
        tip=QT_TRANSLATE_NOOP("Commands", "Read the names of the classes from a text file, one a line"),
    ),
    Command(
        "network.check",
        QT_TRANSLATE_NOOP("Commands", "Check the numbers"),
        lambda desk: desk.self_check.start(announced=True),
        (),
        "check",
        lambda desk: desk.bridge.outcome is not None,
        tip=QT_TRANSLATE_NOOP(
            "Commands", "Work the numbers of every layer out again, by a slow and independent path, and compare"
        ),
    ),
    Command(
        "network.confusion",
        QT_TRANSLATE_NOOP("Commands", "Confusion matrix…"),
        show_matrix,
        enabled=lambda desk: desk.session.state.network is not None and bool(desk.bridge.network.nodes),
        tip=QT_TRANSLATE_NOOP(
            "Commands", "Run the network over pictures whose class is known and count what it takes for what"
        ),
    ),
)
