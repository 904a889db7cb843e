"""One request, one outcome: what is taken over, what an error leaves, and that nothing old is kept alive."""

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from cnnviewer.display.picture import LevelSpec, PictureSpec, Scope
from cnnviewer.engine.evaluate import Cancelled
from cnnviewer.errors import EvaluationError, NetworkError
from cnnviewer.networks.build import build
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.networks.stack import ConvLayer, Padding, PaddingSize, PoolLayer, Stack
from cnnviewer.pipeline import compute
from cnnviewer.pipeline.compute import run
from cnnviewer.pipeline.outcome import Outcome, Request, Spec
from cnnviewer.sources.frame import Frame
from tests.helpers.states import array

CARD = PreprocessingCard(12, 16)
VALUES = ("image", "conv1", "conv1.activation", "pool1", "conv2")


STACK = Stack(
    "Small",
    (
        ConvLayer("Conv1", array(2, 3, 3, 3), array(2)),
        PoolLayer("Pool1"),
        ConvLayer("Conv2", array(4, 2, 3, 3), array(4)),
    ),
)


def with_second(layer: ConvLayer) -> Stack:
    """The same network with another second convolution."""
    return Stack("Small", (*STACK.layers[:2], layer))


def make_frame(seed: int = 1) -> Frame:
    return Frame(np.random.default_rng(seed).integers(0, 256, (24, 32, 3)).astype(np.uint8))


def wanted(*values: str, **levels: Any) -> dict[str, PictureSpec]:
    return {f"strip/{value}": PictureSpec(value, levels=LevelSpec(**levels)) for value in values}


def go(request: Request, previous: Outcome | None = None, cancelled: Callable[[], bool] = lambda: False) -> Outcome:
    return run(request, previous, cancelled)


@pytest.fixture
def request_() -> Request:
    return Request(1, make_frame(), Spec(build(STACK), CARD, wanted(*VALUES)), capture_ms=1.5)


def test_an_outcome_has_everything_that_was_asked_for(request_: Request) -> None:
    outcome = go(request_)
    assert outcome.error is None
    assert outcome.trace is not None
    assert set(VALUES) <= set(outcome.trace)
    assert set(outcome.pictures) == set(request_.spec.pictures)
    assert set(outcome.durations_ms) == {"capture", "preprocess", "compute", "pictures"}
    assert outcome.durations_ms["capture"] == 1.5
    maps = outcome.activation("conv1")
    assert maps is not None
    assert maps.shape == (2, 12, 16)


def test_a_still_takes_over_the_tensor_the_activations_and_the_pictures(request_: Request) -> None:
    first = go(request_)
    second = go(replace(request_, id=2, spec=replace(request_.spec, version=2)), first)
    assert second.prepared is first.prepared
    assert first.trace is not None
    assert second.trace is not None
    for value in VALUES:
        assert second.trace[value] is first.trace[value]
        assert second.pictures[f"strip/{value}"] is first.pictures[f"strip/{value}"]


def test_an_edit_of_the_second_layer_leaves_the_first_as_it_was(request_: Request) -> None:
    first = go(request_)
    network = build(with_second(ConvLayer("Conv2", array(4, 2, 3, 3, seed=9), array(4))))
    second = go(replace(request_, spec=replace(request_.spec, network=network)), first)
    assert second.pictures["strip/pool1"] is first.pictures["strip/pool1"]
    assert second.pictures["strip/conv2"] is not first.pictures["strip/conv2"]


def test_a_stale_copy_of_a_frame_is_not_prepared_again(request_: Request) -> None:
    first = go(request_)
    second = go(replace(request_, frame=replace(request_.frame, stale=True)), first)
    assert second.prepared is first.prepared


@pytest.mark.parametrize("what", ["frame", "card"])
def test_another_frame_or_another_card_is_prepared_anew(request_: Request, what: str) -> None:
    first = go(request_)
    if what == "frame":
        second = go(replace(request_, frame=make_frame(2)), first)
    else:
        second = go(replace(request_, spec=replace(request_.spec, card=PreprocessingCard(6, 8))), first)
    assert second.prepared is not first.prepared
    assert second.pictures["strip/conv1"] is not first.pictures["strip/conv1"]


def test_another_wish_for_the_same_activation_is_drawn_anew(request_: Request) -> None:
    first = go(request_)
    spec = replace(request_.spec, pictures=wanted("conv1", robust=False))
    second = go(replace(request_, spec=spec), first)
    assert second.pictures["strip/conv1"].spec == spec.pictures["strip/conv1"]


def test_the_scale_of_the_network_is_shared_by_all_pictures_that_want_it(request_: Request) -> None:
    pictures = wanted("conv1", "conv2", scope=Scope.NETWORK, robust=False)
    outcome = go(replace(request_, spec=replace(request_.spec, pictures=pictures)))
    first, second = (outcome.pictures[key].limits for key in pictures)
    assert first == second
    assert outcome.trace is not None
    reach = max(float(np.abs(outcome.trace[value]).max()) for value in ("conv1", "conv2"))
    assert first[1] == pytest.approx(reach)


def test_a_picture_of_a_value_that_does_not_exist_is_left_out(request_: Request) -> None:
    outcome = go(replace(request_, spec=replace(request_.spec, pictures=wanted("conv1", "conv99"))))
    assert outcome.error is None
    assert list(outcome.pictures) == ["strip/conv1"]


def test_a_layer_that_does_not_fit_leaves_everything_before_it(request_: Request) -> None:
    tall = ConvLayer("Conv2", array(4, 2, 30, 3), array(4), padding=Padding(PaddingSize.VALID))
    outcome = go(replace(request_, spec=replace(request_.spec, network=build(with_second(tall)))))
    assert isinstance(outcome.error, NetworkError)
    assert outcome.activation("pool1") is not None
    assert outcome.activation("conv2") is None
    assert set(outcome.pictures) == {f"strip/{value}" for value in VALUES if value != "conv2"}


def test_a_network_for_other_channels_leaves_the_prepared_frame(request_: Request) -> None:
    grey = build(Stack("Grey", (ConvLayer("Conv1", array(1, 1, 3, 3), array(1)),), channels=1))
    outcome = go(replace(request_, spec=replace(request_.spec, network=grey)))
    assert outcome.error is not None
    assert outcome.prepared is not None
    assert outcome.trace is None
    assert outcome.pictures == {}


def test_too_little_memory_is_a_sentence(request_: Request, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(compute, "prepare", greedy)
    assert "not enough memory" in str(go(request_).error)


def test_a_run_that_is_given_up_says_so(request_: Request) -> None:
    with pytest.raises(Cancelled):
        go(request_, None, lambda: True)


@pytest.mark.parametrize("failing", [False, True])
def test_outcomes_keep_no_earlier_outcome_alive(
    request_: Request, monkeypatch: pytest.MonkeyPatch, failing: bool
) -> None:
    if failing:
        real = compute.evaluate

        def failing_evaluate(*arguments: Any, **options: Any) -> None:
            try:
                raise NetworkError("inner")
            except NetworkError as cause:
                raise EvaluationError("It failed; change it.", real(*arguments, **options)) from cause

        monkeypatch.setattr(compute, "evaluate", failing_evaluate)
    outcome: Outcome | None = None
    earlier: list[weakref.ref[Outcome]] = []
    for number in range(4):
        outcome = go(replace(request_, id=number, frame=make_frame(number)), outcome)
        assert (outcome.error is not None) is failing
        earlier.append(weakref.ref(outcome))
    gc.collect()
    assert [reference() is None for reference in earlier] == [True, True, True, False]


def test_of_a_video_only_what_is_on_show_is_computed_and_of_a_frame_that_stays_everything(request_: Request) -> None:
    spec = replace(request_.spec, pictures=wanted("conv1", "pool1"))
    first = go(replace(request_, spec=spec))
    assert first.trace is not None
    assert set(VALUES) <= set(first.trace)
    second = go(replace(request_, spec=spec, frame=make_frame(2)), first)
    assert second.trace is not None
    assert "conv1.activation" not in second.trace
    assert {"conv1", "pool1", *spec.network.outputs} <= set(second.trace)
    alone = go(replace(request_, spec=spec, frame=make_frame(2)))
    assert alone.trace is not None
    assert np.array_equal(second.trace["pool1"], alone.trace["pool1"])
    edited = go(replace(request_, spec=replace(spec, version=1), frame=second.frame), second)
    assert edited.trace is not None
    assert set(VALUES) <= set(edited.trace)


def test_of_an_opened_network_the_end_is_left_out_until_somebody_looks_at_it(request_: Request) -> None:
    spec = replace(request_.spec, pictures=wanted("conv1"), always=())
    sight = go(replace(request_, spec=replace(spec, shown_only=True)))
    assert sight.trace is not None
    assert set(sight.trace) == {"image", "conv1"}
    whole = go(replace(request_, spec=spec), sight)
    assert whole.trace is not None
    assert set(VALUES) <= set(whole.trace)
    assert whole.trace["conv1"] is sight.trace["conv1"]
    assert whole.pictures["strip/conv1"] is sight.pictures["strip/conv1"]
    following = go(replace(request_, spec=spec, frame=make_frame(2)), whole)
    assert following.trace is not None
    assert set(following.trace) == {"image", "conv1"}
