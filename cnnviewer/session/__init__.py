"""What the user has chosen. Qt-free: the state, undo, settings, notices, the session file."""
