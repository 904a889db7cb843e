"""A place for one thing between two threads: the newest wins, what was not taken in time is dropped and counted.

A queue between a fast producer and a slow consumer grows without bound, and with it the delay; a slot holds one item,
so the consumer always works on the newest and is never more than one item late.
"""

from __future__ import annotations

from threading import Condition
from typing import Generic, TypeVar

T = TypeVar("T")


class LatestSlot(Generic[T]):
    """Holds at most one item. Safe to use from any number of threads."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._item: T | None = None
        self._dropped = 0
        self._closed = False

    @property
    def dropped(self) -> int:
        """How many items were displaced before anybody took them."""
        return self._dropped

    @property
    def closed(self) -> bool:
        return self._closed

    def put(self, item: T) -> T | None:
        """Leave `item`; returns the one it displaces, None when the slot was empty. Ignored after `close`."""
        with self._changed:
            if self._closed:
                return None
            displaced, self._item = self._item, item
            if displaced is not None:
                self._dropped += 1
            self._changed.notify()
            return displaced

    def take(self) -> T | None:
        """Wait for an item and take it out; None once the slot is closed."""
        with self._changed:
            while self._item is None and not self._closed:
                self._changed.wait()
            return self._empty()

    def take_now(self) -> T | None:
        """The item if there is one, without waiting."""
        with self._changed:
            return self._empty()

    def close(self) -> None:
        """Wake every waiting `take` with None; the item still inside is let go."""
        with self._changed:
            self._closed = True
            self._item = None
            self._changed.notify_all()

    def _empty(self) -> T | None:
        item, self._item = self._item, None
        return item
