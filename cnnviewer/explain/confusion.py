"""The confusion matrix: which classes a network takes for which, counted over pictures whose class is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cnnviewer.engine.evaluate import evaluate
from cnnviewer.engine.network import Network
from cnnviewer.errors import NetworkError
from cnnviewer.networks.prepare import prepare
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.networks.shown import class_value, input_shape

_AT_ONCE = 20


@dataclass(frozen=True, eq=False)
class Confusion:
    """What became of the pictures.

    counts   (classes, classes): row is the true class, column the answer
    truth    (pictures,) the true classes
    answers  (pictures,) the likeliest class of each picture
    """

    counts: NDArray[np.int64]
    truth: NDArray[np.int64]
    answers: NDArray[np.int64]

    @property
    def right(self) -> int:
        """How many pictures were answered rightly."""
        return int(np.trace(self.counts))

    @property
    def accuracy(self) -> float:
        """The share of right answers, 0...1."""
        return self.right / max(1, len(self.truth))

    def pictures(self, true: int, answer: int) -> tuple[int, ...]:
        """The numbers of the pictures of class `true` that were taken for `answer`, in order."""
        return tuple(int(number) for number in np.flatnonzero((self.truth == true) & (self.answers == answer)))

    def text(self, labels: Sequence[str]) -> str:
        """The matrix as text, for a spreadsheet: tabs between columns, a line for each true class."""
        lines = ["\t".join(("", *labels))]
        lines += [
            "\t".join((label, *(str(count) for count in row)))
            for label, row in zip(labels, self.counts.tolist(), strict=True)
        ]
        return "\n".join(lines) + "\n"


def confusion(
    network: Network,
    card: PreprocessingCard,
    pictures: Sequence[NDArray[np.uint8]],
    truth: NDArray[np.integer],
    *,
    progress: Callable[[float], None] = lambda fraction: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Confusion:
    """Run `network` over `pictures`, each (H, W, 3) uint8 RGB, made ready by `card`; `truth` (P,) are their classes.

    progress   called with the share that is done, 0...1
    cancelled  asked between pictures and between nodes; raises engine.evaluate.Cancelled when it says yes
    Raises NetworkError when the network tells no classes apart or cannot run.
    """
    found = class_value(network, input_shape(network, card))
    if found is None:
        raise NetworkError("This network does not tell classes apart; open one that ends in probabilities.")
    value, classes = found
    if len(truth) and int(truth.max()) >= classes:
        raise NetworkError(
            f"The pictures are of {int(truth.max()) + 1} classes, but this network tells {classes} apart; "
            "open the network that the pictures belong to."
        )
    answers = np.empty(len(pictures), np.int64)
    for first in range(0, len(pictures), _AT_ONCE):
        some = pictures[first : first + _AT_ONCE]
        answers[first : first + len(some)] = _answers(network, card, value, some, cancelled)
        progress((first + len(some)) / len(pictures))
    true = np.asarray(truth, np.int64)
    counts = np.zeros((classes, classes), np.int64)
    np.add.at(counts, (true, answers), 1)
    return Confusion(counts, true, answers)


def _answers(
    network: Network,
    card: PreprocessingCard,
    value: str,
    pictures: Sequence[NDArray[np.uint8]],
    cancelled: Callable[[], bool],
) -> NDArray[np.int64]:
    """The likeliest class of each picture. A network that takes any number of pictures takes them together."""
    tensors = [prepare(picture, card).tensor for picture in pictures]
    together = not isinstance(network.inputs[0].shape[0], int)
    batches = [np.concatenate(tensors)] if together else tensors
    rows = [evaluate(network, x, outputs=(value,), cancelled=cancelled)[value] for x in batches]
    numbers = np.concatenate([row.reshape(len(row), -1) for row in rows])
    return np.asarray(np.nan_to_num(numbers, nan=-np.inf).argmax(axis=1), np.int64)
