"""The texts of the lesson: every chapter in every language, and every place that a chapter names is there."""

import json
from urllib.parse import urlparse

import pytest

from cnnviewer.resources import resource_path

ENTRIES = json.loads(resource_path("lesson", "chapters.json").read_text("utf-8"))
TEXTS = {code: json.loads(resource_path("lesson", f"{code}.json").read_text("utf-8")) for code in ("en", "ko")}


def test_both_languages_have_every_chapter_and_no_other() -> None:
    ids = [entry["id"] for entry in ENTRIES]
    assert len(ids) >= 12
    for texts in TEXTS.values():
        assert list(texts) == ids


@pytest.mark.parametrize("code", TEXTS)
def test_every_chapter_says_something_asks_something_and_tells_where_to_read_on(code: str) -> None:
    for text in TEXTS[code].values():
        assert all((text["title"], text["text"], text["task"], text["done"], text["more"]))
        assert all(urlparse(address).scheme == "https" for _, address in text["more"])


def test_korean_is_korean() -> None:
    for text in TEXTS["ko"].values():
        for part in (text["title"], *text["text"], text["task"], text["done"]):
            assert any("가" <= letter <= "힣" for letter in part), part


def test_presets_networks_and_sources_that_chapters_name_exist() -> None:
    from cnnviewer.networks.presets import PRESETS
    from cnnviewer.networks.zoo import find_bundled
    from cnnviewer.sources.samples import samples

    known = {f"sample:{sample.name.removeprefix('sample:')}" for sample in samples()} | {"canvas:"}
    for entry in ENTRIES:
        assert entry.get("preset", next(iter(PRESETS))) in PRESETS
        assert "network" not in entry or find_bundled(entry["network"]) is not None
        assert entry.get("source", "sample:cat") in known
