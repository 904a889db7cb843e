"""The chapters of the lesson, read from resources/lesson: what each puts on show, what it says, in which language."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from cnnviewer.resources import resource_path

LANGUAGES = ("en", "ko")


@dataclass(frozen=True)
class Stage:
    """What the window shows in a chapter; what is empty stays as it is.

    preset, network  a preset of the editable network, or the name of a trained one;  source  an address
    value            the selected layer;  view, inspector  titles of panels
    """

    preset: str = ""
    network: str = ""
    source: str = ""
    value: str = ""
    view: str = "strip"
    inspector: str = ""


@dataclass(frozen=True)
class Chapter:
    """A chapter.

    figure  "line" for the drawing of two functions, "worked" for the example on squared paper; else ""
    task    a name in TASKS;  links  (text, address) to read more
    """

    id: str
    stage: Stage
    figure: str
    task: str
    title: str
    paragraphs: tuple[str, ...]
    wish: str
    praise: str
    links: tuple[tuple[str, str], ...]


@cache
def chapters(language: str) -> tuple[Chapter, ...]:
    """All chapters in order, in one of LANGUAGES; English for any other."""
    texts = _read(f"{language if language in LANGUAGES else 'en'}.json")
    made = []
    for entry in _read("chapters.json"):
        stage = {key: value for key, value in entry.items() if key not in ("id", "figure", "task")}
        text = texts[entry["id"]]
        links = tuple((str(name), str(address)) for name, address in text["more"])
        made.append(
            Chapter(
                entry["id"],
                Stage(**stage),
                entry.get("figure", ""),
                entry["task"],
                text["title"],
                tuple(text["text"]),
                text["task"],
                text["done"],
                links,
            )
        )
    return tuple(made)


def _read(name: str) -> Any:
    return json.loads(resource_path("lesson", name).read_text("utf-8"))
