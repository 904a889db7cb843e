"""Collects what worker threads report, and lets a test wait for it without sleeping."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
PATIENCE_S = 10.0


class Recorder(Generic[T]):
    """A list that grows on one thread and is waited for on another."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._items: list[T] = []

    @property
    def items(self) -> list[T]:
        with self._changed:
            return list(self._items)

    def add(self, item: T) -> None:
        with self._changed:
            self._items.append(item)
            self._changed.notify_all()

    def wait_for(self, condition: Callable[[list[T]], bool], what: str = "the condition") -> list[T]:
        """The items as soon as there are some and `condition(items)` holds; fails the test when it never does."""
        with self._changed:
            met = self._changed.wait_for(lambda: bool(self._items) and condition(self._items), PATIENCE_S)
            assert met, f"{what} did not come true; there were {len(self._items)}"
            return list(self._items)

    def wait_for_count(self, count: int) -> list[T]:
        return self.wait_for(lambda items: len(items) >= count, f"{count} items")
