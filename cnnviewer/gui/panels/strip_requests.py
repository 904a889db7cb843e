"""What the strip asks the compute thread to draw, from the choices of the user."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnnviewer.display.levels import as_maps
from cnnviewer.display.picture import LevelSpec, PictureSpec
from cnnviewer.engine.network import Network
from cnnviewer.explain.ranges import signs_of
from cnnviewer.gui.panels.strip_column import StripColumn
from cnnviewer.gui.panels.strip_columns import ColumnText
from cnnviewer.gui.panels.strip_widths import Tiles
from cnnviewer.gui.sight import sight_of
from cnnviewer.networks.preprocessing import Colour, Fit, PreprocessingCard
from cnnviewer.networks.shown import input_shape, shapes_of
from cnnviewer.pipeline.outcome import Outcome
from cnnviewer.session.state import Selection, State

Shape = tuple[int, int, int]  # (C, H, W)
_UNKNOWN_SHRINK = 8  # of a layer whose size no outcome has told yet
_INPUT_WEIGHT = 0.5  # the source panel shows the same picture larger


@dataclass(frozen=True)
class Choices:
    """The network and the state that pictures are asked for with; `moving` while frames follow each other."""

    network: Network
    state: State
    moving: bool = False

    def is_input(self, value: str) -> bool:
        """Whether `value` is what the network sees, not what it makes."""
        return value == self.network.inputs[0].name

    def signed(self, value: str) -> bool:
        """Whether `value` is drawn with a diverging map."""
        return not self.is_input(value) and signs_of(self.network).get(value, True)

    def colours(self, value: str) -> str:
        """The name of the colour map of `value`."""
        if self.is_input(value):
            return "grey"
        view = self.state.view
        return view.signed_colours if self.signed(value) else view.unsigned_colours

    def levels(self, value: str) -> LevelSpec:
        """The scale of `value`; the input is drawn over the range that the preprocessing card can give."""
        view = self.state.view
        limits = view.limits.get(value)
        if limits is None and self.is_input(value):
            limits = self._input_limits()
        return LevelSpec(view.scope, view.robust, view.ignore_border, limits, smooth=self.moving)

    def enlarged(self, value: str, channels: int) -> int | None:
        """The one channel that fills the column of `value`, which has `channels` of them."""
        channel = self.state.view.enlarged.get(value)
        return channel if channel is not None and channel < channels else None

    def composite(self, value: str, channels: int) -> tuple[int, int, int] | None:
        """The three channels of `value` that are drawn as red, green and blue."""
        three = self.state.view.composite.get(value)
        return three if three is not None and self.enlarged(value, channels) is None else None

    def shows_seen(self, value: str, channels: int) -> bool:
        """Whether the column begins with a tile of what the network sees."""
        alone = self.enlarged(value, channels) is not None or self.composite(value, channels) is not None
        return self.is_input(value) and not alone

    def tiles(self, value: str, shape: Shape | None) -> Tiles:
        """What the column of `value` shows, for the choice of its width."""
        weight = _INPUT_WEIGHT if self.is_input(value) else 1.0
        if shape is None:
            return Tiles(weight=weight)
        alone = self.enlarged(value, shape[0]) is not None or self.composite(value, shape[0]) is not None
        return Tiles(1 if alone else shape[0] + self.shows_seen(value, shape[0]), shape[1:], weight)

    def picture(self, column: StripColumn, shape: Shape | None) -> PictureSpec:
        """The picture of a column whose value has `shape`, None when that is not known yet."""
        value = column.value
        if shape is None:
            return PictureSpec(value, columns=1, shrink=_UNKNOWN_SHRINK, levels=self.levels(value))
        enlarged = self.enlarged(value, shape[0])
        channels = (enlarged,) if enlarged is not None else None
        composite = self.composite(value, shape[0])
        extra = int(self.shows_seen(value, shape[0]))
        return column.picture_spec(shape, channels, composite, self.signed(value), self.levels(value), extra)

    def true_colours(self) -> tuple[int, int, int]:
        """The channels of the input that are red, green and blue."""
        return (2, 1, 0) if self.state.card.colour is Colour.BGR else (0, 1, 2)

    def _input_limits(self) -> tuple[float, float]:
        """The lowest and highest value that any channel of the prepared frame can have."""
        card = self.state.card
        ends = [
            (level * card.scale - card.mean[channel % len(card.mean)]) / card.std[channel % len(card.std)]
            for channel in range(card.channels)
            for level in (0, 255)
        ]
        return min(ends), max(ends)


def maps_of(outcome: Outcome, value: str) -> NDArray[np.float32] | None:
    """The maps (C, H, W) of `value`; a vector is C maps of one cell. None when it was not computed."""
    activation = outcome.activation(value)
    if activation is None or activation.ndim not in (1, 3) or activation.size == 0:
        return None
    return as_maps(activation)


def shapes_in(outcome: Outcome, values: Iterable[str]) -> dict[str, Shape]:
    """The (C, H, W) of those of `values` that were computed."""
    shapes: dict[str, Shape] = {}
    for value in values:
        activation = outcome.activation(value)
        if activation is not None and activation.size and activation.ndim in (1, 3):
            channels, *sides = activation.shape
            shapes[value] = (channels, *sides) if sides else (channels, 1, 1)
    return shapes


def shapes_told(network: Network, card: PreprocessingCard, texts: Iterable[ColumnText]) -> dict[str, Shape]:
    """The (C, H, W) of columns before anything is computed, so that the first pictures have the right size."""
    if card.fit in (Fit.INSIDE, Fit.NONE):
        return {}  # the size depends on the frame
    known = shapes_of(network, input_shape(network, card))
    shapes: dict[str, Shape] = {}
    for text in texts:
        _, *sizes = known.get(text.value, (1,))
        if len(sizes) in (1, 3):
            channels, height, width = (*sizes, 1, 1)[:3]
            shapes[text.value] = (channels, height, width)
    return shapes


def box_on_input(outcome: Outcome, selection: Selection) -> tuple[float, float, float, float] | None:
    """What the selected cell sees, (top, left, bottom, right) in cells of the tensor; None when none behind it is."""
    sight = sight_of(outcome, selection)
    if sight is None or outcome.prepared is None or selection.value == outcome.spec.network.inputs[0].name:
        return None
    top, left, height, width = outcome.prepared.frame_box
    rows, columns = outcome.prepared.tensor.shape[2:]
    down, across = rows / height, columns / width
    box = sight.box
    return (box[0] - top) * down, (box[1] - left) * across, (box[2] - top) * down, (box[3] - left) * across
