"""From a request to its outcome: preprocess, evaluate, draw. A pure function, so that it can be tested without threads.

What the previous outcome already holds is taken over: the prepared tensor when frame and card are the same, and through
`evaluate(previous=...)` every activation that an edit did not touch. What is run beside it takes the same way, and
takes over from the network on show what the two have in common.

One thread does all of it: drawing the layers on two threads, or beside the evaluation of the next frame, was measured
(two cores, 112 maps of 320 x 240 and less) to gain nothing, for evaluation already uses every core.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from cnnviewer.display.draw import draw_picture
from cnnviewer.display.levels import network_limits
from cnnviewer.display.picture import Picture, PictureSpec, Scope
from cnnviewer.engine.evaluate import evaluate
from cnnviewer.engine.kernels.workers import spread
from cnnviewer.engine.network import Network
from cnnviewer.engine.trace import Trace
from cnnviewer.errors import CnnviewerError, EvaluationError
from cnnviewer.networks.prepare import prepare
from cnnviewer.networks.preprocessing import Prepared
from cnnviewer.pipeline.contrast import contrast_of, matched, other_request
from cnnviewer.pipeline.outcome import Outcome, Request


def run(request: Request, previous: Outcome | None, cancelled: Callable[[], bool]) -> Outcome:
    """Answer `request`.

    An error raised on purpose becomes `Outcome.error`, beside what could be computed before it. A bug is raised, and
    so is `Cancelled` when `cancelled` says yes.
    """
    outcome = _answer(request, previous, None, cancelled)
    if request.spec.beside is None or outcome.trace is None:
        return outcome
    return _with_beside(outcome, request, previous, cancelled)


def _with_beside(
    outcome: Outcome, request: Request, previous: Outcome | None, cancelled: Callable[[], bool]
) -> Outcome:
    """`outcome` with what its spec wants beside it, and how far the two lie apart."""
    durations_ms = dict(outcome.durations_ms)
    with _stopwatch(durations_ms, "beside"):
        pairs = matched(outcome, previous)
        asked = other_request(request, pairs, previous)
        other = _answer(asked, previous.beside if previous is not None else None, outcome, cancelled)
        contrast = contrast_of(outcome, other, pairs, previous)
    return replace(outcome, beside=other, contrast=contrast, durations_ms=durations_ms)


def _answer(
    request: Request, previous: Outcome | None, relative: Outcome | None, cancelled: Callable[[], bool]
) -> Outcome:
    """One side alone. `relative` is the other one where that was computed before: what both share is taken over."""
    durations_ms = {"capture": request.capture_ms}
    prepared: Prepared | None = None
    trace: Trace | None = None
    pictures: Mapping[str, Picture] = {}
    error: CnnviewerError | None = None
    try:
        with _stopwatch(durations_ms, "preprocess"):
            prepared = _prepared(request, previous) or _prepared(request, relative)
            prepared = prepared or prepare(request.frame.pixels, request.spec.card)
        with _stopwatch(durations_ms, "compute"):
            trace, error = _trace(request, prepared, previous, relative, cancelled)
        with _stopwatch(durations_ms, "pictures"):
            pictures = _draw(request, trace, previous)
    except CnnviewerError as problem:
        error = problem
    except MemoryError:
        error = CnnviewerError(
            "There is not enough memory for these maps; choose a smaller size on the preprocessing card."
        )
    if error is not None:
        _forget_frames(error)
    node_ms = _node_ms(request.spec.network, prepared, trace, previous, relative)
    return Outcome(request.id, request.frame, request.spec, prepared, trace, pictures, durations_ms, error, node_ms)


def _node_ms(
    network: Network,
    prepared: Prepared | None,
    trace: Trace | None,
    previous: Outcome | None,
    relative: Outcome | None,
) -> dict[str, float]:
    """Milliseconds by node; of what was taken over, or only computed in part after an edit, those of before."""
    if trace is None:
        return {}
    spent = dict(trace.durations_ms)
    for known in (previous, relative):
        if known is None or known.prepared is not prepared or not known.node_ms:
            continue
        alike = known.spec.network.nodes is network.nodes or known.spec.network.nodes == network.nodes
        for name in spent if alike else trace.reused:
            spent[name] = max(spent.get(name, 0.0), known.node_ms.get(name, 0.0))
    return spent


def _trace(
    request: Request,
    prepared: Prepared,
    previous: Outcome | None,
    relative: Outcome | None,
    cancelled: Callable[[], bool],
) -> tuple[Trace, EvaluationError | None]:
    """Everything; of the further frames of a video, and where the spec says so, only what is on show.

    After an error what could be computed.

    A frame that stays may be edited, and an edit starts from all that was computed before; a frame of a video is gone
    with the next one.
    """
    before = previous.trace if previous is not None else None
    network = request.spec.network
    goes_on = previous is not None and previous.spec is request.spec and previous.prepared is not prepared
    if (
        relative is not None
        and relative.prepared is prepared
        and (previous is None or previous.prepared is not prepared)
    ):
        before = relative.trace if _related(network, relative.trace) else before
    shown = {spec.value for spec in request.spec.pictures.values() if network.producer(spec.value) is not None}
    always = network.outputs if request.spec.always is None else request.spec.always
    outputs = sorted(shown.union(always)) if goes_on else None
    if request.spec.shown_only and shown:
        outputs = sorted(shown)
    try:
        return evaluate(network, prepared.tensor, outputs=outputs, previous=before, cancelled=cancelled), None
    except EvaluationError as error:
        return error.trace, error


def _forget_frames(error: BaseException) -> None:
    """Drop the tracebacks: their frames hold `previous`, and so every outcome would keep all earlier ones alive."""
    error.__traceback__ = None
    for linked in (error.__cause__, error.__context__):
        if linked is not None:
            _forget_frames(linked)


@contextmanager
def _stopwatch(durations_ms: dict[str, float], stage: str) -> Iterator[None]:
    started_s = time.perf_counter()
    try:
        yield
    finally:
        durations_ms[stage] = (time.perf_counter() - started_s) * 1000


def _prepared(request: Request, known: Outcome | None) -> Prepared | None:
    """The frame of `known` made ready, when it came from the same pixels with the same card."""
    if known is None or known.frame.pixels is not request.frame.pixels or known.spec.card != request.spec.card:
        return None
    return known.prepared


def _related(network: Network, trace: Trace | None) -> bool:
    """Whether `network` shares weights with the one of `trace`: one is an edit of the other."""
    weights = trace.network.weights if trace is not None else {}
    return any(weights.get(name) is array for name, array in network.weights.items())


def _draw(request: Request, trace: Trace, previous: Outcome | None) -> dict[str, Picture]:
    """A picture for every spec whose value was computed and has channels."""
    before = previous.pictures if previous is not None else {}
    wanted = request.spec.pictures
    specs = {key: spec for key, spec in wanted.items() if spec.value in trace and trace[spec.value].ndim >= 2}
    limits = _network_limits(specs.values(), trace)
    # Large layers first: the threads then end together.
    turns = sorted(specs.items(), key=lambda turn: -trace[turn[1].value].size)
    drawn: dict[str, Picture] = {}

    def draw(first: int, last: int) -> None:
        for key, spec in turns[first:last]:
            same = _unchanged(spec, before.get(key), trace, previous)
            drawn[key] = same or draw_picture(trace[spec.value][0], spec, previous=before.get(key), limits=limits)

    spread(draw, len(turns))
    return drawn


def _unchanged(spec: PictureSpec, before: Picture | None, trace: Trace, previous: Outcome | None) -> Picture | None:
    """The picture before when it would come out the same: same wish, same activation, a scale of its own."""
    if before is None or before.spec != spec or spec.levels.scope is Scope.NETWORK:
        return None
    activation = previous.trace.activations.get(spec.value) if previous is not None and previous.trace else None
    return before if activation is trace[spec.value] else None


def _network_limits(specs: Iterable[PictureSpec], trace: Trace) -> tuple[float, float] | None:
    """The lowest and highest of all values that share the scale of the network; None when no picture does."""
    shared = [spec for spec in specs if spec.levels.scope is Scope.NETWORK]
    if not shared:
        return None
    return network_limits((trace[value] for value in {spec.value for spec in shared}), shared[0].levels)
