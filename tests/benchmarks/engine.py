"""Times the engine beside ONNX Runtime, PyTorch, OpenCV and OpenVINO: all activations from all, two threads each.

    python tests/benchmarks/engine.py                            everything; about ten minutes
    python tests/benchmarks/engine.py --networks demo,edits      some of it
    python tests/benchmarks/engine.py --rounds 10                steadier numbers
    python tests/benchmarks/engine.py --contenders cnnviewer,PyTorch --operators

    demo, squeezenet, mobilenet-v2, resnet18, vgg16, googlenet   one picture after another, weights random; any other
                name that `cnnviewer networks` lists below "literature" and that takes colours can be given too
    edits       the demo network on a still picture: one kernel value changes, all maps are brought up to date. Nobody
                else keeps what did not change, so it is compared with ONNX Runtime's full run
    gradients   of one logit with respect to the picture, beside PyTorch's autograd

Needs `pip install .[benchmark]`; who is not installed is left out. The numbers of all are compared with the engine's
before anything is timed; the exit status is 1 when somebody's differ. How several are timed side by side stands in
side_by_side/timing.py. Where the machine is busy with other work too, OMP_WAIT_POLICY=passive keeps PyTorch's threads
from spinning on a core that another program holds: they lose most by it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import side_by_side.two_cores  # noqa: F401  # isort: skip  # before everything else that counts cores
import cnnviewer  # isort: skip  # before NumPy: sets the threads of its BLAS
import numpy as np
from side_by_side.contenders import BASELINE, CONTENDERS, OURS, Run
from side_by_side.edits import edit_calls
from side_by_side.gradients import gradient_calls
from side_by_side.memory import peak_mib
from side_by_side.operators import report_operators
from side_by_side.subjects import Subject, subject
from side_by_side.timing import Call, measure, report

from cnnviewer.networks.architectures import ARCHITECTURES

SUBJECTS = ("demo", "squeezenet", "mobilenet-v2", "resnet18", "vgg16", "googlenet", "edits", "gradients")
TOLERANCE = 1e-3
"""Largest difference from the engine, as a share of the largest value of the array."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--networks", default=",".join(SUBJECTS), help="which, with commas between")
    parser.add_argument("--contenders", default=",".join(CONTENDERS), help="which, with commas between")
    parser.add_argument("--rounds", type=int, default=5, help="blocks of calls for each contender")
    parser.add_argument("--size", default="240x320", help="rows x columns of the input of demo and edits")
    parser.add_argument("--kernel", type=int, default=3, help="rows and columns of their kernels")
    parser.add_argument("--operators", action="store_true", help="where the engine spends its time")
    parser.add_argument("--no-memory", action="store_true", help="times only")
    options = parser.parse_args()
    contenders = options.contenders.split(",")
    unknown = [*({*contenders} - {*CONTENDERS}), *({*options.networks.split(",")} - {*SUBJECTS, *ARCHITECTURES})]
    if unknown:
        parser.error(f"{unknown[0]} is not known; contenders are {', '.join(CONTENDERS)}")
    sys.stdout.write(f"cnnviewer {cnnviewer.__version__}\n")
    agreed = True
    for name in options.networks.split(","):
        with tempfile.TemporaryDirectory() as folder:
            if name == "gradients":
                agreed &= _gradients(options.rounds)
            elif name == "edits":
                agreed &= _edits(_own(options).saved(Path(folder)), options.rounds)
            else:
                measured = (_own(options) if name == "demo" else subject(name)).saved(Path(folder))
                agreed &= _network(measured, contenders, options)
    return 0 if agreed else 1


def _own(options: argparse.Namespace) -> Subject:
    rows, columns = (int(side) for side in options.size.split("x"))
    return subject("demo", (rows, columns), options.kernel)


def _network(measured: Subject, contenders: Sequence[str], options: argparse.Namespace) -> bool:
    _headline(f"{measured.name}, {measured.shape[2]} x {measured.shape[3]}")
    runs, agreed = _agreeing(measured, contenders)
    frames = measured.frames()
    calls: dict[str, Call] = {name: lambda i, run=run: run(frames[i % len(frames)]) for name, run in runs.items()}
    times = measure(calls, options.rounds)
    runs.clear()
    calls.clear()
    memory_mib = None
    if not options.no_memory:
        memory_mib = {name: peak_mib(name, measured, options.kernel) for name in times}
    report(times, BASELINE, memory_mib)
    if options.operators:
        report_operators(measured)
    return agreed


def _edits(measured: Subject, rounds: int) -> bool:
    _headline(f"one kernel value of demo edited, {measured.shape[2]} x {measured.shape[3]}")
    runs, agreed = _agreeing(measured, (BASELINE,))
    frames = measured.frames()
    calls: dict[str, Call] = {name: lambda i, run=run: run(frames[0]) for name, run in runs.items()}
    report(measure({**calls, **edit_calls(measured)}, rounds), BASELINE)
    return agreed


def _gradients(rounds: int) -> bool:
    agreed = True
    for name in ("vgg-like", "squeezenet"):
        measured = subject(name)
        _headline(
            f"gradient of a logit of {name} with respect to the picture, {measured.shape[2]} x {measured.shape[3]}"
        )
        calls, alike = gradient_calls(measured)
        if not alike:
            sys.stdout.write("    the gradients differ\n")
        report(measure(calls, rounds), "PyTorch")
        agreed &= alike
    return agreed


def _agreeing(measured: Subject, contenders: Sequence[str]) -> tuple[dict[str, Run], bool]:
    """The contenders that are there and give the engine's numbers; False when one gives others."""
    frame, values = measured.frames()[0], measured.values
    expected = CONTENDERS[OURS](measured)(frame)
    runs: dict[str, Run] = {}
    agreed = True
    for name in contenders:
        try:
            run = CONTENDERS[name](measured)
        except ImportError as problem:
            sys.stdout.write(f"    {name} is left out: {problem}\n")
            continue
        different = [
            value
            for value, ours, theirs in zip(values, expected, run(frame), strict=True)
            if float(np.abs(np.asarray(theirs) - ours).max()) > TOLERANCE * float(np.abs(ours).max())
        ]
        if different:
            sys.stdout.write(f"    {name} is left out: it differs in {', '.join(different[:5])}\n")
            agreed = False
        else:
            runs[name] = run
    return runs, agreed


def _headline(text: str) -> None:
    sys.stdout.write(f"\n{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
