"""Where the program keeps its own files: settings in the user's configuration folder, the autosave in the state folder.

The environment variable CNNVIEWER_HOME puts both below one folder of your choice (a stick, a test, a second profile).
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "CNNVIEWER_HOME"


def config_folder() -> Path:
    """The folder of the settings; it may not exist yet."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home, "config") if home else Path(platformdirs.user_config_dir("cnnviewer", appauthor=False))


def state_folder() -> Path:
    """The folder of the autosave; it may not exist yet."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home, "state") if home else Path(platformdirs.user_state_dir("cnnviewer", appauthor=False))


def statistics_folder() -> Path:
    """The folder of channel statistics of networks that have no folder of their own; it may not exist yet."""
    return state_folder() / "statistics"


def set_aside(path: Path) -> Path | None:
    """Rename a damaged file to "NAME.broken", so that it is kept but not read again; None when that is impossible."""
    kept = path.with_name(path.name + ".broken")
    try:
        path.replace(kept)
    except OSError:
        return None
    return kept
