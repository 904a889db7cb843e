import pytest

from cnnviewer.errors import UsageError
from cnnviewer.session.notices import NOTICE_LIMIT, Notice, Notices


def test_notices_are_kept_in_order() -> None:
    notices = Notices()
    first = notices.add("one")
    second = notices.add("two", "error")
    assert notices.all == (first, second) == (Notice("one", "info"), Notice("two", "error"))


def test_a_notice_with_the_same_replace_key_takes_the_place_of_the_one_before() -> None:
    notices = Notices()
    notices.add("camera 0 was unplugged", "warning", replace="source")
    other = notices.add("saved")
    back = notices.add("camera 0 is back", replace="source")
    assert notices.all == (other, back)


def test_the_same_sentence_stands_only_once() -> None:
    notices = Notices()
    for _ in range(3):
        notices.add("It did not work.", "error")
    assert len(notices.all) == 1


def test_a_notice_can_be_dismissed_itself_or_by_its_key() -> None:
    notices = Notices()
    first, _, third = notices.add("one"), notices.add("two", replace="source"), notices.add("three")
    notices.dismiss(first)
    notices.dismiss("source")
    notices.dismiss("no such key")
    assert notices.all == (third,)


def test_subscribers_hear_what_is_added_and_dismissed_until_they_leave() -> None:
    notices = Notices()
    heard: list[tuple[str, str]] = []
    leave = notices.subscribe(lambda n: heard.append(("added", n.text)), lambda n: heard.append(("gone", n.text)))
    only_added = notices.subscribe(lambda n: heard.append(("also", n.text)))
    notices.dismiss(notices.add("one"))
    leave()
    leave()
    notices.add("two")
    only_added()
    notices.add("three")
    assert heard == [("added", "one"), ("also", "one"), ("gone", "one"), ("also", "two")]


def test_old_notices_make_room() -> None:
    notices = Notices()
    for number in range(NOTICE_LIMIT + 5):
        notices.add(str(number))
    assert [notice.text for notice in notices.all] == [str(number) for number in range(5, NOTICE_LIMIT + 5)]


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(UsageError, match="not panic"):
        Notices().add("Help!", "panic")
