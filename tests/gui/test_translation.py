"""The Korean interface: complete, up to date, and with the same places to fill in."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication

import cnnviewer
from cnnviewer.display.colours import COLOUR_MAPS
from cnnviewer.export.registry import EXPORTERS
from cnnviewer.gui.commands.command import translated
from cnnviewer.gui.names import TEXTS
from cnnviewer.gui.translation import LANGUAGES, use_language
from cnnviewer.networks.kernels import KERNELS
from cnnviewer.networks.presets import PRESETS
from cnnviewer.networks.zoo import ZOO
from cnnviewer.resources import resource_path
from cnnviewer.sources.pattern import PATTERNS
from cnnviewer.sources.samples import samples

TS = resource_path("translations", "cnnviewer_ko.ts")
LUPDATE = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))


def texts_of(path: Path) -> dict[tuple[str, str], str]:
    """(context, English) -> Korean, "" where it is missing or unfinished."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None and translation.text
            found[(context.findtext("name", ""), message.findtext("source", ""))] = done or ""
    return found


def test_every_text_has_a_korean_translation() -> None:
    texts = texts_of(TS)
    assert len(texts) > 400
    assert [key for key, korean in texts.items() if not korean] == []


def test_a_translation_keeps_every_place_to_fill_in() -> None:
    for (_, english), korean in texts_of(TS).items():
        assert sorted(set(re.findall(r"{[^}]*}", english))) == sorted(set(re.findall(r"{[^}]*}", korean))), english


@pytest.mark.skipif(LUPDATE is None, reason="pyside6-lupdate is not beside this Python")
def test_the_translation_file_knows_every_text_of_the_window(tmp_path) -> None:
    fresh = tmp_path / "fresh.ts"
    package = Path(cnnviewer.__file__).parent
    command = [LUPDATE, "-extensions", "py", str(package / "gui"), str(package / "app.py"), "-ts", str(fresh)]
    subprocess.run(command, check=True, capture_output=True)
    assert sorted(set(texts_of(fresh)) - set(texts_of(TS))) == []


def test_titles_of_tables_without_qt_are_marked() -> None:
    titles = [text for preset in PRESETS.values() for text in (preset.title, preset.description)]
    titles += [text for bundled in ZOO.values() for text in (bundled.title, bundled.description)]
    titles += [entry.title for entry in COLOUR_MAPS.values()]
    titles += [sample.title for sample in samples()]
    titles += [name.replace("-", " ").capitalize() for name in PATTERNS]
    titles += [exporter.title for exporter in EXPORTERS.values()]
    titles += [text for kernel in KERNELS.values() for text in (kernel.title, *(p.title for p in kernel.parameters))]
    assert sorted(set(titles) - set(TEXTS)) == []


def test_the_compiled_file_is_loaded_and_english_comes_back(qapp) -> None:
    assert use_language(qapp, "ko") == "ko"
    assert translated("Scale: layer") == texts_of(TS)[("Commands", "Scale: layer")]
    assert QCoreApplication.translate("SourcePanel", "Value") == "값"
    assert use_language(qapp, "en") == "en"
    assert translated("Scale: layer") == "Scale: layer"


def test_every_language_can_be_chosen() -> None:
    from cnnviewer.session.settings import SETTINGS

    setting = next(setting for setting in SETTINGS if setting.key == "language")
    assert set(setting.choices) == set(LANGUAGES)
