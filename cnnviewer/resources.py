"""Finds the files that come with the program, in a checkout and in an installed wheel.

In a checkout they lie in `resources/` beside the package, in a wheel in `cnnviewer/_resources/`.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """The path of a bundled file or folder, for example `resource_path("samples", "cat.png")`."""
    installed = _PACKAGE / "_resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
