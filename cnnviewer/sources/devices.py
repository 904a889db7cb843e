"""Which cameras there are, by name, without opening one for pictures (that may light its lamp or disturb its user).

Linux    /sys/class/video4linux tells names; of the several nodes of a camera only those that can capture are listed
         (VIDIOC_QUERYCAP, linux/videodev2.h)
macOS    system_profiler; OpenCV numbers cameras in the order of their unique ids
Windows  the device list, asked through PowerShell; OpenCV numbers cameras in the order of DirectShow, which is
         nearly always the same
"""

from __future__ import annotations

import json
import os
import platform
import re
import struct
import subprocess
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

_VIDIOC_QUERYCAP = 0x80685600  # _IOR('V', 0, struct v4l2_capability), 104 bytes
_CAPTURES = 0x1 | 0x1000  # V4L2_CAP_VIDEO_CAPTURE, V4L2_CAP_VIDEO_CAPTURE_MPLANE
_HAS_DEVICE_CAPS = 0x80000000
_PATIENCE_S = 8.0
_MACOS = ("system_profiler", "-json", "SPCameraDataType")
_WINDOWS = (
    "powershell",
    "-NoProfile",
    "-NonInteractive",
    "-Command",
    "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-CimInstance Win32_PnPEntity -Filter "
    "\"(PNPClass='Camera' or PNPClass='Image') and Status='OK'\" | ForEach-Object { $_.Name }",
)


@dataclass(frozen=True)
class CameraName:
    """A camera: `index` is the N of its address camera:N, `name` what the system calls it."""

    index: int
    name: str


class Presence(Enum):
    """What the system says about a camera that does not open."""

    MISSING = auto()
    FORBIDDEN = auto()
    THERE = auto()
    UNKNOWN = auto()  # the system does not tell


def list_cameras() -> tuple[CameraName, ...]:
    """The cameras of this machine; empty when there are none, or the system does not say. Returns within 10 s."""
    if platform.system() == "Linux":
        return linux_cameras()
    if platform.system() == "Darwin":
        return macos_cameras(_output(_MACOS))
    return windows_cameras(_output(_WINDOWS))


def camera_name(index: int) -> str:
    """What to call camera `index`, without asking anything that may take long."""
    name = Path(f"/sys/class/video4linux/video{index}/name")
    try:
        return name.read_text("utf-8", "replace").strip() or f"camera {index}"
    except OSError:
        return f"camera {index}"


def presence(index: int) -> Presence:
    """Whether camera `index` is there, where the system tells."""
    if platform.system() != "Linux":
        return Presence.UNKNOWN
    node = Path(f"/dev/video{index}")
    if not node.exists():
        return Presence.MISSING
    return Presence.THERE if os.access(node, os.R_OK | os.W_OK) else Presence.FORBIDDEN


def linux_cameras(
    listing: Path = Path("/sys/class/video4linux"), devices: Path = Path("/dev")
) -> tuple[CameraName, ...]:
    """The capture nodes under `listing`, whose device files lie in `devices`."""
    found = []
    for entry in listing.glob("video*"):
        number = entry.name.removeprefix("video")
        if number.isdecimal() and _captures(entry, devices / entry.name):
            found.append(CameraName(int(number), _line(entry / "name") or f"camera {number}"))
    return tuple(sorted(found, key=lambda camera: camera.index))


def macos_cameras(report: str) -> tuple[CameraName, ...]:
    """The cameras in what `system_profiler -json SPCameraDataType` says."""
    try:
        listed: list[dict[str, Any]] = json.loads(report)["SPCameraDataType"]
        ordered = sorted(listed, key=lambda camera: str(camera.get("spcamera_unique-id", "")))
        return tuple(CameraName(index, str(camera["_name"])) for index, camera in enumerate(ordered))
    except (ValueError, KeyError, TypeError, AttributeError):
        return ()


def windows_cameras(report: str) -> tuple[CameraName, ...]:
    """The cameras in a report of one name a line. Scanners are of the same class and have telling names."""
    names = [line.strip() for line in report.splitlines() if line.strip()]
    names = [name for name in names if not re.search(r"scan|print|wia", name, re.IGNORECASE)]
    return tuple(CameraName(index, name) for index, name in enumerate(names))


def _captures(entry: Path, device: Path) -> bool:
    """Whether a node gives pictures: asked of the driver, else the first node of a camera is taken for the one."""
    import fcntl

    reply = bytearray(104)
    try:
        descriptor = os.open(device, os.O_RDWR | os.O_NONBLOCK)
    except OSError:
        return _line(entry / "index") in ("0", "")
    try:
        fcntl.ioctl(descriptor, _VIDIOC_QUERYCAP, reply)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    everything, of_this_node = struct.unpack_from("=II", reply, 84)
    return bool((of_this_node if everything & _HAS_DEVICE_CAPS else everything) & _CAPTURES)


def _line(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def _output(command: tuple[str, ...]) -> str:
    """What `command` prints; "" when it fails or takes too long."""
    no_window = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE_S, check=True, creationflags=no_window)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")
