"""The architecture of a network as a table: a row for each layer with its shape, its costs and what one value sees.

Steps inside a layer (an explicit padding, the sign flips of min pooling) have no row; what they compute and how long
they take counts for the layer they belong to, so that the rows add up to the whole network.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cnnviewer.engine.cost import BYTES_PER_VALUE
from cnnviewer.engine.network import Network, Node, Shape
from cnnviewer.engine.operators import find_operator
from cnnviewer.engine.shapes import input_shapes_of
from cnnviewer.errors import CnnviewerError
from cnnviewer.explain.receptive_field import ReceptiveField, receptive_fields


class Cost(StrEnum):
    """What can be compared between layers."""

    PARAMETERS = "parameters"
    MACS = "macs"
    BYTES = "bytes"
    TIME = "time"


@dataclass(frozen=True)
class LayerRow:
    """One layer.

    value         its first output; what is selected when the row is
    shape         (N, C, H, W) of that output; () when it cannot be told
    parameters, macs, activation_bytes  for one frame; without bias additions
    field         receptive field, (rows, columns) cells of the input; everything: all of it, whatever its size
    nodes         the nodes whose milliseconds are those of the layer
    """

    name: str
    value: str
    operator: str
    shape: Shape
    parameters: int
    macs: int
    activation_bytes: int
    field: tuple[int, int] = (1, 1)
    everything: bool = False
    nodes: tuple[str, ...] = ()

    def amount(self, cost: Cost, durations_ms: Mapping[str, float]) -> float:
        """How much of `cost` the layer takes; of time as measured by node, in milliseconds."""
        if cost is Cost.TIME:
            return sum(durations_ms.get(node, 0.0) for node in self.nodes)
        amounts = {Cost.PARAMETERS: self.parameters, Cost.MACS: self.macs, Cost.BYTES: self.activation_bytes}
        return amounts[cost]


def layer_rows(network: Network, shapes: Mapping[str, Shape], *, fields: bool = True) -> tuple[LayerRow, ...]:
    """The rows of `network` in order, `shapes` being those of its values as far as they are known.

    fields  False: without receptive fields, which take longest to find
    """
    seen = receptive_fields(network) if fields else {}
    rows: list[LayerRow] = []
    pending: list[Node] = []
    for node in network.nodes:
        pending.append(node)
        if node.outputs[0] in network.internal:
            continue
        rows.append(_row(network, tuple(pending), shapes, seen))
        pending.clear()
    return tuple(rows)


def _row(
    network: Network, nodes: tuple[Node, ...], shapes: Mapping[str, Shape], seen: Mapping[str, ReceptiveField]
) -> LayerRow:
    last = nodes[-1]
    parameters = macs = 0
    for node in nodes:
        outputs = [shapes[name] for name in node.outputs if name in shapes]
        if len(outputs) < len(node.outputs):
            continue
        try:
            cost = find_operator(node.operator).cost(node, input_shapes_of(network, node, shapes), outputs)
        except CnnviewerError:
            continue  # an unknown operator: nobody knows what it costs
        parameters, macs = parameters + cost.parameters, macs + cost.macs
    taken = BYTES_PER_VALUE * sum(math.prod(shapes[name]) for name in last.outputs if name in shapes)
    field = seen.get(last.outputs[0], ReceptiveField())
    return LayerRow(
        last.name,
        last.outputs[0],
        last.operator,
        tuple(shapes.get(last.outputs[0], ())),
        parameters,
        macs,
        taken,
        field.size,
        field.everything,
        tuple(node.name for node in nodes),
    )


class TextStyle(StrEnum):
    """How a table is written as text."""

    TABS = "tsv"
    CSV = "csv"
    MARKDOWN = "md"


def table_text(headings: Sequence[str], rows: Sequence[Sequence[str]], style: TextStyle) -> str:
    """The table as text that ends with a line break.

    Numbers in `rows` are plain digits. In Markdown a column of numbers is flush right and "|" is escaped.
    """
    if style is TextStyle.MARKDOWN:
        return _markdown(headings, rows)
    written = io.StringIO()
    delimiter = "\t" if style is TextStyle.TABS else ","
    csv.writer(written, delimiter=delimiter, lineterminator="\n").writerows([headings, *rows])
    return written.getvalue()


def _markdown(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    def line(texts: Sequence[str]) -> str:
        return "| " + " | ".join(text.replace("|", "\\|") for text in texts) + " |\n"

    def is_number(text: str) -> bool:
        try:
            float(text.replace(",", ""))
        except ValueError:
            return False
        return True

    columns = list(zip(*rows, strict=True)) or [()] * len(headings)
    rules = ["--:" if column and all(is_number(one) for one in column if one) else "---" for column in columns]
    return line(headings) + line(rules) + "".join(line(row) for row in rows)
