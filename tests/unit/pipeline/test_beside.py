"""A second network or a held frame beside the one on show: computed only when asked for, and no more than needed."""

import gc
import weakref
from dataclasses import replace

import numpy as np
import pytest

from cnnviewer.display.picture import PictureSpec, Scope
from cnnviewer.explain.compare import first_difference
from cnnviewer.networks.preprocessing import Fit, PreprocessingCard
from cnnviewer.pipeline import compute
from cnnviewer.pipeline.compute import run
from cnnviewer.pipeline.outcome import Beside, Outcome, Request, Spec
from cnnviewer.sources.frame import Frame
from tests.helpers.small_networks import classifier

CARD = PreprocessingCard(24, 32, Fit.CROP)
LAYERS = ("picture", "block0.conv", "block1.conv", "pool", "softmax")
ORIGINAL = classifier(blocks=2)
EDITED = ORIGINAL.with_weight("block1.conv", weight=ORIGINAL.weights["block1.w"] * np.float32(1.5))


def make_frame(seed: int = 1, time_s: float = 0.0) -> Frame:
    pixels = np.random.default_rng(seed).integers(0, 256, (48, 64, 3)).astype(np.uint8)
    return Frame(pixels, time_s=time_s)


def go(spec: Spec, frame: Frame, previous: Outcome | None = None) -> Outcome:
    return run(Request(1, frame, spec), previous, lambda: False)


def test_nothing_is_computed_beside_when_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    runs = []
    evaluate = compute.evaluate
    monkeypatch.setattr(
        compute, "evaluate", lambda network, *args, **kw: runs.append(network) or evaluate(network, *args, **kw)
    )
    outcome = go(Spec(EDITED, CARD), make_frame())
    assert outcome.beside is None and outcome.contrast is None
    assert runs == [EDITED]


def test_the_original_beside_tells_the_first_layer_that_an_edit_changed() -> None:
    outcome = go(Spec(EDITED, CARD, beside=Beside(ORIGINAL, values=LAYERS)), make_frame())
    assert outcome.contrast is not None
    first = first_difference(outcome.contrast.rows)
    assert first is not None and first.here == "block1.conv"
    assert [row.here for row in outcome.contrast.rows] == list(LAYERS)


def test_what_an_edit_left_alone_is_computed_once_for_both() -> None:
    outcome = go(Spec(EDITED, CARD, beside=Beside(ORIGINAL, values=LAYERS)), make_frame())
    assert outcome.beside is not None and outcome.beside.trace is not None and outcome.trace is not None
    assert {"block0.conv", "block0.relu"} <= outcome.beside.trace.reused
    assert outcome.beside.trace["block0.relu"] is outcome.trace["block0.relu"]


def test_a_further_edit_computes_nothing_of_the_original_again() -> None:
    frame = make_frame()
    before = go(Spec(EDITED, CARD, beside=Beside(ORIGINAL, values=LAYERS)), frame)
    again = EDITED.with_weight("block1.conv", weight=EDITED.weights["block1.w"] * np.float32(1.5))
    after = go(Spec(again, CARD, beside=Beside(ORIGINAL, values=LAYERS)), frame, before)
    assert after.beside is not None and after.beside.trace is not None
    assert after.beside.trace.reused == {node.name for node in ORIGINAL.nodes}


def test_of_a_video_only_what_is_compared_is_computed() -> None:
    spec = Spec(EDITED, CARD, always=("block1.conv",), beside=Beside(ORIGINAL, values=("block1.conv",)))
    before = go(spec, make_frame(1))
    after = go(spec, make_frame(2, time_s=0.1), before)
    assert after.beside is not None and after.beside.trace is not None
    assert "softmax" in before.beside.trace and "softmax" not in after.beside.trace  # type: ignore[union-attr, operator]
    assert [row.here for row in after.contrast.rows] == ["block1.conv"]  # type: ignore[union-attr]


def test_a_held_frame_stays_while_the_other_side_goes_on() -> None:
    held = make_frame(1)
    spec = Spec(ORIGINAL, CARD, always=LAYERS[1:], beside=Beside(frame=held, values=LAYERS))
    before = go(spec, make_frame(2, time_s=0.1))
    after = go(spec, make_frame(3, time_s=0.2), before)
    assert after.beside is not None and after.beside.frame is held and before.beside is not None
    assert after.beside.prepared is before.beside.prepared
    assert after.contrast is not None and all(row.differs for row in after.contrast.rows)


def test_the_same_frame_held_does_not_differ() -> None:
    frame = make_frame()
    outcome = go(Spec(ORIGINAL, CARD, beside=Beside(frame=frame, values=LAYERS)), frame)
    assert outcome.contrast is not None and first_difference(outcome.contrast.rows) is None


def test_both_sides_are_drawn_on_the_same_levels_and_the_difference_around_zero() -> None:
    spec = PictureSpec("block1.conv")
    outcome = go(Spec(EDITED, CARD, beside=Beside(ORIGINAL, pictures={"maps": spec})), make_frame())
    assert outcome.contrast is not None
    pair = outcome.contrast.drawn["maps"]
    assert pair.there is not None and pair.difference is not None and pair.difference_maps is not None
    assert np.array_equal(pair.here.levels, pair.there.levels)
    assert pair.difference.limits[0] == -pair.difference.limits[1]
    assert pair.difference.spec.levels.scope is Scope.LAYER
    wanted = outcome.activation("block1.conv") - outcome.beside.activation("block1.conv")  # type: ignore[operator, union-attr]
    assert np.array_equal(pair.difference_maps, wanted)


def test_a_pair_that_would_come_out_the_same_is_not_drawn_again() -> None:
    frame = make_frame()
    wanted = {"maps": PictureSpec("block0.conv")}
    before = go(Spec(EDITED, CARD, beside=Beside(ORIGINAL, pictures=wanted)), frame)
    again = EDITED.with_weight("block1.conv", weight=EDITED.weights["block1.w"] * np.float32(1.5))
    after = go(Spec(again, CARD, beside=Beside(ORIGINAL, pictures=wanted)), frame, before)
    assert after.contrast is not None and before.contrast is not None
    assert after.contrast.drawn["maps"] is before.contrast.drawn["maps"]


def test_layers_of_two_sizes_are_drawn_side_by_side_without_a_difference() -> None:
    smaller = replace(CARD, height=12, width=16)
    open_sided = replace(ORIGINAL, inputs=(replace(ORIGINAL.inputs[0], shape=(1, 3, "h", "w")),))
    wanted = {"maps": PictureSpec("block0.conv")}
    beside = Beside(open_sided, smaller, values=("block0.conv",), pictures=wanted)
    outcome = go(Spec(ORIGINAL, CARD, beside=beside), make_frame())
    assert outcome.contrast is not None
    pair = outcome.contrast.drawn["maps"]
    assert pair.there is not None and pair.there.layout.map == (12, 16)
    assert pair.difference is None
    assert outcome.contrast.rows[0].relative is None


def test_a_card_that_cannot_feed_the_other_network_is_its_error_alone() -> None:
    beside = Beside(ORIGINAL, replace(CARD, height=30), values=LAYERS)
    outcome = go(Spec(EDITED, CARD, beside=beside), make_frame())
    assert outcome.error is None and outcome.trace is not None
    assert outcome.beside is not None and outcome.beside.error is not None
    assert outcome.contrast is None


def test_parameters_and_products_are_told_for_both_sides() -> None:
    outcome = go(Spec(classifier(blocks=1), CARD, beside=Beside(ORIGINAL, values=LAYERS)), make_frame())
    assert outcome.contrast is not None
    assert outcome.contrast.price.parameters < outcome.contrast.other_price.parameters
    assert outcome.contrast.price.macs < outcome.contrast.other_price.macs
    assert outcome.beside is not None and sum(outcome.beside.node_ms.values()) > 0


def test_what_was_taken_over_counts_with_the_time_that_it_took() -> None:
    frame = make_frame()
    before = go(Spec(ORIGINAL, CARD), frame)
    after = go(Spec(EDITED, CARD, beside=Beside(ORIGINAL, values=LAYERS)), frame, before)
    assert after.beside is not None and after.trace is not None
    assert after.trace.durations_ms["block0.conv"] == 0
    assert after.node_ms["block0.conv"] == after.beside.node_ms["block0.conv"] == before.node_ms["block0.conv"] > 0


def test_no_earlier_outcome_is_kept_alive_by_what_was_compared() -> None:
    spec = Spec(EDITED, CARD, beside=Beside(ORIGINAL, values=LAYERS, pictures={"maps": PictureSpec("block1.conv")}))
    first = go(spec, make_frame(1))
    watched = weakref.ref(first), weakref.ref(first.beside)  # type: ignore[arg-type]  # it has one
    second = go(spec, make_frame(2, time_s=0.1), first)
    del first
    gc.collect()
    assert [reference() for reference in watched] == [None, None]
    assert second.contrast is not None
