"""The exceptions raised on purpose. The message of each is the sentence the user reads.

    CnnviewerError
    ├── SourceError            a picture, video or camera cannot be opened or read
    │   └── SourceLost         it worked and went away; it may come back
    ├── NetworkError           a network file or graph is wrong, or an operator cannot run
    │   ├── GeometryError      a window does not fit: kernel, stride, padding, dilation
    │   ├── EvaluationError    a node failed while the network ran; what was computed is in its `trace`
    │   └── WeightsError       a file of weights cannot be read, or does not fit the network
    ├── KernelError            text or numbers that are no kernel
    ├── ExportError            a picture could not be written
    ├── SessionError           a session or settings file cannot be read or written
    └── UsageError             the command line or an API call asks for something that does not exist

A message is one sentence: what happened, then what to do. Anything else that is raised is a bug.
"""

from typing import Any


class CnnviewerError(Exception):
    """Base of every error raised on purpose; `str(error)` is one sentence for the user."""


class SourceError(CnnviewerError):
    """A source cannot be opened or read."""


class SourceLost(SourceError):
    """A source that worked went away (camera unplugged); reading again later may succeed."""


class NetworkError(CnnviewerError):
    """A network cannot be read, built or run."""


class GeometryError(NetworkError):
    """A sliding window does not fit its input."""


class EvaluationError(NetworkError):
    """A node failed while the network ran; `trace` (a cnnviewer.engine.trace.Trace) holds what could be computed."""

    def __init__(self, message: str, trace: Any) -> None:
        super().__init__(message)
        self.trace = trace


class WeightsError(NetworkError):
    """A file of weights cannot be read, or holds nothing that fits the network."""


class KernelError(CnnviewerError):
    """A kernel cannot be read from text or numbers."""


class ExportError(CnnviewerError):
    """An export could not be written; nothing was left half written."""


class SessionError(CnnviewerError):
    """A session or settings file cannot be read or written."""


class UsageError(CnnviewerError):
    """Something was asked for by a name that does not exist."""
