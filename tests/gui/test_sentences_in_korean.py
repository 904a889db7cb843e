"""What rooms without Qt say, in Korean: every sentence, with its values, and where the window shows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.particles import with_particles
from cnnviewer.gui.sentence_tables import SENTENCES, WORDS
from cnnviewer.gui.sentences import filled, in_language, template
from cnnviewer.gui.translation import use_language
from cnnviewer.networks import edits, presets
from cnnviewer.networks.kernels import KERNELS, parse_matrix
from cnnviewer.networks.load import load_network
from cnnviewer.networks.prepare import check_card
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.networks.sizes import check
from cnnviewer.session.file import open_session
from cnnviewer.sources.registry import open_source


@pytest.fixture
def korean(qapp: Any) -> Iterator[None]:
    use_language(qapp, "ko")
    yield
    use_language(qapp, "en")


def sample(text: str) -> tuple[str, str]:
    """(`text` with values, the Korean sentence with the same values); words are "rows"."""
    places = template(text).places
    english = {place: f"<{place}>" if place.isdigit() else "rows" for place in places}
    translated = {place: f"<{place}>" if place.isdigit() else "행" for place in places}
    return filled(text, english), filled(QCoreApplication.translate("Sentence", text), translated)


def test_every_sentence_comes_out_in_korean_with_its_values(korean: None) -> None:
    for text in SENTENCES:
        english, expected = sample(text)
        assert in_language(english) == with_particles(expected), text


def test_a_sentence_inside_of_another_one_is_translated_too(korean: None) -> None:
    for text in (*SENTENCES, *WORDS):
        english, expected = sample(text)
        inside = english[:1].lower() + english[1:]
        said = in_language(f"The node conv1 (Conv) cannot run: {inside}")
        assert said == with_particles(f"노드 conv1(Conv)을(를) 실행할 수 없습니다: {expected}"), text


def test_no_english_words_are_left(korean: None) -> None:
    for text in SENTENCES:
        said = QCoreApplication.translate("Sentence", text).replace("pip install", "")  # a command stays as it is
        left = re.findall(r"\b[a-z]{3,} [a-z]{3,}\b", said)
        assert not left, text


def test_in_english_and_without_a_template_a_text_stays_as_it_is(qapp: Any) -> None:
    for text in ("clip.webm is back.", "Nobody ever said this (so): it has no template.", "", "{0} is back."):
        assert in_language(text) == text
    use_language(qapp, "ko")
    try:
        assert in_language("clip.webm is back.") == "clip.webm이(가) 돌아왔습니다."
        for text in ("Nobody ever said this (so): it has no template.", "", "세션을 저장했습니다."):
            assert in_language(text) == text
    finally:
        use_language(qapp, "en")


def test_a_sentence_with_a_reason_is_not_taken_for_the_reason_alone(korean: None) -> None:
    reason = "the mode 'cubic' of Resize is unknown; choose one of nearest, linear."
    said = in_language(f"The node up (Resize) cannot run: {reason}")
    assert said.startswith("노드 up(Resize)을(를) 실행할 수 없습니다: Resize의 mode 'cubic'은(는)")
    version = "The operator Foo (ONNX opset 9) is not supported; export the network without it."
    assert in_language(version).startswith("연산자 Foo(ONNX opset 9)은(는) 지원하지 않습니다.")


@pytest.mark.parametrize(
    ("text", "korean_text"),
    [
        ("커널을(를) 5은(는) 10이(가)", "커널을 5는 10이"),
        ("길이과(와) 7(으)로 상자(이)라", "길이와 7로 상자라"),
        ("x.png을(를) (1, 2)과(와)", "x.png을(를) (1, 2)과(와)"),
    ],
)
def test_a_particle_follows_the_sound_before_it(text: str, korean_text: str) -> None:
    assert with_particles(text) == korean_text


def damaged_picture(folder: Path) -> Path:
    path = folder / "broken.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    return path


def damaged_session(folder: Path) -> Path:
    path = folder / "mine.cnnsession"
    path.write_bytes(b"PK\x03\x04 and no more")
    return path


STACK = presets.PRESETS["edges-to-shapes"].make()
REFUSALS: dict[str, Callable[[Path], object]] = {
    "a missing file": lambda folder: open_source(folder / "none.png"),
    "a damaged picture": lambda folder: open_source(damaged_picture(folder)),
    "an empty folder": lambda folder: open_source(folder),
    "no such pattern": lambda folder: open_source("pattern:nothing"),
    "no such network": lambda folder: load_network("nothing"),
    "a missing network": lambda folder: load_network(str(folder / "none.onnx")),
    "a damaged session": lambda folder: open_session(damaged_session(folder)),
    "too many filters": lambda folder: edits.set_filters(STACK, "Conv1", 1000),
    "too long a stride": lambda folder: edits.change_conv(STACK, "Conv1", stride=(1, 99)),
    "a kernel of another size": lambda folder: edits.set_kernel(STACK, "Conv1", 0, 0, np.ones((2, 2), np.float32)),
    "an input that is too small": lambda folder: check(STACK, (3, 3)),
    "an impossible card": lambda folder: check_card(replace(PreprocessingCard(), height=0)),
    "no number": lambda folder: parse_matrix("1 2\n3 fish"),
    "rows of two lengths": lambda folder: parse_matrix("1 2\n3"),
    "a parameter out of range": lambda folder: KERNELS["gaussian"].make((5, 5), sigma=99.0),
}


@pytest.mark.parametrize("what", REFUSALS)
def test_what_is_really_refused_is_said_in_korean(what: str, korean: None, tmp_path: Path) -> None:
    with pytest.raises(CnnviewerError) as refused:
        REFUSALS[what](tmp_path)
    english = str(refused.value)
    said = in_language(english)
    assert said != english
    assert not re.search(r"\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b", said.replace(str(tmp_path), "")), said


def test_a_damaged_picture_dropped_on_the_korean_window_is_explained_in_korean(
    korean: None, window: Any, qtbot: Any, tmp_path: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(damaged_picture(tmp_path)))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(400, 300), action, mime, button, Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: bool(window.notice_bar.text))
    assert window.notice_bar.text.startswith("broken.png이(가) 손상되었거나 불완전합니다(48바이트).")
    assert "damaged" in window.notice_bar.notices[-1].text


def test_a_text_that_is_no_kernel_is_refused_in_korean_under_the_grid(korean: None, window: Any, qtbot: Any) -> None:
    panel = window.panels["kernel"]
    window.inspector.setCurrentWidget(panel)
    QGuiApplication.clipboard().setText("1 2\n3 fish")
    panel.grid.setFocus()
    QTest.keyClick(panel.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert panel.parts.problem.isVisible()
    assert panel.parts.problem.text() == "2행: “fish”은(는) 수가 아닙니다. 1, -0.5, 1/9 같은 수를 입력하세요."
