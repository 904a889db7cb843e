"""The session file: all of a State in one zip of JSON and NPY, written whole or not at all. No pickle, ever.

    format.json   {"format": "cnnviewer session", "version": 1}
    state.json    the State (session/codec.py)
    NAME.npy      float32 arrays, NPY version 1.0, by the names that state.json gives

A file may come from anywhere: sizes are checked before anything is unpacked, names before anything is looked up, shapes
before memory is asked for.
"""

from __future__ import annotations

import errno
import io
import json
import math
import stat
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from cnnviewer.errors import CnnviewerError, SessionError
from cnnviewer.files import replacing
from cnnviewer.networks.build import build
from cnnviewer.session.changes import with_changes_noted
from cnnviewer.session.checks import check_state, with_known_colours
from cnnviewer.session.codec import Arrays, CodecError, decode, encode
from cnnviewer.session.state import State

SUFFIX = ".cnnsession"
FORMAT = "cnnviewer session"
VERSION = 1
MOST_BYTES = 512 << 20  # unpacked, all members together
MOST_JSON_BYTES = 8 << 20
MOST_MEMBERS = 2_000
# What zipfile, zlib, struct and the codec raise on bytes that are not what they should be: RuntimeError for an
# encrypted member or JSON nested beyond measure, OverflowError for a number of a thousand digits.
_DAMAGES = (
    ValueError,
    OverflowError,
    EOFError,
    MemoryError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    zlib.error,
)
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the same state gives the same bytes


def save_session(path: Path, state: State) -> None:
    """Write `state` to `path`. Raises SessionError; what was at `path` before is then still there."""
    try:
        packed = pack(state)
        with replacing(path) as temporary:
            temporary.write_bytes(packed)
    except OSError as error:
        reason = error.strerror or error
        raise SessionError(f"The session could not be written to {path} ({reason}); choose another place.") from error


def open_session(path: Path) -> State:
    """The State in the file at `path`. Raises SessionError, one sentence for everything that can be wrong with it."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is a folder or a device")  # reading a pipe may never end
        if found.st_size > MOST_BYTES:
            raise SessionError(f"{path.name} is too large for a session; open another file.")
        return unpack(path.read_bytes(), path.name)
    except OSError as error:
        reason = error.strerror or error
        raise SessionError(f"{path} cannot be read ({reason}); check that it is a file you may read.") from error


def pack(state: State) -> bytes:
    """`state` as the bytes of a session file."""
    arrays: Arrays = {}
    try:
        text = json.dumps(encode(with_changes_noted(state), arrays), allow_nan=False, ensure_ascii=False)
    except ValueError as error:
        raise SessionError("The session holds NaN or infinity and cannot be saved; undo the last change.") from error
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _write(archive, "format.json", json.dumps({"format": FORMAT, "version": VERSION}).encode())
        _write(archive, "state.json", text.encode("utf-8"))
        for name, array in arrays.items():
            _write(archive, f"{name}.npy", _npy_bytes(array))
    return buffer.getvalue()


def unpack(packed: bytes, name: str = "The file") -> State:
    """The State in the bytes of a session file called `name`. Raises SessionError."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            _check_members(archive)
            _check_version(_json(archive, "format.json"), name)
            state_json = _json(archive, "state.json")
            arrays = {
                member.removesuffix(".npy"): _array(member, archive.read(member))
                for member in archive.namelist()
                if member.endswith(".npy")
            }
        state: State = decode(State, state_json, arrays)
        check_state(state)
        build(state.stack)
    except zipfile.BadZipFile as error:
        raise SessionError(f"{name} is not a session file, or only a part of one; open another file.") from error
    except _DAMAGES as error:
        raise SessionError(f"{name} is damaged ({error or type(error).__name__}); open another session.") from error
    except SessionError:
        raise
    except CnnviewerError as error:
        raise SessionError(f"{name} holds a network that cannot be built: {error}") from error
    return with_known_colours(state)


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _MOMENT), content)


def _npy_bytes(array: NDArray[np.float32]) -> bytes:
    buffer = io.BytesIO()
    npy.write_array(buffer, np.ascontiguousarray(array, "<f4"), version=(1, 0), allow_pickle=False)
    return buffer.getvalue()


def _check_members(archive: zipfile.ZipFile) -> None:
    """Refuse what would fill the memory before unpacking a byte of it."""
    members = archive.infolist()
    names = [member.filename for member in members]
    if len(members) > MOST_MEMBERS or len(set(names)) < len(names):
        raise CodecError("it has too many members or one of them twice")
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise CodecError("it would unpack to more than a session can be")
    for needed in ("format.json", "state.json"):
        if needed not in names:
            raise CodecError(f"{needed} is missing")
    if any(member.file_size > MOST_JSON_BYTES for member in members if member.filename.endswith(".json")):
        raise CodecError("its text is too long")


def _check_version(header: Any, name: str) -> None:
    if not isinstance(header, dict) or header.get("format") != FORMAT or type(header.get("version")) is not int:
        raise SessionError(f"{name} is not a session of cnnviewer; open another file.")
    if header["version"] > VERSION:
        raise SessionError(f"{name} was written by a newer version of cnnviewer; update the program to open it.")
    if header["version"] < 1:
        raise SessionError(
            f"{name} has the session format {header['version']}, which never existed; open another file."
        )


def _json(archive: zipfile.ZipFile, member: str) -> Any:
    try:
        return json.loads(archive.read(member).decode("utf-8"))
    except ValueError as error:
        raise CodecError(f"{member} is no JSON") from error


def _array(member: str, content: bytes) -> NDArray[np.float32]:
    """The read-only array in the bytes of an NPY file; its size is checked before memory is asked for."""
    stream = io.BytesIO(content)
    try:
        if npy.read_magic(stream) != (1, 0):
            raise ValueError("another NPY version")
        shape, by_columns, dtype = npy.read_array_header_1_0(stream)
    except (ValueError, SyntaxError, TypeError, MemoryError) as error:
        raise CodecError(f"{member} is no NPY array") from error
    rest = stream.read()
    if dtype != np.dtype("<f4") or by_columns:
        raise CodecError(f"{member} is not an array of 32-bit numbers")
    if any(side < 0 for side in shape) or math.prod(shape) * 4 != len(rest):
        raise CodecError(f"{member} is shorter or longer than its shape says")
    array = np.frombuffer(rest, "<f4").reshape(shape).astype(np.float32, copy=False)
    array.flags.writeable = False
    return array
