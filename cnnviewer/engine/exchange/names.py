"""Names out of a file: printable, unique, and short where a sentence quotes them."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST_QUOTE = 60


def text(name: str | bytes) -> str:
    """`name` with a sign in the place of what cannot be shown; protobuf gives bytes where it is no UTF-8."""
    if isinstance(name, bytes):
        name = name.decode("utf-8", "replace")
    return name if name.isprintable() else "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


def quoted(name: str) -> str:
    """`name` as a sentence quotes it: cut in the middle when it is long."""
    half = LONGEST_QUOTE // 2
    return name if len(name) <= LONGEST_QUOTE else f"{name[:half]}…{name[-half:]}"


class Names:
    """Names that are taken, and new ones that are not."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._tried: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._taken

    def take(self, name: str) -> bool:
        """Take `name`; False when somebody has it already."""
        if name in self._taken:
            return False
        self._taken.add(name)
        return True

    def fresh(self, wanted: str) -> str:
        """`wanted`, or `wanted` with the first number that makes it new."""
        name, number = wanted, self._tried.get(wanted, 1)
        while not self.take(name):
            number += 1
            name = f"{wanted}_{number}"
        self._tried[wanted] = number
        return name
