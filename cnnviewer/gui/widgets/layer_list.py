"""The layers in order, from input to output: choose, add, remove, move, bypass."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cnnviewer.gui.icons import icon
from cnnviewer.gui.widgets.kernel_grid_model import Index
from cnnviewer.networks.stack import Activation, ConvLayer, Layer, PoolingKind, Stack

_NAME = Qt.ItemDataRole.UserRole
_SUMMARY = Qt.ItemDataRole.UserRole + 1
_ROW_PX = 26
_MOST_ROWS = 9


class LayerList(QWidget):
    """Shows the layers of a Stack.

    chosen         the user looks at the layer with this name
    add_asked      ("conv" or "pool", position in the stack)
    remove_asked   name;  move_asked  (name, by: -1 towards the input);  bypass_asked  (name, bypassed)
    """

    chosen = Signal(str)
    add_asked = Signal(str, int)
    remove_asked = Signal(str)
    move_asked = Signal(str, int)
    bypass_asked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setItemDelegate(_LayerDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Layers"))
        self.list.setToolTip(
            self.tr("Space or a click on the box bypasses a layer; Alt + Up and Alt + Down move it; Delete removes it")
        )
        self.list.viewport().setAutoFillBackground(False)
        self.list.installEventFilter(self)
        self.list.currentItemChanged.connect(lambda: self.chosen.emit(self.current))
        self.list.itemChanged.connect(self._toggled)
        self.add, self.remove = self._button("add", self.tr("Add a layer")), self._button("remove", self.tr("Remove"))
        self.up, self.down = (
            self._button("up", self.tr("Towards the input")),
            self._button("down", self.tr("Towards the output")),
        )
        self.menu = QMenu(self)
        for text, kind, behind in (
            (self.tr("Convolution after {layer}"), "conv", 1),
            (self.tr("Pooling after {layer}"), "pool", 1),
            (self.tr("Convolution before {layer}"), "conv", 0),
            (self.tr("Pooling before {layer}"), "pool", 0),
        ):
            action = self.menu.addAction(text)
            action.setData(text)
            action.triggered.connect(
                lambda _=False, kind=kind, behind=behind: self.add_asked.emit(
                    kind, max(0, self.list.currentRow()) + behind
                )
            )
        self.menu.aboutToShow.connect(self._name_actions)
        self.add.setMenu(self.menu)
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.remove.clicked.connect(lambda: self.remove_asked.emit(self.current))
        self.up.clicked.connect(lambda: self.move_asked.emit(self.current, -1))
        self.down.clicked.connect(lambda: self.move_asked.emit(self.current, 1))
        line = QHBoxLayout()
        line.setSpacing(2)
        for button in (self.add, self.up, self.down):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addLayout(line)
        self.refresh_icons()

    @property
    def current(self) -> str:
        """The name of the chosen layer; "" when none is."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(_NAME))

    def show_stack(self, stack: Stack, current: str) -> None:
        """Show the layers of `stack` with the layer called `current` chosen, in any case."""
        with QSignalBlocker(self.list):
            while self.list.count() > len(stack.layers):
                self.list.takeItem(self.list.count() - 1)
            while self.list.count() < len(stack.layers):
                self.list.addItem(QListWidgetItem())
            row = -1
            for place, layer in enumerate(stack.layers):
                item = self.list.item(place)
                item.setData(_NAME, layer.name)
                item.setData(_SUMMARY, summary(layer))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{layer.name}, {summary(layer)}")
                item.setCheckState(Qt.CheckState.Unchecked if layer.bypassed else Qt.CheckState.Checked)
                if layer.name.lower() == current.lower():
                    row = place
            self.list.setCurrentRow(row)
        self.list.setFixedHeight(_ROW_PX * min(_MOST_ROWS, max(1, len(stack.layers))))
        self.remove.setEnabled(row >= 0 and len(stack.layers) > 1)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < len(stack.layers) - 1)

    def refresh_icons(self) -> None:
        """Tint the icons anew after the theme changed."""
        for button, name in ((self.add, "add"), (self.remove, "remove"), (self.up, "up"), (self.down, "down")):
            button.setIcon(icon(name))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            key, alt = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.AltModifier
            own = key is Qt.Key.Key_Delete or (alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down))
            plain = key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End)
            if event.type() is QEvent.Type.ShortcutOverride:
                if own or plain:
                    event.accept()
                return own or plain
            if own:
                button = {Qt.Key.Key_Delete: self.remove, Qt.Key.Key_Up: self.up}.get(key, self.down)
                button.click()
                return True
        return False

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "flat")
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setFixedSize(28, 26)
        button.setIconSize(QSize(16, 16))
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _name_actions(self) -> None:
        for action in self.menu.actions():
            action.setText(str(action.data()).format(layer=self.current or self.tr("the first layer")))

    def _toggled(self, item: QListWidgetItem) -> None:
        self.bypass_asked.emit(str(item.data(_NAME)), item.checkState() is Qt.CheckState.Unchecked)


class _LayerDelegate(QStyledItemDelegate):
    """A box, the name, and the summary in muted text at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette: QPalette = option.palette
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            role = QPalette.ColorRole.Light if chosen else QPalette.ColorRole.Midlight
            painter.fillRect(rect, palette.color(role))
        if chosen:
            painter.fillRect(
                QRect(rect.left(), rect.top(), 2, rect.height()), palette.color(QPalette.ColorRole.Highlight)
            )
        used = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        box = QStyleOptionButton()
        box.palette = palette
        box.rect = self._box(option)
        box.state = QStyle.StateFlag.State_Enabled | (QStyle.StateFlag.State_On if used else QStyle.StateFlag.State_Off)
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, option.widget
        )
        muted = palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(palette.color(QPalette.ColorRole.Text) if used else muted)
        text = rect.adjusted(32, 0, -8, 0)
        name = str(index.data(_NAME))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(muted)
        metrics = QFontMetrics(painter.font())
        rest = text.adjusted(metrics.horizontalAdvance(name) + 12, 0, 0, 0)
        shown = index.data(_SUMMARY) if used else self.tr("bypassed")
        painter.drawText(
            rest,
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            metrics.elidedText(str(shown), Qt.TextElideMode.ElideRight, rest.width()),
        )

    @staticmethod
    def _box(option: QStyleOptionViewItem) -> QRect:
        rect: QRect = option.rect
        return QRect(rect.left() + 9, rect.center().y() - 7, 15, 15)


def summary(layer: Layer) -> str:
    """What a layer does, in a few characters: "16 · 5×5 · relu"."""
    if isinstance(layer, ConvLayer):
        rows, columns = layer.kernel_size
        parts = [str(layer.filters), f"{rows}×{columns}"]
        if layer.stride != (1, 1):
            parts.append(
                f"/{layer.stride[0]}"
                if layer.stride[0] == layer.stride[1]
                else f"/{layer.stride[0]}, {layer.stride[1]}"
            )
        if layer.activation is not Activation.NONE:
            parts.append("ReLU" if layer.activation is Activation.RELU else layer.activation.value)
        return " · ".join(parts)
    if layer.kind is PoolingKind.NONE:
        return layer.kind.value
    return f"{layer.kind.value} · {layer.size[0]}×{layer.size[1]} /{layer.stride[0]}"
