"""Tables of text that commands write to a console."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cnnviewer.engine.cost import LayerCost
    from cnnviewer.engine.network import Network
    from cnnviewer.engine.verify import NodeCheck, Verification
    from cnnviewer.networks.zoo import BundledNetwork

LABELS_SHOWN = 10


def times(sides: Sequence[int]) -> str:
    """ "3 × 240 × 320"."""
    return " × ".join(str(side) for side in sides)


def write_table(rows: Sequence[tuple[str, ...]], right: tuple[int, ...] = ()) -> None:
    """Write rows to stdout in columns as wide as their longest text; those in `right` end flush.

    A console that lacks the multiplication sign gets the letter x.
    """
    try:
        "×".encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        rows = [tuple(text.replace("×", "x") for text in row) for row in rows]
    widths = [max(len(text) for text in column) for column in zip(*rows, strict=True)]
    for row in rows:
        texts = (
            text.rjust(width) if number in right else text.ljust(width)
            for number, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        sys.stdout.write("  ".join(texts).rstrip() + "\n")


def layer_rows(
    network: Network, inputs: Mapping[str, Sequence[int]], layers: Sequence[LayerCost]
) -> list[tuple[str, ...]]:
    """The table of `info`: a row for each input and layer, and the sum."""
    from cnnviewer.explain.receptive_field import receptive_field

    rows: list[tuple[str, ...]] = [("layer", "operator", "output shape", "parameters", "MACs", "receptive field")]
    rows += [(name, "Input", times(shape), "", "", "1 × 1") for name, shape in inputs.items()]
    for layer in layers:
        if layer.output in network.internal:
            continue
        field = times(receptive_field(network, layer.output).size)
        numbers = (f"{layer.parameters:,}" if layer.parameters else "", f"{layer.macs:,}" if layer.macs else "")
        rows.append((layer.output, layer.operator, times(layer.output_shape), *numbers, field))
    total = f"{sum(layer.parameters for layer in layers):,}", f"{sum(layer.macs for layer in layers):,}"
    return [*rows, ("total", "", "", *total, "")]


def learned_text(network: Network, bundled: BundledNetwork | None) -> str:
    """What the classes of a network are, and how well one that comes with the program tells them apart; "" for none."""
    lines = []
    if network.labels:
        more = f" and {len(network.labels) - LABELS_SHOWN} more" if len(network.labels) > LABELS_SHOWN else ""
        lines.append(f"classes: {', '.join(network.labels[:LABELS_SHOWN])}{more}\n")
    if bundled is not None:
        lines.append(f"{bundled.accuracy:.2%} of 10,000 test pictures right\n")
    return "".join(lines)


def check_rows(checked: Verification) -> list[tuple[str, ...]]:
    """A heading and a row for every node of a self-check."""
    heading = ("node", "operator", "largest relative error", "compared cells", "")
    return [heading, *(_check_row(row) for row in checked.rows)]


def check_problem(checked: Verification) -> str:
    """One sentence about what the self-check found wrong or could not check; "" when everything passed."""
    wrong, unchecked = checked.wrong(), checked.unchecked
    if wrong:
        first = max(wrong, key=lambda row: row.error or 0.0)
        found = first.reason or f"its error is {_error(first)} at {first.output}{_place(first.place)}"
        return (
            f"{len(wrong)} of {len(checked.rows)} nodes compute wrong numbers, most of all {first.node} "
            f"({first.operator}): {found}; please report it with the network."
        )
    if unchecked:
        first = unchecked[0]
        return (
            f"{len(unchecked)} of {len(checked.rows)} nodes could not be checked, first {first.node} "
            f"({first.operator}): {first.reason}; compare them with another program."
        )
    return ""


def _check_row(row: NodeCheck) -> tuple[str, ...]:
    if row.error is None:
        return row.node, row.operator, "not checked", "", row.reason
    return row.node, row.operator, _error(row), f"{row.cells:,}", row.reason


def _place(place: Sequence[int]) -> str:
    """ ", map 4, row 13, column 41" of a place (n, c, h, w) from 0; " (1, 8)" of another; people count from 1."""
    if len(place) == 4:
        return f", map {place[1] + 1}, row {place[2] + 1}, column {place[3] + 1}"
    return f" ({', '.join(str(at + 1) for at in place)})" if place else ""


def _error(row: NodeCheck) -> str:
    from cnnviewer.engine.difference import error_text

    return error_text(row.error or 0.0)
