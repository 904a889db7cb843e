"""Where a source is: what the seek bar and the play button show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Position:
    """Where a source is.

    index, time_s            of the frame on show; before the first, index is that of the frame wanted first
    frame_count, duration_s  of the whole source; None and 0.0 when unknown
    playing                  frames follow by themselves
    ended                    the last frame is on show and none will follow
    live                     a camera: it has no places, and a late frame is worthless
    lost                     it went away; its last frame is on show, stale, until it comes back
    """

    index: int = 0
    time_s: float = 0.0
    frame_count: int | None = None
    duration_s: float = 0.0
    playing: bool = False
    ended: bool = False
    live: bool = False
    lost: bool = False
