"""The history: whatever is edited, undo leads back to the same objects and redo forth to the same objects."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnviewer.networks.stack import Stack
from cnnviewer.session.session import HISTORY_LIMIT, Session
from cnnviewer.session.state import OpenedNetwork, Selection, State, default_state
from tests.helpers.small_networks import classifier
from tests.helpers.states import small_state

edits = st.lists(st.sampled_from(["stack", "card", "selection", "drag a", "drag b", "let go"]), max_size=30)


def do(session: Session, edit: str, number: int) -> None:
    state = session.state
    if edit == "stack":
        session.change(f"edit {number}", stack=Stack(f"{number}", ()))
    elif edit == "card":
        session.change(f"edit {number}", card=replace(state.card, height=number + 2))
    elif edit == "selection":
        session.change(selection=Selection(channel=number))
    elif edit == "let go":
        session.end_merge()
    else:
        session.change(f"edit {number}", merge=edit, stack=Stack(f"{number}", ()))


def document(state: State) -> tuple[int, object]:
    return id(state.stack), state.card


def undo_all(session: Session) -> list[tuple[int, object]]:
    passed = [document(session.state)]
    while session.undo_label is not None:
        session.undo()
        passed.append(document(session.state))
    return passed


@given(edits)
def test_undoing_everything_and_redoing_everything_passes_the_same_objects(done: list[str]) -> None:
    session = Session(small_state())
    first = document(session.state)
    kept = [session.state]  # keeps the objects alive, so that ids stay theirs
    for number, edit in enumerate(done):
        do(session, edit, number)
        kept.append(session.state)
    back = undo_all(session)
    assert back[-1] == first
    forth = [document(session.state)]
    while session.redo_label is not None:
        session.redo()
        forth.append(document(session.state))
    assert forth == back[::-1]
    assert undo_all(session) == back


@given(edits)
def test_undo_never_touches_what_is_no_edit(done: list[str]) -> None:
    session = Session(small_state())
    for number, edit in enumerate(done):
        do(session, edit, number)
    before = session.state
    undo_all(session)
    assert session.state.selection == before.selection
    assert session.state.source == before.source


@given(st.integers(1, 20))
def test_a_drag_is_one_step_however_many_values_it_passes(values: int) -> None:
    session = Session(small_state())
    first = session.state.stack
    for number in range(values):
        session.change("set a cell", merge="conv1 0 0", stack=Stack(f"{number}", ()))
    session.undo()
    assert session.state.stack is first
    assert session.undo_label is None


def test_two_drags_over_the_same_cell_are_two_steps_when_the_button_was_let_go_between() -> None:
    session = Session(small_state())
    session.change("drag", merge="cell", stack=Stack("1", ()))
    session.end_merge()
    session.change("drag", merge="cell", stack=Stack("2", ()))
    session.undo()
    assert session.state.stack.name == "1"


def test_a_drag_after_undo_does_not_merge_into_the_step_before() -> None:
    session = Session(small_state())
    session.change("drag", merge="cell", stack=Stack("1", ()))
    session.change("drag elsewhere", merge="other", stack=Stack("2", ()))
    session.undo()
    session.change("drag", merge="cell", stack=Stack("3", ()))
    session.undo()
    assert session.state.stack.name == "1"


def test_a_new_edit_forgets_what_was_undone() -> None:
    session = Session(small_state())
    session.change("one", stack=Stack("1", ()))
    session.undo()
    session.change("two", stack=Stack("2", ()))
    assert session.redo_label is None
    session.redo()
    assert session.state.stack.name == "2"


def test_a_choice_that_is_no_edit_keeps_what_can_be_redone() -> None:
    session = Session(small_state())
    session.change("one", stack=Stack("1", ()))
    session.undo()
    session.change(selection=Selection("pool1"))
    assert session.redo_label == "one"


def test_the_history_is_limited() -> None:
    session = Session(small_state())
    for number in range(HISTORY_LIMIT + 10):
        session.change("edit", stack=Stack(f"{number}", ()))
    undo_all(session)
    assert session.state.stack.name == "9"


def test_subscribers_hear_before_and_after_and_may_leave_while_they_are_told() -> None:
    session = Session(small_state())
    heard: list[tuple[State, State]] = []

    def once(before: State, after: State) -> None:
        heard.append((before, after))
        leave()

    leave = session.subscribe(once)
    before = session.state
    after = session.change(playing=True)
    session.change(playing=False)
    assert heard == [(before, after)]


def test_everybody_hears_the_changes_in_their_order_even_when_one_follows_from_another() -> None:
    session = Session(small_state())
    heard: list[tuple[State, State]] = []

    def repair(before: State, after: State) -> None:
        if after.playing:
            session.change(playing=False)

    session.subscribe(repair)
    session.subscribe(lambda before, after: heard.append((before, after)))
    first = session.state
    second = session.change(playing=True)
    assert heard == [(first, second), (second, session.state)]
    assert not session.state.playing


def test_a_subscriber_that_fails_does_not_silence_the_next_change() -> None:
    session = Session(small_state())
    heard: list[State] = []
    session.subscribe(lambda before, after: heard.append(after))
    leave = session.subscribe(lambda before, after: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        session.change(playing=True)
    leave()
    session.change(playing=False)
    assert heard[-1] is session.state


def test_an_opened_network_is_a_step_of_the_history_and_does_not_stay_in_memory() -> None:
    session = Session(default_state())
    first, second = OpenedNetwork("a.onnx", classifier()), OpenedNetwork("b.onnx", classifier(), edited=True)
    session.change(label="a", network=first)
    session.change(label="b", network=second)
    session.change(label="c", network=None)
    session.undo()
    assert session.state.network is second  # its edits would be lost
    session.undo()
    assert (session.state.network.address, session.state.network.graph) == ("a.onnx", None)
    session.undo()
    assert session.state.network is None
