"""What is under the mouse in the x-ray lights up elsewhere, and what is under it elsewhere lights up in the x-ray."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from cnnviewer.explain.xray import Index, XRay
from cnnviewer.gui.bridge import Bridge
from cnnviewer.gui.layer_names import value_behind
from cnnviewer.gui.lit import Lit, LitCell
from cnnviewer.gui.panels.xray_face import XRayFace


class XRayPointing(QObject):
    """Between the rows and the picture of an x-ray and what is lit."""

    def __init__(self, face: XRayFace, lit: Lit, bridge: Bridge) -> None:
        super().__init__(face)
        self._face = face
        self._bridge = bridge
        self._lit = lit
        self._ray: XRay | None = None
        face.rows.hovered.connect(self._point)
        face.picture.hovered.connect(self._point)
        lit.changed.connect(self._follow)

    def show(self, ray: XRay | None) -> None:
        """Another number is on show."""
        self._ray = ray
        self._follow()

    def _point(self, term: int | None) -> None:
        """The mouse is over a term: its cell lights up on the maps."""
        place = None if term is None or self._ray is None else self._ray.terms.place(term)
        if place is None or len(place[1]) not in (2, 4):
            self._lit.point(None)
            return
        self.light(*place)

    def light(self, value: str, index: Index) -> None:
        """Light the number at `index` of `value`, a map or a vector."""
        row, column = index[2:] if len(index) == 4 else (0, 0)
        self._lit.point(LitCell(value, index[1], row, column))

    def _follow(self) -> None:
        """A cell is lit: its terms are ringed, wherever it was read."""
        terms = self.terms_of(self._lit.cell)
        if self._lit.cell is not None or not self._face.rows.viewport().underMouse():
            self._face.rows.point_at(terms)
            self._face.picture.point_at(terms)

    def terms_of(self, cell: LitCell | None) -> tuple[int, ...]:
        """The terms that were read in `cell`, in row-major order."""
        if cell is None or self._ray is None:
            return ()
        terms = self._ray.terms
        # What the strip shows for an activation is the map that it was made of.
        behind = [value_behind(self._bridge.network, value, {cell.value}) for value in terms.values if value]
        if cell.value not in behind:
            return ()
        which = behind.index(cell.value)
        shape = terms.shapes[which]
        index = (0, cell.channel, cell.row, cell.column)[: len(shape)]
        if len(index) != len(shape) or any(not 0 <= one < length for one, length in zip(index, shape, strict=True)):
            return ()
        flat = int(np.ravel_multi_index(index, shape))
        hits = (terms.cells == flat) & (terms.which == which)[:, None, None]
        return tuple(int(one) for one in np.flatnonzero(hits))
