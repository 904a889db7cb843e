"""Sentences of rooms that know no Qt, in the user's language.

An error or a notice is raised in English, with its values already in it. To say it in another language, the template
that it was made from is looked for (gui.sentence_tables), translated by Qt in the context "Sentence", and filled with
the same values. Of several templates the most specific one counts, the one with the longest fixed text. Words inside
of a sentence ({a}, {b} ...) and the reasons that some sentences end with are translated in the same way.

In English nothing of this is done, and the tables are not even loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

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

    @property
    def length(self) -> int:
        """Letters that are fixed."""
        return sum(map(len, self.fixed))

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
    said = _said(text, _sentences())
    return text if said is None else with_particles(said)


def template(text: str) -> Template:
    """The template that is written as `text`."""
    parts = _PLACE.split(text)
    return Template(text, tuple(parts[::2]), tuple(parts[1::2]))


def most_specific(texts: Iterable[str]) -> tuple[Template, ...]:
    """The templates written as `texts`, those with the longest fixed text first."""
    return tuple(sorted(map(template, texts), key=lambda one: (-one.length, one.text)))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The template that is written as `text`, with its places filled in."""
    return _PLACE.sub(lambda place: values[place[1]], text)


@cache
def _sentences() -> tuple[Template, ...]:
    from cnnviewer.gui.sentence_tables import SENTENCES

    return most_specific(SENTENCES)


@cache
def _inside() -> tuple[Template, ...]:
    """What may stand inside of a sentence: words, and sentences that tell the reason."""
    from cnnviewer.gui.sentence_tables import SENTENCES, WORDS

    return most_specific({*SENTENCES, *WORDS})


def _said(text: str, templates: tuple[Template, ...]) -> str | None:
    """`text` translated by the first of `templates` that fits; None when none does."""
    for one in templates:
        values = one.values(text)
        if values is not None:
            said = {place: _inner(value) if place.isalpha() else value for place, value in values.items()}
            return filled(QCoreApplication.translate("Sentence", one.text), said)
    return None


def _inner(text: str) -> str:
    """Words or a reason, whose first letter may have been made small or large for the sentence around it."""
    for spelled in (text, text[:1].swapcase() + text[1:]):
        said = _said(spelled, _inside())
        if said is not None:
            return said
    return text
