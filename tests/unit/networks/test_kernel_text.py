"""Kernels as text and files: what people paste is read, what is no kernel is refused with one sentence."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnnviewer.errors import KernelError
from cnnviewer.networks.kernels import (
    KERNELS,
    format_matrix,
    kernel_from_json,
    kernel_to_json,
    load_kernel,
    parse_matrix,
    save_kernel,
)
from cnnviewer.networks.kernels.kernel import Kernel

finite = st.floats(width=32, allow_nan=False, allow_infinity=False)
any_kernel = arrays(np.float32, st.tuples(st.integers(1, 15), st.integers(1, 15)), elements=finite)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1 2\n3 4", [[1, 2], [3, 4]]),
        ("1\t2\r\n3\t4\r\n", [[1, 2], [3, 4]]),
        ("1,2\n3,4", [[1, 2], [3, 4]]),
        ("1, 2,\n3, 4", [[1, 2], [3, 4]]),
        ("1;2\n3;4", [[1, 2], [3, 4]]),
        ("1 2; 3 4", [[1, 2], [3, 4]]),
        ("1,2;3,4", [[1, 2], [3, 4]]),
        ("1 2;\n3 4;", [[1, 2], [3, 4]]),
        ("[[1, 2], [3, 4]]", [[1, 2], [3, 4]]),
        ("[[ 1.  2.]\n [ 3.  4.]]", [[1, 2], [3, 4]]),
        ("[1 2; 3 4]", [[1, 2], [3, 4]]),
        ("{{1, 2}, {3, 4}}", [[1, 2], [3, 4]]),
        ("((1, 2),\n (3, 4),)", [[1, 2], [3, 4]]),
        ("1 2\n\n3 4\n\n", [[1, 2], [3, 4]]),
        ("0,5\t1\n-2\t1,25", [[0.5, 1], [-2, 1.25]]),
        ("0,5;1\n2;1,25", [[0.5, 1], [2, 1.25]]),
        ("0,5 0,25\n1 2", [[0.5, 0.25], [1, 2]]),
        ("1/4 -1/2\n1 / 8 1", [[0.25, -0.5], [0.125, 1]]),
        ("1/4 [[1 2],[3 4]]", [[0.25, 0.5], [0.75, 1]]),
        ("1/4 × [1 2; 3 4]", [[0.25, 0.5], [0.75, 1]]),
        ("0.5*[[1,2],[3,4]]", [[0.5, 1], [1.5, 2]]),
        ("−1 +2\n–3 .5", [[-1, 2], [-3, 0.5]]),
        ("1e-3 2E2", [[0.001, 200]]),
        ("\ufeff7", [[7]]),
        ("1\t2\t\n3\t4\t", [[1, 2], [3, 4]]),
    ],
)
def test_what_people_paste_is_read(text: str, numbers: list[list[float]]) -> None:
    np.testing.assert_allclose(parse_matrix(text), np.array(numbers, np.float32))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no numbers"),
        (" \n\t\n", "no numbers"),
        ("[]", "no numbers"),
        ("hello", "Row 1 holds “hello”"),
        ("1 2\n3 x", "Row 2 holds “x”"),
        ("1 2\n3", "Row 2 has 1 number but row 1 has 2"),
        ("1\n2 3", "Row 2 has 2 numbers but row 1 has 1"),
        ("[[1, 2], [3]]", "Row 2 has 1 number"),
        ("nan 1", "Row 1 holds nan"),
        ("1 2\n-inf 3", "Row 2 holds -inf"),
        ("1 Infinity", "Row 1 holds Infinity"),
        ("1/0 1", "Row 1 divides by zero"),
        ("1e39 1", "too large"),
        ("1e999 1", "too large"),
        ("9" * 400, "too large"),
        ("[[1, 2], [3, 4]", "brackets"),
        ("[[1, 2], 3]", "brackets"),
        ("array([[1, 2]])", "brackets"),
        ("1,,2\n3,4,5", "empty cell"),
        ("1\t\t2", "empty cell"),
        ("1.234,5\t2", "is no number"),
        ("0x10 1", "is no number"),
        ("True False", "is no number"),
        ("1 " * 16, "1 to 15 rows and columns"),
        ("1\n" * 16, "1 to 15 rows and columns"),
        ("1 " * 60_000, "too long"),
        ("1/2/3", "is no number"),
        ("- 1", "is no number"),
        ("\0\0\0", "is no number"),
    ],
)
def test_what_is_no_kernel_is_refused_with_one_sentence(text: str, words: str) -> None:
    with pytest.raises(KernelError, match=words) as caught:
        parse_matrix(text)
    assert str(caught.value).endswith(".")
    assert ". " not in str(caught.value)


@given(st.text(max_size=60))
def test_any_text_is_a_kernel_or_a_sentence(text: str) -> None:
    try:
        kernel = parse_matrix(text)
    except KernelError:
        return
    assert kernel.ndim == 2
    assert np.isfinite(kernel).all()


@given(any_kernel)
def test_text_and_json_give_back_every_bit(kernel: Kernel) -> None:
    np.testing.assert_array_equal(parse_matrix(format_matrix(kernel)), kernel)
    np.testing.assert_array_equal(kernel_from_json(kernel_to_json(kernel, "커널")), kernel)


def test_numbers_are_written_as_people_write_them() -> None:
    assert format_matrix(KERNELS["sobel"].make()) == "-1\t0\t1\n-2\t0\t2\n-1\t0\t1"
    assert format_matrix(np.array([[0.1, -0.0]], np.float32)) == "0.1\t0"


@pytest.mark.parametrize("name", ["sobel.txt", "sobel.json", "소벨 커널.JSON"])
@pytest.mark.parametrize("channels", [None, 3])
def test_a_saved_kernel_comes_back(tmp_path: Path, name: str, channels: int | None) -> None:
    kernel = KERNELS["gabor"].make()
    saved = kernel if channels is None else np.stack([kernel * channel for channel in range(channels)])
    save_kernel(tmp_path / name, saved, "Sobel")
    np.testing.assert_array_equal(load_kernel(tmp_path / name), saved)
    assert [path.name for path in tmp_path.iterdir()] == [name]


GOOD: dict[str, Any] = {"format": "cnnviewer kernel", "version": 1, "name": "", "kernels": [[[1, 2], [3, 4]]]}
HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "zero bytes": bytes(64),
    "cut off": json.dumps(GOOD).encode()[:-9],
    "a list": b"[]",
    "a number": b"3",
    "not utf-8": b'{"format": "\xff"}',
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "nested beyond measure": b"[" * 100_000,
    "another format": json.dumps({**GOOD, "format": "recipe"}).encode(),
    "another version": json.dumps({**GOOD, "version": 2}).encode(),
    "no kernels": json.dumps({**GOOD, "kernels": []}).encode(),
    "a number for kernels": json.dumps({**GOOD, "kernels": 3}).encode(),
    "a text in the grid": json.dumps({**GOOD, "kernels": [[[1, "2"]]]}).encode(),
    "a truth in the grid": json.dumps({**GOOD, "kernels": [[[1, True]]]}).encode(),
    "not a number": json.dumps({**GOOD, "kernels": [[[1, float("nan")]]]}).encode(),
    "infinity": json.dumps({**GOOD, "kernels": [[[1, float("inf")]]]}).encode(),
    "beyond float32": json.dumps({**GOOD, "kernels": [[[1, 1e200]]]}).encode(),
    "beyond float64": json.dumps({**GOOD, "kernels": [[[1, 10**400]]]}).encode(),
    "ragged": json.dumps({**GOOD, "kernels": [[[1, 2], [3]]]}).encode(),
    "empty rows": json.dumps({**GOOD, "kernels": [[[], []]]}).encode(),
    "unlike kernels": json.dumps({**GOOD, "kernels": [[[1]], [[1, 2]]]}).encode(),
    "too many rows": json.dumps({**GOOD, "kernels": [[[1]] * 16]}).encode(),
    "too many kernels": json.dumps({**GOOD, "kernels": [[[1]]] * 257}).encode(),
    "too large a file": b" " * 4_000_001,
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("suffix", [".json", ".txt"])
def test_a_file_that_is_no_kernel_is_refused_with_one_sentence(tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"kernel{suffix}"
    path.write_bytes(content)
    if content == b"3" and suffix == ".txt":
        np.testing.assert_array_equal(load_kernel(path), [[3]])
        return
    with pytest.raises(KernelError) as caught:
        load_kernel(path)
    assert str(caught.value).endswith(".")
    assert ". " not in str(caught.value)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(KernelError, match="cannot be read"):
            load_kernel(path)
    with pytest.raises(KernelError, match="could not be written"):
        save_kernel(tmp_path / "nowhere" / "a.txt", KERNELS["sobel"].make())
