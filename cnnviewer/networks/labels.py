"""Names of the classes a network tells apart: in the network, or in a text file beside it.

A file has one class a line, in the order of the last value; "n01440764 tench, Tinca tinca" is read without its number.
Beside NAME.onnx, in its folder, these are looked for: NAME.labels.txt, NAME.txt, labels.txt, classes.txt, synset.txt.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from cnnviewer.engine.network import Network
from cnnviewer.errors import NetworkError
from cnnviewer.files import refusal
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.imagenet import imagenet_labels

_LARGEST_FILE = 4 << 20
_MOST_LETTERS = 200
_WORDNET = re.compile(r"^n\d{8}\s+")


def labels_of(network: Network, address: str, count: int) -> tuple[str, ...]:
    """`count` names; empty when there are none.

    Raises NetworkError when a file of names cannot be read or holds another number of them.
    """
    if network.labels:
        return network.labels if len(network.labels) == count else ()
    architecture = ARCHITECTURES.get(address.lower())
    if architecture is not None and architecture.trained is not None and count == len(imagenet_labels()):
        return imagenet_labels()
    path = Path(address).expanduser()
    if path.suffix.lower() != ".onnx":
        return ()
    names = (f"{path.stem}.labels.txt", f"{path.stem}.txt", "labels.txt", "classes.txt", "synset.txt")
    for number, name in enumerate(names):
        found = _read(path.with_name(name))
        if found is not None and len(found) == count:
            return found
        if found is not None and number < 2:  # it bears the name of the network, so it is meant
            raise _wrong_number(name, found, network, count)
    return ()


def labels_from(file: Path, network: Network, count: int) -> tuple[str, ...]:
    """The `count` names in a file that somebody chose. Raises NetworkError, as `labels_of` does."""
    found = _read(file)
    if found is None:
        raise NetworkError(f"There are no names in {file.name}; choose a text file with one class a line.")
    if len(found) != count:
        raise _wrong_number(file.name, found, network, count)
    return found


def _read(file: Path) -> tuple[str, ...] | None:
    """The names in `file`; None when there is no such file, or it is too large to be one of names."""
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST_FILE:
            return None
        return _from_text(file.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        raise NetworkError(f"The labels in {file.name} are no UTF-8 text; save the file as UTF-8.") from None
    except OSError as error:
        raise NetworkError(f"The labels in {file.name} cannot be read: {refusal(error)}; check the file.") from None


def _wrong_number(name: str, found: tuple[str, ...], network: Network, count: int) -> NetworkError:
    many = "1 label" if len(found) == 1 else f"{len(found)} labels"
    return NetworkError(f"{name} holds {many}, but {network.name} tells {count} classes apart; use the right file.")


def _from_text(text: str) -> tuple[str, ...]:
    """The names in a JSON list, or one a line."""
    try:
        read = json.loads(text)
    except ValueError:
        read = text.splitlines()
    if isinstance(read, dict):
        read = list(read.values())
    if not isinstance(read, list):
        read = text.splitlines()
    names = [_WORDNET.sub("", str(entry).strip())[:_MOST_LETTERS] for entry in read]
    while names and not names[-1]:
        names.pop()
    return tuple(names)
