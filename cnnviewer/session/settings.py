"""Settings: what the program remembers about its user between starts. One entry of SETTINGS each; a JSON file.

The file never stops the program: what is damaged is kept aside, what is unknown (a newer version wrote it) is
preserved, what has the wrong type is left at its default.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cnnviewer.errors import SessionError, UsageError
from cnnviewer.files import replacing
from cnnviewer.session.places import config_folder, set_aside

RECENT_LIMIT = 12
SIZE_LIMIT = 4 << 20  # bytes; a settings file is some kilobytes


@dataclass(frozen=True)
class Setting:
    """One thing that is remembered.

    default  its value at first; values are of the same type (a tuple holds texts; bytes stand in the file as base64)
    title    what people call it; empty for what the program remembers by itself
    choices  the only values allowed, when there are not too many to list
    pattern  what a text must look like
    limits   lowest and highest number allowed
    """

    key: str
    default: Any
    title: str = ""
    choices: tuple[Any, ...] = ()
    pattern: str = ""
    limits: tuple[float, float] | None = None

    def allows(self, value: Any) -> bool:
        """Whether `value` may stand for this setting."""
        if isinstance(self.default, float) and type(value) is int:
            value = float(value)
        if type(value) is not type(self.default):
            return False
        if isinstance(value, tuple):
            return len(value) <= RECENT_LIMIT and all(isinstance(entry, str) for entry in value)
        if self.limits is not None:
            return bool(self.limits[0] <= value <= self.limits[1])
        fits = not self.pattern or re.fullmatch(self.pattern, str(value)) is not None
        return fits and (not self.choices or value in self.choices)


SETTINGS: tuple[Setting, ...] = (
    Setting("theme", "system", "Appearance", ("system", "light", "dark")),
    Setting("language", "system", "Language", ("system", "en", "ko")),
    Setting("background", "#ffffff", "Colour behind transparent pictures", pattern="#[0-9a-f]{6}"),
    Setting(
        "camera_resolution",
        "automatic",
        "Camera resolution",
        ("automatic", "320x240", "640x480", "800x600", "1280x720", "1920x1080"),
    ),
    Setting("slide_s", 3.0, "Seconds a picture of a folder stays", limits=(0.1, 3600.0)),
    Setting("restore_session", True, "Start where the last session ended"),
    Setting("recent_sources", ()),
    Setting("recent_networks", ()),
    Setting("source_folder", ""),
    Setting("network_folder", ""),
    Setting("export_folder", ""),
    Setting("session_folder", ""),
    Setting("window_geometry", b""),
    Setting("window_state", b""),
    Setting("inspector_tab", "kernel"),
    Setting("lesson_chapter", ""),
    Setting("lesson_done", ""),
    Setting("classes_shown", 5, choices=(3, 5, 10, 20)),
    Setting("classes_smoothed", True),
)

_BY_KEY = {setting.key: setting for setting in SETTINGS}


class Settings:
    """A mapping of key -> value over SETTINGS. Used on one thread, the window's.

    problem  one sentence when the file could not be used; None when all is well
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path if path is not None else config_folder() / "settings.json"
        self.problem: str | None = None
        self._values: dict[str, Any] = {setting.key: setting.default for setting in SETTINGS}
        self._changed: set[str] = set()
        self._subscribers: list[Callable[[str, Any], None]] = []

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """The settings from their file; defaults where it says nothing usable."""
        settings = cls(path)
        try:
            settings._values.update(_usable(settings._read()))
        except OSError as error:
            reason = error.strerror or error
            settings.problem = f"The settings in {settings.path} cannot be read ({reason}); the defaults are used."
        return settings

    def __getitem__(self, key: str) -> Any:
        return self._values[_setting(key).key]

    def __setitem__(self, key: str, value: Any) -> None:
        """Remember `value`. Raises UsageError when there is no such setting or it cannot have this value."""
        setting = _setting(key)
        if not setting.allows(value):
            raise UsageError(f"The setting {key} cannot be {value!r}.")
        value = float(value) if isinstance(setting.default, float) else value
        if value != self._values[key]:
            self._values[key] = value
            self._changed.add(key)
            for subscriber in tuple(self._subscribers):
                subscriber(key, value)

    def subscribe(self, subscriber: Callable[[str, Any], None]) -> Callable[[], None]:
        """Call `subscriber(key, value)` after every change; returns a function that ends the subscription."""
        self._subscribers.append(subscriber)

        def unsubscribe() -> None:
            if subscriber in self._subscribers:
                self._subscribers.remove(subscriber)

        return unsubscribe

    def save(self) -> None:
        """Write what was changed into the file, whole or not at all.

        The file is read again first: another instance's changes and the keys of a newer version stay.
        Raises SessionError when it cannot be written.
        """
        if not self._changed:
            return
        try:
            entries = self._read()
            entries.update({key: _to_json(self._values[key]) for key in self._changed})
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self.path) as temporary:
                temporary.write_text(json.dumps(entries, indent=2, ensure_ascii=False) + "\n", "utf-8")
        except OSError as error:
            reason = error.strerror or error
            raise SessionError(f"The settings could not be written to {self.path} ({reason}).") from error
        self._changed.clear()

    def _read(self) -> dict[str, Any]:
        """The entries of the file; none, and a sentence in `problem`, when it is damaged. May raise OSError."""
        try:
            if self.path.stat().st_size > SIZE_LIMIT:
                raise ValueError("too large")
            entries = json.loads(self.path.read_text("utf-8"))
            if not isinstance(entries, dict):
                raise ValueError("not a table")
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError):
            kept = set_aside(self.path)
            where = f"it was kept as {kept.name}" if kept is not None else "it was left where it is"
            self.problem = f"The settings file {self.path} is damaged; {where} and the defaults are used."
            return {}
        return entries


def resolution_of(text: str) -> tuple[int, int] | None:
    """(height, width) of a camera resolution such as "640x480"; None for "automatic"."""
    if text == "automatic":
        return None
    width, height = text.split("x")
    return int(height), int(width)


def colour_of(text: str) -> tuple[int, int, int]:
    """(r, g, b), each 0...255, of "#rrggbb"."""
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red, green, blue


def _setting(key: str) -> Setting:
    try:
        return _BY_KEY[key]
    except KeyError:
        raise UsageError(f"There is no setting {key}.") from None


def _usable(entries: dict[str, Any]) -> dict[str, Any]:
    """The entries that are settings and have a value they can have."""
    usable = {}
    for key, setting in _BY_KEY.items():
        if key in entries:
            value = _from_json(entries[key], setting.default)
            if setting.allows(value):
                usable[key] = float(value) if isinstance(setting.default, float) else value
    return usable


def _to_json(value: Any) -> Any:
    return base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value


def _from_json(value: Any, default: Any) -> Any:
    """`value` in the type of `default` where JSON has none of its own; unchanged when that makes no sense."""
    if isinstance(default, tuple) and isinstance(value, list):
        return tuple(value)
    if isinstance(default, bytes) and isinstance(value, str):
        try:
            return base64.b64decode(value, validate=True)
        except ValueError:  # binascii.Error is one, and letters beyond ASCII raise another
            return None
    return value
