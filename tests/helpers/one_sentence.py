"""What every error that a user may read keeps to, and how much memory a test has taken."""

from __future__ import annotations

import resource

from cnnviewer.errors import CnnviewerError


def sentence(problem: CnnviewerError) -> str:
    """The text of `problem`, once it is found to be one printable sentence of reasonable length."""
    text = str(problem)
    assert text.endswith("."), text
    assert text.isprintable(), text
    assert len(text) < 1000, text
    return text


def most_memory() -> int:
    """Bytes of memory that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
