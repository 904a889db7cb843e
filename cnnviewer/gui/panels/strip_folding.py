"""Which blocks of a deep network are unfolded, and the columns that follow from it. Knows no widget.

A folded block is one column: the maps of what it makes, under the name of the block. The selection is never folded
away: a block with the selected value in it unfolds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from cnnviewer.engine.network import Network, Shape
from cnnviewer.gui.panels.strip_columns import ColumnText
from cnnviewer.networks.blocks import Block, BlockKind, blocks_of
from cnnviewer.networks.flow import Flow, flow_of
from cnnviewer.networks.intervention import untouched

MANY = 24  # columns; a network with fewer is shown whole and has no map


class Folding:
    """`texts` of all columns in order, `flow` between them, `blocks`; the last two are empty of a small network."""

    def __init__(self) -> None:
        self.texts: tuple[ColumnText, ...] = ()
        self.flow = Flow((), (), (), (), ())
        self.blocks: tuple[Block, ...] = ()
        self._open: set[str] = set()
        self._block_of: dict[str, Block] = {}
        self._made_from: tuple[object, ...] = ()
        self._columns: tuple[ColumnText, ...] = ()
        self._sources: list[tuple[int, ...]] = []
        self._name = ""

    @property
    def active(self) -> bool:
        """Whether the network has so many columns that it is folded."""
        return len(self.flow) > 0

    def take(self, network: Network, shape: Shape, texts: Sequence[ColumnText]) -> bool:
        """Show these columns of `network`; blocks that were unfolded stay so while the network is the same.

        False: only operators may have changed.
        """
        network, self.texts = untouched(network), tuple(texts)
        self._forget()
        values = [text.value for text in self.texts]
        made_from = (network.nodes, shape, values)
        if self._made_from and self._made_from[0] is network.nodes and self._made_from[1:] == made_from[1:]:
            return False
        if network.name != self._name:
            self._open.clear()
        self._name, self._made_from = network.name, made_from
        many = len(values) > MANY
        self.flow = flow_of(network, shape, values) if many else Flow((), (), (), (), ())
        self.blocks = blocks_of(self.flow) if many else ()
        self._block_of = {value: block for block in self.blocks for value in block.values}
        self._open &= {block.name for block in self.blocks}
        return True

    def columns(self) -> tuple[ColumnText, ...]:
        """The columns on show, in order: one for every folded block, those of every other value."""
        if not self._columns:
            self._columns = tuple(self._shown())
        return self._columns

    def _shown(self) -> Iterator[ColumnText]:
        for text in self.texts:
            block = self._block_of.get(text.value)
            if block is None:
                yield text
            elif self.is_open(block):
                yield replace(text, label=_within(text.title, block.title))
            elif text.value == block.output:
                yield ColumnText(text.value, block_title(block), block_text(block), block.name)

    def block_of(self, value: str) -> Block | None:
        """The block that `value` belongs to; None when it stands alone."""
        return self._block_of.get(value)

    def block(self, name: str) -> Block:
        """The block called `name`."""
        return self._block_of[name]

    def is_open(self, block: Block) -> bool:
        """Whether `block` is unfolded."""
        return block.name in self._open

    def shown_as(self, value: str) -> str:
        """The value of the column that stands for `value`: its own, or that of the block it is folded away in."""
        block = self._block_of.get(value)
        return value if block is None or self.is_open(block) else block.output

    def toggle(self, name: str) -> None:
        """Fold a block that is open, unfold one that is folded."""
        self._open ^= {name}
        self._forget()

    def fold_all(self) -> None:
        self._open.clear()
        self._forget()

    def unfold_all(self) -> None:
        self._open = {block.name for block in self.blocks}
        self._forget()

    def reveal(self, value: str) -> bool:
        """Unfold the block in which `value` is folded away; False when it has a column."""
        if self.shown_as(value) == value:
            return False
        self._open.add(self._block_of[value].name)
        self._forget()
        return True

    def sources(self) -> list[tuple[int, ...]]:
        """For each column on show, the columns it comes from, as indices."""
        if self._sources:
            return self._sources
        index = {text.value: number for number, text in enumerate(self.columns())}
        shown = [index[self.shown_as(value)] for value in self.flow.values]
        found: list[set[int]] = [set() for _ in index]
        for place, sources in enumerate(self.flow.sources):
            found[shown[place]].update(shown[source] for source in sources if shown[source] != shown[place])
        self._sources = [tuple(sorted(one)) for one in found]
        return self._sources

    def _forget(self) -> None:
        """Other columns are on show."""
        self._columns, self._sources = (), []


def block_title(block: Block) -> str:
    """ "layer1.0", or "Block 3" of one whose names say nothing."""
    return block.title or QCoreApplication.translate("StripPanel", "Block {number}").format(number=block.number)


def block_text(block: Block) -> str:
    """ "residual block, 3 convolutions": what a folded block is, in a few words."""
    if block.kind is BlockKind.RESIDUAL:
        kind = QCoreApplication.translate("StripPanel", "residual block")
    elif block.kind is BlockKind.BRANCHES:
        kind = QCoreApplication.translate("StripPanel", "{count} branches").format(count=block.lanes.count)
    elif block.kind is BlockKind.STAGE:
        kind = QCoreApplication.translate("StripPanel", "stage")
    else:
        kind = QCoreApplication.translate("StripPanel", "block")
    if not block.convolutions:
        return kind
    if block.convolutions == 1:
        text = QCoreApplication.translate("StripPanel", "1 convolution")
    else:
        text = QCoreApplication.translate("StripPanel", "{count} convolutions").format(count=block.convolutions)
    return f"{kind}, {text}"


def _within(title: str, scope: str) -> str:
    """What `title` adds to the title of its block; "" when it does not begin with that."""
    rest = title.removeprefix(scope)
    return rest[1:] if scope and rest != title and len(rest) > 1 and rest[0] in "./_" else ""
