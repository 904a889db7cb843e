"""The blocks that deep networks are folded into."""

import random
from pathlib import Path

import pytest

from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.blocks import Block, BlockKind, blocks_of
from cnnviewer.networks.flow import Flow
from tests.helpers.flows import LIGHT, architecture, flow, light
from tests.helpers.small_networks import classifier


def check(made: Flow, blocks: tuple[Block, ...]) -> None:
    """Every value is in one block at most, blocks are stretches in order, and lanes do not overlap."""
    end = 0
    for number, block in enumerate(blocks, start=1):
        assert block.number == number
        assert end < block.first < block.last  # the input, place 0, is in none
        assert block.values == made.values[block.first : block.last + 1]
        end = block.last
        lanes = block.lanes
        assert len(lanes.lane) == len(lanes.depth) == len(block.values)
        assert len(set(zip(lanes.lane, lanes.depth, strict=True))) == len(block.values)
        assert max(lanes.lane) < lanes.count
        assert all(source < to and (source < 0 or lanes.depth[source] < lanes.depth[to]) for source, to in lanes.edges)
    assert len({block.name for block in blocks}) == len(blocks)
    titles = [block.title for block in blocks if block.title]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("activations", [False, True])
@pytest.mark.parametrize("name", ARCHITECTURES)
def test_blocks_of_every_architecture_are_stretches_that_do_not_overlap(name: str, activations: bool) -> None:
    made = architecture(name, activations=activations)
    check(made, blocks_of(made))


@pytest.mark.parametrize("path", LIGHT, ids=lambda path: path.stem)
def test_blocks_of_networks_without_names_are_stretches_that_do_not_overlap(path: Path) -> None:
    made = light(path)
    check(made, blocks_of(made))


@pytest.mark.parametrize(
    ("name", "kind", "count"),
    [
        ("light_resnet50", BlockKind.RESIDUAL, 16),
        ("light_inception_v1", BlockKind.BRANCHES, 9),
        ("light_inception_v2", BlockKind.BRANCHES, 10),
        ("light_squeezenet", BlockKind.BRANCHES, 8),
        ("light_densenet121", BlockKind.BRANCHES, 58),
        ("light_shufflenet", BlockKind.RESIDUAL, 13),
        ("light_vgg19", BlockKind.STAGE, 5),
    ],
)
def test_structure_alone_tells_the_blocks_of_the_literature(name: str, kind: BlockKind, count: int) -> None:
    path = next(one for one in LIGHT if one.stem == name)
    assert sum(block.kind is kind for block in blocks_of(light(path))) == count


@pytest.mark.parametrize(("depth", "count"), [(18, 8), (34, 16), (50, 16), (101, 33), (152, 50)])
def test_a_residual_network_has_the_blocks_that_its_names_say(depth: int, count: int) -> None:
    blocks = blocks_of(architecture(f"resnet{depth}"))
    assert len(blocks) == count
    assert {block.kind for block in blocks} == {BlockKind.RESIDUAL}
    assert blocks[0].title == "layer1.0"
    assert blocks[0].values[0] == "layer1.0.conv1"
    assert blocks[0].output == "layer1.0.add"


def test_the_activation_behind_a_sum_belongs_to_the_block() -> None:
    block = blocks_of(architecture("resnet18", activations=True))[0]
    assert block.output == "layer1.0.relu"
    assert block.name == blocks_of(architecture("resnet18"))[0].name


def test_an_inception_has_its_branches_in_lanes() -> None:
    block = next(block for block in blocks_of(architecture("googlenet")) if block.title == "inception3a")
    lanes = dict(zip(block.values, block.lanes.lane, strict=True))
    assert block.lanes.count == 4
    assert lanes["inception3a.3x3_reduce"] == lanes["inception3a.3x3"] != lanes["inception3a.1x1"]
    assert lanes["inception3a.5x5_reduce"] == lanes["inception3a.5x5"]
    assert lanes["inception3a.concat"] == 0
    assert block.lanes.length == 3
    alone = [value for number, value in enumerate(block.values) if block.lanes.is_bottleneck(number)]
    assert alone == ["inception3a.concat"]


def test_a_shortcut_without_a_layer_is_a_lane_of_its_own() -> None:
    first, second = blocks_of(architecture("resnet50"))[:2]
    assert first.lanes.skips == ()  # its shortcut has a convolution
    assert second.lanes.skips == ((1, 7),)
    assert second.lanes.count == 2


def test_the_convolution_before_a_fork_that_only_prepares_for_it_is_in_the_block() -> None:
    blocks = blocks_of(architecture("squeezenet"))
    assert [block.title for block in blocks] == [f"fire{number}" for number in range(2, 10)]
    assert blocks[0].values[0] == "fire2.squeeze"


def test_names_make_blocks_where_there_is_no_shortcut() -> None:
    blocks = {block.title: block for block in blocks_of(architecture("mobilenet-v2"))}
    assert blocks["block2"].kind is BlockKind.SCOPE
    assert blocks["block3"].kind is BlockKind.RESIDUAL
    assert blocks["block2"].convolutions == 3


def test_the_classes_at_the_end_are_in_no_block() -> None:
    made = architecture("vgg19")
    folded = {value for block in blocks_of(made) for value in block.values}
    assert folded.isdisjoint({"classifier.fc6", "classifier.fc7", "classifier.fc8", "softmax"})


def test_a_small_chain_has_no_blocks() -> None:
    network = classifier()
    assert blocks_of(flow(network, (1, 3, 24, 32))) == ()


@pytest.mark.parametrize("seed", range(60))
def test_blocks_of_any_graph_are_stretches_that_do_not_overlap(seed: int) -> None:
    draw = random.Random(seed)
    count = draw.choice((3, 12, 60, 200))
    operators = draw.choices(("Conv", "Add", "Concat", "Relu", "MaxPool", "Gemm"), k=count)
    sources: list[tuple[int, ...]] = [()]
    for place in range(1, count):
        near = range(max(0, place - draw.choice((1, 3, 8))), place)
        many = operators[place] in ("Add", "Concat")
        sources.append(tuple(sorted(draw.sample(near, min(len(near), draw.randint(0, 3) if many else 1)))))
    shapes = [draw.choice(((1, 8, 8, 8), (1, 8, 4, 4), (1, 8), None)) for _ in range(count)]
    names = [f"part{place // 7}.layer{place}" if seed % 2 else "" for place in range(count)]
    values = [f"v{place}" for place in range(count)]
    made = Flow(tuple(values), tuple(names), ("", *operators[1:]), tuple(sources), tuple(shapes))
    check(made, blocks_of(made))
