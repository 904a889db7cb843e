"""Sets everything up on a fresh machine, then opens the program or passes the tests. Standard library only.

    python3 packaging/start.py            virtual environment, dependencies, system libraries; opens the window
    python3 packaging/start.py test       the same, then lint, types, import contracts and tests, without a screen
    python3 packaging/start.py --dry-run  says what would be done

Whatever follows `--` goes to the program, or to pytest. The environment is `.venv` in this checkout; it is brought up
to date when `pyproject.toml` has changed and left alone otherwise, so the second start is quick.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)

# Shared library -> Debian/Ubuntu package. Qt's wheels bring everything else.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", str(Path.home() / ".fonts"))


def main() -> int:
    parser = argparse.ArgumentParser(description="Set up cnnviewer, then open it or pass its tests.")
    parser.add_argument("task", nargs="?", choices=("open", "test"), default="open")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, do nothing")
    arguments = sys.argv[1:]
    end = arguments.index("--") if "--" in arguments else len(arguments)
    options, rest = parser.parse_args(arguments[:end]), arguments[end + 1 :]
    if sys.version_info < OLDEST_PYTHON:
        say(f"cnnviewer needs Python 3.11 or newer; this is {sys.version.split()[0]}: call it with a newer one.")
        return 1
    missing = missing_packages(screen=options.task == "open")
    if options.dry_run:
        say("System packages to install: " + (" ".join(missing) or "none"))
        say(f"Virtual environment: {ENVIRONMENT.name} ({'up to date' if up_to_date(options.task) else 'to be made'})")
        return 0
    if missing and not install_packages(missing):
        return 1
    if not up_to_date(options.task) and not install_environment(options.task):
        return 1
    return test(rest) if options.task == "test" else subprocess.call([python(), "-m", "cnnviewer", *rest])


def test(arguments: list[str]) -> int:
    """Lint, formatting, types, import contracts, tests; stops at the first that fails."""
    folders = ["cnnviewer", "tests", "packaging"]
    checks = (
        [python(), "-m", "ruff", "check", *folders],
        [python(), "-m", "ruff", "format", "--check", *folders],
        [python(), "-m", "mypy"],
        [tool("lint-imports")],
        [python(), "-m", "pytest", *arguments],
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for check in checks:
        say("$ " + " ".join(Path(part).name if part.startswith(str(ENVIRONMENT)) else part for part in check))
        status = subprocess.call(check, cwd=ROOT, env=environment)
        if status:
            return status
    return 0


def missing_packages(screen: bool) -> list[str]:
    """Debian packages whose library, font or module this machine lacks; none on other systems."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = {**LIBRARIES, **(SCREEN_LIBRARIES if screen else {})}
    missing = [package for library, package in wanted.items() if not loads(library)]
    if not any(any(Path(folder).rglob("*.[to]tf")) for folder in FONT_FOLDERS if Path(folder).is_dir()):
        missing.append("fonts-dejavu-core")
    try:
        import ensurepip  # noqa: F401 - Debian leaves it out of the bare python3 package
    except ImportError:
        missing.append("python3-venv")
    return missing


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str]) -> bool:
    """Install system packages when root; otherwise print the line that does it."""
    line = "apt-get update && apt-get install -y --no-install-recommends " + " ".join(packages)
    if shutil.which("apt-get") is None:
        say("These libraries are missing; install your system's packages for them: " + ", ".join(packages) + ".")
        return False
    if os.geteuid() != 0:
        as_root = "sudo sh -c" if shutil.which("sudo") else "su -c"
        say(f"Some system libraries are missing. Please run this line, then start again:\n\n    {as_root} '{line}'\n")
        return False
    say(f"Installing system libraries: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"env": environment, "stdout": subprocess.DEVNULL}
    if subprocess.call(line, shell=True, **quiet):
        say(f"The system libraries could not be installed; this line failed: {line}")
        return False
    return True


def install_environment(task: str) -> bool:
    """Make `.venv` and install cnnviewer into it with its network for ImageNet, for `test` with the test tools."""
    if not has_pip():
        say(f"Making the virtual environment {ENVIRONMENT.name}")
        if subprocess.call([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]):
            return False
    say("Installing cnnviewer and what it needs (a few minutes the first time)")
    target = f"{ROOT}[test]" if task == "test" else f"{ROOT}[imagenet]"
    install = [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", target]
    if subprocess.call(install):
        say("The dependencies could not be installed; look at the lines above, then start again.")
        return False
    for covered in ("open", "test") if task == "test" else ("open",):
        stamp(covered).write_text(fingerprint(), encoding="utf-8")
    return True


def has_pip() -> bool:
    """Whether there is an environment that works: not one whose making was broken off or whose Python was replaced."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return Path(python()).exists() and subprocess.call([python(), "-m", "pip", "--version"], **quiet) == 0


def up_to_date(task: str) -> bool:
    return Path(python()).exists() and stamp(task).is_file() and stamp(task).read_text("utf-8") == fingerprint()


def stamp(task: str) -> Path:
    return ENVIRONMENT / f"cnnviewer-{task}.stamp"


def fingerprint() -> str:
    """Changes when the dependencies or the interpreter do."""
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()


def python() -> str:
    return tool("python")


def tool(name: str) -> str:
    """The path of a program of the virtual environment."""
    scripts = sysconfig.get_path("scripts", "venv", {"base": str(ENVIRONMENT), "platbase": str(ENVIRONMENT)})
    return str(Path(scripts) / (name + (".exe" if os.name == "nt" else "")))


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:  # Ctrl-C: what was started has heard it too and has closed
        sys.exit(130)
