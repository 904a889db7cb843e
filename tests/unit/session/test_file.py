"""The session file: everything comes back bit for bit, and no file can do harm."""

import io
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cnnviewer.errors import SessionError
from cnnviewer.session import file
from cnnviewer.session.file import open_session, pack, save_session, unpack
from cnnviewer.session.state import OpenedNetwork, State, ViewChoices, default_state
from tests.helpers.small_networks import classifier
from tests.helpers.states import fingerprint, small_state, states

Members = dict[str, bytes]


def members_of(packed: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: Members, compression: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def npy(array: Any, **options: Any) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, **options)
    return buffer.getvalue()


def changed(*path: str | int, to: Any) -> bytes:
    """A session whose state.json has another value at `path`."""
    members = members_of(pack(small_state()))
    state = json.loads(members["state.json"])
    place = state
    for step in path[:-1]:
        place = place[step]
    if to is KeyError:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return zipped({**members, "state.json": json.dumps(state).encode()})


def with_member(name: str, content: bytes | None) -> bytes:
    """A session in which the member `name` is another one, or missing."""
    members = members_of(pack(small_state()))
    if content is None:
        del members[name]
    else:
        members[name] = content
    return zipped(members)


WEIGHT = "stack.layers.0.weight.npy"
CONV = ("stack", "layers", 0)
POOL = ("stack", "layers", 1)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(states())
def test_every_state_comes_back_bit_for_bit(state: State) -> None:
    assert fingerprint(unpack(pack(state))) == fingerprint(state)


def test_a_state_comes_back_from_a_file_and_its_arrays_are_read_only(tmp_path: Path) -> None:
    path = tmp_path / "한글 & spaces.cnnsession"
    save_session(path, small_state())
    state = open_session(path)
    assert fingerprint(state) == fingerprint(small_state())
    weight = state.stack.layers[0].weight  # type: ignore[union-attr]  # the small state begins with a convolution
    assert weight.dtype == np.float32
    with pytest.raises(ValueError, match="read-only"):
        weight[0] = 0


def test_the_same_state_gives_the_same_bytes() -> None:
    assert pack(small_state()) == pack(small_state())


def test_a_compressed_session_can_be_read_too() -> None:
    packed = zipped(members_of(pack(small_state())), zipfile.ZIP_DEFLATED)
    assert fingerprint(unpack(packed)) == fingerprint(small_state())


def test_a_field_that_an_older_version_did_not_write_takes_its_default() -> None:
    assert unpack(changed("loop", to=KeyError)).loop is True
    assert unpack(changed("frame_index", to=KeyError)).frame_index == 0
    assert unpack(changed("selection", "kernel", to=KeyError)).selection.kernel == 0
    assert unpack(changed(*CONV, "biased", to=KeyError)).stack.layers[0].biased is True  # type: ignore[union-attr]  # a convolution


def test_a_field_that_nobody_knows_is_passed_over() -> None:
    assert fingerprint(unpack(changed("hologram", to={"depth": 3}))) == fingerprint(small_state())


def test_a_colour_map_that_this_version_does_not_have_is_replaced_by_the_default() -> None:
    state = unpack(changed("view", "signed_colours", to="octarine"))
    assert state.view == replace(small_state().view, signed_colours=ViewChoices().signed_colours)
    assert unpack(changed("view", "unsigned_colours", to="grey")).view.unsigned_colours == "grey"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "no bytes": lambda: b"",
    "zero bytes": lambda: bytes(1000),
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(100),
    "text": lambda: b"State(source='cat')",
    "a pickle": lambda: b"\x80\x04cos\nsystem\n(S'true'\ntR.",
    "an empty zip": lambda: zipped({}),
    "another zip": lambda: zipped({"word/document.xml": b"<w/>"}),
    "no format": lambda: with_member("format.json", None),
    "no state": lambda: with_member("state.json", None),
    "another format": lambda: with_member("format.json", b'{"format": "recipes", "version": 1}'),
    "format is a list": lambda: with_member("format.json", b"[]"),
    "format is no JSON": lambda: with_member("format.json", b"version 1"),
    "version is a text": lambda: with_member("format.json", b'{"format": "cnnviewer session", "version": "1"}'),
    "version zero": lambda: with_member("format.json", b'{"format": "cnnviewer session", "version": 0}'),
    "a newer version": lambda: with_member("format.json", b'{"format": "cnnviewer session", "version": 99}'),
    "state is no JSON": lambda: with_member("state.json", b"{"),
    "state is a list": lambda: with_member("state.json", b"[]"),
    "state is null": lambda: with_member("state.json", b"null"),
    "state is not utf-8": lambda: with_member("state.json", b'{"source": "\xff"}'),
    "state is nested beyond measure": lambda: with_member("state.json", b"[" * 200_000),
    "a number of a thousand digits": lambda: with_member(
        "state.json",
        members_of(pack(small_state()))["state.json"].replace(b'"slope": 0.01', b'"slope": ' + b"9" * 1000),
    ),
    "no array": lambda: with_member(WEIGHT, None),
    "array is empty": lambda: with_member(WEIGHT, b""),
    "array is no NPY": lambda: with_member(WEIGHT, b"0.5 0.5 0.5"),
    "array is cut off": lambda: with_member(WEIGHT, npy(np.zeros((2, 3, 3, 3), np.float32))[:-5]),
    "array is too long": lambda: with_member(WEIGHT, npy(np.zeros((2, 3, 3, 3), np.float32)) + b"1234"),
    "array of doubles": lambda: with_member(WEIGHT, npy(np.zeros((2, 3, 3, 3)))),
    "array of whole numbers": lambda: with_member(WEIGHT, npy(np.zeros((2, 3, 3, 3), np.int32))),
    "array of objects": lambda: with_member(WEIGHT, npy(np.array([{"a": 1}], object), allow_pickle=True)),
    "array by columns": lambda: with_member(WEIGHT, npy(np.asfortranarray(np.ones((2, 3, 3, 3), np.float32)))),
    "array of another byte order": lambda: with_member(WEIGHT, npy(np.zeros((2, 3, 3, 3), ">f4"))),
    "array of three axes": lambda: with_member(WEIGHT, npy(np.zeros((3, 3, 3), np.float32))),
    "array without numbers": lambda: with_member(WEIGHT, npy(np.zeros((2, 0, 3, 3), np.float32))),
    "array claims terabytes": lambda: with_member(
        WEIGHT, npy(np.zeros((2, 3, 3, 3), np.float32)).replace(b"(2, 3, 3, 3), }    ", b"(999999999999,), }  ")
    ),
    "array for other channels": lambda: with_member(WEIGHT, npy(np.zeros((2, 5, 3, 3), np.float32))),
    "bias for other filters": lambda: with_member("stack.layers.0.bias.npy", npy(np.zeros(7, np.float32))),
    "kernel with NaN": lambda: with_member(WEIGHT, npy(np.full((2, 3, 3, 3), np.nan, np.float32))),
    "bias with infinity": lambda: with_member("stack.layers.0.bias.npy", npy(np.full(2, np.inf, np.float32))),
    "kernel too large": lambda: with_member(WEIGHT, npy(np.zeros((2, 3, 999, 1), np.float32))),
    "array name is a number": lambda: changed(*CONV, "weight", to={"array": 5}),
    "array name leads outside": lambda: changed(*CONV, "weight", to={"array": "../../etc/passwd"}),
    "array is a list in the text": lambda: changed(*CONV, "weight", to=[[1.0]]),
    "no source": lambda: changed("source", to=KeyError),
    "source is a number": lambda: changed("source", to=7),
    "no stack": lambda: changed("stack", to=KeyError),
    "layers is a table": lambda: changed("stack", "layers", to={}),
    "an unknown kind of layer": lambda: changed(*CONV, "class", to="Transformer"),
    "a kind that is a list": lambda: changed(*CONV, "class", to=["ConvLayer"]),
    "a layer that is null": lambda: changed(*POOL, to=None),
    "two layers of one name": lambda: changed(*POOL, "name", to="conv1"),
    "a layer without a name": lambda: changed(*POOL, "name", to=""),
    "an unknown activation": lambda: changed(*CONV, "activation", to="softplus"),
    "an unknown padding": lambda: changed(*CONV, "padding", "mode", to=3),
    "a stride of zero": lambda: changed(*CONV, "stride", to=[0, 1]),
    "a stride of three": lambda: changed(*CONV, "stride", to=[1, 1, 1]),
    "a stride that is real": lambda: changed(*CONV, "stride", to=[1.5, 1]),
    "a huge dilation": lambda: changed(*CONV, "dilation", to=[10**9, 1]),
    "a negative padding": lambda: changed(*CONV, "padding", "sides", to=[-1, 0, 0, 0]),
    "a pooling window of zero": lambda: changed(*POOL, "size", to=[0, 0]),
    "a slope that is a text": lambda: changed(*CONV, "slope", to="steep"),
    "a slope that is true": lambda: changed(*CONV, "slope", to=True),
    "a slope that is NaN": lambda: changed(*CONV, "slope", to=float("nan")),
    "a padding value beyond all measure": lambda: changed(*CONV, "padding", "value", to=1e300),
    "four channels": lambda: changed("stack", "channels", to=4),
    "a card of no size": lambda: changed("card", "height", to=0),
    "a card of a million pixels a side": lambda: changed("card", "width", to=1_000_000),
    "two means for three channels": lambda: changed("card", "mean", to=[0.1, 0.2]),
    "a deviation of zero": lambda: changed("card", "std", to=[0]),
    "a selection below zero": lambda: changed("selection", "channel", to=-1),
    "a frame below zero": lambda: changed("frame_index", to=-1),
    "a frame that is real": lambda: changed("frame_index", to=2.5),
    "a pixel with one number": lambda: changed("selection", "pixel", to=[1]),
    "limits that are a list": lambda: changed("view", "limits", to=[1, 2]),
    "limits that are endless": lambda: changed("view", "limits", to={"conv1": [0, float("inf")]}),
    "playing is a text": lambda: changed("playing", to="yes"),
    "too many members": lambda: zipped({f"{number}.npy": b"" for number in range(file.MOST_MEMBERS + 1)}),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_gives_one_sentence(make: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "hostile.cnnsession"
    path.write_bytes(make())
    with pytest.raises(SessionError) as caught:
        open_session(path)
    sentence = str(caught.value)
    assert sentence.startswith("hostile.cnnsession")
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_session_of_a_newer_version_says_so() -> None:
    with pytest.raises(SessionError, match="written by a newer version"):
        unpack(HOSTILE["a newer version"]())


def test_a_session_cut_off_anywhere_is_refused() -> None:
    packed = pack(small_state())
    for length in range(0, len(packed), len(packed) // 8):
        with pytest.raises(SessionError):
            unpack(packed[:length])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_session_with_any_bytes_changed_opens_or_gives_a_sentence(data: st.DataObject) -> None:
    packed = bytearray(pack(small_state()))
    for _ in range(data.draw(st.integers(1, 4))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    try:
        state = unpack(bytes(packed))
    except SessionError:
        return
    assert unpack(pack(state)).stack.name == state.stack.name


def test_a_zip_that_would_fill_the_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "MOST_BYTES", 1 << 20)
    bomb = zipped({**members_of(pack(small_state())), "bomb.npy": bytes(8 << 20)}, zipfile.ZIP_DEFLATED)
    assert len(bomb) < 100_000
    with pytest.raises(SessionError, match="more than a session can be"):
        unpack(bomb)


def test_an_overlong_text_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "MOST_JSON_BYTES", 100)
    with pytest.raises(SessionError, match="too long"):
        unpack(pack(small_state()))


def test_a_member_that_stands_there_twice_is_refused() -> None:
    buffer = io.BytesIO(pack(small_state()))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("state.json", b"{}")
    with pytest.raises(SessionError, match="twice"):
        unpack(buffer.getvalue())


def test_a_missing_file_a_folder_and_a_file_too_large_give_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SessionError, match="cannot be read"):
        open_session(tmp_path / "missing.cnnsession")
    with pytest.raises(SessionError, match="cannot be read"):
        open_session(tmp_path)
    save_session(tmp_path / "large.cnnsession", small_state())
    monkeypatch.setattr(file, "MOST_BYTES", 10)
    with pytest.raises(SessionError, match="too large"):
        open_session(tmp_path / "large.cnnsession")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_the_place_of_a_session_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.cnnsession")
    with pytest.raises(SessionError, match="folder or a device"):
        open_session(tmp_path / "pipe.cnnsession")


def test_what_cannot_be_written_leaves_the_file_before_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept.cnnsession"
    save_session(path, small_state(1))

    def full(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SessionError, match="No space left"):
        save_session(path, small_state(2))
    monkeypatch.undo()
    assert fingerprint(open_session(path)) == fingerprint(small_state(1))
    assert [entry.name for entry in tmp_path.iterdir()] == ["kept.cnnsession"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SessionError, match="could not be written"):
        save_session(tmp_path / "nowhere" / "a.cnnsession", small_state())


def test_a_state_with_nan_is_not_written() -> None:
    state = small_state()
    with pytest.raises(SessionError, match="NaN"):
        pack(replace(state, card=replace(state.card, scale=float("nan"))))


def test_of_an_opened_network_only_the_address_is_saved() -> None:
    state = replace(default_state(), network=OpenedNetwork("/nets/a.onnx", classifier(), ("cat",), edited=True))
    found = unpack(pack(state)).network
    assert found is not None
    assert (found.address, found.graph, found.labels, found.edited) == ("/nets/a.onnx", None, (), False)
