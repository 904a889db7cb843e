"""The panels of the window. A new panel is one file here and one line in PANELS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cnnviewer.gui.panels.panel import Panel
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP


def _source() -> type[Panel]:
    from cnnviewer.gui.panels.source import SourcePanel

    return SourcePanel


def _strip() -> type[Panel]:
    from cnnviewer.gui.panels.strip import StripPanel

    return StripPanel


def _stack() -> type[Panel]:
    from cnnviewer.gui.panels.stack import StackPanel

    return StackPanel


def _animation() -> type[Panel]:
    from cnnviewer.gui.panels.animation import AnimationPanel

    return AnimationPanel


def _compare() -> type[Panel]:
    from cnnviewer.gui.panels.compare import ComparePanel

    return ComparePanel


def _kernel() -> type[Panel]:
    from cnnviewer.gui.panels.kernel import KernelPanel

    return KernelPanel


def _xray() -> type[Panel]:
    from cnnviewer.gui.panels.xray import XRayPanel

    return XRayPanel


def _channel() -> type[Panel]:
    from cnnviewer.gui.panels.channel import ChannelPanel

    return ChannelPanel


def _layer() -> type[Panel]:
    from cnnviewer.gui.panels.layer import LayerPanel

    return LayerPanel


def _classes() -> type[Panel]:
    from cnnviewer.gui.panels.classes import ClassesPanel

    return ClassesPanel


def _architecture() -> type[Panel]:
    from cnnviewer.gui.panels.architecture import ArchitecturePanel

    return ArchitecturePanel


def _lesson() -> type[Panel]:
    from cnnviewer.gui.panels.lesson import LessonPanel

    return LessonPanel


@dataclass(frozen=True)
class PanelEntry:
    """A panel in the window: where it stands, and its class, which is imported when it is first needed.

    place  "left", "centre" (the strip and what can take its place), "right" (a tab of the inspector) or "aside" (a
           column at the right end, there while it is asked for)
    text   of a view in the centre: what its segment and its command say, marked for translation
    """

    title: str
    place: str
    load: Callable[[], type[Panel]]
    text: str = ""


PANELS: tuple[PanelEntry, ...] = (
    PanelEntry("source", "left", _source),
    PanelEntry("strip", "centre", _strip, QT_TRANSLATE_NOOP("Commands", "Maps")),
    PanelEntry("stack", "centre", _stack, QT_TRANSLATE_NOOP("Commands", "3-D")),
    PanelEntry("animation", "centre", _animation, QT_TRANSLATE_NOOP("Commands", "Animation")),
    PanelEntry("compare", "centre", _compare, QT_TRANSLATE_NOOP("Commands", "Compare")),
    PanelEntry("architecture", "centre", _architecture, QT_TRANSLATE_NOOP("Commands", "Architecture")),
    PanelEntry("kernel", "right", _kernel),
    PanelEntry("xray", "right", _xray),
    PanelEntry("channel", "right", _channel),
    PanelEntry("layer", "right", _layer),
    PanelEntry("classes", "right", _classes),
    PanelEntry("lesson", "aside", _lesson),
)
