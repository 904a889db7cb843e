"""Windows over the window; each is opened with the desk, none blocks the picture behind it."""
