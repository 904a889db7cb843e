"""Every test of the pipeline: no thread is left over, and a compute function that the test steers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from cnnviewer.engine.network import Network
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.pipeline.outcome import Outcome, Request, Spec
from cnnviewer.pipeline.pipeline import Pipeline
from tests.helpers.recorder import PATIENCE_S, Recorder


@pytest.fixture(autouse=True)
def no_thread_is_left_over() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    started = [
        thread for thread in threading.enumerate() if thread not in before and thread.name.startswith("cnnviewer")
    ]
    for thread in started:
        thread.join(PATIENCE_S)
    assert not [thread.name for thread in started if thread.is_alive()]


def make_spec(version: int = 1) -> Spec:
    return Spec(Network("empty", (), (), (), {}), PreprocessingCard(), {}, version)


def answer(request: Request, previous: Outcome | None, cancelled: Callable[[], bool]) -> Outcome:
    """An empty outcome."""
    return Outcome(request.id, request.frame, request.spec, None, None, {}, {"capture": request.capture_ms})


class SteeredCompute:
    """Computes nothing; `started` fills with requests, each run waits for one `finish` permit."""

    def __init__(self) -> None:
        self.started: Recorder[Request] = Recorder()
        self._permits = threading.Semaphore(0)

    def finish(self, runs: int = 1) -> None:
        self._permits.release(runs)

    def __call__(self, request: Request, previous: Outcome | None, cancelled: Callable[[], bool]) -> Outcome:
        self.started.add(request)
        assert self._permits.acquire(timeout=PATIENCE_S)
        return answer(request, previous, cancelled)


@dataclass
class Stage:
    """A Pipeline and everything it reported. The window of the test fetches each outcome at once."""

    pipeline: Pipeline
    outcomes: Recorder[Outcome] = field(default_factory=Recorder)
    notices: Recorder[tuple[str, str]] = field(default_factory=Recorder)
    ends: Recorder[int] = field(default_factory=Recorder)

    def wait_for_frame(self, index: int, *, stale: bool = False) -> Outcome:
        """The newest outcome, as soon as it shows the frame with this index."""

        def shown(outcomes: list[Outcome]) -> bool:
            return bool(outcomes) and outcomes[-1].frame.index == index and outcomes[-1].frame.stale == stale

        return self.outcomes.wait_for(shown, f"frame {index} on show")[-1]

    def indices(self) -> list[int]:
        return [outcome.frame.index for outcome in self.outcomes.items]


@pytest.fixture
def make_stage() -> Iterator[Callable[..., Stage]]:
    stages: list[Stage] = []

    def make(compute: Callable[..., Outcome] = answer, retry_s: float = 0.001) -> Stage:
        stage: Stage

        def fetch() -> None:
            outcome = stage.pipeline.latest()
            if outcome is not None:
                stage.outcomes.add(outcome)

        pipeline = Pipeline(
            fetch,
            lambda text, kind: stage.notices.add((text, kind)),
            lambda: stage.ends.add(1),
            compute=compute,
            retry_s=retry_s,
        )
        stage = Stage(pipeline)
        stages.append(stage)
        return stage

    yield make
    for stage in stages:
        stage.pipeline.close()
