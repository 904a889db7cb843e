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


def test_no_room_below_the_window_loads_qt() -> None:
    program = f"import importlib, sys\nfor name in {QT_FREE!r}: importlib.import_module(name)\n"
    program += "loaded = [name for name in sys.modules if name.startswith(('PySide6', 'pyqtgraph'))]\nsys.exit(str(loaded) if loaded else 0)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_importing_the_package_loads_nothing_heavy() -> None:
    program = "import sys, cnnviewer\nsys.exit(str([n for n in ('numpy', 'cv2', 'onnx') if n in sys.modules] or 0) if any(n in sys.modules for n in ('numpy', 'cv2', 'onnx')) else 0)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


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
