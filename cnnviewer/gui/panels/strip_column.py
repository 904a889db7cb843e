"""One column of the strip: the name and shape of a value, its maps, its legend."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from cnnviewer.display.mosaic import best_layout
from cnnviewer.display.picture import LevelSpec, PictureSpec
from cnnviewer.gui.widgets.level_histogram import LevelHistogram
from cnnviewer.gui.widgets.map_view import MapView


class StripColumn(QWidget):
    """Shows one value. `value` is its name in the network.

    chosen  the header was clicked: select this layer
    """

    chosen = Signal(str)

    def __init__(self, value: str, title: str, operator: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self.title = title
        self.setAccessibleName(title)
        self.maps = MapView()
        self.maps.setAccessibleName(self.tr("Feature maps of {layer}").format(layer=title))
        self.legend = LevelHistogram()
        self.legend.setAccessibleName(self.tr("Colour scale of {layer}").format(layer=title))
        self._name = _label(title)
        self._shape = _label("")
        self._operator = _label(operator)
        for label in (self._shape, self._operator):
            label.setProperty("role", "muted")
        font = self._name.font()
        font.setBold(True)
        self._name.setFont(font)
        self._operator_text = operator
        self._shape_known: tuple[int, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 6)
        column.setSpacing(1)
        for label in (self._name, self._shape, self._operator):
            column.addWidget(label)
        column.addSpacing(5)
        column.addWidget(self.maps, 1)
        column.addSpacing(4)
        column.addWidget(self.legend)
        self._selected = False
        self._area: tuple[int, int] = (0, 0)

    def set_operator(self, operator: str) -> None:
        """Another description of the operator: the layer was edited."""
        self._operator_text = operator
        self._describe()

    def set_shape(self, shape: tuple[int, ...]) -> None:
        """The (C, H, W) of the value."""
        if shape != self._shape_known:
            self._shape_known = shape
            self._describe()

    def useful_width(self, shape: tuple[int, int, int], most: int, height: int) -> int:
        """The width, up to `most`, that maps of `shape` (C, H, W) can fill in a column of `height`."""
        area = (max(1, height - (self.height() - self.maps.height())), most)
        columns, _, _ = best_layout(shape[0], shape[1:], area)
        rows = -(-shape[0] // columns)
        return min(most, int(columns * (area[0] / rows) * shape[2] / shape[1]) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._describe()

    def _describe(self) -> None:
        """What stands under the name: all of it where there is room, the bare numbers in a narrow column."""
        shape = self._shape_known
        full = " × ".join(str(length) for length in shape)
        self.setToolTip(" · ".join(text for text in (self.title, full, self._operator_text) if text))
        roomy = self.fontMetrics().horizontalAdvance(full) <= self.width()
        if roomy or len(shape) != 3:
            self._shape.setText(full)
            self._operator.setText(self._operator_text)
        else:
            self._shape.setText(self.tr("{count} maps").format(count=shape[0]))
            self._operator.setText(f"{shape[1]}×{shape[2]}")

    def set_selected(self, selected: bool) -> None:
        """Whether this is the selected layer."""
        if selected != self._selected:
            self._selected = selected
            self._colour_name()

    def picture_spec(
        self,
        shape: tuple[int, int, int],
        channels: tuple[int, ...] | None,
        composite: tuple[int, int, int] | None,
        signed: bool,
        levels: LevelSpec,
    ) -> PictureSpec:
        """What to ask for so that maps of `shape` (C, H, W) are as large as the column allows."""
        count = 1 if composite is not None else len(channels) if channels is not None else shape[0]
        ratio = self.devicePixelRatioF()
        area = (max(1, int(self.maps.height() * ratio)), max(1, int(self.maps.width() * ratio)))
        columns, shrink, _ = best_layout(count, shape[1:], area)
        if self.maps.zoom > 1:
            _, shrink, _ = best_layout(count, shape[1:], (int(area[0] * self.maps.zoom), int(area[1] * self.maps.zoom)))
        return PictureSpec(self.value, channels, columns, shrink, signed, composite, levels)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if QPointF(event.position()).y() < self.maps.y():
            self.chosen.emit(self.value)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._colour_name()
        super().changeEvent(event)

    def _colour_name(self) -> None:
        role = QPalette.ColorRole.Highlight if self._selected else QPalette.ColorRole.WindowText
        self._name.setStyleSheet(f"color: {self.palette().color(role).name()};")


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label
