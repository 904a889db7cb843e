"""Gradients through random graphs with branches, against central differences."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.random_graphs import differences, random_network


@given(seed=st.integers(0, 100000), data=st.data())
@settings(deadline=None, max_examples=60)
def test_the_gradient_of_any_graph_is_that_of_central_differences(seed: int, data: st.DataObject) -> None:
    network = random_network(seed)
    rng = np.random.default_rng(seed)
    trace = network.run(rng.normal(size=(2, 3, 8, 9)))
    grads = {name: rng.normal(size=trace[name].shape) for name in network.outputs}
    weight = data.draw(st.sampled_from(["image", *network.weights]))
    found = network.gradients(trace, grads, ["image", weight])
    for name in {"image", weight}:
        scale = max(1.0, float(np.abs(found[name]).max()))
        for place, expected in differences(network, trace, grads, name, 4):
            assert found[name].flat[place] == pytest.approx(expected, abs=1e-5 * scale)
