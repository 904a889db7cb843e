"""Carries the choices play, pause and loop from the session to the pipeline."""

from __future__ import annotations

from cnnviewer.pipeline.pipeline import Pipeline
from cnnviewer.session.session import Session
from cnnviewer.session.state import State


def follow_playback(session: Session, pipeline: Pipeline) -> None:
    """Do in `pipeline` what `session` says, now and after every change."""

    def follow(before: State | None, after: State) -> None:
        if before is None or after.loop != before.loop:
            pipeline.set_loop(after.loop)
        if before is None or after.playing != before.playing:
            if after.playing:
                pipeline.play()
            else:
                pipeline.pause()

    follow(None, session.state)
    session.subscribe(follow)
