"""The tables of commands: complete, without clashes, and what they do when they are really triggered."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnviewer.display.picture import Scope
from cnnviewer.gui.commands import COMMANDS, MENUS, SCALE_MENU
from cnnviewer.gui.commands.command import Choices, Command, Separator
from cnnviewer.gui.commands.gestures import GESTURES
from cnnviewer.gui.dialogs.keyboard_map import KeyboardMap, key_rows
from cnnviewer.gui.theme import ThemeChoice
from cnnviewer.resources import resource_path

PLAIN = [command for command in COMMANDS.values() if isinstance(command, Command)]


def test_no_key_means_two_things() -> None:
    keys = Counter(QKeySequence(keys).toString() for command in PLAIN for keys in command.shortcuts)
    assert [sequence for sequence, uses in keys.items() if uses > 1] == []


@pytest.mark.parametrize("command", PLAIN, ids=lambda command: command.id)
def test_every_key_sequence_is_one(command: Command) -> None:
    assert all(QKeySequence(keys).toString() for keys in command.shortcuts)


@pytest.mark.parametrize("menu", [*MENUS, SCALE_MENU], ids=lambda menu: menu.id)
def test_every_entry_of_a_menu_is_a_command(menu) -> None:
    assert all(isinstance(entry, Separator) or entry in COMMANDS for entry in menu.entries)


def test_every_command_stands_in_a_menu() -> None:
    listed = {entry for menu in MENUS for entry in menu.entries}
    # Shorter ways to what the gallery and the menu of networks show, the last line of the menu that holds all, and
    # what stands below "Compare with".
    below = {"compare.open", "compare.architectures", "compare.recent"}
    assert set(COMMANDS) - listed == {"source.sample", "network.choose", "help.quit"} | below


@pytest.mark.parametrize("entry", list(COMMANDS.values()), ids=lambda entry: entry.id)
def test_every_icon_named_in_a_table_is_drawn(entry: Command | Choices) -> None:
    if isinstance(entry.icon, str) and entry.icon:
        assert resource_path("icons", f"{entry.icon}.svg").is_file()


@pytest.mark.parametrize("entry", [e for e in COMMANDS.values() if isinstance(e, Choices)], ids=lambda e: e.id)
def test_every_submenu_fills_itself(window, desk, entry: Choices) -> None:
    menu = window.actions_table.choices(entry.id, window)
    menu.aboutToShow.emit()
    assert menu.actions()


def test_the_help_page_shows_every_key(window, desk) -> None:
    shown = " ".join(keys for keys, _, _ in key_rows(desk))
    for command in PLAIN:
        for keys in command.shortcuts:
            assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) in shown
    assert len(key_rows(desk)) == len([c for c in PLAIN if c.shortcuts]) + len(GESTURES)


def test_f1_opens_the_help_page_and_its_search_narrows_it(window, qtbot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.findChild(KeyboardMap) is not None)
    page = window.findChild(KeyboardMap)
    QTest.keyClicks(page.search, "undo")
    shown = [row for row in range(page.table.rowCount()) if not page.table.isRowHidden(row)]
    assert len(shown) == 1
    assert "Ctrl+Z" in page.table.item(shown[0], 0).text()
    page.close()


@pytest.mark.parametrize(("key", "scope"), list(zip("1234", Scope, strict=True)))
def test_digits_choose_the_scale(window, session, key: str, scope: Scope) -> None:
    QTest.keyClicks(window, key)
    assert session.state.view.scope is scope


def test_r_a_b_m_and_l_switch_what_they_say(window, session, desk) -> None:
    before = session.state
    QTest.keyClicks(window, "rabm")
    view = session.state.view
    assert view.robust is not before.view.robust
    assert view.show_activations is not before.view.show_activations
    assert (view.ignore_border > 0) is not (before.view.ignore_border > 0)
    assert view.mirrored is not before.view.mirrored


def test_space_plays_and_pauses_a_video(window, session, desk, pipeline) -> None:
    desk.opener.source.frame_count = 20
    window.actions_table.refresh()
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert not session.state.playing
    assert pipeline.calls[-1] == ("pause",)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert session.state.playing
    assert pipeline.calls[-1] == ("play",)


def test_a_still_picture_neither_plays_nor_steps(window) -> None:
    assert not window.actions_table["source.play"].isEnabled()
    assert not window.actions_table["source.step_forward"].isEnabled()


def test_full_stop_and_comma_step_and_pause(window, session, desk, pipeline) -> None:
    desk.opener.source.frame_count = 20
    window.actions_table.refresh()
    QTest.keyClicks(window, ".")
    QTest.keyClicks(window, ",")
    assert [call for call in pipeline.calls if call[0] == "step"] == [("step", 1), ("step", -1)]
    assert not session.state.playing


def test_a_step_leaves_behind_what_was_said_about_a_file(window, desk) -> None:
    desk.opener.source.frame_count = 20
    window.actions_table.refresh()
    desk.notices.add("broken.png is empty.", "error", replace="source")
    QTest.keyClicks(window, ".")
    assert not desk.notices.all


def test_alt_and_an_arrow_go_to_the_next_picture_beside_the_one_that_was_opened(window, desk, qtbot, tmp_path) -> None:
    from PIL import Image

    for name in ("1.png", "2.png"):
        Image.new("RGB", (4, 4)).save(tmp_path / name)
    desk.opener.open(str(tmp_path / "1.png"))
    qtbot.waitUntil(lambda: window.actions_table["source.step_forward"].isEnabled())
    for key, expected in ((Qt.Key.Key_Right, "2.png"), (Qt.Key.Key_Right, "2.png"), (Qt.Key.Key_Left, "1.png")):
        QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: not desk.opener.busy)
        assert desk.opener.source.address == str(tmp_path / expected)
    assert not window.notice_bar.text


def test_after_the_last_picture_of_its_folder_there_is_a_sentence(window, desk, qtbot, tmp_path) -> None:
    from PIL import Image

    Image.new("RGB", (4, 4)).save(tmp_path / "1.png")
    desk.opener.open(str(tmp_path / "1.png"))
    qtbot.waitUntil(lambda: window.actions_table["source.step_forward"].isEnabled())
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "last picture" in window.notice_bar.text)


def test_undo_names_what_it_takes_back(window, session, qtbot) -> None:
    from dataclasses import replace

    before = session.state.card
    session.change(label="size", card=replace(before, height=40))
    qtbot.waitUntil(lambda: "size" in window.actions_table["edit.undo"].text())
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.state.card == before
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert session.state.card.height == 40


def test_a_preset_replaces_the_network_and_undo_brings_it_back(window, session, desk, settled) -> None:
    before = session.state.stack
    menu = window.actions_table.choices("network.presets", window)
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    assert session.state.stack is not before
    settled(desk.bridge)
    window.actions_table["edit.undo"].trigger()
    assert session.state.stack is before


def test_a_colour_map_is_chosen_from_its_menu(window, session) -> None:
    menu = window.actions_table.choices("view.colours", window)
    menu.aboutToShow.emit()
    chosen = next(action for action in menu.actions() if action.isEnabled() and not action.isChecked())
    chosen.trigger()
    view = session.state.view
    assert chosen.objectName() in (
        f"view.signed_colours {view.signed_colours}",
        f"view.unsigned_colours {view.unsigned_colours}",
    )


def test_escape_goes_up_one_step_at_a_time(window, session) -> None:
    from dataclasses import replace

    state = session.state
    session.change(selection=replace(state.selection, pixel=(3, 3)), view=replace(state.view, enlarged={"conv1": 2}))
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert session.state.view.enlarged == {}
    assert session.state.selection.pixel == (3, 3)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert session.state.selection.pixel is None


def test_the_theme_is_remembered(window, desk) -> None:
    menu = window.actions_table.choices("view.theme", window)
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.objectName() == "view.theme_light").trigger()
    assert desk.theme.choice is ThemeChoice.LIGHT
    assert desk.settings["theme"] == "light"


def test_paste_without_a_picture_says_so(window, desk) -> None:
    QApplication.clipboard().clear()
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "clipboard" in window.notice_bar.text


def test_opening_a_menu_refreshes_what_it_offers(window, desk, session) -> None:
    menu = window.toolbar.source_button.menu()
    desk.opener.source.frame_count = 5
    menu.aboutToShow.emit()
    assert window.actions_table["source.play"].isEnabled()
    assert menu.event(QEvent(QEvent.Type.None_)) is False
