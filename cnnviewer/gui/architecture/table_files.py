"""A table on the clipboard, or in a CSV or Markdown file. All is done on a thread: long tables take a second."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from cnnviewer.errors import CnnviewerError
from cnnviewer.explain.layer_table import TextStyle
from cnnviewer.export.write import spoken
from cnnviewer.files import replacing
from cnnviewer.gui.background import Job
from cnnviewer.gui.desk import Desk
from cnnviewer.gui.saving import ask_place, say_saved

Text = Callable[[TextStyle], str]
"""Writes a table; it is called on a thread and so must not ask a widget or a model."""


def copy_table(desk: Desk, text: Text, rows: int) -> None:
    """Put a table of `rows` rows on the clipboard, and say so."""

    def done(written: str) -> None:
        QGuiApplication.clipboard().setText(written)
        said = QCoreApplication.translate("TableFiles", "Copied {count} rows.").format(count=rows)
        desk.notices.add(said, replace="export")

    desk.background.run("copying the table", lambda job: text(TextStyle.TABS), done, lambda error: _say(desk, error))


def save_table(desk: Desk, name: str, text: Text) -> None:
    """Ask where to, and write; what went wrong becomes a notice."""
    title = QCoreApplication.translate("TableFiles", "Export table")
    path = ask_place(desk, title, name, ("CSV (*.csv)", "Markdown (*.md)"))
    if path is None:
        return
    style = TextStyle.MARKDOWN if path.suffix.lower() == ".md" else TextStyle.CSV

    def work(job: Job[None]) -> None:
        with spoken(path), replacing(path) as temporary:
            temporary.write_text(text(style), "utf-8")

    desk.background.run(
        "exporting the table", work, lambda none: say_saved(desk, path), lambda error: _say(desk, error)
    )


def _say(desk: Desk, error: CnnviewerError) -> None:
    desk.notices.add(str(error), "error", replace="export")
