import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnviewer.pipeline.slot import LatestSlot


def test_the_newest_item_wins_and_the_displaced_one_is_returned_and_counted() -> None:
    slot: LatestSlot[str] = LatestSlot()
    assert slot.put("first") is None
    assert slot.put("second") == "first"
    assert slot.dropped == 1
    assert slot.take() == "second"
    assert slot.take_now() is None


def test_take_waits_until_something_is_put() -> None:
    slot: LatestSlot[str] = LatestSlot()
    taken: list[str | None] = []
    thread = threading.Thread(target=lambda: taken.append(slot.take()))
    thread.start()
    assert taken == []
    slot.put("late")
    thread.join(10)
    assert taken == ["late"]


@pytest.mark.parametrize("takers", [1, 3])
def test_close_wakes_everybody_who_waits_with_none(takers: int) -> None:
    slot: LatestSlot[str] = LatestSlot()
    taken: list[str | None] = []
    threads = [threading.Thread(target=lambda: taken.append(slot.take())) for _ in range(takers)]
    for thread in threads:
        thread.start()
    slot.close()
    for thread in threads:
        thread.join(10)
    assert taken == [None] * takers


def test_a_closed_slot_lets_go_of_its_item_and_ignores_new_ones() -> None:
    slot: LatestSlot[str] = LatestSlot()
    slot.put("before")
    slot.close()
    assert slot.closed
    assert slot.put("after") is None
    assert slot.take() is None
    assert slot.take_now() is None


@given(st.lists(st.booleans(), max_size=60))
def test_every_item_is_either_taken_or_counted_as_dropped(puts: list[bool]) -> None:
    slot: LatestSlot[int] = LatestSlot()
    taken = []
    for number, put in enumerate(puts):
        if put:
            slot.put(number)
        elif (item := slot.take_now()) is not None:
            taken.append(item)
    left = slot.take_now()
    assert taken == sorted(taken)
    assert len(taken) + slot.dropped + (left is not None) == sum(puts)
