"""Where the engine spends its time: milliseconds by operator, convolutions by their kernel, stride and groups."""

from __future__ import annotations

import statistics
import sys
from collections import Counter, defaultdict

from cnnviewer.engine.evaluate import evaluate
from cnnviewer.engine.network import Node
from cnnviewer.engine.trace import Trace
from side_by_side.subjects import Subject

RUNS = 15


def report_operators(subject: Subject) -> None:
    """A row for each kind of node: how many there are, and the median of their milliseconds together."""
    frames, kinds = subject.frames(), {node.name: _kind(node) for node in subject.network.nodes}
    spent: dict[str, list[float]] = defaultdict(list)
    held: list[Trace] = []
    for number in range(RUNS):
        held.append(evaluate(subject.network, frames[number % len(frames)]))
        del held[:-2]
        together: Counter[str] = Counter()
        for name, duration_ms in held[-1].durations_ms.items():
            together[kinds[name]] += duration_ms  # type: ignore[assignment]  # Counter adds up floats too
        for kind, duration_ms in together.items():
            spent[kind].append(duration_ms)
    rows = sorted(((statistics.median(times), kind) for kind, times in spent.items()), reverse=True)
    counts = Counter(kinds.values())
    sys.stdout.writelines(f"      {counts[kind]:4} x {kind:30}{duration_ms:9.2f} ms\n" for duration_ms, kind in rows)


def _kind(node: Node) -> str:
    if node.operator not in ("Conv", "MaxPool"):
        return node.operator
    (rows, columns), (step, _) = node.attributes["kernel_shape"], node.attributes["strides"]
    groups = node.attributes.get("group", 1)
    apart = " depthwise" if groups != 1 else ""
    return f"{node.operator} {rows} x {columns}{apart}{f', stride {step}' if step != 1 else ''}"
