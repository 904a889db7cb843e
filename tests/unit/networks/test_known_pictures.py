"""Pictures whose class is known: those that come with the program, and folders of one's own."""

import cv2
import numpy as np
import pytest

from cnnviewer.errors import NetworkError
from cnnviewer.networks.known_pictures import has_known_pictures, known_pictures, pictures_in
from cnnviewer.networks.zoo import ZOO
from tests.unit.networks.test_zoo import frame, golden


@pytest.mark.parametrize("name", ["mnist", "fashion"])
def test_the_bundled_pictures_are_those_the_networks_are_tested_with(name: str) -> None:
    assert has_known_pictures(name)
    known, kept = known_pictures(name), golden(name)
    np.testing.assert_array_equal(known.truth, kept["labels"])
    assert known.card == ZOO[name].card
    for ours, one in zip(known.frames, kept["pictures"], strict=True):
        np.testing.assert_array_equal(ours, frame(one))


def test_a_network_without_pictures_says_so() -> None:
    assert not has_known_pictures("cifar10")
    assert not has_known_pictures("/somewhere/net.onnx")
    with pytest.raises(NetworkError, match="choose a folder"):
        known_pictures("/somewhere/net.onnx")


def test_folders_named_like_classes_or_their_numbers_give_pictures_with_their_class(tmp_path) -> None:
    for name, grey in (("Cat", 10), ("2", 200), ("nonsense", 90)):
        (tmp_path / name).mkdir()
        cv2.imwrite(str(tmp_path / name / "one.png"), np.full((4, 6, 3), grey, np.uint8))
    (tmp_path / "Cat" / "notes.txt").write_text("no picture")
    known = pictures_in(tmp_path, ("cat", "dog", "ship"))
    found = {int(number): int(picture[0, 0, 0]) for number, picture in zip(known.truth, known.frames, strict=True)}
    assert found == {0: 10, 2: 200}
    assert known.card is None


def test_a_folder_without_such_folders_is_refused(tmp_path) -> None:
    with pytest.raises(NetworkError, match="one folder a class"):
        pictures_in(tmp_path, ("cat", "dog"))
    with pytest.raises(NetworkError, match="cannot be read"):
        pictures_in(tmp_path / "missing", ("cat", "dog"))
