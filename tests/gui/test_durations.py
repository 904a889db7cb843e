"""How long nodes take, over many runs."""

from types import SimpleNamespace

import pytest

from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.gui.durations import Durations

IMAGE = Value("image", (1, 3, 8, 8))


def outcome(network: Network, **milliseconds: float) -> SimpleNamespace:
    """What `Durations.take` reads of an outcome."""
    return SimpleNamespace(spec=SimpleNamespace(network=network), trace=SimpleNamespace(durations_ms=milliseconds))


def network(*names: str) -> Network:
    nodes = tuple(Node(name, "Relu", ("image",), (name,)) for name in names)
    return Network("test", nodes, (IMAGE,), names[-1:], {})


def test_what_was_taken_over_keeps_the_time_that_was_measured() -> None:
    durations, net = Durations(), network("a", "b")
    durations.take(outcome(net, a=4.0, b=2.0))
    durations.take(outcome(net, a=0.0, b=2.0))
    assert durations.milliseconds == pytest.approx({"a": 4.0, "b": 2.0})


def test_a_slow_first_run_is_soon_forgotten() -> None:
    durations, net = Durations(), network("a")
    for milliseconds in (50.0, 2.0, 2.0, 2.0, 2.0, 2.0):
        durations.take(outcome(net, a=milliseconds))
    assert durations.milliseconds["a"] == pytest.approx(2.0, abs=0.6)


def test_another_network_begins_anew_and_an_edited_one_does_not() -> None:
    durations = Durations()
    durations.take(outcome(network("a", "b"), a=4.0, b=2.0))
    durations.take(outcome(network("a", "b"), a=0.0, b=0.0))
    assert set(durations.milliseconds) == {"a", "b"}
    durations.take(outcome(network("c"), c=1.0))
    assert durations.milliseconds == {"c": 1.0}
