"""OpenCV as this room uses it: silent, and without a way to the network. The only place that arranges either.

A file that cannot be read becomes a sentence for the user (errors.py); the lines that OpenCV and FFmpeg print besides
would only confuse. The variables are read by OpenCV when it first opens a video, so they count even when another room
has imported cv2 before. Someone who has set one of them keeps the choice.
"""

from __future__ import annotations

import os

import cv2

__all__ = ["cv2"]

os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")  # AV_LOG_QUIET
# A playlist that calls itself a video must not make this program fetch what it names.
os.environ.setdefault("OPENCV_FFMPEG_CAPTURE_OPTIONS", "protocol_whitelist;file,crypto,data")
# Windows: hardware transforms make Media Foundation take half a minute to open a camera.
os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
