"""The language of the interface: resources/translations/cnnviewer_CODE.qm, made from the .ts beside it.

After texts have changed (both tools come with PySide6):

    python packaging/sentences.py
    pyside6-lupdate -extensions py -locations none cnnviewer/gui cnnviewer/app.py \\
        -ts resources/translations/cnnviewer_ko.ts
    pyside6-lrelease resources/translations/cnnviewer_ko.ts
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from cnnviewer.resources import resource_path


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks `text` for pyside6-lupdate and gives it back. (PySide6's own is typed as giving any object.)"""
    return text


LANGUAGES: dict[str, str] = {"system": QT_TRANSLATE_NOOP("Commands", "As the system"), "en": "English", "ko": "한국어"}

_installed: list[QTranslator] = []
_in_use: list[str] = ["en"]


def use_language(application: QCoreApplication, choice: str) -> str:
    """Translate every text made from now on; returns the language code in use. English needs no file."""
    for translator in _installed:
        application.removeTranslator(translator)
    _installed.clear()
    code = QLocale.system().name()[:2] if choice == "system" else choice
    _in_use[:] = [code if code in LANGUAGES else "en"]
    if _in_use == ["en"]:
        return "en"
    QLocale.setDefault(QLocale(code))
    qt_texts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{code}", qt_texts), (f"cnnviewer_{code}", str(resource_path("translations")))):
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)
            _installed.append(translator)
    return code


def language() -> str:
    """The code of the language in use: "en", "ko"."""
    return _in_use[0]


def translating() -> bool:
    """Whether texts are shown in another language than English."""
    return bool(_installed)
