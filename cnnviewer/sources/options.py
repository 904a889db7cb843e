"""What the user may choose about every source, whichever it turns out to be."""

from __future__ import annotations

from dataclasses import dataclass, field

from cnnviewer.sources.drawing import Drawing


@dataclass(frozen=True)
class SourceOptions:
    """Choices that go with an address.

    background  (red, green, blue), 0...255: what shows through where a picture is transparent
    resolution  (height, width) asked of a camera; None leaves it to the camera
    slide_s     seconds a picture of a folder stays on show while it plays
    drawing     what lies on the canvas
    """

    background: tuple[int, int, int] = (255, 255, 255)
    resolution: tuple[int, int] | None = None
    slide_s: float = 3.0
    drawing: Drawing = field(default_factory=Drawing)
