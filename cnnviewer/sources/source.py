"""What every source can do. One file a kind of source; `sources/registry.py` lists them and opens addresses."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path

from cnnviewer.sources.frame import Frame


class Source(ABC):
    """A place where frames come from. Used by one thread at a time (the capture thread), except `close`.

    name         what the user calls it
    address      the text that opens it again: a path, "camera:0", "pattern:zone-plate", "sample:cat"
    live         True: frames come by themselves and a late one is worthless (camera); play cannot be paused "in" it
    frame_count  number of frames; 1 for a still, None when unknown (camera)
    period_s     time between frames when playing; 0.0 for a still
    duration_s   length in time; 0.0 for a still or a camera
    """

    name: str = ""
    address: str = ""
    live: bool = False
    frame_count: int | None = 1
    period_s: float = 0.0
    duration_s: float = 0.0

    @property
    def still(self) -> bool:
        """True when there is only one frame."""
        return self.frame_count == 1

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that frames come from, in order, as far as there are some."""
        return ()

    @abstractmethod
    def read(self) -> Frame | None:
        """The next frame; None when the source has ended (a still gives its frame at every call).

        Raises SourceError when it cannot be read, SourceLost when it went away and may come back: calling `read` again
        then tries to open it anew.
        """

    def seek(self, index: int) -> None:  # noqa: B027 - a source without places ignores it
        """Make the frame numbered `index` (clipped to what exists) the next one that `read` gives."""

    def close(self) -> None:  # noqa: B027 - a source without a device has nothing to close
        """Give back the device or file. Safe to call twice and from another thread."""
