"""NPZ archives are read array by array; Python objects in them are refused and never made."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cnnviewer.errors import WeightsError
from cnnviewer.networks.weights.read import read_weights
from tests.helpers.one_sentence import sentence


def refusal(path: Path) -> str:
    with pytest.raises(WeightsError, match=path.name) as caught:
        read_weights(path)
    return sentence(caught.value)


def npy(array: np.ndarray) -> bytes:
    made = io.BytesIO()
    np.save(made, array)
    return made.getvalue()


def archive(path: Path, entries: dict[str, bytes], packing: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return path


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_arrays_come_back_under_their_names_and_in_their_order(save: Any, tmp_path: Path) -> None:
    arrays = {
        "conv1.weight": np.arange(12, dtype=np.float32).reshape(2, 6),
        "a/b": np.asfortranarray(np.arange(6, dtype=np.float64).reshape(2, 3)),
        "half": np.arange(4, dtype=np.float16),
        "big": np.arange(4, dtype=">f4"),
        "whole": np.arange(3),
        "mask": np.array([True, False]),
        "number": np.array(2.5, np.float32),
        "empty": np.zeros((0, 2), np.float32),
    }
    save(tmp_path / "w.npz", **arrays)
    found = read_weights(tmp_path / "w.npz")
    assert list(found) == list(arrays)
    for name, array in arrays.items():
        expected = array.astype(np.float32) if array.dtype.kind == "f" else array
        np.testing.assert_array_equal(found[name], expected, strict=True)
        assert found[name].dtype.isnative
        assert found[name].flags.c_contiguous
        assert not found[name].flags.writeable


class Touching:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, (f"touch {self.path}",)


def test_python_objects_are_refused_and_not_made(tmp_path: Path) -> None:
    np.savez(tmp_path / "w.npz", a=np.zeros(3), b=np.array([Touching(tmp_path / "ran")], object))
    assert "b in w.npz holds Python objects (a pickle of NumPy)" in refusal(tmp_path / "w.npz")
    np.array([Touching(tmp_path / "ran")], object).dump(tmp_path / "w.pkl")
    assert "asks for numpy." in refusal(tmp_path / "w.pkl")
    assert not (tmp_path / "ran").exists()


def test_what_is_no_plain_array_of_numbers_is_told(tmp_path: Path) -> None:
    strange = {
        "text": np.array(["a"]),
        "complex": np.array([1j]),
        "fields": np.zeros(2, [("x", "f4")]),
        "time": np.zeros(2, "m8[s]"),
        "long": np.zeros(2, np.longdouble),
    }
    for name, array in strange.items():
        np.savez(tmp_path / "w.npz", **{name: array})
        assert f"{name} in w.npz holds no plain numbers" in refusal(tmp_path / "w.npz")
    np.save(tmp_path / "w.npy", np.zeros(3))
    assert "w.npy is one array without a name" in refusal(tmp_path / "w.npy")


WHOLE = npy(np.arange(6, dtype=np.float32))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        WHOLE[:5],
        WHOLE[:40],
        WHOLE[:-1],
        b"\x93NUMPY\x09\x00" + WHOLE[8:],
        WHOLE.replace(b"(6,)", b"(9,)"),
        WHOLE.replace(b"(6,), ", b"(-6,),"),
        WHOLE.replace(b"(6,)", b"1e99"),
        WHOLE.replace(b"'descr'", b"((((((("),
        WHOLE.replace(b"(6,), }" + b" " * 14, b"(9999999999999,), }  "),
    ],
)
def test_an_array_that_is_not_what_its_header_says_is_told(content: bytes, tmp_path: Path) -> None:
    assert "is damaged" in refusal(archive(tmp_path / "w.npz", {"a.npy": content}))


def test_a_zip_file_without_weights_and_a_part_of_one_are_told(tmp_path: Path) -> None:
    assert "is a zip file without weights" in refusal(archive(tmp_path / "w.npz", {"readme.txt": b"hello"}))
    assert "is a zip file without weights" in refusal(archive(tmp_path / "w.npz", {}))
    whole = archive(tmp_path / "w.npz", {"a.npy": WHOLE}).read_bytes()
    for end in range(4, len(whole), 13):
        (tmp_path / "w.npz").write_bytes(whole[:end])
        refusal(tmp_path / "w.npz")
    (tmp_path / "w.npz").write_bytes(whole.replace(WHOLE[-4:], b"abcd"))
    assert "is damaged" in refusal(tmp_path / "w.npz")


def test_a_small_file_cannot_unpack_to_a_huge_array(tmp_path: Path) -> None:
    path = archive(tmp_path / "w.npz", {"a.npy": npy(np.zeros(5_000_000, np.float32))}, zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 50_000
    assert "w.npz unpacks to more than 100 times its size, up to a" in refusal(path)
