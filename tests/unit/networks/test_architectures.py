"""The architectures of the literature: published numbers of parameters and MACs, names of trained weights, numbers."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from cnnviewer.engine.cost import costs
from cnnviewer.engine.network import Network
from cnnviewer.errors import GeometryError, NetworkError
from cnnviewer.networks import architectures
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.load import input_size, load_network, network_names
from cnnviewer.networks.zoo import ALIASES

# Computed from the papers' tables and from torchvision's networks; multiply-accumulates without bias adds.
PUBLISHED = {
    "lenet5-1998": (61_706, 416_520),
    "alexnet-2012": (60_965_224, 724_406_816),
    "alexnet": (61_100_840, 714_188_480),
    "vgg16": (138_357_544, 15_470_264_320),
    "vgg19": (143_667_240, 19_632_062_464),
    "googlenet": (6_998_552, 1_582_671_872),
    "googlenet-bn": (6_624_904, 1_498_376_192),
    "resnet18": (11_689_512, 1_814_073_344),
    "resnet34": (21_797_672, 3_663_761_408),
    "resnet50": (25_557_032, 4_089_184_256),
    "resnet50-original": (25_557_032, 3_857_973_248),
    "resnet101": (44_549_160, 7_801_405_440),
    "resnet152": (60_192_808, 11_513_626_624),
    "squeezenet": (1_235_496, 349_151_936),
    "mobilenet-v2": (3_504_872, 300_774_272),
    "efficientnet-lite0": (4_652_008, 385_187_552),
    "efficientnet-lite1": (5_416_680, 600_185_232),
    "efficientnet-lite2": (6_092_072, 859_736_272),
}

# How many arrays torchvision's state dicts hold (num_batches_tracked and auxiliary heads aside), and some of them.
TRAINED = {
    "alexnet": (16, {"features.10.weight": (256, 256, 3, 3), "classifier.1.weight": (4096, 9216)}),
    "vgg16": (32, {"features.28.weight": (512, 512, 3, 3), "classifier.0.weight": (4096, 25088)}),
    "vgg19": (38, {"features.34.weight": (512, 512, 3, 3), "classifier.6.bias": (1000,)}),
    "googlenet-bn": (
        287,
        {"conv3.conv.weight": (192, 64, 3, 3), "inception4e.branch3.1.conv.weight": (128, 32, 3, 3)},
    ),
    "resnet18": (102, {"layer1.0.bn1.running_mean": (64,), "layer4.0.downsample.0.weight": (512, 256, 1, 1)}),
    "resnet50": (267, {"layer1.0.downsample.1.bias": (256,), "layer3.5.conv3.weight": (1024, 256, 1, 1)}),
    "squeezenet": (52, {"features.12.expand3x3.weight": (256, 64, 3, 3), "classifier.1.weight": (1000, 512, 1, 1)}),
    "mobilenet-v2": (
        262,
        {
            "features.1.conv.0.0.weight": (32, 1, 3, 3),
            "features.1.conv.1.weight": (16, 32, 1, 1),
            "features.17.conv.1.1.running_var": (960,),
            "features.17.conv.3.weight": (320,),
            "features.18.0.weight": (1280, 320, 1, 1),
        },
    ),
    "efficientnet-lite0": (
        247,
        {
            "_conv_stem.weight": (32, 3, 3, 3),
            "_blocks.3._depthwise_conv.weight": (144, 1, 5, 5),
            "_blocks.15._project_conv.weight": (320, 1152, 1, 1),
            "_fc.weight": (1000, 1280),
        },
    ),
}


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_parameters_and_multiply_accumulates_are_the_published_ones(name: str) -> None:
    architecture = ARCHITECTURES[name]
    shape = (1, architecture.channels, *architecture.size)
    rows = costs(architecture.make(weights=False), {"image": shape})
    assert (sum(row.parameters for row in rows), sum(row.macs for row in rows)) == PUBLISHED[name]
    classes = 10 if name == "lenet5-1998" else 1000
    assert (rows[-1].operator, rows[-1].output_shape) == ("Softmax", (1, classes))


@pytest.mark.parametrize("name", TRAINED)
def test_weights_are_named_as_trained_ones(name: str) -> None:
    count, some = TRAINED[name]
    weights = ARCHITECTURES[name].make(weights=False).weights
    assert sum(not key.startswith("relu6.") for key in weights) == count
    assert {key: weights[key].shape for key in some} == some


def test_every_file_of_architectures_is_listed() -> None:
    shared = {"__init__", "architecture", "graph"}
    families = {path.stem for path in Path(architectures.__file__).parent.glob("*.py")} - shared
    listed = [one for family in families for one in import_module(f"{architectures.__name__}.{family}").ARCHITECTURES]
    assert {one.name for one in listed} == set(ARCHITECTURES)
    assert len(listed) == len(ARCHITECTURES)
    assert not set(ARCHITECTURES) & {*network_names(), *ALIASES}


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_without_weights_an_architecture_takes_no_memory(name: str) -> None:
    weights = ARCHITECTURES[name].make(weights=False).weights
    assert all(not any(array.strides) for array in weights.values())


def test_random_weights_are_he_normal_read_only_and_the_same_every_time() -> None:
    first, second = load_network("resnet18"), load_network("ResNet18")
    for name, array in first.weights.items():
        assert not array.flags.writeable
        assert array.dtype == np.float32
        np.testing.assert_array_equal(array, second.weights[name])
        if array.ndim > 1:
            fan_in = array.size // len(array)
            assert array.std() == pytest.approx((2 / fan_in) ** 0.5, rel=0.03)
    norm = [first.weights[f"layer2.1.bn2.{part}"] for part in ("weight", "bias", "running_mean", "running_var")]
    assert [set(array.tolist()) for array in norm] == [{1.0}, {0.0}, {0.0}, {1.0}]


def test_no_two_filters_are_alike() -> None:
    weight = load_network("resnet18").weights["layer4.1.conv2.weight"]
    assert len(np.unique(weight[:, 0, 0, 0])) == len(weight)


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("lenet5-1998", 32),
        ("resnet18", 64),
        ("squeezenet", 64),
        ("mobilenet-v2", 64),
        ("googlenet", 64),
        ("efficientnet-lite0", 50),
    ],
)
def test_every_value_agrees_with_onnx_runtime(name: str, size: int, tmp_path: Path) -> None:
    network = ARCHITECTURES[name].make()
    x = np.random.default_rng(1).normal(size=(1, ARCHITECTURES[name].channels, size, size)).astype(np.float32)
    trace = network.run(x)
    names = [node.outputs[0] for node in network.nodes]
    for value, expected in zip(names, _by_onnxruntime(network, names, x, tmp_path / "network.onnx"), strict=True):
        largest = float(np.abs(expected).max())
        assert largest > 0
        np.testing.assert_allclose(trace[value], expected, rtol=1e-4, atol=1e-4 * largest, err_msg=value)


def _by_onnxruntime(network: Network, names: list[str], x: np.ndarray, path: Path) -> list[np.ndarray]:
    replace(network, outputs=tuple(names)).save(path)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    made: list[np.ndarray] = session.run(names, {"image": x})
    return made


def test_convolutional_networks_run_in_any_size_and_the_others_say_why_not() -> None:
    squeezenet = ARCHITECTURES["squeezenet"].make(weights=False)
    assert costs(squeezenet, {"image": (2, 3, 100, 150)})[-1].output_shape == (2, 1000)
    with pytest.raises(GeometryError, match=r"pool3 \(MaxPool\)"):
        costs(squeezenet, {"image": (1, 3, 8, 8)})
    with pytest.raises(NetworkError, match="expects 25088 inputs, not 27648; change the size"):
        costs(ARCHITECTURES["vgg16"].make(weights=False), {"image": (1, 3, 300, 200)})
    with pytest.raises(NetworkError, match="must have 224 cells along axis 2"):
        ARCHITECTURES["vgg16"].make(weights=False).run(np.zeros((1, 3, 300, 224), np.float32))


def test_architectures_know_the_size_of_their_input() -> None:
    assert input_size("ResNet18") == (224, 224)
    assert input_size("lenet5-1998") == (32, 32)
    assert input_size("classic") is None
    assert input_size(Path("resnet18.onnx")) is None
