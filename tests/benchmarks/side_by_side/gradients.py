"""The gradient of one logit with respect to the picture: the engine's, and PyTorch's by its autograd."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import numpy as np

from cnnviewer.engine.evaluate import evaluate
from cnnviewer.engine.network import Array
from cnnviewer.engine.trace import Trace
from side_by_side.subjects import Subject
from side_by_side.timing import Call
from side_by_side.two_cores import THREADS

UNIT = 3
"""The logit."""

TOLERANCE = 0.02
"""Largest difference, as a share of the norm: a number that rounding moves across the corner of a Relu, or past another
in a pooling window, sends the gradient of its whole receptive field another way. PyTorch in float32 differs from itself
in float64 by up to 0.001."""


def gradient_calls(subject: Subject) -> tuple[dict[str, Call], bool]:
    """By what it does: a function of the number of the call; and whether all gave the same gradients."""
    frames = subject.frames()
    calls: dict[str, Call] = {}
    found: dict[str, Array] = {}
    for title, make in (("cnnviewer", _ours), ("PyTorch", _torch)):
        made = make(subject, frames[0])
        if made is None:
            continue
        whole, alone = made
        found[title] = np.asarray(whole(frames[0]))
        calls[title] = lambda i, whole=whole: whole(frames[i % len(frames)])
        calls[f"{title}, backward alone"] = lambda i, alone=alone: alone()
    gradients = list(found.values())
    alike = all(np.linalg.norm(one - gradients[0]) <= TOLERANCE * np.linalg.norm(one) for one in gradients)
    return calls, alike


def _ours(subject: Subject, frame: Array) -> tuple[Callable[[Array], Any], Callable[[], Any]] | None:
    network = subject.network
    backward = getattr(network, "gradients", None)
    if backward is None:
        sys.stdout.write("    cnnviewer is left out: Network.gradients is not there\n")
        return None
    image, logits = network.inputs[0].name, subject.logits

    def gradient(trace: Trace) -> Array:
        chosen = np.zeros(trace[logits].shape, np.float32)
        chosen[0, UNIT] = 1
        array: Array = backward(trace, {logits: chosen}, [image])[image]
        return array

    trace = evaluate(network, frame)
    return lambda x: gradient(evaluate(network, x)), lambda: gradient(trace)


def _torch(subject: Subject, frame: Array) -> tuple[Callable[[Array], Any], Callable[[], Any]] | None:
    try:
        from side_by_side.torch_networks import gradient_runners
    except ImportError as problem:
        sys.stdout.write(f"    PyTorch is left out: {problem}\n")
        return None
    return gradient_runners(subject, frame, UNIT, THREADS)
