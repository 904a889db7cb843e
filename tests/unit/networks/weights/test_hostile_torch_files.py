"""What is in a file of PyTorch is not trusted: nothing of it runs, no lie takes memory, each gets one sentence."""

from __future__ import annotations

import os
import pickle
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cnnviewer.errors import WeightsError
from cnnviewer.networks.weights import pickles
from cnnviewer.networks.weights.read import read_weights
from tests.helpers import torch_files as torch
from tests.helpers.one_sentence import sentence

GOLDEN = Path(__file__).parents[3] / "golden" / "torch"
NUMBERS = np.arange(6, dtype=np.float32)


def refusal(content: bytes, folder: Path) -> str:
    """The one sentence with which the file is refused."""
    path = folder / "weights.pth"
    path.write_bytes(content)
    with pytest.raises(WeightsError) as caught:
        read_weights(path)
    assert "weights.pth" in str(caught.value)
    return sentence(caught.value)


def as_old(state: bytes) -> bytes:
    return torch.old_file(state, {"0": (6, NUMBERS.tobytes())})


def as_zip(state: bytes) -> bytes:
    return torch.zip_file(state, {"0": NUMBERS.tobytes()})


def as_first_pickle(state: bytes) -> bytes:
    return torch.pickle(state)


FORMS = pytest.mark.parametrize("form", [as_old, as_zip])
Form = Callable[[bytes], bytes]


class Touching:
    """An object whose pickle makes a file when it is read."""

    def __init__(self, path: Path, way: str) -> None:
        self.path, self.way = path, way

    def __reduce__(self) -> tuple[Any, ...]:
        if self.way == "system":
            return os.system, (f"touch {self.path}",)
        if self.way == "eval":
            return eval, (f"open({str(self.path)!r}, 'w').close()",)
        # One call gives what the next one calls.
        inner = Called(getattr, self.path, "touch")
        return Called, (inner,)


class Called:
    def __new__(cls, function: Any, *arguments: Any) -> Any:
        return function(*arguments) if callable(function) else function

    def __init__(self, *_: Any) -> None:
        pass


def body(attack: bytes) -> bytes:
    """The instructions of a pickle, without its head (protocol, frame) and its end."""
    return attack[2:-1]


@pytest.mark.parametrize("form", [as_old, as_zip, as_first_pickle])
@pytest.mark.parametrize("way", ["system", "eval"])
@pytest.mark.parametrize("protocol", [2, 3])
def test_code_in_a_pickle_is_refused_by_name_and_does_not_run(
    form: Form, way: str, protocol: int, tmp_path: Path
) -> None:
    mark = tmp_path / "ran"
    attack = pickle.dumps(Touching(mark, way), protocol)
    pickle.loads(attack)
    assert mark.exists(), "the attack is one"
    mark.unlink()
    told = refusal(form(torch.dictionary({"a": body(attack)})), tmp_path)
    assert "was refused: its pickle asks for " in told
    assert {"system": "system", "eval": "eval"}[way] in told
    assert not mark.exists()


@FORMS
@pytest.mark.parametrize(
    ("attack", "told"),
    [
        (torch.call(torch.named("os", "system"), torch.text("id")), "asks for os.system"),
        (torch.call(torch.named("builtins", "getattr"), torch.NONE, torch.text("x")), "asks for builtins.getattr"),
        (torch.text("os") + torch.text("system") + b"\x93", "asks for os.system"),
        (torch.named("torch", "load"), "asks for torch.load"),
        (torch.named("torch._utils", "_rebuild_tensor_v2.__globals__"), "asks for torch._utils._rebuild_tensor_v2.__"),
        (torch.named("collections", "OrderedDict.fromkeys"), "asks for collections.OrderedDict.fromkeys"),
        (torch.named("numpy.core.multiarray", "_reconstruct"), "asks for numpy.core.multiarray._reconstruct"),
        (torch.named("torchvision.models.resnet", "ResNet"), "asks for torchvision.models.resnet.ResNet"),
        (torch.named("a\x07b", "c" * 300), "asks for a\ufffdb.c"),
        (b"(S'id'\nios\nsystem\n", "the instruction STRING,"),
        (b"(ios\nsystem\n", "the instruction INST of os.system"),
        (b"(" + torch.named("collections", "OrderedDict") + b"o", "the instruction OBJ"),
        (torch.named("collections", "OrderedDict") + b")\x81", "the instruction NEWOBJ"),
        (b"\x82\x01", "the instruction EXT1"),
        (torch.text("x") + b"2", "the instruction DUP"),
        (b"Pid\n", "the instruction PERSID"),
        (torch.call(torch.named("torch", "FloatStorage"), torch.integer(6)), "calls torch.FloatStorage"),
        (torch.call(torch.text("system"), torch.text("id")), "calls something that is no name"),
        # Attributes of what is allowed cannot be set either.
        (torch.named("collections", "OrderedDict") + torch.dictionary({"__init__": torch.NONE}) + b"b", "is damaged"),
        (torch.named("torch._utils", "_rebuild_tensor_v2") + b"N}" + b"\x86b", "is damaged"),
    ],
)  # fmt: skip
def test_whatever_weights_do_not_need_is_refused_with_its_name(
    form: Form, attack: bytes, told: str, tmp_path: Path
) -> None:
    assert told in refusal(form(torch.dictionary({"a": attack})), tmp_path)


def test_a_call_of_what_a_call_gave_is_refused(tmp_path: Path) -> None:
    assert "asks for " in refusal(pickle.dumps(Touching(tmp_path / "ran", "chain"), 2), tmp_path)
    assert not (tmp_path / "ran").exists()


def kept(count: int = 6, kind: str = "FloatStorage", *more: bytes) -> bytes:
    return torch.storage(kind, "0", count, *more)


@FORMS
@pytest.mark.parametrize(
    ("tensor", "told"),
    [
        (torch.tensor(kept(), (7,)), "more cells than numbers"),
        (torch.tensor(kept(), (2, 3), offset=1), "more cells than numbers"),
        (torch.tensor(kept(), (2, 3), (4, 1)), "more cells than numbers"),
        (torch.tensor(kept(), (10**9,), (0,)), "more cells than numbers"),
        (torch.tensor(kept(), (4, 3), (1, 1)), "more cells than numbers"),
        (torch.tensor(kept(), (1 << 40, 1 << 40)), "is damaged"),
        (torch.tensor(kept(), (-2, -3)), "is damaged"),
        (torch.tensor(kept(), (2, 3), (-3, 1)), "is damaged"),
        (torch.tensor(kept(), (2, 3), (1,)), "is damaged"),
        (torch.tensor(kept(), (2,), offset=-1), "is damaged"),
        (torch.tensor(kept(), (1,) * 40), "is damaged"),
        (torch.tensor(kept(10**6), (2,)), ""),
        (torch.tensor(kept(10**12), (2,)), ""),
        (torch.tensor(kept(7), (2,)), "is damaged"),
        (torch.tensor(kept(kind="DoubleStorage"), (2,)), "is damaged"),
        (torch.tensor(kept(kind="QInt8Storage"), (2,)), "asks for torch.QInt8Storage"),
        (torch.tensor(kept(6, "FloatStorage", torch.integers([1])), (2,)), "holds more than weights"),
        (torch.group(torch.text("module"), torch.NONE) + b"Q", "holds more than weights"),
        (torch.tensor(torch.text("storage"), (2,)), "is damaged"),
        (torch.call(torch.named("torch._utils", "_rebuild_tensor_v2"), kept()), "is damaged"),
        (torch.call(torch.named("torch._utils", "_rebuild_parameter"), torch.NONE), "is damaged"),
        (torch.call(torch.named("collections", "OrderedDict"), torch.NONE), "is damaged"),
        (torch.TRUE, "no state dict with arrays"),
    ],
)  # fmt: skip
def test_an_array_that_cannot_be_is_told(form: Form, tensor: bytes, told: str, tmp_path: Path) -> None:
    assert told in refusal(form(torch.dictionary({"a": tensor})), tmp_path)


@FORMS
def test_one_storage_cannot_have_two_sizes(form: Form, tmp_path: Path) -> None:
    items = {"a": torch.tensor(kept(6), (2,)), "b": torch.tensor(kept(5), (2,))}
    assert "is damaged" in refusal(form(torch.dictionary(items)), tmp_path)


@FORMS
@pytest.mark.parametrize(
    ("tree", "told"),
    [
        (torch.tensor(kept(), (2, 3)), "one array without a name"),
        (torch.NONE, "no state dict"),
        (b"]", "no state dict"),
        (torch.dictionary({"a": b"}", "b": b"}"}), "no state dict"),
        (b"}" + torch.NONE + torch.tensor(kept(), (2, 3)) + b"s", "keys are no names"),
        (b"}" + torch.integers([1]) + torch.TRUE + b"s", "keys are no names"),
        (b"}" + torch.integer(1) + torch.tensor(kept(), (2, 3)) + b"s", "no usable name"),
        (torch.dictionary({"n" * 2000: torch.tensor(kept(), (2, 3))}), "no usable name"),
        # A dictionary that holds itself.
        (b"}q\x00" + torch.text("state_dict") + b"h\x00s", "no state dict"),
    ],
)  # fmt: skip
def test_a_file_without_a_state_dict_is_told(form: Form, tree: bytes, told: str, tmp_path: Path) -> None:
    assert told in refusal(form(tree), tmp_path)


@pytest.mark.parametrize(
    "broken",
    [b"", b"t", b"u", b"R", b"h\x05", b"(t0", b"q\x01", b"}(" + torch.text("a") + b"u", b"s", b"a", b"Q", b"\x85",
     b"(\x85", b"\x93", torch.text("x")[:-1] + b"\xff", b"\x8d" + b"\xff" * 8, b"\x8b\xff\xff\xff\x7f", b"\xee"],
)  # fmt: skip
def test_a_pickle_that_is_none_is_damaged(broken: bytes, tmp_path: Path) -> None:
    told = refusal(torch.zip_file(broken, {}), tmp_path)
    assert "is damaged" in told or "the instruction" in told


def test_a_pickle_that_never_ends_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pickles, "MOST_STEPS", 1000)
    assert "more than 1,000 instructions" in refusal(torch.zip_file(b"N" * 2000, {}), tmp_path)
    monkeypatch.setattr(pickles, "MOST_BYTES", 10_000)
    assert "is damaged" in refusal(torch.zip_file(torch.text("x" * 20_000), {}), tmp_path)


def whole() -> bytes:
    return torch.dictionary({"a": torch.tensor(kept(), (2, 3))})


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (torch.old_file(whole(), {}), "is damaged"),
        (torch.old_file(whole(), {"0": (5, NUMBERS.tobytes())}), "is damaged"),
        (torch.old_file(whole(), {"0": (6, NUMBERS.tobytes()[:-1])}), "is damaged"),
        (torch.old_file(whole(), {"1": (6, NUMBERS.tobytes())}), "is damaged"),
        (torch.old_file(whole(), {"0": (6, NUMBERS.tobytes())}, torch.NONE), "is damaged"),
        (torch.old_file(whole(), {"0": (6, NUMBERS.tobytes())}, b"](" + torch.text("0") * 2 + b"e"), "is damaged"),
        (torch.old_file(whole(), {"0": (6, NUMBERS.tobytes())}, b"](" + torch.integer(0) + b"e"), "is damaged"),
        (torch.pickle(torch.integer(5)), "is a pickle, but none of PyTorch"),
        (torch.pickle(torch.integer(torch.MAGIC)) + torch.pickle(torch.integer(1)), "unknown version"),
        (torch.zip_file(whole(), {}), "is damaged"),
        (torch.zip_file(whole(), {"0": NUMBERS.tobytes()[:-4]}), "is damaged"),
        (torch.zip_file(whole(), {"0": NUMBERS.tobytes()}, packing=zipfile.ZIP_DEFLATED), "is compressed"),
        (torch.zip_file(whole(), {"0": NUMBERS.tobytes()}, {"constants.pkl": b""}), "is a TorchScript program"),
        (torch.zip_file(whole(), {"0": NUMBERS.tobytes()}).replace(NUMBERS.tobytes(), NUMBERS[::-1].tobytes()),
         "is damaged"),
    ],
)  # fmt: skip
def test_a_file_that_does_not_hold_what_it_says_is_told(content: bytes, told: str, tmp_path: Path) -> None:
    assert told in refusal(content, tmp_path)


def test_views_of_a_few_numbers_cannot_fill_the_memory(tmp_path: Path) -> None:
    count = 100_000
    items = {
        str(at): torch.tensor(torch.storage("HalfStorage", "0", count), (count - at,), offset=at) for at in range(99)
    }
    content = torch.zip_file(torch.dictionary(items), {"0": bytes(2 * count)})
    assert "unpacks to more than 8 times its size" in refusal(content, tmp_path)


@pytest.mark.parametrize("name", ["old.pth", "zip.pth"])
def test_no_part_and_no_spoilt_copy_of_a_file_is_anything_but_read_or_refused(name: str, tmp_path: Path) -> None:
    content = (GOLDEN / name).read_bytes()
    path = tmp_path / "weights.pth"
    for end in range(0, len(content), 97):
        refusal(content[:end], tmp_path)
    draw = random.Random(5)
    for _ in range(300):
        spoilt = bytearray(content)
        for _ in range(draw.choice((1, 3))):
            spoilt[draw.randrange(len(spoilt))] = draw.randrange(256)
        path.write_bytes(spoilt)
        try:
            read_weights(path)
        except WeightsError as error:
            sentence(error)


def test_a_zip_file_that_lies_about_its_length_takes_no_memory(tmp_path: Path) -> None:
    count = 1 << 31
    state = torch.dictionary({"a": torch.tensor(torch.storage("FloatStorage", "0", count), (count,))})
    content = torch.zip_file(state, {"0": NUMBERS.tobytes()})
    length = struct.pack("<II", 24, 24)
    assert content.count(length) == 2
    assert "unpacks to more than 8 times its size" in refusal(
        content.replace(length, struct.pack("<II", 24, 0xFFFFFFF0)), tmp_path
    )
