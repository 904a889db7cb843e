"""Dataclasses to JSON and back, by their own field types; arrays travel beside the JSON, by name.

    dataclass           {"field": ...}; in a union of dataclasses also "class": its name
    StrEnum             its text
    tuple, Mapping      list, object
    float32 array       {"array": "stack.layers.0.weight"}, the array itself stands in a table under that name

Reading checks every type, so that nothing but a whole value comes out. Fields that are missing take their default,
fields nobody knows are passed over: both happen between versions. Fields with the metadata "saved": False stay out.
"""

from __future__ import annotations

import math
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, NoReturn, Union, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

Json = Any
Arrays = dict[str, NDArray[np.float32]]


class CodecError(ValueError):
    """A value does not fit its type; the message names the place and the trouble."""


def encode(value: Any, arrays: Arrays, path: str = "") -> Json:
    """`value` as JSON; its arrays are put into `arrays`, named by their path."""
    if isinstance(value, np.ndarray):
        arrays[path] = value
        return {"array": path}
    if is_dataclass(value) and not isinstance(value, type):
        entries = {
            field.name: encode(getattr(value, field.name), arrays, _join(path, field.name))
            for field in fields(value)
            if field.metadata.get("saved", True)
        }
        return {"class": type(value).__name__, **entries}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [encode(entry, arrays, _join(path, str(number))) for number, entry in enumerate(value)]
    if isinstance(value, Mapping):
        return {key: encode(entry, arrays, _join(path, key)) for key, entry in value.items()}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"{path} is a {type(value).__name__}, which a session cannot hold")


def decode(wanted: Any, json: Json, arrays: Mapping[str, NDArray[np.float32]], path: str = "") -> Any:
    """The value of type `wanted` that `json` stands for. Raises CodecError."""
    if wanted in (bool, int, str):
        return json if type(json) is wanted else _refuse(path, f"is not {_NAMES[wanted]}")
    if wanted is float:
        return _decode_float(json, path)
    if wanted is type(None):
        return None if json is None else _refuse(path, "is not empty")
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        known = [str(member.value) for member in wanted]
        return wanted(json) if json in known else _refuse(path, f"is none of {', '.join(known)}")
    if is_dataclass(wanted):
        return _decode_dataclass(wanted, json, arrays, path)
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin in (Union, types.UnionType):
        return _decode_union(arguments, json, arrays, path)
    if origin is tuple:
        return _decode_tuple(arguments, json, arrays, path)
    if origin is np.ndarray:
        return _decode_array(json, arrays, path)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        if not isinstance(json, dict):
            _refuse(path, "is not a table")
        return {key: decode(arguments[1], entry, arrays, _join(path, key)) for key, entry in json.items()}
    raise TypeError(f"{path}: no way to read a {wanted}")


_NAMES = {bool: "true or false", int: "a whole number", str: "a text"}


def _decode_float(json: Json, path: str) -> float:
    if type(json) not in (float, int) or not math.isfinite(json):
        _refuse(path, "is not a number")
    return float(json)


def _decode_dataclass(wanted: Any, json: Json, arrays: Mapping[str, NDArray[np.float32]], path: str) -> Any:
    if not isinstance(json, dict):
        _refuse(path, "is not a table")
    hints = _hints(wanted)
    arguments = {}
    for field in fields(wanted):
        if field.name in json and field.metadata.get("saved", True):
            arguments[field.name] = decode(hints[field.name], json[field.name], arrays, _join(path, field.name))
        elif field.default is MISSING and field.default_factory is MISSING:
            _refuse(_join(path, field.name), "is missing")
    return wanted(**arguments)


def _decode_union(choices: tuple[Any, ...], json: Json, arrays: Mapping[str, NDArray[np.float32]], path: str) -> Any:
    """Of several dataclasses the one named by "class"; of a type and None the type, unless the value is empty."""
    if json is None and type(None) in choices:
        return None
    real = [choice for choice in choices if choice is not type(None)]
    if len(real) == 1:
        return decode(real[0], json, arrays, path)
    name = json.get("class") if isinstance(json, dict) else None
    named = {choice.__name__: choice for choice in real}
    if not isinstance(name, str) or name not in named:
        _refuse(path, f"is none of {', '.join(named)}")
    return decode(named[name], json, arrays, path)


def _decode_tuple(kinds: tuple[Any, ...], json: Json, arrays: Mapping[str, NDArray[np.float32]], path: str) -> Any:
    if not isinstance(json, list):
        _refuse(path, "is not a list")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        kinds = (kinds[0],) * len(json)
    if len(json) != len(kinds):
        _refuse(path, f"has {len(json)} entries, not {len(kinds)}")
    pairs = enumerate(zip(kinds, json, strict=True))
    return tuple(decode(kind, entry, arrays, _join(path, str(number))) for number, (kind, entry) in pairs)


def _decode_array(json: Json, arrays: Mapping[str, NDArray[np.float32]], path: str) -> NDArray[np.float32]:
    name = json.get("array") if isinstance(json, dict) else None
    if not isinstance(name, str) or name not in arrays:
        _refuse(path, "has no array")
    return arrays[name]


@cache
def _hints(wanted: Any) -> dict[str, Any]:
    return get_type_hints(wanted)


def _refuse(path: str, trouble: str) -> NoReturn:
    raise CodecError(f"{path or 'the state'} {trouble}")


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
