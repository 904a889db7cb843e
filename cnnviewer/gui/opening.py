"""Opens sources without freezing the window: a slow folder or a hanging camera costs a thread, not the user's time.

The newest wish wins: a source that is ready after another was asked for is closed again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from cnnviewer.errors import CnnviewerError
from cnnviewer.gui.background import Background, Job
from cnnviewer.gui.drawing import card_suited
from cnnviewer.session.notices import Notices
from cnnviewer.session.session import Session
from cnnviewer.session.settings import RECENT_LIMIT, Settings, colour_of, resolution_of
from cnnviewer.sources.source import Source

if TYPE_CHECKING:
    from cnnviewer.pipeline.pipeline import Pipeline
    from cnnviewer.sources.frame import Pixels
    from cnnviewer.sources.registry import SourceOptions

_FALLBACK = "sample:cat"  # on show when there is nothing else


class SourceOpener(QObject):
    """Opens addresses and pasted pictures and hands them to the pipeline.

    opening  a source is being opened; the text is its address
    opened   `source` is another one, or opening failed (then it is the old one)
    """

    opening = Signal(str)
    opened = Signal()

    def __init__(
        self, session: Session, pipeline: Pipeline, background: Background, notices: Notices, settings: Settings
    ) -> None:
        super().__init__()
        self._session = session
        self._pipeline = pipeline
        self._background = background
        self._notices = notices
        self._settings = settings
        self._newest: Job[Source] | Job[Source | None] | None = None
        self.source: Source | None = None

    def open(
        self,
        address: str,
        options: SourceOptions | None = None,
        *,
        remember: bool = True,
        playing: bool = True,
        at: int = 0,
    ) -> None:
        """Open `address` on a thread; then play it and remember it as recent. A failure becomes a notice.

        playing, at  False: it comes back paused, with the frame numbered `at`, as a session was saved
        """

        chosen = self._options()

        def work(job: Job[Source]) -> Source:
            # Imported here: the window stands before the first source needs OpenCV.
            from cnnviewer.sources.registry import SourceOptions, open_source

            return open_source(address, options or SourceOptions(**chosen))

        def done(source: Source) -> None:
            if job is not self._newest:
                source.close()
                return
            self._use(source, playing, at)
            if remember and not address.startswith(("sample:", "pattern:", "canvas:")):
                self._remember(source.address or address)

        def failed(error: CnnviewerError) -> None:
            if job is not self._newest:
                return
            self._newest = None
            if self.source is None and address != _FALLBACK:
                # The picture of the last time is gone: an empty window would show nothing. The sentence stays.
                self._notices.add(str(error), "error")
                self.open(_FALLBACK)
                return
            self._notices.add(str(error), "error", replace="source")
            self.opened.emit()

        job = self._newest = self._background.run(f"opening {address}", work, done, failed)
        self.opening.emit(address)

    @property
    def has_neighbours(self) -> bool:
        """Whether the source is one picture file; others may lie beside it in its folder."""
        from cnnviewer.sources.still import StillSource

        source = self.source
        return isinstance(source, StillSource) and bool(source.address) and not source.address.startswith("sample:")

    def open_neighbour(self, by: int) -> None:
        """Open the next (`by` = 1) or previous (-1) picture in the folder of the one on show, if there is one."""
        if self.source is None or not self.has_neighbours or self.busy:
            return
        address, chosen = self.source.address, self._options()

        def work(job: Job[Source | None]) -> Source | None:
            from cnnviewer.sources.registry import SourceOptions, open_neighbour

            return open_neighbour(address, by, SourceOptions(**chosen))

        def done(source: Source | None) -> None:
            if job is not self._newest:
                if source is not None:
                    source.close()
            elif source is not None:
                self._use(source)
            else:
                self._newest = None
                last = self.tr("This is the last picture of its folder.")
                first = self.tr("This is the first picture of its folder.")
                self._notices.add(last if by > 0 else first, replace="source")

        def failed(error: CnnviewerError) -> None:
            if job is self._newest:
                self._newest = None
                self._notices.add(str(error), "error", replace="source")

        job = self._newest = self._background.run(f"opening a picture beside {address}", work, done, failed)

    @property
    def busy(self) -> bool:
        """True while a source is being opened."""
        return self._newest is not None

    def open_pixels(self, pixels: Pixels, name: str) -> None:
        """Show a picture that has no address: pasted, or dragged from another program."""
        from cnnviewer.sources.still import StillSource

        self._newest = None
        self._use(StillSource(pixels, name))

    def paste(self) -> None:
        """Open what is on the clipboard."""
        # An empty clipboard gives None on some systems, whatever the type hints of Qt say.
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if mime is None or not self.take(mime, self.tr("pasted picture")):
            self._notices.add(self.tr("The clipboard holds no picture and no file; copy one first."), "warning")

    def take(self, mime: QMimeData, name: str) -> bool:
        """Open what was pasted or dropped: files or a folder first, then pixels, addresses, a path as text."""
        urls = mime.urls()
        # A browser gives the address of a picture on the net along with its pixels.
        if urls and urls[0].isLocalFile():
            self._open_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
            return True
        if mime.hasImage():
            image = mime.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self.open_pixels(pixels_of(image), name)
                return True
        if urls:
            self.open(urls[0].toString())
            return True
        text = mime.text().strip()
        if (
            text
            and "\n" not in text
            and (Path(text).exists() or text.startswith(("camera:", "pattern:", "sample:", "canvas:")))
        ):
            self.open(text)
            return True
        return False

    def _open_files(self, paths: list[Path]) -> None:
        """Open a file or a folder; of several files all pictures, one after the other, and say what was left out."""
        from cnnviewer.sources.addresses import pictures_address
        from cnnviewer.sources.image import PICTURE_SUFFIXES

        pictures = [path for path in paths if path.suffix.lower() in PICTURE_SUFFIXES]
        self._notices.dismiss("dropped")
        if len(pictures) > 1:
            self.open(pictures_address(pictures))
            left = len(paths) - len(pictures)
            text = self.tr("Left out, because they are no pictures: {count} of {total} files.")
        else:
            self.open(str(paths[0]))
            left = len(paths) - 1
            text = self.tr("Only {name} was taken: of several files, only pictures are shown one after the other.")
        if left:
            self._notices.add(text.format(count=left, total=len(paths), name=paths[0].name), replace="dropped")

    def recent(self) -> tuple[str, ...]:
        """Addresses opened before, newest first."""
        return tuple(self._settings["recent_sources"])

    def _options(self) -> dict[str, Any]:
        """What the settings say about opening: the fields of SourceOptions."""
        settings = self._settings
        return {
            "background": colour_of(settings["background"]),
            "resolution": resolution_of(settings["camera_resolution"]),
            "slide_s": settings["slide_s"],
            "drawing": self._session.state.drawing,
        }

    def _remember(self, address: str) -> None:
        others = [known for known in self.recent() if known != address]
        self._settings["recent_sources"] = (address, *others)[:RECENT_LIMIT]

    def _use(self, source: Source, playing: bool = True, at: int = 0) -> None:
        self._newest = None
        before, self.source = self.source, source
        # What was said about another source, or about a name that could not be opened, is no longer so.
        self._notices.dismiss("source")
        self._pipeline.set_source(source, playing=playing, at=at)
        state = self._session.state
        card = card_suited(state, source) if before is not None else state.card
        self._session.change(source=source.address or state.source, card=card, playing=playing, frame_index=at)
        self.opened.emit()


def can_take(mime: QMimeData) -> bool:
    """Whether a drag over the window could be opened."""
    return mime.hasUrls() or mime.hasImage()


def pixels_of(image: QImage) -> Pixels:
    """A Qt image as (H, W, 3) uint8 RGB; transparency is laid over white."""
    flat = QImage(image.size(), QImage.Format.Format_RGB888)
    flat.fill(0xFFFFFFFF)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    lines = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine())
    return lines[:, : flat.width() * 3].reshape(flat.height(), flat.width(), 3).copy()
