"""What an expression may say: packaging/sentences.py follows it to where its text is made.

A text is kept with VALUE and WORDS in the places to fill in; see packaging/sentences.py.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from sentence_sources import Function, Place, Source, find_class, find_function, nodes, sources

VALUE, WORDS = "\0", "\1"
"""What stands for a place to fill in while texts are put together."""

NOTICES = ("noticed", "on_notice")
OPAQUE = ("formula", "shown", "quoted", "text", "tr", "translate", "translated", "repr", "len", "type")
"""Functions that give names, numbers or what is translated already."""

NAMES = {("add", "kind"), ("find_operator", "name"), ("integers", "name"), ("open", "address")}
"""(function, parameter) that is a name and no word."""

FIELDS = {
    ("engine/exchange/attributes.py", "kind"): ("Unread",),
    ("export/registry.py", "value"): ("Kind",),
    ("networks/kernels/table.py", "title"): ("NamedKernel", "Parameter"),
    ("networks/sizes.py", "value"): ("PaddingMode",),
    ("sources/registry.py", "other"): ("Signature",),
}
"""(file, attribute) that holds words, and the classes that tell which."""

REASONS = ("CodecError",)
"""Errors that never reach the window as they are, but inside of another one."""

SYSTEM = (
    "Cannot allocate memory",
    "Device or resource busy",
    "Directory not empty",
    "Disk quota exceeded",
    "File exists",
    "File name too long",
    "File too large",
    "Input/output error",
    "Invalid argument",
    "Is a directory",
    "No space left on device",
    "No such device",
    "No such file or directory",
    "Not a directory",
    "Operation not permitted",
    "Permission denied",
    "Read-only file system",
    "Too many levels of symbolic links",
    "Too many open files",
    "Too many open files in system",
)
"""What systems say when they refuse a file (`strerror` of glibc)."""

Texts = frozenset[str]


class Collector:
    """Follows expressions to their texts; `words` gathers what may stand inside of the sentences."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self._at_work: set[tuple[str, int, str]] = set()

    def texts(self, node: ast.expr | None, place: Place) -> Texts:
        """The texts that an expression may give; VALUE or WORDS alone for what cannot be told."""
        match node:
            case ast.Constant(value=str(text)):
                return frozenset({text})
            case ast.JoinedStr(values=parts):
                return self._joined([self._part(part, place) for part in parts])
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self._joined([self.texts(left, place), self.texts(right, place)])
            case ast.IfExp(body=body, orelse=orelse):
                return self.texts(body, place) | self.texts(orelse, place)
            case ast.BoolOp(values=values):
                return frozenset().union(*(self.texts(value, place) for value in values))
            case ast.Call():
                return self._called(node, place)
            case ast.Name(id=name):
                return self._once(name, place)
            case ast.Attribute(attr="strerror"):
                self.words.update(SYSTEM)
                return frozenset({WORDS})
            case ast.Attribute(attr=attribute):
                return self._field(attribute, place)
            case ast.Subscript(value=value, slice=ast.Slice()):
                return _open(self.texts(value, place))
            case ast.Subscript(value=value):
                return self._entries(value, place)
        return frozenset({VALUE})

    def _part(self, part: ast.expr, place: Place) -> Texts:
        if isinstance(part, ast.FormattedValue):
            return self.texts(part.value, place) if part.conversion == -1 and part.format_spec is None else _ANY
        return self.texts(part, place)

    def _joined(self, parts: list[Texts]) -> Texts:
        """All that the parts make one after the other: places to fill in, or the words themselves (see above)."""
        fixed = "".join(next(iter(texts)) for texts in parts if len(texts) == 1)
        choices: list[Texts] = []
        for texts in parts:
            if len(texts) == 1 and texts != {WORDS}:
                choices.append(texts)
            elif not any(map(_speaks, texts)) or any(map(_IDENTIFIER.fullmatch, texts)):
                choices.append(_ANY)
            elif not texts & {VALUE, WORDS} and ("" in texts or len(_WORD.findall(fixed)) < 3):
                choices.append(texts)
            else:
                self.words.update(filter(_says, texts))
                choices.append(frozenset({WORDS}))
        return frozenset(_merged("".join(one)) for one in product(*choices))

    def _called(self, call: ast.Call, place: Place) -> Texts:
        name = _name(call.func)
        if name in OPAQUE or (isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Constant)):
            return _ANY
        if name == "str" and call.args:
            return _open(self.texts(call.args[0], place))
        if isinstance(call.func, ast.Attribute):
            if name in ("lower", "upper", "strip", "capitalize", "removesuffix"):
                return self.texts(call.func.value, place)
            if name == "get":
                return self._entries(call.func.value, place) | _ANY.union(
                    *(self.texts(one, place) for one in call.args[1:])
                )
        found: set[str] = set()
        for function in find_function(call, place):
            for node in nodes(function.node):
                if isinstance(node, ast.Return):
                    found |= self.texts(node.value, Place(function.source, (function.node,)))
        return frozenset(found) or _ANY

    def _entries(self, table: ast.expr, place: Place) -> Texts:
        """The texts in a table with a name."""
        found: set[str] = set()
        for value, where in place.bindings(_name(table)) if isinstance(table, ast.Name) else ():
            entries = value.values if isinstance(value, ast.Dict) else getattr(value, "elts", [])
            for entry in entries:
                found |= self.texts(entry, where)
            if not entries and isinstance(value, ast.expr):
                found |= _open(self.texts(value, where))
        return frozenset(found) or _ANY

    def _field(self, attribute: str, place: Place) -> Texts:
        found: set[str] = set()
        for holder in FIELDS.get((place.source.name, attribute), ()):
            for entry, where in find_class(holder, attribute):
                found |= self.texts(entry, where)
        return frozenset(found) or _ANY

    def _once(self, name: str, place: Place) -> Texts:
        """The texts of a name; a name that comes round to itself adds nothing."""
        key = (place.source.name, place.line, name)
        if key in self._at_work:
            return frozenset()
        self._at_work.add(key)
        try:
            return self._named(name, place)
        finally:
            self._at_work.discard(key)

    def _named(self, name: str, place: Place) -> Texts:
        found: set[str] = set()
        for value, where in place.bindings(name):
            if isinstance(value, ast.ExceptHandler):
                found.add(WORDS)
            elif isinstance(value, Function) and (value.node.name, name) in NAMES:
                found.add(VALUE)
            elif isinstance(value, Function):
                for argument, there in value.arguments(name):
                    found |= self.texts(argument, there)
            else:
                found |= self.texts(value, where)
        return frozenset(found) or _ANY

    def sentences(self, source: Source) -> Iterator[str]:
        """The sentences that are made in a file."""
        for node, place in source.places:
            if isinstance(node, ast.Call) and node.args and _name(node.func) in REASONS:
                self.words.update(filter(_says, self.texts(node.args[0], place)))
            for said in _said(node, place):
                for text in self.texts(said, place):
                    if _says(text) or (WORDS in text and text != WORDS):
                        yield text


_ANY: Texts = frozenset({VALUE})
_WORD = re.compile("[A-Za-z]{2,}")
_IDENTIFIER = re.compile("[A-Za-z]+([-_.][A-Za-z]+)+|[a-z]+[0-9]+")


def _said(node: ast.AST, place: Place) -> Iterator[ast.expr]:
    """The expressions that become sentences here."""
    if isinstance(node, ast.Assign):
        if any(isinstance(target, ast.Attribute) and target.attr == "problem" for target in node.targets):
            yield node.value
    elif isinstance(node, ast.Call) and node.args:
        name, function = _name(node.func), node.func
        if name in NOTICES:
            yield from node.args[:2]
        elif name in errors() or (isinstance(function, ast.Name) and name in _kinds_of_errors(place.source)):
            yield node.args[0]
        elif isinstance(function, ast.Attribute) and name in ("append", "add"):
            if _name(function.value) in ("problems", "notices", "_notices"):
                yield node.args[0]
        elif name == "__init__" and place.of_class in errors():
            yield node.args[0]


@cache
def _kinds_of_errors(source: Source) -> frozenset[str]:
    """Names in a file that stand for one class of errors or another."""
    return frozenset(
        _name(node.targets[0])
        for node in nodes(source.tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.IfExp) and _name(node.value.body) in errors()
    )


@cache
def errors() -> frozenset[str]:
    """Names of CnnviewerError and of all that descends from it."""
    bases = {
        node.name: [_name(base) for base in node.bases]
        for source in sources()
        for node in nodes(source.tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"CnnviewerError"}
    while more := {name for name, above in bases.items() if found.intersection(above)} - found:
        found |= more
    return frozenset(found)


def _name(node: ast.expr) -> str:
    """The last part of a name with dots; "" for anything else."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _open(texts: Texts) -> Texts:
    """A piece of these texts: what is fixed in them is not known any more."""
    return frozenset({WORDS if any(map(_speaks, texts)) else VALUE})


def _says(text: str) -> bool:
    """Whether there is a word in the fixed part of a text."""
    return _WORD.search(text) is not None


def _speaks(text: str) -> bool:
    return WORDS in text or _says(text)


def _merged(text: str) -> str:
    """Places to fill in that follow each other are one."""
    return re.sub(f"[{VALUE}{WORDS}]{{2,}}", lambda marks: WORDS if WORDS in marks[0] else VALUE, text)
