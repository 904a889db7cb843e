"""The `statistics` command: passes a source through a network and writes a table of its channels."""

from __future__ import annotations

import contextlib
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cnnviewer.errors import SessionError

if TYPE_CHECKING:
    from cnnviewer.engine.network import Network
    from cnnviewer.networks.preprocessing import PreprocessingCard

logger = logging.getLogger(__name__)


def write_statistics(network: Network, address: str, card: PreprocessingCard, source: str, out: Path) -> str:
    """Measure `network`, which is called `address`, on `source`; write the table to `out` and return a line about it.

    What was measured is kept as the window keeps it, so that a run that was stopped goes on. Raises SourceError,
    NetworkError and ExportError.
    """
    from cnnviewer.explain.channel_statistics import channel_rows, measure
    from cnnviewer.explain.statistics_file import load_statistics, save_statistics, statistics_path, statistics_text
    from cnnviewer.export.write import spoken
    from cnnviewer.files import replacing
    from cnnviewer.session.places import statistics_folder
    from cnnviewer.sources.registry import open_source

    kept = statistics_path(address, statistics_folder())
    try:
        previous = load_statistics(kept)
    except SessionError as error:
        logger.warning("%s", error)
        previous = None
    with contextlib.closing(open_source(source)) as opened:
        found = measure(
            network,
            card,
            opened,
            previous=previous,
            progress=_tell if sys.stderr.isatty() else None,
            save=lambda statistics: save_statistics(kept, statistics),
        )
    rows = channel_rows(found)
    with spoken(out), replacing(out) as temporary:
        temporary.write_text(statistics_text(rows), "utf-8")
    dead, double = sum(row.dead for row in rows), sum(row.twin is not None for row in rows)
    return f"{found.used} frames, {len(rows)} channels: {dead} dead, {double} duplicates\n"


def _tell(fraction: float) -> None:
    sys.stderr.write(f"\r{fraction:4.0%}{chr(10) if fraction >= 1 else ''}")
    sys.stderr.flush()
