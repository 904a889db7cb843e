"""The command line does what it says, says what went wrong in one sentence, and ends with the status it promises."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

import cnnviewer
from cnnviewer import cli
from cnnviewer.engine.operators import OPERATORS
from cnnviewer.errors import ExportError, UsageError
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.build import build
from cnnviewer.networks.presets import PRESETS
from cnnviewer.networks.zoo import ALIASES, ZOO

NETWORK = next(iter(PRESETS))


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    """A small picture file."""
    path = tmp_path / "photograph.png"
    pixels = np.random.default_rng(6).integers(0, 255, (60, 80, 3), dtype=np.uint8)
    assert cv2.imwrite(str(path), pixels)
    return path


@pytest.fixture
def render(photograph: Path, tmp_path: Path) -> Callable[..., int]:
    """Runs `cnnviewer render` on the photograph with a small input; more arguments may override."""

    def run(*more: str, layer: str = "conv1", out: str = "out.npy") -> int:
        first = ["render", "--source", str(photograph), "--network", NETWORK, "--size", "24x32"]
        return cli.main([*first, "--layer", layer, "--out", str(tmp_path / out), *more])

    return run


def run_process(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cnnviewer", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)


def assert_one_sentence(text: str) -> None:
    assert text.startswith("cnnviewer: ")
    assert text.count("\n") == 1
    assert text.endswith(".\n")
    assert "Traceback" not in text


def test_the_version_is_told_without_loading_anything_heavy() -> None:
    program = (
        "import sys; from cnnviewer.cli import main; status = main(['--version'])\n"
        "print(*[name for name in ('numpy', 'cv2', 'PySide6', 'onnx') if name in sys.modules]); sys.exit(status)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout == f"cnnviewer {cnnviewer.__version__}\n\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["open", "--help"],
        ["render", "--help"],
        ["info", "--help"],
        ["verify", "--help"],
        ["save", "--help"],
        ["networks", "--help"],
        ["samples", "-h"],
    ],
)
def test_help_is_there_for_every_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 0
    assert "usage: cnnviewer" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["unknown"],
        ["render"],
        ["info"],
        ["verify"],
        ["save", NETWORK],
        ["info", NETWORK, "--size", "0x5"],
        ["info", NETWORK, "--size", "wide"],
        ["--nonsense"],
        ["render", "--source", "a", "--network", "b", "--layer", "c", "--out", "d", "--scope", "universe"],
        ["render", "--source", "a", "--network", "b", "--layer", "c", "--out", "d", "--channel", "first"],
    ],
)
def test_a_wrong_command_line_ends_with_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        ([], (None, None)),
        (["open"], (None, None)),
        (["open", "--source", "sample:cat", "--network", "gabor"], ("sample:cat", "gabor")),
    ],
)
def test_the_window_is_opened_with_what_was_asked_for(
    arguments: list[str], start: tuple[str | None, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str | None, str | None]] = []

    def run(source: str | None, network: str | None) -> int:
        opened.append((source, network))
        return 7

    monkeypatch.setattr("cnnviewer.app.run", run)
    assert cli.main(arguments) == 7
    assert opened == [start]


def test_a_layer_is_rendered_as_the_network_computes_it(render: Callable[..., int], tmp_path: Path) -> None:
    assert render() == 0
    maps = np.load(tmp_path / "out.npy")
    network = build(PRESETS[NETWORK].make())
    assert maps.shape == (network.weights[network.node("conv1").inputs[1]].shape[0], 24, 32)
    assert maps.dtype == np.float32
    assert np.abs(maps).max() > 0


def test_a_channel_is_rendered_alone(render: Callable[..., int], tmp_path: Path) -> None:
    assert render() == 0
    assert render("--channel", "3", out="one.npy") == 0
    np.testing.assert_array_equal(np.load(tmp_path / "one.npy"), np.load(tmp_path / "out.npy")[2])


def test_a_folder_gets_a_file_for_each_map(
    render: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert render(out="maps") == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert written[0] == tmp_path / "maps" / "conv1-001.png"
    assert sorted(written) == sorted((tmp_path / "maps").iterdir())
    with Image.open(written[0]) as picture:
        assert picture.size == (32, 24)
        assert picture.info["layer"] == "Conv1"


def test_the_format_of_the_files_in_a_folder_can_be_chosen(render: Callable[..., int], tmp_path: Path) -> None:
    assert render("--format", "CSV", "--channel", "1", out="maps") == 0
    assert [path.name for path in (tmp_path / "maps").iterdir()] == ["conv1-001.csv"]


def test_an_existing_folder_with_a_dot_in_its_name_is_a_folder(render: Callable[..., int], tmp_path: Path) -> None:
    (tmp_path / "maps.v2").mkdir()
    assert render("--channel", "1", out="maps.v2") == 0
    assert (tmp_path / "maps.v2" / "conv1-001.png").exists()


def test_colours_scope_and_sheet_can_be_chosen(render: Callable[..., int], tmp_path: Path) -> None:
    assert render("--colours", "viridis", "--scope", "layer", out="sheet.png") == 0
    assert render("--bare", out="bare.png") == 0
    with Image.open(tmp_path / "sheet.png") as sheet, Image.open(tmp_path / "bare.png") as bare:
        assert sheet.info["colour map"] == "viridis"
        assert sheet.info["scale"].startswith("one for the layer")
        assert bare.info["scale"].startswith("each map its own")
        assert bare.height < sheet.height


@pytest.mark.parametrize("name", ["conv1", "Conv1", "CONV1"])
@pytest.mark.parametrize("activation", ["relu1", "conv1.activation", "ReLU1"])
def test_layers_are_found_by_value_or_node_in_any_case(name: str, activation: str) -> None:
    network = build(PRESETS[NETWORK].make())
    assert cli.find_layer(network, name) == "conv1"
    assert cli.find_layer(network, activation) == "conv1.activation"
    assert cli.find_layer(network, "image") == "image"


@pytest.mark.parametrize(
    ("more", "fields", "told"),
    [
        ((), {"layer": "conv99"}, "has no layer conv99; choose one of image, conv1"),
        (("--channel", "4000"), {}, "conv1 has no feature map 4000; choose one from 1 to"),
        (("--channel", "0"), {}, "conv1 has no feature map 0; choose one from 1"),
        (("--colours", "jet"), {}, "There is no colour map jet; choose one of"),
        ((), {"out": "maps.bmp"}, "Feature maps cannot be written as .bmp; choose one of .png"),
        (("--format", "gif"), {"out": "maps"}, "Feature maps cannot be written as .gif"),
        (("--format", "png"), {"out": "maps.tiff"}, "--out names a .tiff file and --format asks for .png"),
    ],
)
def test_asking_for_what_does_not_exist_ends_with_status_2(
    more: tuple[str, ...],
    fields: dict[str, str],
    told: str,
    render: Callable[..., int],
    photograph: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert render(*more, **fields) == 2
    error = capsys.readouterr().err
    assert_one_sentence(error)
    assert told in error
    assert list(photograph.parent.iterdir()) == [photograph]


def test_a_source_that_cannot_be_opened_ends_with_status_1(
    render: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert render("--source", str(tmp_path / "missing.png")) == 1
    assert_one_sentence(capsys.readouterr().err)


def test_a_folder_that_does_not_exist_ends_with_status_1(
    render: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert render(out="missing/out.npy") == 1
    error = capsys.readouterr().err
    assert_one_sentence(error)
    assert "its folder does not exist" in error


def test_a_network_that_does_not_exist_ends_with_status_2(
    render: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert render("--network", "lenet99") == 2
    error = capsys.readouterr().err
    assert_one_sentence(error)
    assert "lenet99" in error


@pytest.mark.parametrize(
    ("raised", "status"), [(UsageError("No."), 2), (ExportError("No."), 1), (KeyboardInterrupt(), 130)]
)
def test_no_traceback_reaches_the_user(
    raised: BaseException, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> int:
        raise raised

    monkeypatch.setattr("cnnviewer.app.run", fails)
    assert cli.main([]) == status
    assert_one_sentence(capsys.readouterr().err)


def test_info_shows_every_layer_with_shape_and_costs() -> None:
    told = run_process("info", NETWORK, "--size", "240x320")
    assert (told.returncode, told.stderr) == (0, "")
    lines = told.stdout.splitlines()
    stack = PRESETS[NETWORK].make()
    assert lines[0] == stack.name
    table = {line.split()[0]: line for line in lines[1:]}
    first = stack.layer("conv1")
    assert first is not None
    weight = first.weight
    parameters = weight.size + len(weight)
    assert f"1 × {len(weight)} × 240 × 320" in table["conv1"]
    assert f" {parameters:,} " in table["conv1"]
    assert f"{weight.size * 240 * 320:,}" in table["conv1"]
    assert f"{weight.shape[2]} × {weight.shape[3]}" in table["conv1"]
    assert lines[-1].startswith("total")
    assert not table.keys() & build(stack).internal


def test_info_shows_an_architecture_in_the_size_it_was_made_for() -> None:
    told = run_process("info", "SqueezeNet")
    assert (told.returncode, told.stderr) == (0, "")
    assert "1 × 3 × 224 × 224" in told.stdout
    assert told.stdout.splitlines()[-1].split() == ["total", "1,235,496", "349,151,936"]


def test_info_tells_the_classes_of_a_trained_network_and_how_well_it_knows_them() -> None:
    told = run_process("info", "lenet5")
    assert told.returncode == 0
    assert re.search(r"^image +Input +1 × 1 × 32 × 32 ", told.stdout, re.MULTILINE)
    assert "classes: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9\n" in told.stdout
    assert f"{ZOO['mnist'].accuracy:.2%} of 10,000 test pictures right\n" in told.stdout


def test_a_trained_network_takes_its_own_card_and_dark_ink_can_be_inverted(tmp_path: Path) -> None:
    sheet = np.full((150, 100, 3), 255, np.uint8)
    cv2.putText(sheet, "7", (20, 110), cv2.FONT_HERSHEY_SIMPLEX, 3.5, (0, 0, 0), 12)
    paths = [tmp_path / "ink.png", tmp_path / "chalk.png"]
    assert all(cv2.imwrite(str(path), pixels) for path, pixels in zip(paths, (sheet, 255 - sheet), strict=True))
    found = []
    for path, more in zip(paths, (["--invert"], []), strict=True):
        asked = ["render", "--source", str(path), "--network", "mnist", "--layer", "softmax", *more]
        assert cli.main([*asked, "--out", str(tmp_path / "out.npy")]) == 0
        found.append(np.load(tmp_path / "out.npy").ravel())
    assert found[0].argmax() == 7
    np.testing.assert_allclose(found[0], found[1], atol=0.02)


def test_info_shows_what_comes_before_an_operator_that_cannot_be_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    network = build(PRESETS[NETWORK].make())
    strange = replace(network.nodes[2], operator="com.example.Strange", attributes={})
    replace(network, nodes=(*network.nodes[:2], strange, *network.nodes[3:])).save(tmp_path / "n.onnx")
    assert cli.main(["info", str(tmp_path / "n.onnx")]) == 1
    told = capsys.readouterr()
    known = [node.outputs[0] for node in network.nodes[:2] if node.outputs[0] not in network.internal]
    assert [line.split()[0] for line in told.out.splitlines()[2:]] == ["image", *known, "total"]
    assert_one_sentence(told.err)
    assert "com.example.Strange (ONNX opset 21) is not supported" in told.err


def verify(photograph: Path) -> int:
    return cli.main(["verify", NETWORK, "--source", str(photograph), "--size", "24x32"])


def test_verify_shows_every_node_with_its_error(photograph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(photograph) == 0
    told = capsys.readouterr()
    network = build(PRESETS[NETWORK].make())
    lines = told.out.splitlines()
    assert told.err == ""
    assert lines[0] == network.name
    assert lines[1].split() == ["node", "operator", "largest", "relative", "error", "compared", "cells"]
    assert [line.split()[:2] for line in lines[2:]] == [[node.name, node.operator] for node in network.nodes]
    assert all(float(line.split()[2]) < 1e-5 for line in lines[2:])


def test_verify_ends_with_a_sentence_about_the_operator_that_is_wrong(
    photograph: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    relu = type(OPERATORS["Relu"])
    monkeypatch.setattr(relu, "forward", lambda self, node, arrays: (np.abs(arrays[0]),))
    assert verify(photograph) == 1
    error = capsys.readouterr().err
    assert_one_sentence(error)
    assert re.search(r"3 of 12 nodes compute wrong numbers, most of all relu. \(Relu\): its error is", error)
    assert re.search(r" at conv..activation, map \d+, row [1-9]\d*, column [1-9]\d*; please", error)


def test_verify_does_not_pass_what_it_cannot_check(
    photograph: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cnnviewer.engine.verify.UNCHECKED", {"Relu": "nobody knows what it does"})
    assert verify(photograph) == 1
    told = capsys.readouterr()
    assert_one_sentence(told.err)
    assert "3 of 12 nodes could not be checked, first relu1 (Relu): nobody knows what it does" in told.err
    assert "not checked" in told.out


def test_networks_and_samples_are_listed() -> None:
    networks, samples = run_process("networks"), run_process("samples")
    assert networks.returncode == samples.returncode == 0
    assert all(name in networks.stdout for name in (*PRESETS, *ZOO, *ALIASES, *ARCHITECTURES))
    assert "weights are random until weights are loaded" in networks.stdout
    assert "sample:cat" in samples.stdout
    assert "CC0" in samples.stdout


def test_a_reader_that_goes_away_ends_the_command_quietly() -> None:
    command = [sys.executable, "-m", "cnnviewer", "samples"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.wait(timeout=60) == 0
        assert process.stderr.read() == b""


def test_a_console_without_the_multiplication_sign_gets_plain_letters() -> None:
    command = [sys.executable, "-m", "cnnviewer", "info", NETWORK]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    told = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert b" x 240 x 320" in told.stdout
