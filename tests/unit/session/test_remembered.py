"""What was chosen for a network file is found again by the content of the file."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from cnnviewer.networks.preprocessing import Centring, Colour, Fit, PreprocessingCard
from cnnviewer.session.remembered import MOST, Remembered, key_of, recall, remember, remembered_path

CARD = PreprocessingCard(28, 20, Fit.LETTERBOX, Colour.GREY, 1.0, (0.5,), (0.25,), True, Centring.BOX, 24)
CHOSEN = Remembered(CARD, ("cat", "개"))


def test_it_is_the_same_file_under_any_name_and_another_one_with_other_content(tmp_path: Path) -> None:
    first, moved, other = (tmp_path / name for name in ("a.onnx", "b.onnx", "c.onnx"))
    content = bytes(range(256)) * 4096
    first.write_bytes(content)
    shutil.copy(first, moved)
    other.write_bytes(content[:-1] + b"!")
    assert key_of(first) == key_of(moved) != key_of(other)
    assert key_of(tmp_path / "missing.onnx") == ""


def test_what_was_chosen_comes_back_whole_and_replaces_what_was_before() -> None:
    assert recall("key") == Remembered()
    remember("key", Remembered(replace(CARD, ink=3)))
    remember("key", CHOSEN)
    assert recall("key") == CHOSEN
    assert recall("other") == recall("") == Remembered()


def test_the_oldest_is_forgotten_when_there_are_too_many() -> None:
    for number in range(MOST + 2):
        remember(str(number), CHOSEN)
        if number == 5:
            remember("0", CHOSEN)
    assert recall("1") == Remembered()
    assert recall(str(MOST + 1)) == CHOSEN


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"key": 3}', '{"key": {"card": {"height": -5}}}', '{"key": {"card": {"std": [0]}}}', "\udcff"],
)
def test_a_damaged_file_counts_as_empty_and_is_written_anew(text: str) -> None:
    remembered_path().parent.mkdir(parents=True)
    remembered_path().write_bytes(text.encode("utf-8", "surrogateescape"))
    assert recall("key") == Remembered()
    remember("key", CHOSEN)
    assert recall("key") == CHOSEN


def test_a_place_that_cannot_be_written_to_stops_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("CNNVIEWER_HOME", str(tmp_path / "file"))
    remember("key", CHOSEN)
    assert recall("key") == Remembered()
