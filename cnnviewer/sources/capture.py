"""What this room needs of cv2.VideoCapture, so that tests can put another in its place. The names are OpenCV's."""

from __future__ import annotations

from typing import Any, Protocol


class Capture(Protocol):
    """An open (or not) video or camera, as OpenCV has it."""

    def isOpened(self) -> bool:
        """Whether it could be opened."""

    def grab(self) -> bool:
        """Take the next frame; False when there is none."""

    def retrieve(self) -> tuple[bool, Any]:
        """Decode the frame taken last: whether that worked, and the pixels or None."""

    def get(self, propId: int) -> float:
        """A property; 0.0 when it is not known."""

    def set(self, propId: int, value: float) -> bool:
        """Ask for a property; whether it was taken."""

    def release(self) -> None:
        """Give it back."""
