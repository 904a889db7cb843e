"""Sentences of rooms that know no Qt, in the user's language.

An error or a notice is raised in English, with its values already in it. To say it in another language, the template
that it was made from is looked for (gui.sentence_tables), translated by Qt in the context "Sentence", and filled with
the same values. Words inside of a sentence ({a}, {b} ...) and the reasons that some sentences end with are translated
in the same way. Of several templates the most specific one counts: the one that explains most letters of the text,
those of its words included.

In English nothing of this is done, and the tables are not even loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from cnnviewer.gui.particles import with_particles
from cnnviewer.gui.translation import translating

_PLACE = re.compile(r"\{(\w)\}")


@dataclass(frozen=True)
class Template:
    """A sentence with places to fill in.

    text    as the tables and translators have it
    fixed   what stands before, between and after its places; one more than `places`
    places  their names: a digit where any value comes, a letter where words come
    """

    text: str
    fixed: tuple[str, ...]
    places: tuple[str, ...]

    @cached_property
    def letters(self) -> int:
        """Letters that are fixed."""
        return sum(map(str.isalpha, "".join(self.fixed)))

    def values(self, text: str) -> dict[str, str] | None:
        """{place: what stands there in `text`}; None when `text` was not made from this template.

        A value ends where the next fixed text begins first, so the time grows with the length of `text` only.
        """
        first, last = self.fixed[0], self.fixed[-1]
        if not self.places:
            return {} if text == first else None
        end = len(text) - len(last)
        if len(first) > end or not text.startswith(first) or not text.endswith(last):
            return None
        found, start = {}, len(first)
        for place, following in zip(self.places, self.fixed[1:-1], strict=False):
            stop = text.find(following, start, end)
            if stop < 0:
                return None
            found[place] = text[start:stop]
            start = stop + len(following)
        found[self.places[-1]] = text[start:end]
        return found


def in_language(text: str) -> str:
    """`text` in the language of the window; as it is when that is English or no template fits."""
    if not translating():
        return text
    said = most_specific((text,), _sentences())
    return text if said is None else with_particles(said.text)


class Said(NamedTuple):
    """A translated text, and how many letters of the English one were fixed."""

    text: str
    letters: int


def most_specific(spellings: Sequence[str], templates: Iterable[Template]) -> Said | None:
    """What is spelled so or so, translated by the one of `templates` that fits best; None when none fits."""
    best: Said | None = None
    for one in templates:
        for text in spellings:
            values = one.values(text)
            if values is not None:
                said = _translated(one, values)
                if said.letters > (0 if best is None else best.letters):
                    best = said
    return best


def template(text: str) -> Template:
    """The template that is written as `text`."""
    parts = _PLACE.split(text)
    return Template(text, tuple(parts[::2]), tuple(parts[1::2]))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The template that is written as `text`, with its places filled in."""
    return _PLACE.sub(lambda place: values[place[1]], text)


@cache
def _sentences() -> tuple[Template, ...]:
    from cnnviewer.gui.sentence_tables import SENTENCES

    return tuple(map(template, SENTENCES))


@cache
def _inside() -> tuple[Template, ...]:
    """What may stand inside of a sentence: words, and sentences that tell the reason."""
    from cnnviewer.gui.sentence_tables import WORDS

    return (*_sentences(), *map(template, WORDS))


def _translated(one: Template, values: Mapping[str, str]) -> Said:
    said = {place: _inner(value) if place.isalpha() else Said(value, 0) for place, value in values.items()}
    text = filled(
        QCoreApplication.translate("Sentence", one.text), {place: inner.text for place, inner in said.items()}
    )
    return Said(text, one.letters + sum(inner.letters for inner in said.values()))


def _inner(text: str) -> Said:
    """Words or a reason, whose first letter may have been made small or large for the sentence around it."""
    return most_specific((text, text[:1].swapcase() + text[1:]), _inside()) or Said(text, 0)
