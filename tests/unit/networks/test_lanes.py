"""Wires between columns."""

import itertools
import random
from pathlib import Path

import pytest

from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.lanes import Wire, wires_between
from tests.helpers.flows import LIGHT, architecture, light


def check(sources: tuple[tuple[int, ...], ...], wires: tuple[Wire, ...]) -> None:
    """Wires of one level do not overlap, and together they say all that neighbours do not."""
    for one, other in itertools.combinations(wires, 2):
        if one.level == other.level:
            assert one.last <= other.first or other.last <= one.first
    told = {(source, target) for wire in wires for source in wire.sources for target in wire.targets}
    assert told == {(source, to) for to, froms in enumerate(sources) for source in froms if source != to - 1}


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_wires_of_every_architecture_tell_where_columns_come_from_and_do_not_overlap(name: str) -> None:
    sources = architecture(name).sources
    check(sources, wires_between(sources))


@pytest.mark.parametrize("path", LIGHT, ids=lambda path: path.stem)
def test_wires_of_networks_without_names_do_not_overlap(path: Path) -> None:
    sources = light(path).sources
    check(sources, wires_between(sources))


@pytest.mark.parametrize("seed", range(50))
def test_wires_of_any_graph_do_not_overlap(seed: int) -> None:
    draw = random.Random(seed)
    sources = [tuple(sorted(draw.sample(range(to), min(to, draw.choice((1, 1, 2, 3)))))) for to in range(40)]
    check(tuple(sources), wires_between(sources))


def test_a_chain_needs_no_wires() -> None:
    assert wires_between([(), (0,), (1,), (2,)]) == ()


def test_a_shortcut_is_one_wire_from_the_fork_to_the_sum() -> None:
    assert wires_between([(), (0,), (1,), (0, 2)]) == (Wire((0,), (3,), 0),)


def test_a_fork_is_one_wire_that_splits_and_a_join_one_that_comes_together() -> None:
    wires = wires_between([(), (0,), (0,), (0,), (1, 2, 3)])
    assert wires == (Wire((0,), (2, 3), 0), Wire((1, 2), (4,), 1))


def test_a_level_is_used_again_behind_the_end_of_a_wire() -> None:
    wires = wires_between([(), (0,), (0, 1), (2,), (2, 3)])
    assert [wire.level for wire in wires] == [0, 0]
