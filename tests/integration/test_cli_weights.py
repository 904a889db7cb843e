"""The command line takes weights from files, says what did not fit, and writes networks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cnnviewer import cli
from cnnviewer.engine.network import Array
from cnnviewer.networks.load import load_network
from cnnviewer.networks.weights.learned import learned_weights


@pytest.fixture
def arrays() -> dict[str, Array]:
    """An array for every weight of LeNet-5."""
    rng = np.random.default_rng(4)
    slots = learned_weights(load_network("lenet5-1998"))
    return {name: rng.normal(size=slot.shape).astype(np.float32) for name, slot in slots.items()}


def test_info_takes_weights_and_says_how_many(
    arrays: dict[str, Array], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    np.savez(tmp_path / "w.npz", **arrays)
    assert cli.main(["info", "lenet5-1998", "--weights", str(tmp_path / "w.npz")]) == 0
    told = capsys.readouterr()
    assert told.err == "10 of 10 weights of LeNet-5 come from w.npz.\n"
    assert told.out.splitlines()[-1].split() == ["total", "61,706", "416,520"]


def test_every_mismatch_has_a_line(
    arrays: dict[str, Array], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del arrays["conv2.bias"]
    np.savez(tmp_path / "w.npz", **{**arrays, "fc2.weight": np.zeros((7, 84)), "strange": np.zeros(3)})
    assert cli.main(["info", "lenet5-1998", "--weights", str(tmp_path / "w.npz")]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "8 of 10 weights of LeNet-5 come from w.npz.",
        "other shape: fc2.weight needs 10 × 84, the file has 7 × 84",
        "missing: conv2.bias",
        "unexpected: strange",
    ]


def test_render_shows_what_the_weights_compute(arrays: dict[str, Array], tmp_path: Path) -> None:
    np.savez(tmp_path / "w.npz", **{f"module.{name}": array for name, array in arrays.items()})
    command = ["render", "--source", "pattern:checkerboard", "--network", "lenet5-1998", "--layer", "conv1"]
    assert cli.main([*command, "--weights", str(tmp_path / "w.npz"), "--out", str(tmp_path / "a.npy")]) == 0
    assert cli.main([*command, "--out", str(tmp_path / "b.npy")]) == 0
    assert not np.allclose(np.load(tmp_path / "a.npy"), np.load(tmp_path / "b.npy"))


def test_save_writes_a_network_with_its_weights(
    arrays: dict[str, Array], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    np.savez(tmp_path / "w.npz", **arrays)
    out = tmp_path / "n.onnx"
    assert cli.main(["save", "lenet5-1998", "--weights", str(tmp_path / "w.npz"), "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"{out}\n"
    saved = load_network(out)
    for name, array in arrays.items():
        np.testing.assert_array_equal(saved.weights[name], array)
    assert cli.main(["save", "gabor", "--out", str(tmp_path / "g.onnx")]) == 0
    assert load_network(tmp_path / "g.onnx").name == load_network("gabor").name


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["save", "lenet5-1998", "--out", "n.pth"], 2, "A network cannot be written as .pth; let --out end in .onnx."),
        (["save", "lenet5-1998", "--out", "missing/n.onnx"], 1, "could not be written to missing/n.onnx"),
        (["save", "lenet99", "--out", "n.onnx"], 2, "There is no network lenet99"),
        (["info", "lenet5-1998", "--weights", "none.pth"], 1, "There is no file of weights none.pth"),
        (["info", "lenet5-1998", "--weights", "text.pth"], 1, "text.pth is no file of weights"),
        (["info", "lenet99", "--weights", "text.pth"], 2, "There is no network lenet99"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    arguments: list[str],
    status: int,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.pth").write_text("these are my weights")
    assert cli.main(arguments) == status
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["text.pth"]
