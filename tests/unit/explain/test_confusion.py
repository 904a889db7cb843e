"""The confusion matrix counts what the network answers for pictures whose class is known."""

import numpy as np
import pytest

from cnnviewer.engine.evaluate import Cancelled
from cnnviewer.errors import NetworkError
from cnnviewer.explain.confusion import Confusion, confusion
from cnnviewer.networks.known_pictures import known_pictures
from cnnviewer.networks.load import load_network
from cnnviewer.networks.preprocessing import PreprocessingCard
from tests.helpers.small_networks import classifier
from tests.unit.networks.test_zoo import ZOO, frame, golden, share_right, tensor


@pytest.mark.parametrize("name", ZOO)
def test_the_accuracy_is_that_of_the_network_on_these_pictures(name: str) -> None:
    kept, network, card = golden(name), load_network(name), ZOO[name].card
    frames = [frame(one) for one in kept["pictures"]]
    found = confusion(network, card, frames, kept["labels"])
    assert found.accuracy == pytest.approx(share_right(network, tensor(frames, card), kept["labels"]))
    assert found.counts.sum() == 200
    np.testing.assert_array_equal(found.counts.sum(axis=1), np.bincount(kept["labels"], minlength=10))


@pytest.mark.parametrize("name", ["mnist", "fashion"])
def test_an_edited_network_is_counted_as_it_is(name: str) -> None:
    network, known = load_network(name), known_pictures(name)
    weight = network.weights["fc3.weight"].copy()
    weight[[3, 5]] = weight[[5, 3]]
    bias = network.weights["fc3.bias"].copy()
    bias[[3, 5]] = bias[[5, 3]]
    edited = network.with_weight("fc3", weight=weight, bias=bias)
    before = confusion(network, known.card, known.frames, known.truth).counts
    after = confusion(edited, known.card, known.frames, known.truth).counts
    np.testing.assert_array_equal(after[:, 3], before[:, 5])
    np.testing.assert_array_equal(after[:, 5], before[:, 3])


def test_progress_reaches_the_end_and_a_cancelled_count_stops() -> None:
    pictures = [np.zeros((24, 32, 3), np.uint8)] * 45
    truth, card, shares = np.zeros(45, np.int64), PreprocessingCard(24, 32), []
    confusion(classifier(), card, pictures, truth, progress=shares.append)
    assert shares == sorted(shares) and shares[-1] == 1
    with pytest.raises(Cancelled):
        confusion(classifier(), card, pictures, truth, progress=shares.append, cancelled=lambda: len(shares) > 3)
    assert len(shares) == 4


def test_pictures_of_a_cell_are_found_again_and_the_text_is_a_table() -> None:
    truth, answers = np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1])
    counts = np.array([[1, 1], [0, 2]])
    found = Confusion(counts, truth, answers)
    assert found.pictures(0, 1) == (1,)
    assert found.pictures(1, 1) == (2, 3)
    assert (found.right, found.accuracy) == (3, 0.75)
    assert found.text(("cat", "dog")) == "\tcat\tdog\ncat\t1\t1\ndog\t0\t2\n"


def test_pictures_of_more_classes_than_the_network_knows_are_refused() -> None:
    picture = np.zeros((24, 32, 3), np.uint8)
    with pytest.raises(NetworkError, match="tells 5 apart"):
        confusion(classifier(), PreprocessingCard(24, 32), [picture], np.array([7]))
