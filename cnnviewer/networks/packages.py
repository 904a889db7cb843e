"""Weights and labels that lie in Python packages, where pip has put them. The packages are found, never imported."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path

from cnnviewer.errors import NetworkError


@dataclass(frozen=True)
class Package:
    """A package of which one file is wanted.

    name    for pip;  module  its folder, as it would be imported
    file    in that folder, with "/"
    """

    name: str
    module: str
    file: str

    def path(self) -> Path | None:
        """Where the file is; None when the package is not installed."""
        # For a name without a dot this looks where the module is and runs nothing of it.
        found = importlib.util.find_spec(self.module)
        folders = (found.submodule_search_locations or ()) if found else ()
        return next((path for folder in folders if (path := Path(folder, self.file)).is_file()), None)

    def required(self, what: str) -> Path:
        """`path`. Raises NetworkError that says how to install it when it is not there; `what` begins the sentence."""
        path = self.path()
        if path is None:
            raise NetworkError(f"{what} are not installed; install them with: pip install {self.name}.")
        return path
