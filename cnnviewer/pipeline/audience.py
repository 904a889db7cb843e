"""Who hears what happens to a source: the pipeline, or a test.

Called on the player's thread. Every call names the player, for it may be one that was abandoned for another source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from cnnviewer.sources.frame import Frame

if TYPE_CHECKING:
    from cnnviewer.pipeline.player import Player


class Audience(Protocol):
    """Hears from players."""

    def frame_read(self, player: Player, frame: Frame, capture_ms: float) -> None:
        """A frame is to be shown; reading it took `capture_ms`."""

    def frames_passed_over(self, player: Player, frames: int) -> None:
        """Frames came too late to be shown."""

    def noticed(self, player: Player, text: str, kind: str) -> None:
        """A sentence for the user and its kind, "info", "warning" or "error"."""

    def ended(self, player: Player) -> None:
        """The source has no more frames."""
