"""What the selected cell sees: its value and the box of the frame that it looks at."""

from __future__ import annotations

from dataclasses import dataclass

from cnnviewer.errors import CnnviewerError
from cnnviewer.explain.receptive_field import box, receptive_field
from cnnviewer.networks.intervention import untouched
from cnnviewer.pipeline.outcome import Outcome
from cnnviewer.session.state import Selection


@dataclass(frozen=True)
class Sight:
    """A selected cell.

    row, column, value  of the cell in its feature map, row and column from 0
    size                (rows, columns) of input cells that it depends on, before cutting at the edges
    box                 (top, left, bottom, right) of that area in frame pixels, cut at the edges
    """

    row: int
    column: int
    value: float
    size: tuple[int, int]
    box: tuple[float, float, float, float]

    @property
    def place_text(self) -> str:
        """ "85, 144": row and column as people count them, from 1."""
        return f"{self.row + 1}, {self.column + 1}"


def sight_of(outcome: Outcome, selection: Selection) -> Sight | None:
    """What the selected cell sees in `outcome`; None when no cell is selected or it does not exist there."""
    activation = outcome.activation(selection.value)
    if activation is None or activation.ndim != 3 or selection.pixel is None or outcome.prepared is None:
        return None
    channels, height, width = activation.shape
    row, column = selection.pixel
    if not (selection.channel < channels and 0 <= row < height and 0 <= column < width):
        return None
    network = untouched(outcome.spec.network)  # what is done to one map would hide what the others see
    shape = outcome.prepared.tensor.shape
    try:
        top, left, bottom, right = box(network, selection.value, row, column, shape)
        rows, columns = receptive_field(network, selection.value).size
    except CnnviewerError:
        return None
    frame_top, frame_left, frame_height, frame_width = outcome.prepared.frame_box
    down, across = frame_height / shape[2], frame_width / shape[3]
    in_frame = (
        frame_top + top * down,
        frame_left + left * across,
        frame_top + bottom * down,
        frame_left + right * across,
    )
    return Sight(row, column, float(activation[selection.channel, row, column]), (int(rows), int(columns)), in_frame)


def cell_at(outcome: Outcome, value: str, row: float, column: float) -> tuple[int, int] | None:
    """The (row, column) of the cell of `value` over a place of the frame; None outside of the network's input."""
    activation = outcome.activation(value)
    if activation is None or activation.ndim != 3 or outcome.prepared is None:
        return None
    top, left, height, width = outcome.prepared.frame_box
    down, across = (row - top) / height, (column - left) / width
    if not (0 <= down < 1 and 0 <= across < 1):
        return None
    return int(down * activation.shape[1]), int(across * activation.shape[2])
