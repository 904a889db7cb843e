"""safetensors files are read as their header says, and refused when it lies."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import pytest

from cnnviewer.engine.network import Array
from cnnviewer.errors import WeightsError
from cnnviewer.networks.weights import safetensors
from cnnviewer.networks.weights.read import read_weights
from tests.helpers.one_sentence import most_memory, sentence

NUMBERS = np.arange(6, dtype="<f4").tobytes()


def entry(shape: object, offsets: object, kind: object = "F32") -> dict[str, object]:
    return {"dtype": kind, "shape": shape, "data_offsets": offsets}


def written(folder: Path, header: object, numbers: bytes = NUMBERS, length: int | None = None) -> Path:
    """A file with that header, as JSON unless it is bytes, whose length may be a lie."""
    encoded = header if isinstance(header, bytes) else json.dumps(header).encode()
    path = folder / "weights.safetensors"
    path.write_bytes(struct.pack("<Q", len(encoded) if length is None else length) + encoded + numbers)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(WeightsError, match=r"weights\.safetensors") as caught:
        read_weights(path)
    return sentence(caught.value)


@pytest.mark.parametrize(
    ("kind", "stored", "kept"),
    [
        ("F64", "<f8", "float32"),
        ("F32", "<f4", "float32"),
        ("F16", "<f2", "float32"),
        ("I64", "<i8", "int64"),
        ("I32", "<i4", "int32"),
        ("I16", "<i2", "int16"),
        ("I8", "i1", "int8"),
        ("U64", "<u8", "uint64"),
        ("U32", "<u4", "uint32"),
        ("U16", "<u2", "uint16"),
        ("U8", "u1", "uint8"),
        ("BOOL", "u1", "bool"),
    ],
)
def test_every_type_of_numbers_is_read(kind: str, stored: str, kept: str, tmp_path: Path) -> None:
    numbers = np.array([[0, 1, 5], [1, 0, 100]], stored)
    path = written(tmp_path, {"a": entry([2, 3], [0, numbers.nbytes], kind)}, numbers.tobytes())
    array = read_weights(path)["a"]
    np.testing.assert_array_equal(array, numbers.astype(kept), strict=True)
    assert not array.flags.writeable


def test_bfloat16_is_the_upper_half_of_float32(tmp_path: Path) -> None:
    path = written(tmp_path, {"a": entry([3], [0, 6], "BF16")}, np.array([0x3F80, 0xC020, 0x7F80], "<u2").tobytes())
    assert read_weights(path)["a"].tolist() == [1.0, -2.5, float("inf")]


def test_arrays_come_in_the_order_of_their_numbers_with_scalars_and_empty_ones(tmp_path: Path) -> None:
    header = {
        "__metadata__": {"format": "pt"},
        "z.last": entry([], [20, 24]),
        "a.first": entry([5], [0, 20]),
        "empty": entry([0, 3], [20, 20]),
    }
    # The header may be filled up with spaces.
    arrays = read_weights(written(tmp_path, json.dumps(header).encode() + b"   "))
    expected: dict[str, Array] = {
        "a.first": np.arange(5, dtype=np.float32),
        "empty": np.zeros((0, 3), np.float32),
        "z.last": np.array(5, np.float32),
    }
    assert list(arrays) == list(expected)
    for name, array in expected.items():
        np.testing.assert_array_equal(arrays[name], array, strict=True)


@pytest.mark.parametrize("length", [0, 1, 5, 10_000, 2**32, 2**63, 2**64 - 1])
def test_a_header_of_another_length_than_it_says_is_told(length: int, tmp_path: Path) -> None:
    path = written(tmp_path, {"a": entry([6], [0, 24])}, length=length)
    assert "is damaged" in refusal(path)


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ({"a": entry([6], [0, 20])}, "is damaged"),
        ({"a": entry([7], [0, 28])}, "is damaged"),
        ({"a": entry([5], [0, 20])}, "is damaged"),
        ({"a": entry([5], [4, 24])}, "a does not begin where the array before ends"),
        ({"a": entry([6], [0, 24]), "b": entry([6], [0, 24])}, "b does not begin where the array before ends"),
        ({"a": entry([4], [0, 16]), "b": entry([3], [12, 24])}, "b does not begin where the array before ends"),
        ({"a": entry([2], [0, 8]), "b": entry([2], [16, 24])}, "b does not begin where the array before ends"),
        ({"a": entry([2**40], [0, 2**42])}, "is damaged"),
        ({"a": entry([2**40, 2**40], [0, 24])}, "is damaged"),
        ({"a": entry([-6], [0, -24])}, "is damaged"),
        ({"a": entry([6], [24, 0])}, "is damaged"),
        ({"a": entry([6.0], [0, 24])}, "is damaged"),
        ({"a": entry([True] * 6, [0, 4])}, "is damaged"),
        ({"a": entry(6, [0, 24])}, "is damaged"),
        ({"a": entry([1] * 40, [0, 4])}, "is damaged"),
        ({"a": entry([6], [0, 24, 0])}, "is damaged"),
        ({"a": entry([6], "all")}, "is damaged"),
        ({"a": [1, 2]}, "is damaged"),
        ({"a": entry([6], [0, 24], "F8_E4M3")}, "The numbers of a in weights.safetensors are F8_E4M3"),
        ({"a": entry([6], [0, 24], ["F32"])}, "The numbers of a in weights.safetensors are"),
        ({"n" * 2000: entry([6], [0, 24])}, "no usable name"),
        (b'{"a": {"dtype": "F32"', "is damaged"),
        (b'{"a": 1, "a": 2}', "is damaged"),
        (b'{"\xff": 1}', "is damaged"),
        (b'{"a":' + b"[" * 100_000, "is damaged"),
    ],
)
def test_a_header_that_lies_is_told(header: object, told: str, tmp_path: Path) -> None:
    assert told in refusal(written(tmp_path, header))


def test_a_huge_header_takes_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = most_memory()
    path = tmp_path / "weights.safetensors"
    with path.open("wb") as file:
        file.write(struct.pack("<Q", 2_000_000_000) + b"{")
        file.truncate(2_000_000_100)
    assert "is damaged" in refusal(path)
    assert most_memory() - before < 50_000_000
    monkeypatch.setattr(safetensors, "LONGEST_HEADER", 20)
    assert "is damaged" in refusal(written(tmp_path, {"a": entry([6], [0, 24])}))


def test_every_part_of_a_file_is_told_to_be_one(tmp_path: Path) -> None:
    content = written(tmp_path, {"a": entry([4], [0, 16]), "b": entry([2], [16, 24])}).read_bytes()
    path = tmp_path / "weights.safetensors"
    for end in range(len(content)):
        path.write_bytes(content[:end])
        refusal(path)
