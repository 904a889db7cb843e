"""Contents carry what is on show: the levels, the names, the colours, where it comes from."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from cnnviewer.display.draw import draw_picture
from cnnviewer.display.picture import LevelSpec, PictureSpec, Scope
from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.export.collect import (
    ColourChoice,
    Names,
    content_of_kernel,
    content_of_layer,
    content_of_map,
    content_of_strip,
    names_of,
    scale_text,
)
from cnnviewer.export.content import Kind

NAMES = Names("Gabor bank", "sample: cat")


def maps(channels: int = 4) -> NDArray[np.float32]:
    return np.random.default_rng(4).normal(size=(channels, 5, 6)).astype(np.float32)


def test_a_layer_takes_over_the_levels_on_show() -> None:
    spec = PictureSpec("conv1", levels=LevelSpec(Scope.HOLD))
    before = draw_picture(maps() * 10, PictureSpec("conv1"))
    shown = draw_picture(maps(), spec, previous=before)
    content = content_of_layer(maps(), spec, NAMES, picture=shown)
    assert [named.levels for named in content.maps] == [tuple(row) for row in before.levels.tolist()]


def test_a_picture_of_another_layer_or_of_more_maps_is_not_taken_over() -> None:
    spec = PictureSpec("conv1")
    for other in (draw_picture(maps() * 9, PictureSpec("conv2")), draw_picture(maps(7) * 9, spec)):
        content = content_of_layer(maps(), spec, NAMES, picture=other)
        assert len(content.maps) == 4
        assert max(high for named in content.maps for _, high in [named.levels]) < 9


def test_a_shared_scale_is_known_as_one() -> None:
    layer = content_of_layer(maps(), PictureSpec("conv1", levels=LevelSpec(Scope.LAYER)), NAMES)
    each = content_of_layer(maps(), PictureSpec("conv1"), NAMES)
    assert layer.columns[0].shared
    assert layer.columns[0].limits == layer.maps[0].levels
    assert not each.columns[0].shared


@pytest.mark.parametrize(("asked", "channel"), [(2, 2), (99, 3), (-1, 0)])
def test_a_map_is_the_one_that_was_asked_for(asked: int, channel: int) -> None:
    spec = PictureSpec("conv1", channels=(0, 1), composite=(0, 1, 2))
    content = content_of_map(maps()[None], spec, asked, NAMES)
    assert content.kind is Kind.MAP
    np.testing.assert_array_equal(content.maps[0].array, maps()[channel])
    assert content.metadata["channel"] == str(channel + 1)


def test_signed_and_unsigned_layers_get_their_own_colours() -> None:
    specs = [PictureSpec("conv1"), PictureSpec("pool1", signed=False)]
    content = content_of_strip({"conv1": maps(), "pool1": maps()}, specs, NAMES, ColourChoice("blue-black-red", "grey"))
    assert [column.maps[0].colours for column in content.columns] == ["blue-black-red", "grey"]
    assert content.metadata["colour map"] == "blue-black-red, grey"


def test_a_strip_at_the_scope_of_the_network_ends_at_one_number() -> None:
    levels = LevelSpec(Scope.NETWORK, robust=False)
    specs = [PictureSpec("conv1", levels=levels), PictureSpec("conv2", levels=levels)]
    content = content_of_strip({"conv1": maps(), "conv2": maps() * 7}, specs, NAMES)
    assert {named.levels for named in content.maps} == {content.maps[0].levels}
    assert content.maps[0].levels[1] == pytest.approx(float(np.abs(maps() * 7).max()))


def test_a_strip_without_any_value_is_refused() -> None:
    from cnnviewer.errors import ExportError

    with pytest.raises(ExportError, match="nothing to export"):
        content_of_strip({}, [PictureSpec("conv1")], NAMES)


def test_kernels_of_a_filter_share_symmetrical_levels() -> None:
    weight = np.zeros((3, 3, 3), np.float32)
    weight[1, 0, 0] = -2
    content = content_of_kernel(weight, NAMES, "conv1", 5, bias=0.5)
    assert len(content.maps) == 3
    assert {named.levels for named in content.maps} == {(-2, 2)}
    assert content.metadata["filter"] == "6"
    assert content.metadata["bias"] == "0.5"
    assert len(content_of_kernel(weight, NAMES, "conv1", 5, channel=1).maps) == 1


def test_names_come_from_the_graph() -> None:
    network = Network(
        "net",
        (
            Node("conv1", "Conv", ("image", "w"), ("conv1",)),
            Node("pool1", "MaxPool", ("conv1",), ("pool1",), {"kernel_shape": (2, 3)}),
            Node("relu1", "Relu", ("pool1",), ("pool1.activation",)),
        ),
        (Value("image", ("batch", 3, "height", "width")),),
        ("pool1.activation",),
        {"w": np.zeros((4, 3, 5, 5), np.float32)},
    )
    names = names_of(network, "cat.png")
    assert names.captions == {
        "image": "Input",
        "conv1": "Conv 5 × 5",
        "pool1": "MaxPool 2 × 3",
        "pool1.activation": "Relu",
    }
    assert names.title("conv1") == "Conv1"
    assert names.title("unknown") == "unknown"


@pytest.mark.parametrize(
    ("levels", "text"),
    [
        (LevelSpec(), "each map its own, percentiles 0.5 to 99.5"),
        (LevelSpec(Scope.LAYER, robust=False), "one for the layer, minimum to maximum"),
        (
            LevelSpec(Scope.NETWORK, ignore_border=2),
            "one for the network, percentiles 0.5 to 99.5, without 2 cells at the border",
        ),
        (LevelSpec(limits=(-0.5, 2)), "typed, -0.5 to 2"),
    ],
)
def test_the_scale_is_told_in_words(levels: LevelSpec, text: str) -> None:
    assert scale_text(levels) == text


@pytest.mark.parametrize("name", ["conv1", "/features/0/Conv_output_0", "a b:c", "..", "층1"])
def test_a_stem_is_a_name_that_every_file_system_takes(name: str) -> None:
    stem = content_of_map(maps(), PictureSpec(name), 1, NAMES).maps[0].stem
    assert stem.endswith("-002")
    assert not set(stem) & set('/\\:*?"<>| ')
    assert not stem.startswith(".")
