"""CSV: numbers as text, commas between columns, one line a row of the map.

The file opens with comment lines ("# network: ...") and has one block a map: an empty line, a comment line with its
name and size, the rows. `numpy.loadtxt(path, delimiter=",")` reads a single map; nine digits keep float32 exactly.
"""

from __future__ import annotations

from pathlib import Path

from cnnviewer.export.content import Content, NamedMap
from cnnviewer.export.exporter import EVERY_KIND, Exporter, ExportOptions, Step


def write(content: Content, path: Path, options: ExportOptions, step: Step) -> None:
    maps = content.maps
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for name, text in {"title": content.title, **content.metadata}.items():
            file.write(f"# {name}: {_one_line(text)}\n")
        for number, named in enumerate(maps):
            file.write(_block(named))
            step(number + 1, len(maps))


def _block(named: NamedMap) -> str:
    height, width = named.array.shape
    low, high = named.levels
    line = ",".join(["%.9g"] * width)  # a row at once: half the time of formatting value by value
    lines = [
        f"# map: {_one_line(named.name)}, {height} rows, {width} columns, shown from {low:.9g} to {high:.9g}",
        *(line % tuple(row) for row in named.array.tolist()),
    ]
    return "\n" + "\n".join(lines) + "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


EXPORTER = Exporter(".csv", "CSV text, one block a map", EVERY_KIND, write)
