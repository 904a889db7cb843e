"""A table on the clipboard, or in a CSV or Markdown file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from cnnviewer.explain.layer_table import TextStyle
from cnnviewer.files import refusal, replacing
from cnnviewer.gui.desk import Desk


def copy_table(desk: Desk, text: str, rows: int) -> None:
    """Put `text`, a table of `rows` rows, on the clipboard, and say so."""
    QGuiApplication.clipboard().setText(text)
    said = QCoreApplication.translate("TableFiles", "Copied {count} rows.").format(count=rows)
    desk.notices.add(said, replace="export")


def save_table(desk: Desk, name: str, text: Callable[[TextStyle], str]) -> None:
    """Ask where to, and write; what went wrong becomes a notice."""
    title = QCoreApplication.translate("TableFiles", "Export table")
    plain = "".join(letter if letter.isalnum() or letter in " -_." else "-" for letter in name)
    first = str(Path(desk.folder("export")) / f"{plain}.csv")
    chosen, kind = QFileDialog.getSaveFileName(desk.window, title, first, "CSV (*.csv);;Markdown (*.md)")
    if not chosen:
        return
    path = Path(chosen)
    if path.suffix.lower() not in (".csv", ".md"):
        path = path.with_name(path.name + (".md" if ".md" in kind else ".csv"))
    style = TextStyle.MARKDOWN if path.suffix.lower() == ".md" else TextStyle.CSV
    try:
        with replacing(path) as temporary:
            temporary.write_text(text(style), "utf-8")
    except OSError as error:
        sentence = QCoreApplication.translate("TableFiles", "{name} could not be written: {reason}.")
        desk.notices.add(sentence.format(name=path.name, reason=refusal(error)), "error", replace="export")
        return
    desk.remember_folder("export", path.parent)
    done = QCoreApplication.translate("TableFiles", "Saved {name}.").format(name=path.name)
    desk.notices.add(done, replace="export")
