"""What names say about the parts of a network: "layer1.0.conv1" and "/layer1/layer1.0/conv1/Conv" lie in "layer1.0"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBERED = re.compile(r"[A-Za-z]?[_:]?\d*")
_STEPS = re.compile(r"[/.]")


def telling_name(name: str, operator: str, value: str) -> str:
    """The name of a node or else of its value, where one says more than a number; else ""."""
    for text, stripped in ((name, name.removeprefix(operator)), (value, value)):
        if _NUMBERED.fullmatch(stripped) is None:
            return text
    return ""


def scope_of(name: str) -> tuple[str, ...]:
    """The steps of a name but the last: ("layer1", "0") for "layer1.0.conv1"."""
    return tuple(step for step in _STEPS.split(name) if step)[:-1]


def common_scope(names: Sequence[str], everywhere: str = "") -> str:
    """What `names` begin with, up to the end of a step, in few characters; "" when they share nothing.

    everywhere  what all names of the network begin with, which tells nothing
    "layer1.0" for torchvision's "layer1.0.conv1", for the exporter's "/layer1/layer1.0/conv1/Conv", "res2a" for
    Caffe's "res2a_branch2a".
    """
    told = [name for name in names if name]
    if not told:
        return ""
    shared = _prefix(told)
    if shared in told or any(name[len(shared)].isalnum() for name in told):
        shared = _without_part(shared)
    for sign in "/.":  # the coarsest separator that is there; "_" parts words within a step
        if sign in shared.strip("/."):
            shared = shared[: shared.rindex(sign)]
            break
    shared = shared.rstrip("/._").removesuffix("_branch")
    if not shared.strip("/._") or shared == everywhere.rstrip("/._"):
        return ""
    steps = [step for step in shared.removeprefix(everywhere).strip("/._").split("/") if step]
    kept: list[str] = []
    for step in steps:
        if kept and step.startswith(kept[-1] + "."):
            kept.pop()  # the exporter repeats the scope: "/layer1/layer1.0"
        kept.append(step)
    return ".".join(kept)


def shared_by_all(names: Sequence[str]) -> str:
    """What every one of `names` begins with, up to the end of a step; "" mostly."""
    told = [name for name in names if name]
    return _without_part(_prefix(told)) if len(told) > 1 else ""


def _prefix(names: Sequence[str]) -> str:
    """The characters that all of `names` begin with."""
    low, high = min(names), max(names)
    equal = next((place for place, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), len(low))
    return low[:equal]


def _without_part(text: str) -> str:
    """`text` up to its last separator, with it: a step that is begun is none."""
    end = max(text.rfind(sign) for sign in "/._")
    return text[: end + 1]
