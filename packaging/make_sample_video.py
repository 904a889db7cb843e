"""Makes resources/samples/motion.webm: a walk over the coffee photograph (CC0), so that a bundled source moves.

The view of 320 x 240 pixels follows a closed curve, x = sin(2 pi t), y = sin(4 pi t) (a Lissajous figure), and breathes
between 62 % and 98 % of the height of the photograph: the last frame is followed by the first without a jump.
VP9 in WebM: free of patents and read by the FFmpeg inside OpenCV on every platform.

OpenCV's writer cannot be told how large the file may become, so this needs PyAV, which the program does not:

    pip install av
    python packaging/make_sample_video.py
"""

from __future__ import annotations

import sys
from pathlib import Path

import av
import cv2
import numpy as np

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "samples"
HEIGHT, WIDTH = 240, 320
FRAMES, FRAMES_PER_S = 180, 30
# A key frame twice a second, so that a jump on the seek bar has little to decode.
OPTIONS = {"crf": "30", "b": "0", "g": "15", "deadline": "good", "cpu-used": "1"}


def view(photograph: np.ndarray, turn: float) -> np.ndarray:
    """The (HEIGHT, WIDTH, 3) view at `turn` 0...1 of the walk."""
    rows, columns = photograph.shape[:2]
    height = rows * (0.8 + 0.18 * np.cos(2 * np.pi * turn))
    width = height * WIDTH / HEIGHT
    centre_x = columns / 2 + (columns - width) / 2 * 0.98 * np.sin(2 * np.pi * turn)
    centre_y = rows / 2 + (rows - height) / 2 * 0.98 * np.sin(4 * np.pi * turn)
    scale = height / HEIGHT
    # Averaged over what a pixel covers before it is sampled, or fine texture would shimmer.
    soft = cv2.GaussianBlur(photograph, (0, 0), max(0.3, 0.45 * scale))
    placed = np.array([[scale, 0, centre_x - width / 2], [0, scale, centre_y - height / 2]])
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(soft, placed, (WIDTH, HEIGHT), flags=flags, borderMode=cv2.BORDER_REFLECT_101)


def main() -> None:
    photograph = cv2.cvtColor(cv2.imread(str(SAMPLES / "coffee.jpg")), cv2.COLOR_BGR2RGB)
    target = SAMPLES / "motion.webm"
    with av.open(str(target), "w") as container:
        stream = container.add_stream("libvpx-vp9", rate=FRAMES_PER_S, options=OPTIONS)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for index in range(FRAMES):
            frame = av.VideoFrame.from_ndarray(view(photograph, index / FRAMES), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    sys.stdout.write(f"{target.name}: {target.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
