"""The source of the program as packaging/sentences.py reads it: files, the names known at a place, who calls whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "cnnviewer"
_LEFT_OUT = ("cli.py", "tables.py", "__main__.py", "gui/sentence_tables/")
"""What speaks on the command line only, and what is written here."""


@cache
def nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """`tree` and all below it."""
    return tuple(ast.walk(tree))


AnyFunction = ast.FunctionDef | ast.AsyncFunctionDef
Bound = ast.expr | ast.ExceptHandler


@dataclass(frozen=True, eq=False)
class Source:
    """One file. `name` is its path in the package."""

    name: str
    tree: ast.Module

    @property
    def table(self) -> str:
        """The table that its sentences go to."""
        room, _, rest = self.name.partition("/")
        if room == "engine" and rest.startswith(("exchange/", "operators/")):
            return rest.partition("/")[0]
        return room if room in ("engine", "networks", "sources") else "rest"

    @cached_property
    def imported(self) -> dict[str, str]:
        """{name here: "room.module" or "room.module.name" where it comes from}"""
        return {
            alias.asname or alias.name: f"{node.module}.{alias.name}".removeprefix("cnnviewer.")
            for node in nodes(self.tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }

    @property
    def module(self) -> str:
        return self.name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @cached_property
    def places(self) -> tuple[tuple[ast.AST, Place], ...]:
        """Every node, with the place where it stands."""
        return tuple(_walk(self.tree, Place(self, ())))


def _walk(node: ast.AST, place: Place) -> Iterator[tuple[ast.AST, Place]]:
    for child in ast.iter_child_nodes(node):
        yield child, place
        inner = place
        if isinstance(child, AnyFunction | ast.Lambda):
            inner = Place(place.source, (child, *place.around), place.of_class)
        elif isinstance(child, ast.ClassDef):
            inner = Place(place.source, place.around, child.name)
        yield from _walk(child, inner)


@dataclass(frozen=True, eq=False)
class Function:
    """A function or method and where it is defined."""

    source: Source
    node: AnyFunction
    is_method: bool

    def arguments(self, parameter: str) -> Iterator[tuple[ast.expr | None, Place]]:
        """What every call gives for `parameter`."""
        names = [one.arg for one in (*self.node.args.posonlyargs, *self.node.args.args)]
        position = names.index(parameter) - self.is_method if parameter in names else len(names) + 1
        least = len(names) - self.is_method - len(self.node.args.defaults)
        for call, place in calls_of(self):
            given = next((word.value for word in call.keywords if word.arg == parameter), None)
            if given is not None:
                yield given, place
            elif position < len(call.args) and len(call.args) + len(call.keywords) >= least:
                yield call.args[position], place


@dataclass(frozen=True, eq=False)
class Place:
    """Where an expression stands: in which functions, from the inside out, and in which class."""

    source: Source
    around: tuple[ast.AST, ...]
    of_class: str = ""

    @property
    def line(self) -> int:
        return getattr(self.around[0], "lineno", 0) if self.around else 0

    def bindings(self, name: str) -> Iterator[tuple[Bound | Function, Place]]:
        """What a name may stand for here: expressions, an ast.ExceptHandler, or the Function whose parameter it is."""
        for depth, scope in enumerate(self.around):
            here = Place(self.source, self.around[depth:], self.of_class)
            found = _bound(scope, self.source).get(name, ())
            yield from ((value, here) for value in found)
            parameter = name in _parameters(scope)
            if parameter and isinstance(scope, AnyFunction):
                yield next(one for one in functions()[scope.name] if one.node is scope), here
            if found or parameter:
                return
        yield from _global(self.source, name)


def _global(source: Source, name: str) -> Iterator[tuple[ast.expr, Place]]:
    """What a name means at the level of a module, or of the one it is imported from."""
    origin = source.imported.get(name)
    home = source if origin is None else by_module().get(origin.removesuffix(f".{name}"))
    if home is not None:
        for node in home.tree.body:
            yield from ((value, Place(home, ())) for found, value in _assigned(node) if found == name)


def _parameters(scope: ast.AST) -> set[str]:
    if not isinstance(scope, AnyFunction | ast.Lambda):
        return set()
    given = scope.args
    return {one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)} - {"self", "cls"}


@cache
def _bound(scope: ast.AST, source: Source) -> dict[str, list[Bound]]:
    """{name: what is bound to it in a function, wherever in it}"""
    found: dict[str, list[Bound]] = {}
    for node in ast.walk(scope):
        pairs: list[tuple[str, Bound]] = [*_assigned(node)]
        if isinstance(node, ast.For | ast.comprehension):
            pairs += (pair for element in _elements(node.iter, source) for pair in _matched(node.target, element))
        elif isinstance(node, ast.ExceptHandler) and node.name:
            pairs.append((node.name, node))
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            pairs += _matched(node.optional_vars, node.context_expr)
        for name, value in pairs:
            found.setdefault(name, []).append(value)
    return found


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """(name, value) of an assignment."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            yield from _matched(target, node.value)
    elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
        yield from _matched(node.target, node.value)


def _matched(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """(name, its part of `value`) when `value` is assigned to `target`."""
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple | ast.List):
        parts = value.elts if isinstance(value, ast.Tuple | ast.List) else [_UNKNOWN] * len(target.elts)
        for inner, part in zip(target.elts, parts, strict=False):
            yield from _matched(inner, part)


_UNKNOWN: ast.expr = ast.Constant(value=None)


def _elements(iterated: ast.expr, source: Source) -> list[ast.expr]:
    """What a loop goes through, where that is written down."""
    match iterated:
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            return elements
        case ast.Name(id=name):
            tables = [value for value, _ in _global(source, name)]
            return [one for table in tables for one in getattr(table, "elts", ())] or [_UNKNOWN]
        case ast.Call(func=ast.Name(id="zip"), args=columns):
            known = [_elements(column, source) for column in columns]
            longest = max(map(len, known), default=1)
            # A column that is not written down is unknown all the way.
            rows = zip(*(column if len(column) > 1 else column * longest for column in known), strict=False)
            return [ast.Tuple(elts=list(row)) for row in rows]
        case ast.Call(func=ast.Name(id="enumerate"), args=[inner, *_]):
            return [ast.Tuple(elts=[_UNKNOWN, one]) for one in _elements(inner, source)]
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="items")):
            values = [one for found, _ in _global(source, name) if isinstance(found, ast.Dict) for one in found.values]
            return [ast.Tuple(elts=[_UNKNOWN, one]) for one in values] or [_UNKNOWN]
    return [_UNKNOWN]


@cache
def sources() -> tuple[Source, ...]:
    """All files whose sentences reach the window, in the order of their names."""
    paths = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
    return tuple(
        Source(name, ast.parse((PACKAGE / name).read_text("utf-8"))) for name in paths if not name.startswith(_LEFT_OUT)
    )


@cache
def by_module() -> dict[str, Source]:
    """{"engine.geometry": its file}"""
    return {source.module: source for source in sources()}


@cache
def functions() -> dict[str, list[Function]]:
    """All functions and methods by name."""
    found: dict[str, list[Function]] = {}
    for source in sources():
        for node in nodes(source.tree):
            methods = node.body if isinstance(node, ast.ClassDef) else ()
            for inner in ast.iter_child_nodes(node):
                if isinstance(inner, AnyFunction):
                    bound = inner in methods and not any(
                        isinstance(mark, ast.Name) and mark.id == "staticmethod" for mark in inner.decorator_list
                    )
                    found.setdefault(inner.name, []).append(Function(source, inner, bound))
    return found


@cache
def _calls() -> dict[str, list[tuple[ast.Call, Place]]]:
    """All calls by the last name of what is called."""
    found: dict[str, list[tuple[ast.Call, Place]]] = {}
    for source in sources():
        for node, place in source.places:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                found.setdefault(name, []).append((node, place))
    return found


def calls_of(function: Function) -> Iterator[tuple[ast.Call, Place]]:
    """The calls of a function; for a method those of all methods of its name."""
    for call, place in _calls().get(function.node.name, ()):
        if _means(call, place.source, function):
            yield call, place


def find_function(call: ast.Call, place: Place) -> list[Function]:
    """The functions that a call of a plain name or of a method of `self` may mean."""
    called = call.func
    if isinstance(called, ast.Attribute) and not (isinstance(called.value, ast.Name) and called.value.id == "self"):
        return []
    name = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
    return [one for one in functions().get(name, ()) if _means(call, place.source, one)]


def _means(call: ast.Call, source: Source, function: Function) -> bool:
    name, called = function.node.name, call.func
    if isinstance(called, ast.Name):
        origin = source.imported.get(called.id)
        if origin is None:
            return function.source is source and not function.is_method
        return origin == f"{function.source.module}.{name}" and not function.is_method
    assert isinstance(called, ast.Attribute)
    if isinstance(called.value, ast.Name) and called.value.id in source.imported:
        return source.imported[called.value.id] == function.source.module and not function.is_method
    return function.is_method and (function.source is source or not name.startswith("_"))


@cache
def find_class(name: str, attribute: str) -> tuple[tuple[ast.expr, Place], ...]:
    """What an attribute of a class may be: the members of an enumeration, or what is given wherever one is made."""
    found: list[tuple[ast.expr, Place]] = []
    fields: list[str] = []
    for source in sources():
        for node in nodes(source.tree):
            if isinstance(node, ast.ClassDef) and node.name == name:
                declared = [one.target for one in node.body if isinstance(one, ast.AnnAssign)]
                fields = [target.id for target in declared if isinstance(target, ast.Name)]
                found += [(one.value, Place(source, ())) for one in node.body if isinstance(one, ast.Assign)]
    for call, place in _calls().get(name, ()):
        given = {word.arg: word.value for word in call.keywords}
        given.update(zip(fields, call.args, strict=False))
        if attribute in given:
            found.append((given[attribute], place))
    return tuple(found)
