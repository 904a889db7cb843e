"""Source, preprocessing, network, pictures and threads together, as the window uses them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from cnnviewer.display.picture import PictureSpec
from cnnviewer.errors import SourceLost
from cnnviewer.networks.build import build
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.networks.stack import ConvLayer, PoolLayer, Stack
from cnnviewer.pipeline.outcome import Outcome, Spec
from cnnviewer.pipeline.pipeline import Pipeline
from cnnviewer.sources.still import StillSource
from tests.helpers.film import Film, VideoAsCamera
from tests.helpers.recorder import Recorder
from tests.helpers.states import array

STACK = Stack("Small", (ConvLayer("Conv1", array(4, 3, 3, 3), array(4)), PoolLayer("Pool1")))


def make_spec(version: int, stack: Stack = STACK) -> Spec:
    pictures = {value: PictureSpec(value) for value in ("image", "conv1", "pool1")}
    return Spec(build(stack), PreprocessingCard(24, 32), pictures, version)


@dataclass
class Running:
    """A pipeline with the real compute function, and what came out of it."""

    outcomes: Recorder[Outcome] = field(default_factory=Recorder)
    notices: Recorder[str] = field(default_factory=Recorder)

    def __post_init__(self) -> None:
        self.pipeline = Pipeline(self._fetch, lambda text, kind: self.notices.add(kind), retry_s=0.001)

    def _fetch(self) -> None:
        outcome = self.pipeline.latest()
        if outcome is not None:
            self.outcomes.add(outcome)

    def answer(self, version: int) -> Outcome:
        return self.outcomes.wait_for(lambda outcomes: outcomes[-1].spec.version == version)[-1]


@pytest.fixture
def running() -> Iterator[Running]:
    running = Running()
    yield running
    running.pipeline.close()


def test_an_edited_kernel_changes_its_own_map_and_no_other(running: Running) -> None:
    pixels = np.random.default_rng(2).integers(0, 256, (48, 64, 3)).astype(np.uint8)
    running.pipeline.set_source(StillSource(pixels, "noise"))
    running.pipeline.set_spec(make_spec(1))
    before = running.answer(1).activation("conv1")
    conv = STACK.layers[0]
    assert isinstance(conv, ConvLayer)
    weight = conv.weight.copy()
    weight[2] = 0
    weight.flags.writeable = False
    running.pipeline.set_spec(make_spec(2, replace(STACK, layers=(replace(conv, weight=weight), STACK.layers[1]))))
    outcome = running.answer(2)
    after = outcome.activation("conv1")
    assert outcome.error is None
    assert before is not None
    assert after is not None
    np.testing.assert_allclose(after[2], conv.bias[2], atol=1e-6)
    np.testing.assert_allclose(after[[0, 1, 3]], before[[0, 1, 3]], rtol=1e-4, atol=1e-5)
    assert set(outcome.pictures) == {"image", "conv1", "pool1"}


def test_a_video_in_the_place_of_a_camera_is_computed_goes_away_and_comes_back(running: Running) -> None:
    camera = VideoAsCamera(Film(30), lambda: SourceLost("The camera is gone; plug it in again."))
    running.pipeline.set_spec(make_spec(1))
    running.pipeline.set_source(camera)
    running.outcomes.wait_for_count(3)
    camera.unplugged.set()
    stale = running.outcomes.wait_for(lambda outcomes: outcomes[-1].frame.stale)[-1]
    camera.unplugged.clear()
    fresh = running.outcomes.wait_for(lambda outcomes: not outcomes[-1].frame.stale)[-1]
    assert stale.error is None
    assert fresh.frame.index > stale.frame.index
    assert running.notices.wait_for_count(2) == ["warning", "info"]


def test_choices_made_without_a_pause_are_all_followed_in_the_end_and_maps_keep_moving(running: Running) -> None:
    running.pipeline.set_source(Film(1))
    for version in range(1, 60):
        running.pipeline.set_spec(make_spec(version))
    running.answer(59)
    versions = [outcome.spec.version for outcome in running.outcomes.items]
    assert versions == sorted(versions)
    assert all(outcome.error is None for outcome in running.outcomes.items)
