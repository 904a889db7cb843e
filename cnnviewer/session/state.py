"""The state: everything the user has chosen, as one immutable value. A choice makes a new State."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from cnnviewer.display.picture import Scope
from cnnviewer.engine.network import Network
from cnnviewer.explain.layer_table import Cost
from cnnviewer.networks.feeding import Feeding
from cnnviewer.networks.intervention import Intervention
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.networks.stack import Stack
from cnnviewer.pipeline.position import Position
from cnnviewer.sources.drawing import Drawing

NOT_SAVED = {"saved": False}
"""Metadata of a field that does not go into a session file."""


@dataclass(frozen=True)
class Selection:
    """The one selection, the same in every panel.

    value    name of a value in the network: "image", "conv1", "pool1"
    channel  feature map number, from 0
    pixel    (row, column) of a cell in that map, or None
    kernel   input channel whose kernel the bench shows; None for "all channels"
    """

    value: str = "conv1"
    channel: int = 0
    pixel: tuple[int, int] | None = None
    kernel: int | None = 0


@dataclass(frozen=True)
class ViewChoices:
    """How maps are drawn. Nothing here changes a number of the network.

    signed_colours, unsigned_colours  names of colour maps (display/colours.py)
    scope, robust, ignore_border      see display.picture.LevelSpec
    limits                            typed or dragged limits by value name
    show_activations                  True: activations (ReLU) get a column of their own
    composite                         three channels by value name, drawn as red, green, blue
    enlarged                          value name -> the one channel that fills its column
    mirrored                          True: the source preview is mirrored (never what the network sees)
    tint                              the cost that bars above the maps compare; None for no bars
    """

    signed_colours: str = "blue-white-red"
    unsigned_colours: str = "inferno"
    scope: Scope = Scope.MAP
    robust: bool = True
    ignore_border: int = 0
    limits: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    show_activations: bool = False
    composite: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)
    enlarged: Mapping[str, int] = field(default_factory=dict)
    mirrored: bool = False
    tint: Cost | None = None


@dataclass(frozen=True, eq=False)
class WeightChange:
    """How a weight differs from that of the network its address gives.

    weight   its name in the network
    rows     the entries of its first axis that differ (the filters), from 0
    numbers  (len(rows), ...) float32: these entries
    before   fingerprint of the whole weight before, to tell whether the file is still the same
    """

    weight: str
    rows: tuple[int, ...]
    numbers: NDArray[np.float32]
    before: str


@dataclass(frozen=True, eq=False)
class OpenedNetwork:
    """A network that was opened, not built from the stack: a file, or one that is known by name.

    address  path of an .onnx file, or a name that `load_network` knows
    graph    the network itself, with the edits of its weights, without interventions; None until it is loaded
    labels   names of the classes, in the order of the last value; empty when they are not known
    feeding  how a frame was made to enter it; None where it does as it is
    edited   whether a weight is another one than the address, or the file of weights, gives
    weights  path of the file whose numbers were loaded into it; "" for those that the address gives
    interventions  what is done to its maps beside the weights
    original  the network as it was loaded, with the numbers of `weights`
    changes  the weights that differ from those of `original`, as a session file has them; () in a network that is
             loaded, for `graph` then has them (session.changes)
    A session file holds the address, the path of the weights, the changes and the interventions; the window loads the
    rest.
    """

    address: str
    graph: Network | None = field(default=None, metadata=NOT_SAVED)
    labels: tuple[str, ...] = field(default=(), metadata=NOT_SAVED)
    feeding: Feeding | None = field(default=None, metadata=NOT_SAVED)
    edited: bool = field(default=False, metadata=NOT_SAVED)
    weights: str = ""
    interventions: tuple[Intervention, ...] = ()
    original: Network | None = field(default=None, metadata=NOT_SAVED)
    changes: tuple[WeightChange, ...] = ()

    def __post_init__(self) -> None:
        if self.original is None and not self.edited:
            object.__setattr__(self, "original", self.graph)  # what nobody has edited is the original


@dataclass(frozen=True, eq=False)
class State:
    """All choices. Undo and redo move over `stack`, `network`, `card` and `drawing`; the rest is where one looks.

    source       address of the source: "sample:cat", a path, "camera:0", "pattern:zone-plate"
    frame_index  where in a video or folder the source begins, from 0. It does not follow a video that plays: who writes
                 a state to a file puts in what is on show (`standing_at`)
    stack        the editable network; kept while another one is open
    network      the opened network that stands in its place; None for the stack
    drawing      what lies on the canvas, whether it is the source or not
    pinned       classes that stay in view, counted from 0, by the address of their network
    """

    source: str
    stack: Stack
    card: PreprocessingCard = field(default_factory=PreprocessingCard)
    selection: Selection = Selection()
    view: ViewChoices = ViewChoices()
    playing: bool = True
    loop: bool = True
    frame_index: int = 0
    network: OpenedNetwork | None = None
    drawing: Drawing = field(default_factory=Drawing)
    pinned: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def standing_at(state: State, position: Position) -> State:
    """`state` with the place of the source, as it is written to a file; a camera has none."""
    index = 0 if position.live else position.index
    return state if index == state.frame_index else replace(state, frame_index=index)


def plain_of(state: State) -> Network | None:
    """The network of `state` with the edits of its weights, without interventions; None while it is being loaded."""
    from cnnviewer.networks.build import build  # here, as in default_state

    return build(state.stack) if state.network is None else state.network.graph


def interventions_of(state: State) -> tuple[Intervention, ...]:
    """What is done to the maps of the network of `state`."""
    return state.stack.interventions if state.network is None else state.network.interventions


def default_state() -> State:
    """The first sight: a sample photograph in the first preset, with one cell selected so that its box is seen."""
    from cnnviewer.networks.presets import PRESETS  # here: whoever needs only the values starts faster without

    stack = next(iter(PRESETS.values())).make()
    return State(source="sample:cat", stack=stack, selection=Selection(pixel=(84, 143)))
