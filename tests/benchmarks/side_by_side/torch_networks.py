"""Our networks in PyTorch: a function for each operator, every activation kept, gradients by its autograd."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import torch
from torch.nn import functional

from cnnviewer.engine.network import Array, Network, Node
from side_by_side.subjects import Subject

Tensor = torch.Tensor
Function = Callable[..., Tensor]


def _conv(a: dict[str, Any], x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    return functional.conv2d(x, weight, bias, a["strides"], a["pads"][:2], groups=a.get("group", 1))


def _batch_norm(a: dict[str, Any], x: Tensor, weight: Tensor, bias: Tensor, mean: Tensor, var: Tensor) -> Tensor:
    return functional.batch_norm(x, mean, var, weight, bias, eps=a["epsilon"])


def _max_pool(a: dict[str, Any], x: Tensor) -> Tensor:
    return functional.max_pool2d(
        x, a["kernel_shape"], a["strides"], a["pads"][:2], ceil_mode=bool(a.get("ceil_mode", 0))
    )


def _lrn(a: dict[str, Any], x: Tensor) -> Tensor:
    return functional.local_response_norm(x, a["size"], a["alpha"], a["beta"], a["bias"])


# (attributes, *inputs) -> the output; pads are the same on both sides in all networks that are measured.
FUNCTIONS: dict[str, Function] = {
    "Conv": _conv,
    "BatchNormalization": _batch_norm,
    "Relu": lambda a, x: functional.relu(x),
    "Clip": lambda a, x, low, high: torch.clamp(x, low, high),
    "MaxPool": _max_pool,
    "GlobalAveragePool": lambda a, x: functional.adaptive_avg_pool2d(x, 1),
    "LRN": _lrn,
    "Concat": lambda a, *xs: torch.cat(xs, a["axis"]),
    "Add": lambda a, x, y: x + y,
    "Flatten": lambda a, x: torch.flatten(x, 1),
    "Gemm": lambda a, x, weight, bias: functional.linear(x, weight, bias),
    "Softmax": lambda a, x: torch.softmax(x, a["axis"]),
}


class TorchNetwork:
    """A network whose weights are PyTorch's, on the same memory."""

    def __init__(self, network: Network, threads: int) -> None:
        torch.set_num_threads(threads)
        self._nodes: tuple[Node, ...] = network.nodes
        self._weights = {name: _tensor(array) for name, array in network.weights.items()}
        self._input = network.inputs[0].name

    def run(self, x: Tensor) -> dict[str, Tensor]:
        """Every activation by name, the input too."""
        known = {self._input: x}
        for node in self._nodes:
            arrays = [known[name] if name in known else self._weights[name] for name in node.inputs]
            known[node.outputs[0]] = FUNCTIONS[node.operator](node.attributes, *arrays)
        return known


def runner(subject: Subject, threads: int) -> Callable[[Array], list[Any]]:
    """x -> every activation in order."""
    network, values = TorchNetwork(subject.network, threads), subject.values

    def run(x: Array) -> list[Any]:
        with torch.inference_mode():
            made = network.run(_tensor(x))
        return [made[name] for name in values]

    return run


def gradient_runners(
    subject: Subject, frame: Array, unit: int, threads: int
) -> tuple[Callable[[Array], Any], Callable[[], Any]]:
    """Two ways to the gradient of logit `unit`: x -> it, running forward first; () -> it, of `frame`, which has run."""
    network, logits = TorchNetwork(subject.network, threads), subject.logits

    def forward(x: Array) -> tuple[Tensor, Tensor]:
        leaf = _tensor(x).clone().requires_grad_()
        return leaf, network.run(leaf)[logits][0, unit]

    def whole(x: Array) -> Any:
        leaf, logit = forward(x)
        return torch.autograd.grad(logit, leaf)[0]

    leaf, logit = forward(frame)
    return whole, lambda: torch.autograd.grad(logit, leaf, retain_graph=True)[0]


def _tensor(array: Array) -> Tensor:
    with warnings.catch_warnings():
        # PyTorch would rather have arrays that may be written to; nobody writes here.
        warnings.simplefilter("ignore")
        return torch.from_numpy(array)
