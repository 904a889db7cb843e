"""Turned weights are kept only where that pays, and are never those of another weight."""

import gc

import numpy as np

from cnnviewer.engine.kernels.nets import LIGHT
from cnnviewer.engine.kernels.turned import TurnedWeights
from cnnviewer.engine.network import Array


def drawn(seed: int = 0, filters: int = 64) -> Array:
    weight = np.random.default_rng(seed).normal(size=(filters, LIGHT // 9 // filters + 1, 3, 3)).astype(np.float32)
    weight.flags.writeable = False
    return weight


def expected(weight: Array) -> Array:
    return weight[:, :, ::-1, ::-1].transpose(1, 0, 2, 3)


def test_a_heavy_weight_is_kept_turned_from_the_second_time_on() -> None:
    turned, weight = TurnedWeights(), drawn()
    first, second, third = (turned.of(weight, 1) for _ in range(3))
    assert all(np.array_equal(one, expected(weight)) for one in (first, second, third))
    assert first is not second
    assert second is third
    assert not second.flags.writeable


def test_a_light_weight_and_one_that_may_still_change_are_turned_every_time() -> None:
    turned, weight = TurnedWeights(), drawn()
    changing = weight.copy()
    for _ in range(3):
        changing *= 2
        assert np.array_equal(turned.of(changing, 1), expected(changing))
        assert turned.of(weight[:1], 1).flags.writeable
    assert turned.nbytes == 0


def test_groups_are_turned_each_by_itself() -> None:
    weight = drawn()
    halves = [expected(half) for half in (weight[:32], weight[32:])]
    turned = TurnedWeights()
    assert turned.of(weight, 1).shape != turned.of(weight, 2).shape
    assert all(np.array_equal(turned.of(weight, 2), np.concatenate(halves)) for _ in range(3))


def test_a_weight_is_never_mistaken_for_one_that_is_gone() -> None:
    turned = TurnedWeights()
    for seed in range(20):
        weight = drawn(seed)
        for _ in range(3):
            assert np.array_equal(turned.of(weight, 1), expected(weight))
        del weight
    gc.collect()
    last = drawn(21)
    turned.of(last, 1)
    assert turned.nbytes == 0


def test_what_was_used_longest_ago_is_let_go_beyond_the_limit() -> None:
    weights = [drawn(seed) for seed in range(4)]
    turned = TurnedWeights(limit=2 * weights[0].nbytes)
    for weight in weights:
        turned.of(weight, 1)
        turned.of(weight, 1)
    assert turned.nbytes == 2 * weights[0].nbytes
    kept = turned.of(weights[3], 1)
    assert turned.of(weights[3], 1) is kept
    assert turned.of(weights[0], 1).flags.writeable
