"""Settings come back as they were, and no file can stop the program."""

import json
from pathlib import Path
from typing import Any

import pytest

from cnnviewer.errors import SessionError, UsageError
from cnnviewer.session.settings import RECENT_LIMIT, SETTINGS, SIZE_LIMIT, Setting, Settings, colour_of, resolution_of

OTHER_VALUES: dict[str, Any] = {
    "classes_shown": 10,
    "classes_smoothed": False,
    "theme": "dark",
    "language": "ko",
    "background": "#102030",
    "camera_resolution": "640x480",
    "slide_s": 7.5,
    "restore_session": False,
    "recent_sources": ("camera:0", "/pictures/고양이.png"),
    "recent_networks": ("/networks/고양이.onnx",),
    "window_geometry": bytes(range(256)),
    "window_state": b"\x00\xff",
}


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_every_setting_allows_its_default_and_comes_back_from_the_file(setting: Setting) -> None:
    assert setting.allows(setting.default)
    value = OTHER_VALUES.get(setting.key, "/some/folder")
    settings = Settings.load()
    assert settings[setting.key] == setting.default
    settings[setting.key] = value
    settings.save()
    assert Settings.load()[setting.key] == value
    assert settings.problem is None


def test_keys_are_unique() -> None:
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "purple"),
        ("theme", None),
        ("background", "white"),
        ("slide_s", 0.0),
        ("slide_s", float("nan")),
        ("slide_s", True),
        ("restore_session", 1),
        ("recent_sources", ["a list"]),
        ("recent_sources", tuple("a" * (RECENT_LIMIT + 1))),
        ("recent_sources", (1, 2)),
        ("window_geometry", "text"),
        ("no_such_setting", 1),
    ],
)
def test_a_value_that_a_setting_cannot_have_is_refused(key: str, value: Any) -> None:
    with pytest.raises(UsageError):
        Settings()[key] = value


def test_a_whole_number_may_stand_for_a_real_one() -> None:
    settings = Settings()
    settings["slide_s"] = 5
    assert type(settings["slide_s"]) is float


HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "zero bytes": bytes(64),
    "cut off": b'{"theme": "da',
    "a list": b"[1, 2]",
    "a number": b"12",
    "null": b"null",
    "not utf-8": b'{"theme": "\xff\xfe"}',
    "utf-16": '{"theme": "dark"}'.encode("utf-16"),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "nested beyond measure": b"[" * 100_000,
    "a number of ten thousand digits": b'{"slide_s": ' + b"9" * 10_000 + b"}",
    "too large": b" " * (SIZE_LIMIT + 1),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_damaged_file_gives_the_defaults_and_one_sentence_and_is_kept_aside(content: bytes, own_home: Path) -> None:
    path = Settings().path
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    settings = Settings.load()
    assert {setting.key: settings[setting.key] for setting in SETTINGS} == {s.key: s.default for s in SETTINGS}
    assert settings.problem is not None
    assert settings.problem.count(". ") == 0
    assert path.with_name("settings.json.broken").read_bytes() == content
    settings["theme"] = "dark"
    settings.save()
    assert Settings.load()["theme"] == "dark"


@pytest.mark.parametrize(
    ("entry", "usable"),
    [
        ({"theme": "dark", "language": 3}, {"theme": "dark"}),
        ({"theme": ["dark"]}, {}),
        ({"theme": None, "slide_s": "three"}, {}),
        ({"slide_s": 1e999}, {}),
        ({"slide_s": -4}, {}),
        ({"background": "#12"}, {}),
        ({"recent_sources": "one"}, {}),
        ({"recent_sources": ["a", 5]}, {}),
        ({"recent_sources": [str(number) for number in range(100)]}, {}),
        ({"window_geometry": "no base64!"}, {}),
        ({"window_geometry": 5}, {}),
        ({"window_geometry": "한"}, {}),
        ({"restore_session": "yes"}, {}),
        ({"camera_resolution": "0x0"}, {}),
    ],
)
def test_a_value_of_the_wrong_type_is_left_at_its_default(entry: dict[str, Any], usable: dict[str, Any]) -> None:
    path = Settings().path
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(entry), "utf-8")
    settings = Settings.load()
    assert settings.problem is None
    for setting in SETTINGS:
        assert settings[setting.key] == usable.get(setting.key, setting.default)


def test_what_a_newer_version_or_another_instance_wrote_is_preserved() -> None:
    ours, theirs = Settings.load(), Settings.load()
    ours["theme"] = "dark"
    theirs["language"] = "ko"
    ours.save()
    entries = json.loads(ours.path.read_text("utf-8"))
    ours.path.write_text(json.dumps({**entries, "hologram": {"depth": 3}}), "utf-8")
    theirs.save()
    assert json.loads(ours.path.read_text("utf-8")) == {"theme": "dark", "language": "ko", "hologram": {"depth": 3}}


def test_nothing_is_written_when_nothing_was_changed() -> None:
    settings = Settings.load()
    settings["theme"] = settings["theme"]
    settings.save()
    assert not settings.path.exists()


def test_a_folder_in_the_place_of_the_file_is_told_and_survived() -> None:
    path = Settings().path
    path.mkdir(parents=True)
    settings = Settings.load()
    assert settings.problem is not None
    settings["theme"] = "dark"
    with pytest.raises(SessionError, match="could not be written"):
        settings.save()
    assert path.is_dir()


def test_a_file_in_the_place_of_the_folder_is_told_and_survived(own_home: Path) -> None:
    own_home.write_text("not a folder", "utf-8")
    settings = Settings.load()
    settings["theme"] = "dark"
    with pytest.raises(SessionError, match="could not be written"):
        settings.save()


def test_subscribers_hear_changes_and_only_changes() -> None:
    settings = Settings()
    heard: list[tuple[str, Any]] = []
    leave = settings.subscribe(lambda key, value: heard.append((key, value)))
    settings["theme"] = "dark"
    settings["theme"] = "dark"
    leave()
    settings["theme"] = "light"
    assert heard == [("theme", "dark")]


@pytest.mark.parametrize(("text", "size"), [("automatic", None), ("640x480", (480, 640)), ("1920x1080", (1080, 1920))])
def test_a_camera_resolution_is_height_and_width(text: str, size: tuple[int, int] | None) -> None:
    assert resolution_of(text) == size


def test_a_colour_is_red_green_blue() -> None:
    assert colour_of("#0180ff") == (1, 128, 255)
