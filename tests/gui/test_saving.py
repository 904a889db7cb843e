"""What is asked before something is saved, and the endings that names get."""

import pytest
from PySide6.QtWidgets import QFileDialog

from cnnviewer.gui.saving import ask_place, file_name, say_saved

KINDS = ("CSV (*.csv)", "Markdown (*.md)")


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("table", KINDS[1], "table.md"),
        ("table", "", "table.csv"),
        ("table.MD", KINDS[0], "table.MD"),
        ("v1.2", KINDS[0], "v1.2.csv"),
    ],
)
def test_a_name_gets_the_ending_of_the_kind_unless_it_has_one(
    window, desk, tmp_path, monkeypatch, typed, kind, name
) -> None:
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *words: asked.append(words[2]) or (str(tmp_path / typed), kind)
    )
    assert ask_place(desk, "Export table", "a/b: layers", KINDS) == tmp_path / name
    assert asked[0].endswith("a-b- layers.csv")


def test_nothing_is_asked_twice_of_who_gives_up(window, desk, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert ask_place(desk, "Export table", "layers", KINDS) is None


def test_the_next_place_begins_where_the_last_one_was(desk, tmp_path) -> None:
    say_saved(desk, tmp_path / "layers.csv")
    assert desk.folder("export") == str(tmp_path)
    assert desk.notices.all[-1].text == "Saved layers.csv."


def test_a_name_without_a_letter_is_still_a_name() -> None:
    assert file_name(" ..") == "network"
