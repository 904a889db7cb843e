"""The engine as a backend of the ONNX project's own tests: load a model, run it, give its outputs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from onnx.backend.base import Backend, BackendRep

from cnnviewer.engine.exchange.read import from_bytes
from cnnviewer.engine.network import Array, Network


class EngineRep(BackendRep):
    """A network that is ready to run."""

    def __init__(self, network: Network) -> None:
        self.network = network

    def run(self, inputs: Any, **_: Any) -> tuple[Array, ...]:
        """The outputs for the arrays of the inputs, in their order."""
        given = [np.asarray(array) for array in inputs]
        feeds = dict(zip((one.name for one in self.network.inputs), given, strict=True))
        trace = self.network.run(feeds, outputs=self.network.outputs)
        return tuple(trace[name] for name in self.network.outputs)


class EngineBackend(Backend):
    """See onnx.backend.base.Backend; only the CPU is known, and nothing is asked of the ONNX checker."""

    @classmethod
    def prepare(cls, model: onnx.ModelProto, device: str = "CPU", **_: Any) -> EngineRep:
        """The network of `model`. Raises NetworkError when it cannot be read."""
        return EngineRep(from_bytes(model.SerializeToString(), model.graph.name))

    @classmethod
    def supports_device(cls, device: str) -> bool:
        """Whether the engine runs on `device`."""
        return device == "CPU"

    @classmethod
    def run_node(
        cls,
        node: onnx.NodeProto,
        inputs: Any,
        device: str = "CPU",
        outputs_info: Sequence[tuple[np.dtype[Any], tuple[int, ...]]] | None = None,
        **_: Any,
    ) -> tuple[Array, ...] | None:
        """The outputs of one node, of the newest opset."""
        names = [name for name in node.input if name]
        given = dict(zip(names, map(np.asarray, inputs), strict=True))
        infos = [
            onnx.helper.make_tensor_value_info(name, onnx.helper.np_dtype_to_tensor_dtype(array.dtype), array.shape)
            for name, array in given.items()
        ]
        outputs = [onnx.ValueInfoProto(name=name) for name in node.output if name]
        return cls.prepare(onnx.helper.make_model(onnx.helper.make_graph([node], "node", infos, outputs))).run(inputs)
