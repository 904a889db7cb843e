"""The camera dialog: what it offers, and what it asks for when the system names no camera."""

from __future__ import annotations

import pytest

from cnnviewer.errors import SourceError
from cnnviewer.gui.dialogs import camera as module
from cnnviewer.gui.dialogs.camera import CameraDialog


def refuse(job: object) -> tuple[()]:
    raise SourceError("A sentence that is long enough to be wrapped onto a second line of the dialog, and on. " * 3)


@pytest.mark.parametrize("listing", [lambda job: (), refuse])
def test_without_a_named_camera_a_number_is_asked_for_and_nothing_is_squeezed(
    window, desk, qtbot, monkeypatch, listing
) -> None:
    monkeypatch.setattr(module, "_list", listing)
    dialog = CameraDialog(desk)
    dialog.open()
    qtbot.waitUntil(dialog.number.isVisible)
    qtbot.waitUntil(lambda: dialog.message.height() >= dialog.message.heightForWidth(dialog.message.width()))
    assert dialog.number.height() >= dialog.number.sizeHint().height()
    assert dialog.resolutions.height() >= dialog.resolutions.sizeHint().height()
    opened: list[str] = []
    monkeypatch.setattr(desk.opener, "open", lambda address, options: opened.append(address))
    dialog.number.setValue(2)
    dialog.accept()
    assert opened == ["camera:2"]
