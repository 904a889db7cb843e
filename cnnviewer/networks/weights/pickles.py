"""Python pickles read without running them.

A pickle is a small program for a machine with a stack (the module pickletools describes its instructions). Python's own
machine calls whatever the program names and sets attributes of what it got. The machine here knows only the
instructions that numbers, texts, tuples, lists and dictionaries need. What is called by name comes from a table that
the caller gives; a name that is not in it, and any other instruction, ends the reading with one sentence.
"""

from __future__ import annotations

import pickletools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO, cast

from cnnviewer.engine.exchange.names import quoted, text
from cnnviewer.errors import WeightsError

MOST_STEPS = 2_000_000
MOST_BYTES = 100_000_000
"""Of the pickles of one file, without the numbers of its arrays."""

Maker = Callable[[tuple[object, ...]], object]
"""Arguments -> what a call by name gives. Raises WeightsError when they are wrong."""


@dataclass(frozen=True)
class Name:
    """Something of a Python module that a pickle names, for example "torch.FloatStorage": the name, not the thing."""

    name: str


class _Mark:
    """Where a list of arguments begins on the stack."""


_MARK = _Mark()

# Instructions that put their argument on the stack, and those that put a constant there.
_PUSHED = {
    *("BININT", "BININT1", "BININT2", "LONG1", "BINFLOAT"),
    *("BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8", "BINSTRING", "SHORT_BINSTRING"),
    *("BINBYTES", "SHORT_BINBYTES", "BINBYTES8"),
}
_CONSTANTS: Mapping[str, object] = {"NONE": None, "NEWTRUE": True, "NEWFALSE": False, "EMPTY_TUPLE": (), "MARK": _MARK}
_REMEMBERED = frozenset(("BINPUT", "LONG_BINPUT"))
_RECALLED = frozenset(("BINGET", "LONG_BINGET"))
_STEPS = {step.code: step for step in pickletools.opcodes}
_TWO_LINES = ("GLOBAL", "INST")
_TUPLES = {"TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}
_KNOWN = {
    *(*_PUSHED, *_CONSTANTS, *_REMEMBERED, *_RECALLED, *_TUPLES, "PROTO", "FRAME", "MEMOIZE", "TUPLE"),
    *("EMPTY_LIST", "APPEND", "APPENDS", "EMPTY_DICT", "SETITEM", "SETITEMS"),
    *("GLOBAL", "STACK_GLOBAL", "REDUCE", "BUILD", "BINPERSID"),
}


class Unpickler:
    """Reads the pickles of one file, one after another.

    file     opened for bytes, at the start of the first pickle
    name     of the file, for sentences
    makers   what may be called by name;  named  what may be named only
    persist  gives what stands outside the pickle ("persistent id")
    """

    def __init__(
        self, file: IO[bytes], name: str, makers: Mapping[str, Maker], named: frozenset[str], persist: Maker
    ) -> None:
        self._stream = _Stream(file, name)
        self._name, self._makers, self._named, self._persist = name, makers, named, persist
        self._steps = 0
        self._stack: list[object] = []
        self._memo: dict[int, object] = {}

    def load(self) -> object:
        """The next pickle. Raises WeightsError when it is damaged or asks for anything that is not allowed."""
        self._stack, self._memo = [], {}
        try:
            while (step := _STEPS[self._stream.read(1).decode("latin-1")]).name != "STOP":
                self._steps += 1
                if self._steps > MOST_STEPS:
                    raise WeightsError(
                        f"{self._name} has a pickle of more than {MOST_STEPS:,} instructions, more than weights need; "
                        "save them again."
                    )
                if step.name not in _KNOWN:
                    raise self._refusal(step)
                self._step(step.name, self._argument(step))
            return self._pop()
        except (ValueError, IndexError, KeyError, OverflowError, MemoryError):
            # What pickletools says of bytes that are no pickle, and a stack or memory that has run out.
            raise damaged(self._name) from None

    def _argument(self, step: pickletools.OpcodeInfo) -> object:
        """What follows an instruction in the file."""
        if step.name in _TWO_LINES:
            # pickletools would undo escapes here, which Python's own machine does not.
            return ".".join(self._stream.readline().removesuffix(b"\n").decode() for _ in range(2))
        return step.arg.reader(cast(IO[bytes], self._stream)) if step.arg else None

    def _step(self, instruction: str, argument: object) -> None:
        """Carry out one instruction."""
        if instruction in _PUSHED:
            self._stack.append(argument)
        elif instruction in _CONSTANTS:
            self._stack.append(_CONSTANTS[instruction])
        elif instruction in _REMEMBERED:
            self._memo[_integer(argument)] = self._stack[-1]
        elif instruction == "MEMOIZE":
            self._memo[len(self._memo)] = self._stack[-1]
        elif instruction in _RECALLED:
            self._stack.append(self._memo[_integer(argument)])
        elif instruction in _TUPLES:
            self._stack.append(tuple(reversed([self._pop() for _ in range(_TUPLES[instruction])])))
        elif instruction == "TUPLE":
            self._stack.append(tuple(self._since_mark()))
        elif instruction == "EMPTY_LIST":
            self._stack.append([])
        elif instruction in ("APPEND", "APPENDS"):
            items = [self._pop()] if instruction == "APPEND" else self._since_mark()
            grown = self._stack[-1]
            if not isinstance(grown, list):
                raise damaged(self._name)
            grown.extend(items)
        elif instruction == "EMPTY_DICT":
            self._stack.append({})
        elif instruction in ("SETITEM", "SETITEMS"):
            items = [self._pop() for _ in range(2)][::-1] if instruction == "SETITEM" else self._since_mark()
            self._dictionary().update(pairs(list(zip(items[::2], items[1::2], strict=True)), self._name))
        elif instruction in ("GLOBAL", "STACK_GLOBAL"):
            self._stack.append(self._known(str(argument) if instruction == "GLOBAL" else self._two_texts()))
        elif instruction == "REDUCE":
            self._call()
        elif instruction == "BUILD":
            # The attributes of an ordered dictionary (its "_metadata") say nothing about the weights.
            self._pop()
            self._dictionary()
        elif instruction == "BINPERSID":
            self._stack.append(self._persist(self._tuple()))

    def _refusal(self, step: pickletools.OpcodeInfo) -> WeightsError:
        """The error that names an instruction which is not known here, and what INST would call."""
        called = ""
        if step.name in _TWO_LINES:
            called = f" of {self._argument(step)}"
        return WeightsError(
            f"{self._name} was refused: its pickle holds the instruction {step.name}{quoted(text(called))}, which no "
            "weights need; save a state dict instead."
        )

    def _known(self, name: str) -> Name:
        """`name`, "module.name", when it is allowed."""
        if name not in self._makers and name not in self._named:
            raise WeightsError(
                f"{self._name} was refused: its pickle asks for {quoted(text(name))}, which weights do not need and "
                "which could run code; save only the state dict (torch.save(network.state_dict(), path))."
            )
        return Name(name)

    def _call(self) -> None:
        arguments = self._tuple()
        called = self._pop()
        if not isinstance(called, Name) or called.name not in self._makers:
            what = called.name if isinstance(called, Name) else "something that is no name"
            raise WeightsError(f"{self._name} was refused: its pickle calls {what}; save a state dict instead.")
        self._stack.append(self._makers[called.name](arguments))

    def _pop(self) -> object:
        item = self._stack.pop()
        if item is _MARK:
            raise damaged(self._name)
        return item

    def _dictionary(self) -> dict[str | int, object]:
        """The dictionary on top of the stack."""
        top = self._stack[-1]
        if not isinstance(top, dict):
            raise damaged(self._name)
        return top

    def _tuple(self) -> tuple[object, ...]:
        item = self._pop()
        if not isinstance(item, tuple):
            raise damaged(self._name)
        return item

    def _two_texts(self) -> str:
        name, module = self._pop(), self._pop()
        if not isinstance(name, str) or not isinstance(module, str):
            raise damaged(self._name)
        return f"{module}.{name}"

    def _since_mark(self) -> list[object]:
        """Take everything down to the last mark."""
        place = len(self._stack) - 1
        while self._stack[place] is not _MARK:
            place -= 1
            if place < 0:
                raise damaged(self._name)
        items = self._stack[place + 1 :]
        del self._stack[place:]
        return items


def damaged(name: str) -> WeightsError:
    """The error that says that a file cannot be what it claims to be."""
    return WeightsError(f"{name} is damaged, or only a part of a file of weights; copy or save it again.")


def pairs(items: list[object], name: str) -> dict[str | int, object]:
    """A dictionary of these (key, value) pairs; its keys are texts or integers. Raises WeightsError for others."""
    made: dict[str | int, object] = {}
    for item in items:
        if not isinstance(item, tuple | list) or len(item) != 2 or type(item[0]) not in (str, int):
            raise WeightsError(f"{name} holds a dictionary whose keys are no names; save a state dict instead.")
        made[item[0]] = item[1]
    return made


def _integer(argument: object) -> int:
    if not isinstance(argument, int):
        raise ValueError
    return argument


class _Stream:
    """The bytes of pickles, so many at most."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file, self._name, self._left = file, name, MOST_BYTES

    def read(self, count: int) -> bytes:
        self._take(count)
        return self._file.read(count)

    def readline(self) -> bytes:
        line = self._file.readline(min(self._left, 4096))
        self._take(len(line))
        return line

    def _take(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise damaged(self._name)
