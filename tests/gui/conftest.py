"""What every test of the window stands on: no screen, own settings, a small network, a pipeline that answers at once.

    session         a Session on a small stack (Conv1 4 filters, Conv2 6, Conv3 8, with pools), card 48 x 64
    pipeline        FakePipeline: answers every Spec synchronously with the real compute function
    bridge          Bridge over both; closed after the test
    real_bridge     the same over the real, threaded Pipeline playing a test pattern
    strip           the strip alone, settled
    desk, window    the whole window on that bridge; the source it says it shows is a still
    settled         settled(bridge): process events until the outcome on show answers the newest choices

The platform is `offscreen` unless CNNVIEWER_TEST_PLATFORM names another one ("xcb" under Xvfb).
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

# Before PySide6 is imported: the platform is chosen when it loads, the home when the settings are first asked for.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("CNNVIEWER_TEST_PLATFORM", "offscreen")
os.environ["CNNVIEWER_HOME"] = tempfile.mkdtemp(prefix="cnnviewer-gui-tests-")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication

from cnnviewer.display.picture import PictureSpec
from cnnviewer.networks.preprocessing import PreprocessingCard
from cnnviewer.networks.stack import ConvLayer, PoolLayer, Stack
from cnnviewer.session.session import Session
from cnnviewer.session.state import State
from cnnviewer.sources.frame import Frame

# Threads that live as long as the process: pools of the engine and of libraries, not of a window.
_PROCESS_THREADS = ("cnnviewer-engine", "ThreadPoolExecutor", "pytest_timeout", "Dummy-")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, sessions and logs of this test go to a folder of its own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("CNNVIEWER_HOME", str(home))
    QStandardPaths.setTestModeEnabled(True)
    return home


@pytest.fixture(autouse=True, scope="session")
def empty_clipboard_at_the_end() -> Iterator[None]:
    """What Python put on the offscreen clipboard is destroyed before Python is.

    PySide 6.11.3 crashes otherwise: that clipboard lives until the process ends.
    """
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def no_thread_is_left_over() -> Iterator[None]:
    """A test that leaves a thread running fails."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 3.0
    left = []
    for thread in set(threading.enumerate()) - before:
        if not thread.name.startswith(_PROCESS_THREADS):
            thread.join(max(0.0, deadline - time.monotonic()))
            if thread.is_alive():
                left.append(thread.name)
    assert not left, f"threads left running: {left}"


def small_stack() -> Stack:
    """Conv1 (4 filters 5 x 5) -> Pool1 -> Conv2 (6) -> Pool2 -> Conv3 (8) -> Pool3, seeded weights."""
    generator = np.random.default_rng(7)
    layers: list[ConvLayer | PoolLayer] = []
    channels = 3
    for number, (filters, size) in enumerate(((4, 5), (6, 3), (8, 3)), start=1):
        weight = generator.normal(0, 0.3, (filters, channels, size, size)).astype(np.float32)
        bias = np.zeros(filters, np.float32)
        weight.flags.writeable = bias.flags.writeable = False
        layers += [ConvLayer(f"Conv{number}", weight, bias), PoolLayer(f"Pool{number}")]
        channels = filters
    return Stack("Small", tuple(layers))


@pytest.fixture
def frame() -> Frame:
    """A picture of 96 x 128 pixels with edges, ramps and a little noise."""
    rows, columns = np.mgrid[0:96, 0:128]
    pixels = np.stack([rows * 2, columns * 2, ((rows // 12 + columns // 12) % 2) * 200], axis=-1)
    noise = np.random.default_rng(3).integers(0, 24, pixels.shape)
    return Frame(np.clip(pixels + noise, 0, 255).astype(np.uint8), name="test picture")


@pytest.fixture
def state() -> State:
    return State(source="pattern:checkerboard", stack=small_stack(), card=PreprocessingCard(height=48, width=64))


@pytest.fixture
def session(state: State) -> Session:
    return Session(state)


class FakePipeline:
    """Stands in for the Pipeline: no threads; every Spec is computed at once on the frame it was given.

    answering  False: specs are only kept in `spec`, so that the window shows a stale outcome
    calls      names and arguments of what the window asked for: ("play",), ("step", 1), ("seek", 12)
    """

    def __init__(self, frame: Frame) -> None:
        from cnnviewer.pipeline.meters import Meters
        from cnnviewer.pipeline.position import Position

        self.frame = frame
        self.spec: Any = None
        self.answering = True
        self.calls: list[tuple[Any, ...]] = []
        self.source: Any = None
        self.on_outcome: Callable[[], None] = lambda: None
        self.meters = Meters()
        self.position = Position(frame_count=1)
        self._outcome: Any = None
        self._id = 0

    def set_spec(self, spec: Any) -> None:
        self.spec = spec
        if self.answering:
            self.answer()

    def show(self, frame: Frame) -> None:
        """The source gave another frame."""
        self.frame = frame
        if self.answering and self.spec is not None:
            self.answer()

    def answer(self) -> None:
        """Compute the newest spec for the frame on show and tell the bridge."""
        from cnnviewer.pipeline.compute import run
        from cnnviewer.pipeline.outcome import Request

        self._id += 1
        self._outcome = run(Request(self._id, self.frame, self.spec), None, lambda: False)
        self.on_outcome()

    def latest(self) -> Any:
        outcome, self._outcome = self._outcome, None
        return outcome

    def set_source(self, source: Any, *, playing: bool = True, at: int = 0) -> None:
        from cnnviewer.pipeline.position import Position

        self.calls.append(("set_source", source))
        self.source = source
        self.position = Position(at, frame_count=source.frame_count)

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("_"):
            raise AttributeError(name)

        def called(*arguments: Any) -> None:
            self.calls.append((name, *arguments))

        return called


@pytest.fixture
def pipeline(frame: Frame) -> FakePipeline:
    return FakePipeline(frame)


@pytest.fixture
def bridge(qapp: Any, session: Session, pipeline: FakePipeline) -> Iterator[Any]:
    from cnnviewer.gui.bridge import Bridge

    made = Bridge(session, pipeline)  # type: ignore[arg-type]  # FakePipeline stands in for Pipeline
    pipeline.on_outcome = made.wake
    yield made
    made.close()


@pytest.fixture
def desk(qapp: Any, session: Session, bridge: Any, pipeline: FakePipeline, frame: Frame) -> Iterator[Any]:
    from cnnviewer.gui.background import Background
    from cnnviewer.gui.desk import Desk
    from cnnviewer.gui.opening import SourceOpener
    from cnnviewer.gui.playback import follow_playback
    from cnnviewer.gui.selection import keep_selection
    from cnnviewer.gui.theme import Theme, ThemeChoice
    from cnnviewer.session.notices import Notices
    from cnnviewer.session.settings import Settings
    from cnnviewer.sources.still import StillSource

    background, notices, settings = Background(), Notices(), Settings.load()
    follow_playback(session, pipeline)  # type: ignore[arg-type]  # FakePipeline stands in for Pipeline
    keep_selection(session)
    opener = SourceOpener(session, pipeline, background, notices, settings)  # type: ignore[arg-type]  # the same
    opener.source = StillSource(frame.pixels, frame.name)
    pipeline.calls.clear()
    theme = Theme(qapp, ThemeChoice.DARK)
    yield Desk(session, bridge, settings, notices, theme, background, opener)
    background.close()
    theme.deleteLater()


@pytest.fixture
def window(qapp: Any, qtbot: Any, desk: Any, settled: Callable[[Any], Any]) -> Iterator[Any]:
    """The main window, shown, with an outcome."""
    from cnnviewer.gui.main_window import MainWindow

    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    settled(desk.bridge)
    made.add_waiting_panels()
    qapp.processEvents()  # commands are enabled when the event loop runs next
    yield made
    made.close()


@pytest.fixture
def settled(qtbot: Any) -> Callable[[Any], Any]:
    """settled(bridge) -> the outcome that answers the newest choices."""

    def wait(bridge: Any) -> Any:
        def answered() -> bool:
            # A choice is submitted when the event loop runs next; until then nothing is stale yet.
            return bridge.outcome is not None and not bridge.stale and not bridge._submit_timer.isActive()

        qtbot.waitUntil(answered, timeout=5000)
        return bridge.outcome

    return wait


@pytest.fixture
def strip(qtbot: Any, session: Session, bridge: Any, settled: Callable[[Any], Any]) -> Any:
    """The strip alone, shown, every column with its picture."""
    from cnnviewer.gui.panels.strip import StripPanel
    from tests.helpers.settling import settle

    panel = StripPanel(session, bridge)
    qtbot.addWidget(panel)
    panel.resize(760, 640)
    panel.show()
    qtbot.waitExposed(panel)
    settle(panel, settled)
    return panel


@pytest.fixture
def real_bridge(qapp: Any, session: Session) -> Iterator[Any]:
    """A bridge over the real Pipeline, playing a still test pattern."""
    from cnnviewer.gui.bridge import Bridge
    from cnnviewer.pipeline.pipeline import Pipeline
    from cnnviewer.sources.registry import open_source

    waking: list[Callable[[], None]] = []
    pipeline = Pipeline(on_outcome=lambda: [wake() for wake in waking], on_notice=lambda *_: None)  # type: ignore[arg-type]
    made = Bridge(session, pipeline)
    waking.append(made.wake)
    pipeline.set_source(open_source(session.state.source))
    yield made
    made.close()


@pytest.fixture
def picture_spec() -> PictureSpec:
    return PictureSpec("conv1")
