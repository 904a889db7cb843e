"""Where what is on show is saved to: asks for a place, with a name to begin with, and says that it was saved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from cnnviewer.gui.desk import Desk


def file_name(name: str) -> str:
    """`name` without what a file system does not take."""
    return "".join(sign if sign.isalnum() or sign in " ._-" else "-" for sign in name).strip(" .") or "network"


def ask_place(desk: Desk, title: str, name: str, kinds: Sequence[str]) -> Path | None:
    """Where the user wants it, beginning with `name` in the folder of the last export; None when they do not.

    kinds  "CSV (*.csv)", ...: the ending of the one that is chosen is added to a name that has none of them
    """
    endings = [found[0] for kind in kinds if (found := re.findall(r"\*(\.\w+)", kind))]
    first = Path(desk.folder("export")) / f"{file_name(name)}{endings[0]}"
    chosen, kind = QFileDialog.getSaveFileName(desk.window, title, str(first), ";;".join(kinds))
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() in endings:
        return path
    return path.with_name(path.name + next((ending for ending in endings if f"*{ending}" in kind), endings[0]))


def say_saved(desk: Desk, path: Path) -> None:
    """Tell that `path` was written, and begin in its folder the next time."""
    desk.remember_folder("export", path.parent)
    done = QCoreApplication.translate("Saving", "Saved {name}.").format(name=path.name)
    desk.notices.add(done, replace="export")
