"""A network file comes back with the card and the names that were chosen for it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from cnnviewer.gui.class_names import use_labels
from cnnviewer.networks.load import load_network
from cnnviewer.session.remembered import key_of, recall
from tests.helpers.small_networks import classifier, saved

NAMES = ("cat", "dog", "ship", "frog", "tree")


@pytest.fixture
def path(tmp_path: Path) -> str:
    return saved(tmp_path, classifier())


@pytest.fixture
def open_(window, desk, qtbot, settled):
    def open_and_wait(address: str) -> None:
        desk.networks.open(address)
        qtbot.waitUntil(lambda: not desk.networks.busy)
        settled(desk.bridge)

    return open_and_wait


def test_an_edited_card_is_there_again_when_the_file_is_opened_again_even_elsewhere(
    open_, session, desk, window, qtbot, path, tmp_path
) -> None:
    open_(path)
    guessed = session.state.card
    window.panels["source"].card_editor._invert.click()
    edited = session.state.card
    assert edited == replace(guessed, invert=True)
    qtbot.waitUntil(lambda: recall(key_of(Path(path))).card == edited)
    desk.networks.open("mnist")
    qtbot.waitUntil(lambda: not desk.networks.busy)
    assert session.state.card != edited
    moved = tmp_path / "elsewhere" / "other.onnx"
    moved.parent.mkdir()
    Path(path).rename(moved)
    open_(str(moved))
    assert session.state.card == edited
    open_(saved(tmp_path, classifier(blocks=2)))
    assert session.state.card == guessed


def test_names_of_classes_are_read_from_a_chosen_file_and_remembered(
    open_, session, desk, window, qtbot, monkeypatch, path, tmp_path
) -> None:
    open_(path)
    assert session.state.network.labels == ()
    file = tmp_path / "my names.txt"
    file.write_text("\n".join(NAMES), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *arguments: (str(file), ""))
    window.actions_table["network.labels"].trigger()
    qtbot.waitUntil(lambda: session.state.network.labels == NAMES)
    session.undo()
    assert session.state.network.labels == ()
    session.redo()
    qtbot.waitUntil(lambda: recall(key_of(Path(path))).labels == NAMES)
    desk.networks.open("mnist")
    qtbot.waitUntil(lambda: not desk.networks.busy)
    open_(path)
    assert session.state.network.labels == NAMES


def test_chosen_names_are_saved_with_the_network(open_, session, window, qtbot, monkeypatch, path, tmp_path) -> None:
    open_(path)
    file = tmp_path / "names.txt"
    file.write_text("\n".join(NAMES), "utf-8")
    use_labels(window._desk, file)
    qtbot.waitUntil(lambda: session.state.network.labels == NAMES)
    target = tmp_path / "with names.onnx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: (str(target), ""))
    window.actions_table["network.save"].trigger()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: any(str(target) in notice.text for notice in window._desk.notices.all))
    assert load_network(str(target)).labels == NAMES


@pytest.mark.parametrize(
    ("content", "part"),
    [(b"one\ntwo\n", "2 labels"), (b"\xff\xfe\xff", "UTF-8"), (b"x" * (5 << 20), "no names"), (None, "no names")],
)
def test_names_that_do_not_fit_are_refused_in_one_sentence(open_, desk, session, qtbot, path, tmp_path, content, part):
    open_(path)
    file = tmp_path / "wrong.txt"
    if content is not None:
        file.write_bytes(content)
    use_labels(desk, file)
    qtbot.waitUntil(lambda: any(part in notice.text for notice in desk.notices.all))
    assert session.state.network.labels == ()
