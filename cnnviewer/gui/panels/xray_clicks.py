"""What a click in the x-ray does: a number that was read is gone to, a weight shows its kernel."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cnnviewer.explain.walk import Step

if TYPE_CHECKING:
    from cnnviewer.gui.panels.xray import XRayPanel


class XRayClicks(QObject):
    """Follows the clicks in `panel`."""

    def __init__(self, panel: XRayPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        panel.face.rows.pressed.connect(self._open_term)
        panel.face.rows.weighed.connect(self._open_weight)
        panel.face.rows.parted.connect(self._open_part)
        panel.face.picture.pressed.connect(self._open_term)

    def _open_term(self, term: int) -> None:
        ray = self._panel.ray
        place = None if ray is None else ray.terms.place(term)
        if place is not None:
            self._go(*place)

    def _open_part(self, number: int) -> None:
        ray = self._panel.ray
        part = None if ray is None else (*ray.added, *ray.facts)[number]
        if part is not None and part.value:
            self._go(part.value, part.index)

    def _open_weight(self, term: int) -> None:
        """The kernel of a weight is chosen in the bench."""
        ray = self._panel.ray
        place = None if ray is None else ray.terms.weight_place(term)
        if ray is not None and place is not None and ray.node is not None and ray.node.operator == "Conv":
            _, (_, channel, *_) = place
            self._panel.select(replace(self._panel.session.state.selection, kernel=channel))

    def _go(self, value: str, index: tuple[int, ...]) -> None:
        if value not in self._panel.bridge.network.weights:
            self._panel.walk_on([Step(value, index)])
