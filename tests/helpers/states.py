"""States for tests of the session: a small one, and any that hypothesis can think of."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from cnnviewer.display.picture import Scope
from cnnviewer.networks.preprocessing import Colour, Fit, PreprocessingCard
from cnnviewer.networks.stack import (
    Activation,
    ConvLayer,
    Layer,
    Padding,
    PaddingMode,
    PaddingSize,
    PoolingKind,
    PoolLayer,
    Stack,
    Weight,
)
from cnnviewer.session.codec import encode
from cnnviewer.session.state import Selection, State, ViewChoices
from cnnviewer.sources.drawing import Drawing, Stroke


def array(*shape: int, seed: int = 1) -> Weight:
    """A read-only float32 array of normally distributed numbers."""
    made = np.random.default_rng(seed).normal(size=shape).astype(np.float32)
    made.flags.writeable = False
    return made


def small_state(seed: int = 1) -> State:
    """Conv1 (2 filters 3 x 3 on RGB) and Pool1, with a choice made everywhere."""
    conv = ConvLayer("Conv1", array(2, 3, 3, 3, seed=seed), array(2, seed=seed + 1), flipped=True)
    return State(
        source="pattern:zone-plate",
        stack=Stack("Small", (conv, PoolLayer("Pool1"))),
        card=PreprocessingCard(64, 48, Fit.CROP, Colour.RGB, 1.0, (0.1, 0.2, 0.3), (0.5,)),
        selection=Selection("conv1", 1, (3, 4), None),
        view=ViewChoices(
            scope=Scope.LAYER,
            robust=False,
            limits={"conv1": (-1.5, 0.1)},
            composite={"conv1": (0, 1, 0)},
            enlarged={"pool1": 1},
            mirrored=True,
        ),
        playing=False,
        loop=False,
        drawing=Drawing((Stroke(((1.5, 2.0), (30.0, 40.2)), 12), Stroke(((9.0, 9.0),), 30, True)), dark_ink=True),
        pinned={"mnist": (3, 0)},
    )


def fingerprint(state: State) -> tuple[Any, dict[str, bytes]]:
    """Everything that a state holds, bit for bit, in a form that can be compared."""
    arrays: dict[str, Any] = {}
    return encode(state, arrays), {name: held.tobytes() for name, held in arrays.items()}


_numbers = st.floats(allow_nan=False, allow_infinity=False)
_numbers32 = st.floats(allow_nan=False, allow_infinity=False, width=32)
_pairs = st.tuples(st.integers(1, 5), st.integers(1, 5))
_sides = st.tuples(*[st.integers(0, 4)] * 4)
_paddings = st.builds(Padding, st.sampled_from(PaddingSize), st.sampled_from(PaddingMode), _sides, _numbers32)


@st.composite
def states(draw: st.DrawFn) -> State:
    """A state that the program could be in."""
    channels = draw(st.sampled_from([1, 3]))
    card = PreprocessingCard(
        draw(st.integers(1, 500)),
        draw(st.integers(1, 500)),
        draw(st.sampled_from(Fit)),
        Colour.GREY if channels == 1 else draw(st.sampled_from([Colour.RGB, Colour.BGR])),
        draw(_numbers),
        draw(st.sampled_from([(0.0,), (0.5,) * channels])),
        draw(st.sampled_from([(1.0,), (0.25,) * channels])),
    )
    selection = draw(
        st.builds(
            Selection,
            st.text(max_size=8),
            st.integers(0, 900),
            st.none() | st.tuples(st.integers(0, 90), st.integers(0, 90)),
            st.none() | st.integers(0, 90),
        )
    )
    names = st.dictionaries(st.text(max_size=6), st.tuples(_numbers, _numbers), max_size=3)
    view = ViewChoices(scope=draw(st.sampled_from(Scope)), ignore_border=draw(st.integers(0, 9)), limits=draw(names))
    stack = Stack(draw(st.text(max_size=10)), tuple(_layers(draw, channels)), channels)
    source, playing, loop = draw(st.text(max_size=20)), draw(st.booleans()), draw(st.booleans())
    return State(source, stack, card, selection, view, playing, loop, draw(st.integers(0, 10**6)))


def _layers(draw: st.DrawFn, channels: int) -> list[Layer]:
    layers: list[Layer] = []
    for number in range(draw(st.integers(0, 4))):
        if draw(st.booleans()):
            kind = draw(st.sampled_from(PoolingKind))
            layers.append(PoolLayer(f"Pool{number}", kind, draw(_pairs), draw(_pairs), draw(_sides)))
            continue
        filters = draw(st.integers(1, 3))
        layers.append(
            ConvLayer(
                f"Conv{number}",
                array(filters, channels, *draw(_pairs), seed=number),
                array(filters, seed=number),
                draw(_pairs),
                draw(_pairs),
                draw(_paddings),
                draw(st.sampled_from(Activation)),
                slope=draw(_numbers32),
                biased=draw(st.booleans()),
                flipped=draw(st.booleans()),
            )
        )
        channels = filters
    return layers
