"""Maps are changed from the command line as in the window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import cnnviewer
from cnnviewer.cli import main


def test_render_shows_a_map_that_is_off(tmp_path: Path) -> None:
    out = tmp_path / "maps.npy"
    base = ["render", "--source", "sample:cat", "--network", "classic", "--layer", "conv1", "--out", str(out)]
    assert main(base) == 0
    plain = np.load(out)
    assert main([*base, "--what-if", "Conv1:2=off", "--what-if", "conv1:3=-0.5"]) == 0
    changed = np.load(out)
    assert not changed[1].any()
    assert np.array_equal(changed[2], plain[2] * np.float32(-0.5))
    assert np.array_equal(changed[0], plain[0])


def test_save_writes_the_changes_into_the_network(tmp_path: Path) -> None:
    assert main(["save", "classic", "--what-if", "conv1:1=mean", "--out", str(tmp_path / "a.onnx")]) == 0
    network = cnnviewer.load_network(tmp_path / "a.onnx")
    assert {"conv1", "conv1.before"} <= {name for node in network.nodes for name in node.outputs}
    x = np.random.default_rng(1).random((1, 3, 20, 24)).astype(np.float32)
    assert np.ptp(network.run(x)["conv1"][0, 0]) == 0


@pytest.mark.parametrize(
    "text", ["conv1", "conv1:2", "conv1:2=loud", "conv1:0=off", ":2=off", "conv1:x=off", "conv1:1=nan"]
)
def test_what_is_no_change_is_told_in_one_sentence(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["save", "classic", "--what-if", text, "--out", "a.onnx"]) == 2
    assert "is no change of a map" in capsys.readouterr().err


def test_a_map_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["save", "classic", "--what-if", "conv1:99=off", "--out", "a.onnx"]) == 1
    assert "makes no map 99 of conv1" in capsys.readouterr().err
