"""Threads: source -> network -> outcome. A still, a paused video and a live camera take the same path."""
