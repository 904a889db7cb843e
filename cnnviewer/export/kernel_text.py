"""A kernel as plain text: rows that the kernel bench, a spreadsheet and NumPy read back; one block a channel."""

from __future__ import annotations

from pathlib import Path

from cnnviewer.export.content import Content, Kind
from cnnviewer.export.exporter import Exporter, ExportOptions, Step


def write(content: Content, path: Path, options: ExportOptions, step: Step) -> None:
    heading = {"kernel": content.title, **content.metadata}
    lines = [f"# {name}: {' '.join(text.split())}" for name, text in heading.items()]
    for named in content.maps:
        lines += ["", f"# {named.name}"]
        lines += ["\t".join(format(value, ".9g") for value in row) for row in named.array.tolist()]
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    step(1, 1)


EXPORTER = Exporter(".txt", "Text, rows of numbers", frozenset({Kind.KERNEL}), write)
