"""`cnnviewer statistics`: a table of channels, and what was kept of it."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from cnnviewer import cli


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CNNVIEWER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pictures"
    made.mkdir()
    for number in range(3):
        pixels = np.random.default_rng(number).integers(0, 255, (32, 32, 3), np.uint8)
        cv2.imwrite(str(made / f"{number}.png"), pixels)
    return made


def test_a_table_of_all_channels_is_written_and_what_was_measured_is_kept(folder, tmp_path, own_home, capsys) -> None:
    out = tmp_path / "channels.csv"
    assert cli.main(["statistics", "mnist", "--source", str(folder), "--out", str(out)]) == cli.SUCCESS
    assert "3 frames" in capsys.readouterr().out
    lines = out.read_text("utf-8").splitlines()
    assert lines[1].startswith("conv1,1,")
    assert (own_home / "state" / "statistics" / "mnist.statistics.npz").exists()
    first = out.read_bytes()
    assert cli.main(["statistics", "mnist", "--source", str(folder), "--out", str(out)]) == cli.SUCCESS
    assert out.read_bytes() == first


def test_a_damaged_file_of_an_earlier_run_does_not_stop_a_new_one(folder, tmp_path, own_home) -> None:
    kept = own_home / "state" / "statistics" / "mnist.statistics.npz"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"broken")
    arguments = ["statistics", "mnist", "--source", str(folder), "--out", str(tmp_path / "channels.csv")]
    assert cli.main(arguments) == cli.SUCCESS
    assert kept.stat().st_size > 100


@pytest.mark.parametrize(
    ("source", "out", "status"), [("camera:0", "x.csv", cli.FAILURE), ("sample:cat", "x.txt", cli.USAGE)]
)
def test_what_cannot_be_done_is_one_sentence(source, out, status, tmp_path, capsys) -> None:
    assert cli.main(["statistics", "mnist", "--source", source, "--out", str(tmp_path / out)]) == status
    told = capsys.readouterr().err.strip()
    assert told.startswith("cnnviewer: ")
    assert told.endswith(".")
    assert "\n" not in told
