"""From what is on show to what the export room writes: the selected map, its layer, the whole strip, a kernel.

The scales are those on the screen: a map that the strip draws is exported with the levels it is drawn with.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QImage

from cnnviewer.display.levels import network_limits
from cnnviewer.display.picture import LevelSpec, Picture, PictureSpec, Scope
from cnnviewer.errors import CnnviewerError, ExportError
from cnnviewer.export.collect import (
    ColourChoice,
    Names,
    content_of_kernel,
    content_of_layer,
    content_of_map,
    content_of_strip,
)
from cnnviewer.export.content import Content, Kind
from cnnviewer.export.exporter import ExportOptions
from cnnviewer.export.write import write, write_each
from cnnviewer.gui.background import Job
from cnnviewer.gui.commands.command import translated
from cnnviewer.gui.kernel_edits import bench_of
from cnnviewer.gui.panels.strip_columns import column_texts
from cnnviewer.gui.panels.strip_requests import Choices
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP
from cnnviewer.pipeline.outcome import Outcome
from cnnviewer.session.state import State

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk


def content_of(kind: Kind, outcome: Outcome, state: State) -> Content:
    """What `kind` means now. Raises ExportError when it is not on show."""
    if kind is Kind.KERNEL:
        return _kernel(outcome, state)
    choices = Choices(outcome.spec.network, state)
    names, colours, shown = _names(outcome, state), _colours(choices), _shown(outcome)
    if outcome.trace is None:
        raise ExportError("There are no maps to export yet; open a source first.")
    if kind is Kind.STRIP:
        specs = [_spec(text.value, choices) for text in column_texts(outcome.spec.network, state)]
        for place, spec in enumerate(specs):
            # The strip begins with what the network sees, in colour.
            if choices.is_input(spec.value) and spec.composite is None and state.card.channels == 3:
                shown.pop(spec.value, None)
                specs[place] = replace(spec, composite=choices.true_colours())
        return content_of_strip(outcome.trace, specs, names, colours, shown)
    selection = state.selection
    activation = outcome.activation(selection.value)
    if activation is None:
        raise ExportError(f"{selection.value} has no feature maps to export; select a layer in the strip.")
    spec, picture = _spec(selection.value, choices), shown.get(selection.value)
    limits = _network_limits(outcome, state) if spec.levels.scope is Scope.NETWORK else None
    if kind is Kind.MAP:
        return content_of_map(activation, spec, selection.channel, names, colours, picture, limits)
    return content_of_layer(activation, spec, names, colours, picture, limits)


def write_job(content: Content, path: Path, each: str | None, options: ExportOptions) -> Callable[[Job[Path]], Path]:
    """The work of writing `content` to `path`, or with `each`, a suffix, every map into the folder `path`."""

    def work(job: Job[Path]) -> Path:
        def progress(done: int, total: int) -> None:
            job.progress(done / max(1, total))

        if each is None:
            write(content, path, options, progress=progress, cancelled=job.cancelled)
        else:
            write_each(content, path, each, options, progress=progress, cancelled=job.cancelled)
        return path

    return work


def copy_picture(desk: Desk, what: str) -> None:
    """Put the selected map, or its layer as one sheet, on the clipboard as a picture."""
    outcome = desk.bridge.outcome
    if outcome is None:
        return
    kind = Kind(what)
    try:
        content = content_of(kind, outcome, desk.session.state)
    except CnnviewerError as error:
        desk.notices.add(str(error), "error", replace="export")
        return
    options = ExportOptions(legend=kind is not Kind.MAP)

    def work(job: Job[QImage]) -> QImage:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "picture.png"
            write(content, path, options, cancelled=job.cancelled)
            return QImage(str(path))

    def done(image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        text = translated(QT_TRANSLATE_NOOP("Commands", "{name} is on the clipboard, {width} × {height} pixels."))
        desk.notices.add(
            text.format(name=content.title, width=image.width(), height=image.height()), "info", replace="export"
        )

    def failed(error: CnnviewerError) -> None:
        desk.notices.add(str(error), "error", replace="export")

    desk.background.run("copying", work, done, failed)


def _kernel(outcome: Outcome, state: State) -> Content:
    selection, bench = state.selection, bench_of(state)
    layer = None if bench is None else bench.layer
    if layer is None:
        raise ExportError("The selected layer has no kernels; select a convolution.")
    number = min(selection.channel, layer.filters - 1)
    return content_of_kernel(
        layer.weight[number],
        _names(outcome, state),
        selection.value if state.network is not None else layer.name.lower(),
        number,
        colours=state.view.signed_colours,
        bias=None if layer.applied_bias is None else float(layer.applied_bias[number]),
    )


def _names(outcome: Outcome, state: State) -> Names:
    texts = column_texts(outcome.spec.network, state)
    frame = outcome.frame
    return Names(
        state.stack.name if state.network is None else outcome.spec.network.name,
        f"{frame.name}, frame {frame.index + 1}, {frame.width} × {frame.height}",
        {text.value: text.title for text in texts},
        {text.value: text.operator for text in texts},
    )


def _colours(choices: Choices) -> ColourChoice:
    view, seen = choices.state.view, choices.network.inputs[0].name
    return ColourChoice(view.signed_colours, view.unsigned_colours, {seen: choices.colours(seen)})


def _shown(outcome: Outcome) -> dict[str, Picture]:
    """The pictures of whole layers on show, by value; an enlarged map says nothing about the others."""
    shown = {}
    for picture in outcome.pictures.values():
        activation = outcome.activation(picture.spec.value)
        if activation is not None and (picture.spec.composite or len(picture.channels) == activation.shape[0]):
            shown[picture.spec.value] = picture
    return shown


def _spec(value: str, choices: Choices) -> PictureSpec:
    """How the strip draws every map of `value`, no frame smoothed into the next."""
    composite = choices.state.view.composite.get(value)
    return PictureSpec(value, signed=choices.signed(value), composite=composite, levels=choices.levels(value))


def _network_limits(outcome: Outcome, state: State) -> tuple[float, float] | None:
    values = [text.value for text in column_texts(outcome.spec.network, state)]
    maps = [activation for value in values if (activation := outcome.activation(value)) is not None]
    return network_limits(maps, LevelSpec(robust=state.view.robust, ignore_border=state.view.ignore_border))
