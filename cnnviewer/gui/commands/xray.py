"""Commands of the x-ray: see why, walk back from the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnnviewer.gui.commands.command import Command
from cnnviewer.gui.commands.views import window_of
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk
    from cnnviewer.gui.panels.xray import XRayPanel


def show(desk: Desk) -> XRayPanel | None:
    """Bring the x-ray to the front, with the keyboard in it; None while the window has none yet."""
    from cnnviewer.gui.panels.xray import XRayPanel

    window = window_of(desk)
    window.add_waiting_panels()
    panel = window.panels.get("xray")
    if not isinstance(panel, XRayPanel):
        return None
    window.inspector.show()
    window.inspector.setCurrentWidget(panel)
    panel.setFocus()
    return panel


def see_why(desk: Desk) -> None:
    """Show the x-ray of what is selected."""
    show(desk)


def walk_back(desk: Desk) -> None:
    """Begin a walk at the likeliest class."""
    panel = show(desk)
    if panel is not None:
        panel.walk_from_answer()


def has_outcome(desk: Desk) -> bool:
    """Whether there are numbers to ask about."""
    outcome = desk.bridge.outcome
    return outcome is not None and outcome.trace is not None


COMMANDS: tuple[Command, ...] = (
    Command(
        "view.xray",
        QT_TRANSLATE_NOOP("Commands", "X-ray: why this number?"),
        see_why,
        ("X",),
        enabled=has_outcome,
        tip=QT_TRANSLATE_NOOP("Commands", "All terms that the selected number is made of, down to the pixels"),
    ),
    Command(
        "view.walk_back",
        QT_TRANSLATE_NOOP("Commands", "Walk back from the answer"),
        walk_back,
        ("Shift+X",),
        enabled=has_outcome,
        tip=QT_TRANSLATE_NOOP(
            "Commands", "From the likeliest class to what contributed most to it, and on, as far as a pixel"
        ),
    ),
)
