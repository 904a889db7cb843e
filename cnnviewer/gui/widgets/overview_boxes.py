"""The boxes of a map of something long, and where each is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

_MARGIN_X, _MARGIN_Y = 10, 7
_GAP = 1.0
_TOLD_APART = 4.0  # pixels: narrower boxes have no gap between them
_LANE_GAP = 1.0
_THINNEST = 2.0


@dataclass(frozen=True)
class Box:
    """One thing on the map, `key`: from `start` to `stop` along it, in lane `lane` of `lanes`.

    height    of all its lanes together, 0 (lowest) to 1
    strength  0 (faint) to 1
    tip       what the mouse is told
    group     where there is little room, boxes of one group and lane are one
    line      a way without anything on it: drawn as a thin line, below all lanes when `lane` is none of them
    """

    key: str
    start: float
    stop: float
    height: float
    strength: float = 1.0
    lane: int = 0
    lanes: int = 1
    tip: str = ""
    group: str = ""
    line: bool = False


@dataclass(frozen=True)
class Scale:
    """How a map of `length` units lies in a widget of `width` by `height` pixels."""

    length: float
    width: int
    height: int

    @property
    def crowded(self) -> bool:
        """Whether single boxes would be too narrow to be told apart."""
        return self.across(1) - self.across(0) < _TOLD_APART

    def across(self, position: float) -> float:
        """The pixel of a position on the map."""
        return _MARGIN_X + position / self.length * (self.width - 2 * _MARGIN_X)

    def position_at(self, across: float) -> float:
        """The position under a pixel, within the map."""
        position = (across - _MARGIN_X) / max(1, self.width - 2 * _MARGIN_X) * self.length
        return min(max(position, 0.0), self.length)

    def rect(self, box: Box) -> QRectF:
        """Where a box is drawn."""
        left, right = round(self.across(box.start)), round(self.across(box.stop))
        gap = _GAP if right - left >= _TOLD_APART else 0.0
        room = self.height - 2 * _MARGIN_Y
        least = box.lanes * (_THINNEST + _LANE_GAP)
        whole = min(room, max(least, 4 + box.height * (room - 4)))
        each = (whole + _LANE_GAP) / box.lanes
        above = round(_MARGIN_Y + (room - whole) / 2)
        if box.line and box.lane >= box.lanes:
            return QRectF(left, above + round(whole) + 2, max(1.0, right - left - gap), 1)
        top, bottom = above + round(box.lane * each), above + round((box.lane + 1) * each - _LANE_GAP)
        if box.line:
            return QRectF(left, (top + bottom) // 2, right - left, 1)
        return QRectF(left, top, max(1.0, right - left - gap), max(_THINNEST, bottom - top))


def merged(boxes: Sequence[Box]) -> Iterator[Box]:
    """One box for all of a group in a lane; those without a group as they are."""
    together: dict[tuple[str, int, int, bool], list[Box]] = {}
    for box in boxes:
        key = (box.group or box.key, box.lane, box.lanes, box.line)
        together.setdefault(key, []).append(box)
    for parts in together.values():
        yield replace(
            parts[0],
            start=min(part.start for part in parts),
            stop=max(part.stop for part in parts),
            height=max(part.height for part in parts),
            strength=sum(part.strength for part in parts) / len(parts),
        )
