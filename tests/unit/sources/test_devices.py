"""The list of cameras is read off what each system reports."""

from __future__ import annotations

import json
import platform
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cnnviewer.sources import devices
from cnnviewer.sources.devices import CameraName, linux_cameras, list_cameras, macos_cameras, windows_cameras


def node(listing: Path, number: int, name: str, place: int = 0) -> None:
    (listing / f"video{number}").mkdir(parents=True)
    (listing / f"video{number}" / "name").write_text(f"{name}\n", "utf-8")
    (listing / f"video{number}" / "index").write_text(f"{place}\n", "utf-8")


def test_only_the_first_node_of_each_camera_is_listed_in_order(tmp_path: Path) -> None:
    node(tmp_path, 10, "Desk camera")
    node(tmp_path, 2, "노트북 카메라")
    node(tmp_path, 3, "노트북 카메라", place=1)
    found = linux_cameras(tmp_path, tmp_path / "no devices")
    assert found == (CameraName(2, "노트북 카메라"), CameraName(10, "Desk camera"))


@pytest.mark.skipif(platform.system() != "Linux", reason="asks Linux")
def test_a_node_that_is_no_video_device_is_not_listed(tmp_path: Path) -> None:
    node(tmp_path / "sys", 0, "not a camera")
    (tmp_path / "video0").touch()
    assert linux_cameras(tmp_path / "sys", tmp_path) == ()


def test_a_machine_without_video_devices_has_no_cameras(tmp_path: Path) -> None:
    assert linux_cameras(tmp_path / "nothing") == ()


def test_cameras_of_macos_are_numbered_by_their_unique_id() -> None:
    listed = [
        {"_name": "USB camera", "spcamera_unique-id": "0x2"},
        {"_name": "FaceTime HD", "spcamera_unique-id": "0x1"},
    ]
    report = json.dumps({"SPCameraDataType": listed})
    assert macos_cameras(report) == (CameraName(0, "FaceTime HD"), CameraName(1, "USB camera"))


@pytest.mark.parametrize(
    "report", ["", "no json", "[]", "{}", '{"SPCameraDataType": [{}]}', '{"SPCameraDataType": [3]}']
)
def test_a_report_of_macos_that_cannot_be_read_names_no_camera(report: str) -> None:
    assert macos_cameras(report) == ()


def test_cameras_of_windows_are_one_a_line_and_scanners_are_left_out() -> None:
    report = "Integrated Camera\r\nEPSON Scanner\r\n\r\nUSB Video Device\r\n"
    assert windows_cameras(report) == (CameraName(0, "Integrated Camera"), CameraName(1, "USB Video Device"))


@pytest.mark.parametrize("system", ["Linux", "Darwin", "Windows"])
@pytest.mark.parametrize("failure", [FileNotFoundError(), subprocess.TimeoutExpired("list", 8)])
def test_a_system_that_does_not_answer_names_no_camera(
    monkeypatch: pytest.MonkeyPatch, system: str, failure: Exception
) -> None:
    def run(*arguments: Any, **options: Any) -> None:
        assert options["timeout"] < 10
        raise failure

    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(devices, "linux_cameras", lambda: ())
    assert list_cameras() == ()
