"""What was chosen for a network file, remembered for the next time it is opened: its card, the names of its classes.

One small JSON file in the state folder, replaced as a whole. A network file is known by its content, wherever it lies
and whatever it is called: by its length and the first and last quarter of a megabyte. Nobody's work is lost with this
file, so one that is damaged counts as empty.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from cnnviewer.errors import NetworkError
from cnnviewer.files import replacing
from cnnviewer.networks.prepare import check_card
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.session.codec import CodecError, decode, encode
from cnnviewer.session.places import state_folder

MOST = 200  # networks; the one that was chosen for longest ago is forgotten first
_PIECE = 256 * 1024
_LONGEST_NAME = 200
_MOST_NAMES = 100_000

_lock = Lock()
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Remembered:
    """What was chosen for one network; None and () for what was not."""

    card: PreprocessingCard | None = None
    labels: tuple[str, ...] = ()


def remembered_path() -> Path:
    """The file that holds all that is remembered."""
    return state_folder() / "networks.json"


def key_of(path: Path) -> str:
    """What the content of `path` is known by; "" when it cannot be read. Reads half a megabyte at most."""
    try:
        with path.open("rb") as file:
            length = os.fstat(file.fileno()).st_size
            digest = hashlib.blake2b(file.read(_PIECE), digest_size=16)
            file.seek(max(_PIECE, length - _PIECE))
            digest.update(file.read(_PIECE))
    except OSError:
        return ""
    return f"{length}-{digest.hexdigest()}"


def recall(key: str) -> Remembered:
    """What was chosen for the network that is known by `key`."""
    with _lock:
        return _read().get(key, Remembered()) if key else Remembered()


def remember(key: str, chosen: Remembered) -> None:
    """Keep `chosen` for the network that is known by `key`. What cannot be written is only logged."""
    if not key:
        return
    with _lock:
        every = _read()
        every.pop(key, None)
        every[key] = chosen
        path = remembered_path()
        entries = {name: encode(every[name], {}) for name in list(every)[-MOST:]}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(path) as temporary:
                temporary.write_text(json.dumps(entries, ensure_ascii=False), "utf-8")
        except OSError as error:
            _log.warning("what was chosen for a network could not be written to %s: %s", path, error)


def _read() -> dict[str, Remembered]:
    try:
        entries = json.loads(remembered_path().read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(entries, dict):
        return {}
    return {key: found for key, entry in entries.items() if (found := _one(entry)) is not None}


def _one(entry: Any) -> Remembered | None:
    """An entry that can be used; None for any other."""
    try:
        found: Remembered = decode(Remembered, entry, {})
        if found.card is not None:
            check_card(found.card)
            if not {len(found.card.mean), len(found.card.std)} <= {1, found.card.channels}:
                return None
    except (CodecError, NetworkError):
        return None
    sound = len(found.labels) <= _MOST_NAMES and all(len(name) <= _LONGEST_NAME for name in found.labels)
    return found if sound else None
