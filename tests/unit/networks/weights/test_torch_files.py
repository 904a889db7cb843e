"""State dicts of PyTorch are read without PyTorch: its own files, and every form that older versions wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from cnnviewer.engine.network import Array
from cnnviewer.networks.weights.read import read_weights
from tests.helpers import torch_files as torch

GOLDEN = Path(__file__).parents[3] / "golden" / "torch"


def read(content: bytes, folder: Path) -> dict[str, Array]:
    path = folder / "weights.pth"
    path.write_bytes(content)
    return read_weights(path)


def counted(*shape: int) -> Array:
    return np.arange(np.prod(shape), dtype=np.float32).reshape(shape) / 8


def as_old(state: bytes, storages: dict[str, Array]) -> bytes:
    return torch.old_file(state, {key: (array.size, array.tobytes()) for key, array in storages.items()})


def as_zip(state: bytes, storages: dict[str, Array]) -> bytes:
    return torch.zip_file(state, {key: array.tobytes() for key, array in storages.items()})


FORMS = pytest.mark.parametrize("form", [as_old, as_zip])
Form = Callable[[bytes, dict[str, Array]], bytes]


@pytest.mark.parametrize("name", ["old.pth", "zip.pth"])
def test_a_file_that_pytorch_wrote_is_read_bit_for_bit(name: str) -> None:
    arrays = read_weights(GOLDEN / name)
    expected = {
        "0.weight": counted(3, 2, 2, 2),
        "0.bias": counted(3),
        **{f"1.{part}": counted(3) for part in ("weight", "bias", "running_mean", "running_var")},
        "1.num_batches_tracked": np.array(7),
        "turned": counted(3, 5).T,
        "inside": counted(4, 6)[1:3, 2:],
        "beside": counted(4, 6)[0],
        **dict.fromkeys(("half", "brain", "double"), counted(2, 3)),
        "short": np.arange(-3, 3, dtype=np.int16),
        "mask": np.array([True, False, True]),
        "number": np.array(2.5, np.float32),
        "nothing": np.zeros((0, 3), np.float32),
        "parameter": counted(2, 2),
    }
    assert list(arrays) == list(expected)
    for key, array in expected.items():
        np.testing.assert_array_equal(arrays[key], array, err_msg=key, strict=True)
        assert not arrays[key].flags.writeable
        assert arrays[key].flags.c_contiguous


@FORMS
@pytest.mark.parametrize(
    ("kind", "stored", "kept"),
    [
        ("FloatStorage", "<f4", "float32"),
        ("DoubleStorage", "<f8", "float32"),
        ("HalfStorage", "<f2", "float32"),
        ("LongStorage", "<i8", "int64"),
        ("IntStorage", "<i4", "int32"),
        ("ShortStorage", "<i2", "int16"),
        ("CharStorage", "i1", "int8"),
        ("ByteStorage", "u1", "uint8"),
        ("BoolStorage", "u1", "bool"),
    ],
)
def test_every_type_of_numbers_is_read(form: Form, kind: str, stored: str, kept: str, tmp_path: Path) -> None:
    numbers = np.array([0, 1, 5, 1, 0, 127], stored)
    state = torch.dictionary({"a": torch.tensor(torch.storage(kind, "0", 6), (2, 3))}, torch.ORDERED)
    array = read(form(state, {"0": numbers}), tmp_path)["a"]
    assert array.dtype == kept
    np.testing.assert_array_equal(array, numbers.reshape(2, 3).astype(kept))


@FORMS
def test_bfloat16_is_the_upper_half_of_float32(form: Form, tmp_path: Path) -> None:
    exact = np.array([1.0, -2.5, 3e38, np.inf], np.float32)
    bits = (exact.view(np.uint32) >> 16).astype("<u2")
    state = torch.dictionary({"a": torch.tensor(torch.storage("BFloat16Storage", "0", 4), (4,))})
    array = read(form(state, {"0": bits}), tmp_path)["a"]
    np.testing.assert_array_equal(array.view(np.uint32), (exact.view(np.uint32) >> 16) << 16)


@FORMS
def test_numbers_that_two_names_share_are_read_once(form: Form, tmp_path: Path) -> None:
    kept = torch.storage("FloatStorage", "7", 6)
    items = {"a": torch.tensor(kept, (2, 3)), "b": torch.tensor(kept, (2, 3)), "c": torch.tensor(kept, (2,), offset=4)}
    arrays = read(form(torch.dictionary(items), {"7": counted(6)}), tmp_path)
    assert arrays["a"] is arrays["b"]
    np.testing.assert_array_equal(arrays["c"], counted(6)[4:])


def item() -> bytes:
    return torch.tensor(torch.storage("FloatStorage", "0", 3), (3,))


@FORMS
@pytest.mark.parametrize(
    "state",
    [
        torch.dictionary({"a": item()}),
        torch.dictionary({"state_dict": torch.dictionary({"a": item()}, torch.ORDERED)}),
        torch.dictionary({"epoch": torch.integer(3), "best": item(), "model": torch.dictionary({"a": item()})}),
        torch.dictionary({"optimizer": torch.dictionary({}), "net": torch.dictionary({"a": item()})}),
        torch.dictionary({"mine": torch.dictionary({"a": item(), "step": torch.NONE})}),
        torch.dictionary({"model": torch.dictionary({"state_dict": torch.dictionary({"a": item()})})}),
        # With attributes, as a module's own state dict has them.
        torch.dictionary({"a": item()}, torch.ORDERED)
        + torch.dictionary({"_metadata": torch.dictionary({"": torch.dictionary({"version": torch.integer(1)})})})
        + b"b",
        # As Python 2 wrote an ordered dictionary: of a list of pairs.
        torch.call(torch.named("collections", "OrderedDict"), b"](]" + b"(" + torch.text("a") + item() + b"ee"),
        # A parameter, and a tensor of the first versions.
        torch.dictionary(
            {"a": torch.call(torch.named("torch._utils", "_rebuild_parameter"), item(), torch.TRUE, torch.ORDERED)}
        ),
        torch.dictionary(
            {
                "a": torch.call(
                    torch.named("torch._utils", "_rebuild_tensor"),
                    torch.storage("FloatStorage", "0", 3),
                    torch.integer(0),
                    torch.integers([3]),
                    torch.integers([1]),
                )
            }
        ),
    ],
)  # fmt: skip
def test_a_state_dict_is_found_in_whatever_it_was_saved_in(form: Form, state: bytes, tmp_path: Path) -> None:
    arrays = read(form(state, {"0": counted(3)}), tmp_path)
    assert list(arrays) == ["a"]
    np.testing.assert_array_equal(arrays["a"], counted(3))


def test_newer_protocols_of_pickle_are_read(tmp_path: Path) -> None:
    # Protocol 4 names by STACK_GLOBAL (\x93), remembers by MEMOIZE (\x94), and has short texts (\x8c).
    ordered = b"\x8c\x0bcollections\x94\x8c\x0bOrderedDict\x94\x93\x94)R\x94"
    state = torch.dictionary({"a": item()}, ordered) + b"h\x02" + b"0"
    refused = torch.zip_file(state, {"0": counted(3).tobytes()})
    with pytest.raises(Exception, match="the instruction POP"):
        read(refused, tmp_path)
    arrays = read(torch.zip_file(torch.dictionary({"a": item()}, ordered), {"0": counted(3).tobytes()}), tmp_path)
    np.testing.assert_array_equal(arrays["a"], counted(3))


@pytest.mark.parametrize(("told", "order"), [(b"big", ">"), (b"little", "<"), (None, "<")])
def test_the_order_of_bytes_is_the_one_that_the_file_tells(told: bytes | None, order: str, tmp_path: Path) -> None:
    more = {} if told is None else {"byteorder": told}
    items = {"a": item(), "b": torch.tensor(torch.storage("BFloat16Storage", "1", 2), (2,))}
    storages = {"0": counted(3).astype(f"{order}f4").tobytes(), "1": np.array([0x3F80, 0x4000], f"{order}u2").tobytes()}
    arrays = read(torch.zip_file(torch.dictionary(items), storages, more), tmp_path)
    np.testing.assert_array_equal(arrays["a"], counted(3))
    assert arrays["b"].tolist() == [1, 2]


@FORMS
def test_the_step_along_an_axis_of_one_cell_may_be_anything(form: Form, tmp_path: Path) -> None:
    state = torch.dictionary({"a": torch.tensor(torch.storage("FloatStorage", "0", 3), (1, 3, 1), (1 << 60, 1, 7))})
    np.testing.assert_array_equal(read(form(state, {"0": counted(3)}), tmp_path)["a"], counted(1, 3, 1))
