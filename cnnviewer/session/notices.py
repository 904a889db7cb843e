"""Notices: what the user is told in one sentence, beside the work. Used on one thread, the window's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, cast, get_args

from cnnviewer.errors import UsageError

NoticeKind = Literal["info", "warning", "error"]
NOTICE_LIMIT = 50


@dataclass(frozen=True)
class Notice:
    """One sentence for the user.

    kind     "info" passes by, "warning" stays until it is dismissed, "error": something did not work
    replace  a notice with the same key takes the place of this one ("source": only the newest word about it counts)
    """

    text: str
    kind: NoticeKind = "info"
    replace: str | None = None


Added = Callable[[Notice], None]
Dismissed = Callable[[Notice], None]


class Notices:
    """The notices that nobody has dismissed, oldest first."""

    def __init__(self) -> None:
        self._notices: list[Notice] = []
        self._subscribers: list[tuple[Added, Dismissed | None]] = []

    @property
    def all(self) -> tuple[Notice, ...]:
        return tuple(self._notices)

    def add(self, text: str, kind: str = "info", replace: str | None = None) -> Notice:
        """Tell the user `text`; it takes the place of a notice with the same text or the same `replace` key."""
        if kind not in get_args(NoticeKind):
            raise UsageError(f"A notice is {', '.join(get_args(NoticeKind))}, not {kind}.")
        notice = Notice(text, cast(NoticeKind, kind), replace)
        self._notices = [known for known in self._notices if not _takes_place(notice, known)]
        self._notices.append(notice)
        del self._notices[:-NOTICE_LIMIT]
        for added, _ in tuple(self._subscribers):
            added(notice)
        return notice

    def dismiss(self, notice: Notice | str) -> None:
        """Take back a notice, or the one with this `replace` key: what it said was read or is no longer so."""
        for known in self.all:
            if known is notice or (isinstance(notice, str) and known.replace == notice):
                self._notices.remove(known)
                for _, dismissed in tuple(self._subscribers):
                    if dismissed is not None:
                        dismissed(known)

    def subscribe(self, added: Added, dismissed: Dismissed | None = None) -> Callable[[], None]:
        """Call `added(notice)` and `dismissed(notice)` from now on; returns a function that ends the subscription."""
        entry = (added, dismissed)
        self._subscribers.append(entry)

        def unsubscribe() -> None:
            if entry in self._subscribers:
                self._subscribers.remove(entry)

        return unsubscribe


def _takes_place(new: Notice, known: Notice) -> bool:
    return known.text == new.text or (new.replace is not None and known.replace == new.replace)
