"""Writes cnnviewer/gui/sentence_tables: every sentence of the rooms without Qt, where pyside6-lupdate finds it.

    python packaging/sentences.py

An error or a notice is an English sentence, made where it is raised. The window says it in the user's language
(gui.sentences), and for that it must know all sentences before one is said. This reads them out of the source.

sentence  what is given to an error of cnnviewer.errors, to `noticed` and `on_notice`, or put into a `problem`
words     what may stand inside of one: "rows", "the system refused it"

A place to fill in is {0}, {1} ... where any value comes, and {a}, {b} ... where words come, which are translated too.
To know which, an expression is followed to where its text is made: the assignments of a name, the arguments of all
calls for a parameter, what a function returns, the values of a table. Words that make a sentence complete or leave it
as it is (" (ONNX opset 7)" or "") are written out: one sentence with them, one without.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from string import ascii_lowercase

sys.path.insert(0, str(Path(__file__).resolve().parent))
from sentence_sources import ROOT, sources
from sentence_texts import VALUE, WORDS, Collector

TABLES = ROOT / "cnnviewer" / "gui" / "sentence_tables"
_LINE = 120


def written(text: str) -> str:
    """A text as the tables and translators have it, its places {0}, {1} ... and {a}, {b} ..."""
    numbers, letters = iter(range(10)), iter(ascii_lowercase)
    return re.sub(f"[{VALUE}{WORDS}]", lambda mark: f"{{{next(numbers) if mark[0] == VALUE else next(letters)}}}", text)


def united(texts: set[str]) -> set[str]:
    """Texts that differ only in what may be filled in become one, which takes words wherever one of them does."""
    found: dict[str, str] = {}
    for text in texts:
        key = text.replace(WORDS, VALUE)
        before = found.get(key, key)
        found[key] = "".join(WORDS if WORDS in pair else pair[0] for pair in zip(before, text, strict=True))
    return set(found.values())


def collected() -> tuple[dict[str, set[str]], set[str]]:
    """({table: its sentences}, words), with marks."""
    collector = Collector()
    of_table: dict[str, set[str]] = {}
    for source in sources():
        of_table.setdefault(source.table, set()).update(collector.sentences(source))
    return of_table, collector.words


def tables() -> dict[Path, str]:
    """{path: text} of the files, as they should be."""
    of_table, words = collected()
    known: set[str] = set()
    found = {}
    everything = united(set().union(*of_table.values()))
    for table, texts in of_table.items():
        keys = {text.replace(WORDS, VALUE) for text in texts}
        here = {written(text) for text in everything if text.replace(WORDS, VALUE) in keys} - known
        known |= here
        if here:
            found[TABLES / f"{table}.py"] = _module(f"Sentences of {_TITLES[table]}.", here)
    inside = {written(text) for text in united(words)} - known
    single = {text for text in inside if " " not in text}
    found[TABLES / "words.py"] = _module("Words that stand inside of sentences.", single)
    found[TABLES / "phrases.py"] = _module("Groups of words that stand inside of sentences.", inside - single)
    return found


_TITLES = {
    "engine": "the engine",
    "exchange": "engine/exchange",
    "operators": "engine/operators",
    "networks": "the networks",
    "sources": "the sources",
    "rest": "all other rooms",
}


def _module(title: str, texts: set[str]) -> str:
    """One text a line, so that a change of one is a change of one line."""
    lines = [f'    QT_TRANSLATE_NOOP("Sentence", {_quoted(text)}),' for text in sorted(texts)]
    long = ["# ruff: noqa: E501 - one text a line"] if max(map(len, lines)) > _LINE else []
    return "\n".join(
        (
            f'"""{title} Written by packaging/sentences.py."""',
            "",
            *long,
            "# fmt: off",
            "",
            "from cnnviewer.gui.translation import QT_TRANSLATE_NOOP",
            "",
            "TEXTS: tuple[str, ...] = (",
            *lines,
            ")",
            "",
        )
    )


def _quoted(text: str) -> str:
    """A literal with double quotes, which lupdate reads."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


if __name__ == "__main__":
    TABLES.mkdir(exist_ok=True)
    wanted = tables()
    for path in set(TABLES.glob("*.py")) - set(wanted) - {TABLES / "__init__.py"}:
        path.unlink()
    for path, text in wanted.items():
        path.write_text(text, "utf-8")
