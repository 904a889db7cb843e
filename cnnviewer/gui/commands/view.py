"""Commands about how maps are drawn and how the window looks. None of them changes a number of the network."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from cnnviewer.display.picture import Scope
from cnnviewer.explain.layer_table import Cost
from cnnviewer.gui.commands.command import Choices, Command, Heading, translated
from cnnviewer.gui.commands.views import VIEWS, window_of
from cnnviewer.gui.full_screen import set_full_screen
from cnnviewer.gui.theme import ThemeChoice
from cnnviewer.gui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from cnnviewer.gui.desk import Desk

SCOPE_TEXTS = {
    Scope.MAP: QT_TRANSLATE_NOOP("Commands", "Scale: each map"),
    Scope.LAYER: QT_TRANSLATE_NOOP("Commands", "Scale: layer"),
    Scope.NETWORK: QT_TRANSLATE_NOOP("Commands", "Scale: network"),
    Scope.HOLD: QT_TRANSLATE_NOOP("Commands", "Scale: hold"),
}
_SCOPE_TIPS = {
    Scope.MAP: QT_TRANSLATE_NOOP("Commands", "Every feature map has a scale of its own"),
    Scope.LAYER: QT_TRANSLATE_NOOP("Commands", "All maps of a layer share one scale, so that they can be compared"),
    Scope.NETWORK: QT_TRANSLATE_NOOP("Commands", "All layers share one scale"),
    Scope.HOLD: QT_TRANSLATE_NOOP("Commands", "The scale stays as it is now while the picture changes"),
}
_THEME_TEXTS = {
    ThemeChoice.SYSTEM: QT_TRANSLATE_NOOP("Commands", "As the system"),
    ThemeChoice.LIGHT: QT_TRANSLATE_NOOP("Commands", "Light"),
    ThemeChoice.DARK: QT_TRANSLATE_NOOP("Commands", "Dark"),
}


def change_view(desk: Desk, **fields: Any) -> None:
    """Replace fields of the ViewChoices."""
    desk.session.change(view=replace(desk.session.state.view, **fields))


def swatch(name: str) -> QIcon:
    """A small strip of the colour map `name`."""
    from cnnviewer.gui.widgets.swatch import swatch_icon

    return swatch_icon(name)


def colour_maps(desk: Desk) -> tuple[Command | Heading, ...]:
    from cnnviewer.display.colours import COLOUR_MAPS

    made: list[Command | Heading] = []
    for kind, field, heading in (
        ("diverging", "signed_colours", QT_TRANSLATE_NOOP("Commands", "Values of both signs")),
        ("sequential", "unsigned_colours", QT_TRANSLATE_NOOP("Commands", "Values from zero up")),
    ):
        made.append(Heading(translated(heading)))
        made += [
            _colour_map(name, translated(entry.title), field)
            for name, entry in COLOUR_MAPS.items()
            if entry.kind == kind
        ]
    return tuple(made)


def _colour_map(name: str, title: str, field: str) -> Command:
    return Command(
        f"view.{field} {name}",
        title,
        lambda desk: change_view(desk, **{field: name}),
        icon=lambda desk: swatch(name),
        checked=lambda desk: getattr(desk.session.state.view, field) == name,
    )


def _scope(number: int, scope: Scope) -> Command:
    return Command(
        f"view.scope_{scope.value}",
        SCOPE_TEXTS[scope],
        lambda desk: change_view(desk, scope=scope),
        (str(number),),
        checked=lambda desk: desk.session.state.view.scope is scope,
        tip=_SCOPE_TIPS[scope],
    )


def _theme(choice: ThemeChoice) -> Command:
    return Command(
        f"view.theme_{choice.value}",
        translated(_THEME_TEXTS[choice]),
        lambda desk: desk.choose_theme(choice),
        checked=lambda desk: desk.theme.choice is choice,
    )


def themes(desk: Desk) -> tuple[Command | Heading, ...]:
    return tuple(_theme(choice) for choice in ThemeChoice)


TINT_TEXTS = {
    None: QT_TRANSLATE_NOOP("Commands", "none"),
    Cost.PARAMETERS: QT_TRANSLATE_NOOP("Commands", "Parameters"),
    Cost.MACS: QT_TRANSLATE_NOOP("Commands", "MACs"),
    Cost.BYTES: QT_TRANSLATE_NOOP("Commands", "Bytes"),
    Cost.TIME: QT_TRANSLATE_NOOP("Commands", "Time"),
}


def tints(desk: Desk) -> tuple[Command, ...]:
    return tuple(
        Command(
            f"view.tint {cost}",
            translated(text),
            lambda desk, cost=cost: change_view(desk, tint=cost),  # type: ignore[misc]  # the loop's own cost
            checked=lambda desk, cost=cost: desk.session.state.view.tint is cost,  # type: ignore[misc]  # the same
        )
        for cost, text in TINT_TEXTS.items()
    )


def go_up(desk: Desk) -> None:
    """One step out: another view than the maps, an enlarged map, the composite, presenting, the cell."""
    window = window_of(desk)
    if window.views.current != VIEWS[0].title:
        window.show_view(VIEWS[0].title)
        return
    state = desk.session.state
    value = state.selection.value
    for field in ("enlarged", "composite"):
        entries = dict(getattr(state.view, field))
        if value in entries:
            del entries[value]
            change_view(desk, **{field: entries})
            return
    if window.presenter.active:
        window.presenter.end()
    elif state.selection.pixel is not None:
        desk.session.change(selection=replace(state.selection, pixel=None))
    elif desk.window.isFullScreen():
        set_full_screen(desk.window, False)


def find(desk: Desk) -> None:
    """Open the line in which a layer is looked for: that of the view on show, else that above the strip."""
    window = window_of(desk)
    panel = window.panels.get(window.views.current)
    if not hasattr(panel, "open_search"):
        panel = window.show_view(VIEWS[0].title)
    open_search = getattr(panel, "open_search", None)
    if open_search is not None:
        open_search()


def is_there(part: QWidget | None) -> bool:
    """Whether a part of the window is on show, as far as the user chose."""
    return part is not None and not part.isHidden()


def toggle_part(part: QWidget | None) -> None:
    """Put a part of the window away, or back."""
    if part is not None:
        part.setVisible(part.isHidden())


def toggle_full_screen(desk: Desk) -> None:
    set_full_screen(desk.window, not desk.window.isFullScreen())


COMMANDS: tuple[Command | Choices, ...] = (
    Choices("view.colours", QT_TRANSLATE_NOOP("Commands", "Colours"), colour_maps, "colours"),
    *(_scope(number, scope) for number, scope in enumerate(Scope, start=1)),
    Command(
        "view.robust",
        QT_TRANSLATE_NOOP("Commands", "Leave out the extremes"),
        lambda desk: change_view(desk, robust=not desk.session.state.view.robust),
        ("R",),
        checked=lambda desk: desk.session.state.view.robust,
        tip=QT_TRANSLATE_NOOP("Commands", "The scale runs from percentile 0.5 to 99.5 instead of minimum to maximum"),
    ),
    Command(
        "view.border",
        QT_TRANSLATE_NOOP("Commands", "Leave the border out of the scale"),
        lambda desk: change_view(desk, ignore_border=0 if desk.session.state.view.ignore_border else 2),
        ("B",),
        checked=lambda desk: desk.session.state.view.ignore_border > 0,
        tip=QT_TRANSLATE_NOOP("Commands", "Cells beside zero padding are often the extremes of a map"),
    ),
    Command(
        "view.limits",
        QT_TRANSLATE_NOOP("Commands", "Forget typed limits"),
        lambda desk: change_view(desk, limits={}),
        enabled=lambda desk: bool(desk.session.state.view.limits),
    ),
    Command(
        "view.activations",
        QT_TRANSLATE_NOOP("Commands", "Show activations as columns"),
        lambda desk: change_view(desk, show_activations=not desk.session.state.view.show_activations),
        ("A",),
        checked=lambda desk: desk.session.state.view.show_activations,
        tip=QT_TRANSLATE_NOOP("Commands", "ReLU and its kin get a column of their own"),
    ),
    Choices("view.tint", QT_TRANSLATE_NOOP("Commands", "Bars above the maps"), tints),
    Choices("view.theme", QT_TRANSLATE_NOOP("Commands", "Theme"), themes, "theme"),
    Command("view.find", QT_TRANSLATE_NOOP("Commands", "Find a layer…"), find, ("Ctrl+F",)),
    Command("view.up", QT_TRANSLATE_NOOP("Commands", "Up"), go_up, ("Esc",)),
    Command(
        "view.present",
        QT_TRANSLATE_NOOP("Commands", "Presenter mode"),
        lambda desk: window_of(desk).presenter.toggle(),
        ("F11",),
        checked=lambda desk: window_of(desk).presenter.active,
        tip=QT_TRANSLATE_NOOP(
            "Commands",
            "The maps alone, in large type, with a ring around the mouse; Page up and down go through layers",
        ),
    ),
    Command(
        "view.source_panel",
        QT_TRANSLATE_NOOP("Commands", "Source panel"),
        lambda desk: toggle_part(window_of(desk).panels.get("source")),
        ("Ctrl+U",),
        checked=lambda desk: is_there(window_of(desk).panels.get("source")),
    ),
    Command(
        "view.inspector",
        QT_TRANSLATE_NOOP("Commands", "Inspector"),
        lambda desk: toggle_part(window_of(desk).inspector),
        ("Ctrl+I",),
        checked=lambda desk: is_there(window_of(desk).inspector),
    ),
    Command(
        "view.full_screen",
        QT_TRANSLATE_NOOP("Commands", "Full screen"),
        toggle_full_screen,
        ("Shift+F11",),
        "fullscreen",
        checked=lambda desk: desk.window.isFullScreen(),
    ),
)
