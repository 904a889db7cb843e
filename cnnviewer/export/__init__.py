"""From what is on show to files: one module a format, listed in `registry.EXPORTERS`. No Qt."""
