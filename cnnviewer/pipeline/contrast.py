"""What lies between the network on show and what is run beside it. Called by `compute.run`, on the compute thread.

Which value is compared with which, and what the two networks cost, is found once and taken over from the contrast
before while the networks and the sizes stay.
"""

from __future__ import annotations

from collections.abc import Mapping

from cnnviewer.display.pair import Pair, draw_pair
from cnnviewer.engine.cost import known_costs
from cnnviewer.engine.network import Network, Shape
from cnnviewer.engine.shapes import known_shapes
from cnnviewer.engine.trace import Trace
from cnnviewer.explain.compare import LayerDifference, layer_difference
from cnnviewer.explain.matching import matched_values
from cnnviewer.networks.intervention import untouched
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.networks.shown import input_shape
from cnnviewer.pipeline.outcome import Beside, Contrast, Outcome, Price, Request, Spec


def matched(outcome: Outcome, previous: Outcome | None) -> Mapping[str, str]:
    """Which value of the network of `outcome` is compared with which of the one wanted beside it."""
    spec = outcome.spec
    here, (there, card) = untouched(spec.network), _other(spec)
    there = untouched(there)  # what is done to a map does not make its layer another one
    if there.nodes is here.nodes or there.nodes == here.nodes:
        names = [*(source.name for source in here.inputs), *(name for node in here.nodes for name in node.outputs)]
        return {name: name for name in names if name and name not in here.internal}
    if previous is not None and previous.contrast is not None and previous.beside is not None:
        before, beside = untouched(previous.spec.network), untouched(previous.beside.spec.network)
        same = before.nodes is here.nodes and beside.nodes is there.nodes
        if same and previous.spec.card == spec.card and previous.beside.spec.card == card:
            return previous.contrast.pairs
    return matched_values(here, there, _shapes(here, spec.card), _shapes(there, card))


def other_request(request: Request, pairs: Mapping[str, str], previous: Outcome | None) -> Request:
    """What to compute on the other side."""
    beside = request.spec.beside or Beside()
    frame = beside.frame or request.frame
    if previous is not None and previous.spec is request.spec and previous.beside is not None:
        return Request(request.id, frame, previous.beside.spec)  # the very same: further frames of a video follow
    network, card = _other(request.spec)
    always = tuple(sorted({pairs[value] for value in beside.wanted if value in pairs}))
    made = tuple(value for value in always if network.producer(value) is not None)
    return Request(request.id, frame, Spec(network, card, version=request.spec.version, always=made))


def contrast_of(
    outcome: Outcome, other: Outcome, pairs: Mapping[str, str], previous: Outcome | None
) -> Contrast | None:
    """How far `outcome` and `other` lie apart."""
    here, there, beside = outcome.trace, other.trace, outcome.spec.beside
    if here is None or there is None or beside is None:
        return None
    before = previous if previous is not None and previous.beside is not None else None
    rows = tuple(
        _row(value, pairs[value], here, there, before)
        for value in pairs
        if value in beside.values and value in here and pairs[value] in there
    )
    drawn: dict[str, Pair] = {}
    for key, spec in beside.pictures.items():
        if outcome.activation(spec.value) is not None:
            drawn[key] = _pair(key, spec.value, pairs.get(spec.value), outcome, other, before)
    known = before.contrast if before is not None else None
    price = _price(outcome, known.price if known is not None else None, before)
    other_price = _price(other, known.other_price if known is not None else None, before and before.beside)
    return Contrast(pairs, rows, drawn, price, other_price)


def _other(spec: Spec) -> tuple[Network, PreprocessingCard]:
    """The network and the card of the other side."""
    beside = spec.beside or Beside()
    return beside.network or spec.network, beside.card or spec.card


def _shapes(network: Network, card: PreprocessingCard) -> Mapping[str, Shape]:
    return known_shapes(network, {source.name: input_shape(network, card) for source in network.inputs})[0]


def _row(value: str, match: str, here: Trace, there: Trace, before: Outcome | None) -> LayerDifference:
    """The row of before when neither array is another one."""
    if before is not None and before.contrast is not None and before.trace is not None and before.beside is not None:
        others = before.beside.trace
        same = before.trace.activations.get(value) is here[value]
        if same and others is not None and others.activations.get(match) is there[match]:
            for row in before.contrast.rows:
                if (row.here, row.there) == (value, match):
                    return row
    return layer_difference(value, match, here[value], there[match])


def _pair(key: str, value: str, match: str | None, outcome: Outcome, other: Outcome, before: Outcome | None) -> Pair:
    """A layer of both sides, drawn; the pair of before when neither activation is another one."""
    spec = (outcome.spec.beside or Beside()).pictures[key]
    drawn = before.contrast.drawn.get(key) if before is not None and before.contrast is not None else None
    mine, others = outcome.trace, other.trace
    activation, another = outcome.activation(value), other.activation(match) if match is not None else None
    if activation is None:  # asked only for values that are there
        raise LookupError(value)
    if drawn is not None and (drawn.here.spec.value != value or (drawn.there is None) is not (another is None)):
        drawn = None
    if drawn is not None and drawn.here.spec == spec and before is not None and before.trace and before.beside:
        same_here = mine is not None and before.trace.activations.get(value) is mine.activations.get(value)
        old = before.beside.trace
        same_there = match is None
        if match is not None and old is not None and others is not None:
            same_there = old.activations.get(match) is others.activations.get(match)
        if same_here and same_there:
            return drawn
    return draw_pair(activation, another, spec, drawn)


def _price(side: Outcome, known: Price | None, before: Outcome | None) -> Price:
    """What one side costs; the price of before for the same graph on the same card."""
    spec = side.spec
    if side.prepared is None:
        return Price(0, 0)
    same = before is not None and before.spec.network.nodes is spec.network.nodes and before.spec.card == spec.card
    if same and known is not None:
        return known
    rows, _ = known_costs(spec.network, {source.name: side.prepared.tensor.shape for source in spec.network.inputs})
    return Price(sum(row.parameters for row in rows), sum(row.macs for row in rows))
