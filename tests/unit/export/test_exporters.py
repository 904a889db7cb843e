"""The contract of every exporter: it writes what it says it holds, reads back equal, and leaves nothing behind."""

from __future__ import annotations

import errno
import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import IO, Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

import cnnviewer.export
from cnnviewer.errors import ExportError
from cnnviewer.export import write as writing
from cnnviewer.export.content import Content, Kind
from cnnviewer.export.exporter import ExportCancelled, ExportOptions
from cnnviewer.export.registry import EXPORTERS, exporter_of, exporters_for
from cnnviewer.export.write import write, write_each

MakeContent = Callable[[Kind], Content]
every_pair = pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        (suffix, kind)
        for suffix, exporter in EXPORTERS.items()
        for kind in sorted(exporter.kinds)
        if (suffix, kind) != (".npy", Kind.STRIP)
    ],
)
every_suffix = pytest.mark.parametrize("suffix", EXPORTERS)


def some_content(make: MakeContent, suffix: str) -> Content:
    return make(Kind.KERNEL if EXPORTERS[suffix].kinds == {Kind.KERNEL} else Kind.LAYER)


@every_pair
def test_every_format_writes_every_kind_it_names(
    suffix: str, kind: Kind, make_content: MakeContent, tmp_path: Path
) -> None:
    path = tmp_path / f"written{suffix}"
    write(make_content(kind), path)
    assert path.stat().st_size > 100
    assert list(tmp_path.iterdir()) == [path]


@every_suffix
def test_a_file_names_its_network_source_layer_and_scale(
    suffix: str, make_content: MakeContent, tmp_path: Path
) -> None:
    content = some_content(make_content, suffix)
    path = tmp_path / f"written{suffix}"
    write(content, path)
    found = METADATA[suffix](path)
    for name in ("network", "layer", "scale", "colour map", "source", "program"):
        assert content.metadata[name], name
        assert " ".join(content.metadata[name].split()) in found, name


@pytest.mark.parametrize("suffix", [".tiff", ".npy", ".npz", ".csv", ".txt", ".json"])
def test_numbers_read_back_equal(suffix: str, make_content: MakeContent, tmp_path: Path) -> None:
    content = some_content(make_content, suffix)
    path = tmp_path / f"written{suffix}"
    write(content, path)
    read = NUMBERS[suffix](path)
    assert len(read) == len(content.maps)
    for array, named in zip(read, content.maps, strict=True):
        np.testing.assert_array_equal(np.asarray(array, np.float32), named.array)


def test_an_npz_of_the_strip_has_an_array_a_layer(make_content: MakeContent, tmp_path: Path) -> None:
    content = make_content(Kind.STRIP)
    write(content, tmp_path / "strip.npz")
    with np.load(tmp_path / "strip.npz") as archive:
        assert set(archive) == {"metadata", "image", "conv1", "pool1"}
        assert archive["conv1"].dtype == np.float32
        described = json.loads(str(archive["metadata"]))
    assert described["maps"][3]["levels"] == pytest.approx(content.maps[3].levels)


def test_layers_of_different_size_are_refused_by_npy(make_content: MakeContent, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="Layers of different size"):
        write(make_content(Kind.STRIP), tmp_path / "strip.npy")
    assert not list(tmp_path.iterdir())


def test_a_tiff_has_a_page_a_map_that_knows_its_name(make_content: MakeContent, tmp_path: Path) -> None:
    content = make_content(Kind.LAYER)
    write(content, tmp_path / "layer.tif")
    with Image.open(tmp_path / "layer.tif") as file:
        assert file.n_frames == 4
        for number, named in enumerate(content.maps):
            file.seek(number)
            assert file.mode == "F"
            described = json.loads(file.tag_v2[270])
            assert described["name"] == named.name
            assert described["levels"] == pytest.approx(named.levels)
            assert described["metadata"]["source"] == "sample: 고양이"


@every_suffix
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_failure_while_writing_leaves_the_old_file_and_nothing_else(
    suffix: str, number: int, make_content: MakeContent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"kept{suffix}"
    path.write_bytes(b"old")

    def full(*_: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match=re.escape(str(path))) as caught:
        write(some_content(make_content, suffix), path)
    assert_one_sentence(str(caught.value))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


class FullDisk:
    """A file that takes a few bytes and then has no room."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._room = file, 100

    def write(self, content: Any) -> int:
        self._room -= len(content)
        if self._room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self._file.write(content)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> FullDisk:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


@pytest.mark.parametrize("suffix", [".npy", ".csv"])
def test_a_disk_that_fills_up_in_the_middle_is_named(
    suffix: str, make_content: MakeContent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordinary = Path.open

    def limited(self: Path, mode: str = "r", *rest: Any, **fields: Any) -> Any:
        file = ordinary(self, mode, *rest, **fields)
        return FullDisk(file) if "w" in mode else file

    monkeypatch.setattr(Path, "open", limited)
    with pytest.raises(ExportError, match="the disk is full; free some space"):
        write(make_content(Kind.LAYER), tmp_path / f"layer{suffix}")
    assert not list(tmp_path.iterdir())


@every_suffix
def test_a_missing_folder_is_named(suffix: str, make_content: MakeContent, tmp_path: Path) -> None:
    path = tmp_path / "missing" / f"layer{suffix}"
    with pytest.raises(ExportError, match="its folder does not exist") as caught:
        write(some_content(make_content, suffix), path)
    assert str(path) in str(caught.value)
    assert_one_sentence(str(caught.value))
    assert not path.parent.exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_named(make_content: MakeContent, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExportError, match="the folder cannot be written to"):
        write(make_content(Kind.MAP), tmp_path / "map.png")
    tmp_path.chmod(0o700)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_may_not_be_written_to_is_named(
    make_content: MakeContent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refused)
    with pytest.raises(ExportError, match="the folder cannot be written to; choose another one"):
        write(make_content(Kind.MAP), tmp_path / "map.png")


def test_a_folder_in_the_place_of_the_file_is_named(make_content: MakeContent, tmp_path: Path) -> None:
    (tmp_path / "map.png").mkdir()
    with pytest.raises(ExportError, match="there is a folder of that name"):
        write(make_content(Kind.MAP), tmp_path / "map.png")


@every_suffix
def test_cancelling_leaves_nothing_behind(suffix: str, make_content: MakeContent, tmp_path: Path) -> None:
    content = make_content(Kind.KERNEL if suffix in (".txt", ".json") else Kind.MAP if suffix == ".npy" else Kind.LAYER)
    done: list[tuple[int, int]] = []
    try:
        write(content, tmp_path / f"x{suffix}", progress=lambda *parts: done.append(parts), cancelled=lambda: True)
    except ExportCancelled:
        assert not list(tmp_path.iterdir())
    else:
        # One part only: it was finished before anybody could ask.
        assert done == [(1, 1)]


@every_suffix
def test_progress_counts_up_to_its_total(suffix: str, make_content: MakeContent, tmp_path: Path) -> None:
    done: list[tuple[int, int]] = []
    write(some_content(make_content, suffix), tmp_path / f"x{suffix}", progress=lambda *parts: done.append(parts))
    assert [part for part, _ in done] == list(range(1, done[-1][1] + 1))


@pytest.mark.parametrize("name", ["layer", "layer.xyz", "layer.txt", "layer.bmp"])
def test_an_ending_that_names_no_format_is_refused(name: str, make_content: MakeContent, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"choose one of \.png"):
        write(make_content(Kind.LAYER), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_every_module_with_an_exporter_is_listed() -> None:
    modules = [import_module(f"cnnviewer.export.{found.name}") for found in iter_modules(cnnviewer.export.__path__)]
    defined = [module.EXPORTER for module in modules if hasattr(module, "EXPORTER")]
    assert {id(exporter) for exporter in defined} == {id(exporter) for exporter in EXPORTERS.values()}


def test_endings_are_read_in_any_case() -> None:
    assert exporter_of(Path("a.PNG"), Kind.MAP) is EXPORTERS[".png"]
    assert exporter_of(Path("a.Tif"), Kind.MAP) is EXPORTERS[".tiff"]
    assert {exporter.suffix for exporter in exporters_for(Kind.KERNEL)} == set(EXPORTERS)


@pytest.mark.parametrize("suffix", [exporter.suffix for exporter in exporters_for(Kind.MAP)])
def test_one_file_each_writes_every_map(suffix: str, make_content: MakeContent, tmp_path: Path) -> None:
    content = make_content(Kind.LAYER)
    done: list[tuple[int, int]] = []
    folder = tmp_path / "new" / "maps"
    written = write_each(content, folder, suffix, progress=lambda *parts: done.append(parts))
    assert [path.name for path in written] == [f"conv1-{number:03d}{suffix}" for number in range(1, 5)]
    assert sorted(folder.iterdir()) == sorted(written)
    assert done == [(1, 4), (2, 4), (3, 4), (4, 4)]
    if suffix in NUMBERS:
        np.testing.assert_array_equal(np.asarray(NUMBERS[suffix](written[2])[0], np.float32), content.maps[2].array)


@pytest.mark.parametrize("existing", [False, True])
def test_one_file_each_adds_nothing_when_it_fails_half_way(
    existing: bool, make_content: MakeContent, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "maps"
    if existing:
        folder.mkdir()
        (folder / "conv1-001.csv").write_text("old")
    calls = iter(range(99))

    def fails_at_the_third(*_: Any) -> str:
        if next(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        return ""

    monkeypatch.setattr("cnnviewer.export.csv._block", fails_at_the_third)
    with pytest.raises(ExportError, match="the disk is full"):
        write_each(make_content(Kind.LAYER), folder, ".csv")
    assert folder.exists() == existing
    if existing:
        assert [(path.name, path.read_text()) for path in folder.iterdir()] == [("conv1-001.csv", "old")]


def test_one_file_each_can_be_cancelled(make_content: MakeContent, tmp_path: Path) -> None:
    with pytest.raises(ExportCancelled):
        write_each(make_content(Kind.LAYER), tmp_path / "maps", ".png", cancelled=lambda: True)
    assert not (tmp_path / "maps").exists()


def test_a_file_in_the_place_of_the_folder_is_named(make_content: MakeContent, tmp_path: Path) -> None:
    (tmp_path / "maps").write_text("a file")
    with pytest.raises(ExportError, match="there is a file of that name"):
        write_each(make_content(Kind.LAYER), tmp_path / "maps", ".png")


def test_names_that_meet_in_the_file_system_are_kept_apart() -> None:
    assert writing._distinct(["a-001", "A-001", "b-001", "a-001"]) == ["a-001", "A-001_2", "b-001", "a-001_3"]


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
@pytest.mark.parametrize("background", ["white", "dark"])
def test_options_of_the_sheets_are_followed(
    suffix: str, background: str, make_content: MakeContent, tmp_path: Path
) -> None:
    content = make_content(Kind.LAYER)
    write(content, tmp_path / f"a{suffix}", ExportOptions(background=background, magnify=3))  # type: ignore[arg-type] # by name
    write(content, tmp_path / f"b{suffix}", ExportOptions(background=background, magnify=9))  # type: ignore[arg-type] # by name
    assert (tmp_path / f"a{suffix}").read_bytes() != (tmp_path / f"b{suffix}").read_bytes()


def assert_one_sentence(message: str) -> None:
    assert message.endswith(".")
    assert "\n" not in message


def csv_blocks(path: Path) -> list[NDArray[np.float64]]:
    text = re.sub("^#.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE).strip()
    separator = "\t" if path.suffix == ".txt" else ","
    return [np.loadtxt(block.splitlines(), delimiter=separator, ndmin=2) for block in re.split(r"\n\n+", text)]


def tiff_pages(path: Path) -> list[NDArray[np.float32]]:
    with Image.open(path) as file:
        pages = []
        for number in range(file.n_frames):
            file.seek(number)
            pages.append(np.array(file))
        return pages


def npy_maps(path: Path) -> list[NDArray[np.float32]]:
    array = np.load(path)
    return [array] if array.ndim == 2 else list(array)


def npz_maps(path: Path) -> list[NDArray[np.float32]]:
    with np.load(path) as archive:
        return [feature_map for name in archive if name != "metadata" for feature_map in archive[name]]


NUMBERS: dict[str, Callable[[Path], list[Any]]] = {
    ".tiff": tiff_pages,
    ".npy": npy_maps,
    ".npz": npz_maps,
    ".csv": csv_blocks,
    ".txt": csv_blocks,
    ".json": lambda path: [entry["kernel"] for entry in json.loads(path.read_text("utf-8"))["maps"]],
}


def png_texts(path: Path) -> str:
    with Image.open(path) as file:
        return "\n".join(str(text) for text in file.info.values())


def tiff_texts(path: Path) -> str:
    with Image.open(path) as file:
        return "\n".join(json.loads(file.tag_v2[270])["metadata"].values())


def npz_texts(path: Path) -> str:
    with np.load(path) as archive:
        return "\n".join(json.loads(str(archive["metadata"]))["metadata"].values())


def pdf_texts(path: Path) -> str:
    """The /Keywords of a PDF file, whose text is UTF-16 in octal escapes when it is not Latin."""
    found = re.search(rb"/Keywords \((.*?)(?<!\\)\)", path.read_bytes(), re.DOTALL)
    assert found is not None
    escaped = re.sub(rb"\\([0-7]{3})", lambda octal: bytes([int(octal[1], 8)]), found[1])
    escaped = re.sub(rb"\\(.)", rb"\1", escaped)
    return escaped.decode("utf-16") if escaped.startswith(b"\xfe\xff") else escaped.decode("latin-1")


METADATA: dict[str, Callable[[Path], str]] = {
    ".png": png_texts,
    ".tiff": tiff_texts,
    ".npy": lambda path: path.read_bytes().split(b"\n")[-2].decode(),
    ".npz": npz_texts,
    ".csv": lambda path: path.read_text("utf-8"),
    ".svg": lambda path: str(ET.parse(path).getroot().findtext("{http://www.w3.org/2000/svg}desc")),
    ".pdf": pdf_texts,
    ".txt": lambda path: path.read_text("utf-8"),
    ".json": lambda path: path.read_text("utf-8"),
}
