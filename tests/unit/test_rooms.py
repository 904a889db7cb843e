"""The house rules that hold for every room."""

import subprocess
import sys
from pathlib import Path

import pytest

import cnnviewer

PACKAGE = Path(cnnviewer.__file__).parent
QT_FREE = sorted(
    ".".join(("cnnviewer", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
    if path.relative_to(PACKAGE).parts[0] not in ("gui", "app.py", "__main__.py")
)


def modules_loaded_by(program: str, prefixes: tuple[str, ...]) -> list[str]:
    report = f"\nimport sys\nprint(*[name for name in sys.modules if name.startswith({prefixes!r})])"
    command = [sys.executable, "-c", program + report]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def test_no_room_below_the_window_loads_qt() -> None:
    program = f"import importlib\nfor name in {QT_FREE!r}: importlib.import_module(name)"
    assert modules_loaded_by(program, ("PySide6", "pyqtgraph")) == []


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert modules_loaded_by("import cnnviewer", ("numpy", "cv2", "onnx", "PySide6")) == []


@pytest.mark.parametrize("name", cnnviewer.__all__)
def test_every_public_name_exists_and_is_listed(name: str) -> None:
    assert getattr(cnnviewer, name) is not None
    assert name in dir(cnnviewer)


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = cnnviewer.no_such_name


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    long = {
        str(path.relative_to(PACKAGE)): n
        for path in PACKAGE.rglob("*.py")
        if (n := len(path.read_text("utf-8").splitlines())) > 300
    }
    assert not long
