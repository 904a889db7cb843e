"""Every test of the session has a home of its own."""

from pathlib import Path

import pytest

from cnnviewer.session.places import HOME_VARIABLE


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings and autosave of this test lie in a folder of its own."""
    home = tmp_path / "home"
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    return home
