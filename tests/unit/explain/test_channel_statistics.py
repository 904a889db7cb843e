"""Channel statistics over pictures: against NumPy, stopped, resumed, written and read."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.errors import SessionError, SourceError
from cnnviewer.explain import channel_statistics
from cnnviewer.explain.channel_statistics import Statistics, channel_rows, fingerprint, measure
from cnnviewer.explain.statistics_file import load_statistics, save_statistics, statistics_path, statistics_text
from cnnviewer.networks.prepare import prepare
from cnnviewer.networks.preprocessing import Fit, PreprocessingCard
from cnnviewer.sources.registry import open_source

CARD = PreprocessingCard(12, 16, Fit.STRETCH)


@pytest.fixture
def network() -> Network:
    """A convolution with four filters and its ReLU: map 3 repeats map 1, map 4 is always below 0."""
    weight = np.random.default_rng(1).normal(0, 0.5, (4, 3, 3, 3)).astype(np.float32)
    weight[2] = 2 * weight[0]
    weight[3] = 0
    bias = np.array([0, 0.1, 0, -1], np.float32)
    nodes = (Node("conv", "Conv", ("image", "w", "b"), ("conv",)), Node("relu", "Relu", ("conv",), ("relu",)))
    image = Value("image", ("batch", 3, "height", "width"))
    return Network("small", nodes, (image,), ("relu",), {"w": weight, "b": bias})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Seven pictures of noise and one file that is none."""
    generator = np.random.default_rng(2)
    made = tmp_path / "pictures"
    made.mkdir()
    for number in range(7):
        cv2.imwrite(str(made / f"{number}.png"), generator.integers(0, 255, (24, 32, 3), np.uint8))
    (made / "3b.png").write_bytes(b"no picture")
    return made


def stop_after(frames: int):
    """cancelled() that says yes when so many frames were begun."""
    asked = [0]

    def cancelled() -> bool:
        asked[0] += 1
        return asked[0] > frames

    return cancelled


def assert_equal(one: Statistics, other: Statistics) -> None:
    assert (one.done, one.total, one.used) == (other.done, other.total, other.used)
    assert list(one.layers) == list(other.layers)
    for value, moments in one.layers.items():
        for name, array in moments.arrays().items():
            np.testing.assert_array_equal(array, other.layers[value].arrays()[name], err_msg=f"{value} {name}")


def test_numbers_are_those_of_numpy_over_all_pictures(network, folder) -> None:
    found = measure(network, CARD, open_source(folder))
    tensors = [prepare(open_source(path).read().pixels, CARD).tensor for path in sorted(folder.glob("?.png"))]
    cells = np.concatenate([network.run(tensor)["relu"].reshape(4, -1) for tensor in tensors], axis=1)
    moments = found.layers["relu"]
    assert found.complete
    assert found.used == 7
    np.testing.assert_allclose(moments.mean, cells.mean(axis=1, dtype=np.float64), rtol=1e-6)
    np.testing.assert_allclose(moments.variance, cells.var(axis=1, dtype=np.float64), rtol=1e-5)
    np.testing.assert_array_equal(moments.high, cells.max(axis=1))


def test_dead_and_double_channels_are_found(network, folder) -> None:
    rows = {(row.value, row.number): row for row in channel_rows(measure(network, CARD, open_source(folder)))}
    assert rows["relu", 3].dead
    assert rows["relu", 3].zeros == 1
    assert rows["conv", 2].twin == 0
    assert rows["conv", 1].twin is None
    assert not rows["conv", 1].dead


def test_what_was_stopped_is_a_usable_file_and_goes_on_to_the_same_bits(network, folder, tmp_path) -> None:
    path = tmp_path / "small.statistics.npz"
    whole = measure(network, CARD, open_source(folder))
    stopped = measure(
        network,
        CARD,
        open_source(folder),
        cancelled=stop_after(7),  # asked before each frame and before each of its two nodes
        save=lambda statistics: save_statistics(path, statistics),
    )
    assert 0 < stopped.used < 7
    kept = load_statistics(path)
    assert_equal(kept, stopped)
    assert_equal(measure(network, CARD, open_source(folder), previous=kept), whole)


def test_going_on_leaves_the_statistics_on_show_alone(network, folder) -> None:
    stopped = measure(network, CARD, open_source(folder), cancelled=stop_after(4))
    before = stopped.layers["conv"].copy()
    measure(network, CARD, open_source(folder), previous=stopped)
    assert stopped.layers["conv"].count == before.count
    np.testing.assert_array_equal(stopped.layers["conv"].products, before.products)


def test_statistics_of_other_weights_or_pictures_are_not_continued(network, folder) -> None:
    whole = measure(network, CARD, open_source(folder))
    weights = {**network.weights, "b": network.weights["b"] + 1}
    other = Network(network.name, network.nodes, network.inputs, network.outputs, weights)
    assert fingerprint(other, CARD) != fingerprint(network, CARD)
    assert measure(other, CARD, open_source(folder), previous=whole).layers["conv"].mean[0] != pytest.approx(
        whole.layers["conv"].mean[0]
    )
    (folder / "6.png").unlink()
    assert measure(network, CARD, open_source(folder), previous=whole).used == 6


def test_what_there_is_is_saved_when_something_breaks(network, folder) -> None:
    saved = []

    def broken(fraction: float) -> None:
        if fraction > 0.3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        measure(network, CARD, open_source(folder), progress=broken, save=saved.append)
    assert saved[-1].used == 3


def test_channels_are_compared_as_far_as_memory_is_meant_for_it(network, folder, monkeypatch) -> None:
    monkeypatch.setattr(channel_statistics, "MOST_PRODUCTS", 16)
    found = measure(network, CARD, open_source(folder), first="relu")
    assert found.layers["relu"].products is not None
    assert found.layers["conv"].products is None
    assert all(row.twin is None for row in channel_rows(found) if row.value == "conv")


def test_a_camera_never_ends_and_is_refused(network) -> None:
    with pytest.raises(SourceError, match="come to an end"):
        measure(network, CARD, open_source("camera:0"))


def test_pictures_none_of_which_can_be_read_are_refused(network, tmp_path) -> None:
    (tmp_path / "1.png").write_bytes(b"no picture")
    (tmp_path / "2.png").write_bytes(b"no picture")
    with pytest.raises(SourceError):
        measure(network, CARD, open_source(tmp_path))


def test_the_table_of_text_counts_from_one(network, folder) -> None:
    lines = statistics_text(channel_rows(measure(network, CARD, open_source(folder)))).splitlines()
    assert lines[0].startswith("layer,channel,mean")
    assert len(lines) == 1 + 8
    assert lines[3].startswith("conv,3,")
    assert lines[3].endswith(",1")
    assert lines[8].startswith("relu,4,0,0,0,0,1,yes")


def test_a_file_stands_beside_the_network_or_in_the_folder_of_the_program(tmp_path) -> None:
    assert statistics_path(str(tmp_path / "net.onnx"), tmp_path / "x") == tmp_path / "net.statistics.npz"
    assert statistics_path("mnist", tmp_path / "x") == tmp_path / "x" / "mnist.statistics.npz"
    assert statistics_path("/nowhere/net.onnx", tmp_path / "x") == tmp_path / "x" / "net.statistics.npz"


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 half"])
def test_a_damaged_file_is_one_sentence(tmp_path, content) -> None:
    path = tmp_path / "net.statistics.npz"
    path.write_bytes(content)
    with pytest.raises(SessionError, match="start them again"):
        load_statistics(path)


def test_no_file_is_no_statistics(tmp_path) -> None:
    assert load_statistics(tmp_path / "net.statistics.npz") is None
