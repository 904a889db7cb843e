"""cnnviewer: a convolutional network that can be seen, touched and questioned.

The names below are the public Python interface; each is imported on first use, so `import cnnviewer` costs nothing.

    import cnnviewer
    network = cnnviewer.load_network("classic")
    trace = network.run(x)                                     # x: (N, C, H, W) float32
    network.verify(x).passed()                                 # every node worked out again, another way
    network = network.with_weight("conv1", weight=w, bias=b)   # a new Network
    network = cnnviewer.load_network("resnet18", weights="resnet18.pth")
    network, report = cnnviewer.load_weights(network, cnnviewer.read_weights("mine.safetensors"))
    off = cnnviewer.Intervention("conv1", channel=2, factor=0.0)    # the third map of conv1, switched off
    network = cnnviewer.apply_interventions(network, [off])         # runs and saves like any other
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

# Read when NumPy is first imported: its BLAS stays on one thread, the engine splits work over the cores above it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

if TYPE_CHECKING:
    from cnnviewer.engine.network import Network
    from cnnviewer.engine.trace import Trace
    from cnnviewer.errors import CnnviewerError
    from cnnviewer.networks.intervention import Intervention
    from cnnviewer.networks.interventions import apply_interventions
    from cnnviewer.networks.load import load_network
    from cnnviewer.networks.weights.load import load_weights
    from cnnviewer.networks.weights.read import read_weights

__version__ = "0.1.0"
__all__ = [
    "CnnviewerError",
    "Intervention",
    "Network",
    "Trace",
    "__version__",
    "apply_interventions",
    "load_network",
    "load_weights",
    "read_weights",
]

_HOMES = {
    "Network": "cnnviewer.engine.network",
    "Trace": "cnnviewer.engine.trace",
    "CnnviewerError": "cnnviewer.errors",
    "Intervention": "cnnviewer.networks.intervention",
    "apply_interventions": "cnnviewer.networks.interventions",
    "load_network": "cnnviewer.networks.load",
    "load_weights": "cnnviewer.networks.weights.load",
    "read_weights": "cnnviewer.networks.weights.read",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'cnnviewer' has no attribute '{name}'")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
