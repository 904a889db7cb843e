"""Turns what decoders raise about a bad file into one sentence, and keeps their warnings from the terminal."""

from __future__ import annotations

import logging
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from PIL import Image

from cnnviewer.errors import SourceError
from cnnviewer.sources.files import MOST_PIXELS, shown, unreadable
from cnnviewer.sources.opencv import cv2

# Parsers of Pillow raise whatever the bytes provoke; this is what fuzzing its readers brought up.
_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,
    EOFError,
    MemoryError,
    struct.error,
    zlib.error,
    cv2.error,
)
logging.getLogger("PIL").setLevel(logging.CRITICAL)  # what it logs about bad files would reach the terminal
_warnings = Lock()  # warnings.catch_warnings changes a list that all threads share


@contextmanager
def decoding(path: Path) -> Iterator[None]:
    """Around everything that parses `path`: raises SourceError, and nothing else, when its bytes make no sense."""
    with _warnings, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except SourceError:
            raise
        except Image.DecompressionBombError:
            most = MOST_PIXELS // 1_000_000
            raise SourceError(f"{shown(path)} has more than {most} million pixels; make it smaller.") from None
        except _DAMAGE as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise unreadable(path, error) from None
            raise damaged(path) from None


def damaged(path: Path) -> SourceError:
    """What to raise about a file that begins well and cannot be read."""
    try:
        size = f"{path.stat().st_size} bytes"
    except OSError:
        size = "no bytes"
    return SourceError(
        f"{shown(path)} is damaged or incomplete ({size}); copy it again from where it came from, or open another."
    )
