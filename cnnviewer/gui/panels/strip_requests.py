"""What the strip asks the compute thread to draw, from the choices of the user."""

from __future__ import annotations

from dataclasses import dataclass

from cnnviewer.display.picture import LevelSpec, PictureSpec
from cnnviewer.engine.network import Network
from cnnviewer.explain.ranges import is_signed
from cnnviewer.gui.panels.strip_column import StripColumn
from cnnviewer.gui.sight import sight_of
from cnnviewer.pipeline.outcome import Outcome
from cnnviewer.session.state import Selection, State

_UNKNOWN_SHRINK = 8  # of a layer whose size no outcome has told yet


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
        return not self.is_input(value) and is_signed(self.network, value)

    def colours(self, value: str) -> str:
        """The name of the colour map of `value`."""
        if self.is_input(value):
            return "grey"
        view = self.state.view
        return view.signed_colours if self.signed(value) else view.unsigned_colours

    def levels(self, value: str) -> LevelSpec:
        """The scale of `value`; the input is drawn over the range that the preprocessing card can give."""
        view, card = self.state.view, self.state.card
        limits = view.limits.get(value)
        if limits is None and self.is_input(value):
            limits = (-card.mean[0] / card.std[0], (255 * card.scale - card.mean[0]) / card.std[0])
        return LevelSpec(view.scope, view.robust, view.ignore_border, limits, smooth=self.moving)

    def picture(self, column: StripColumn, shape: tuple[int, int, int] | None) -> PictureSpec:
        """The picture of a column whose value has `shape` (C, H, W), None when that is not known yet.

        The input is one picture in colour until it is selected; then its channels are shown.
        """
        value, view = column.value, self.state.view
        if shape is None:
            return PictureSpec(value, columns=1, shrink=_UNKNOWN_SHRINK, levels=self.levels(value))
        enlarged = view.enlarged.get(value)
        channels = (enlarged,) if enlarged is not None and enlarged < shape[0] else None
        composite = view.composite.get(value)
        if composite is None and self.is_input(value) and value != self.state.selection.value:
            composite = (0, 1, 2)
        return column.picture_spec(shape, channels, composite, self.signed(value), self.levels(value))


def box_on_input(outcome: Outcome, selection: Selection) -> tuple[float, float, float, float] | None:
    """What the selected cell sees, (top, left, bottom, right) in cells of the tensor; None when no cell is selected."""
    sight = sight_of(outcome, selection)
    if sight is None or outcome.prepared is None:
        return None
    top, left, height, width = outcome.prepared.frame_box
    rows, columns = outcome.prepared.tensor.shape[2:]
    down, across = rows / height, columns / width
    box = sight.box
    return (box[0] - top) * down, (box[1] - left) * across, (box[2] - top) * down, (box[3] - left) * across
