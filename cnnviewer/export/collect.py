"""Makes contents out of activations, specs and names; used by the window and by the command line alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

import cnnviewer
from cnnviewer.display.draw import drawn_channels
from cnnviewer.display.levels import as_maps, levels_of, network_limits, oriented
from cnnviewer.display.picture import LevelSpec, Picture, PictureSpec, Scope
from cnnviewer.engine.network import Array, Network
from cnnviewer.errors import ExportError
from cnnviewer.export.content import Column, Content, Kind, NamedMap
from cnnviewer.networks.intervention import untouched

Floats = NDArray[np.float32]

_SCOPES = {
    Scope.MAP: "each map its own",
    Scope.LAYER: "one for the layer",
    Scope.NETWORK: "one for the network",
    Scope.HOLD: "held",
}


@dataclass(frozen=True)
class Names:
    """What the maps are called and where they come from.

    network, source  for people: "Classic filters", "sample: cat"
    titles, captions  by value name; a value without a title is called by its name
    """

    network: str
    source: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    captions: Mapping[str, str] = field(default_factory=dict)

    def title(self, value: str) -> str:
        return self.titles.get(value) or value


@dataclass(frozen=True)
class ColourChoice:
    """Names of the colour maps for signed and for unsigned values; `own` is that of single values, by their name."""

    signed: str = "blue-white-red"
    unsigned: str = "inferno"
    own: Mapping[str, str] = field(default_factory=dict)

    def of(self, spec: PictureSpec) -> str:
        return self.own.get(spec.value) or (self.signed if spec.signed else self.unsigned)


def names_of(network: Network, source: str = "") -> Names:
    """Names from the graph: "conv1" is titled "Conv1" and captioned "Conv 5 × 5"."""
    titles, captions = {}, {}
    network = untouched(network)
    made = [name for node in network.nodes for name in node.outputs]
    for value in (*(entry.name for entry in network.inputs), *made):
        node = network.producer(value)
        titles[value] = value[:1].upper() + value[1:]
        captions[value] = _caption(network, value) if node is not None else "Input"
    return Names(network.name, source, titles, captions)


def _caption(network: Network, value: str) -> str:
    node = network.producer(value)
    if node is None:
        return ""
    kernel = node.attributes.get("kernel_shape")
    if not isinstance(kernel, tuple):
        weight = network.weights.get(node.inputs[1]) if len(node.inputs) > 1 else None
        kernel = weight.shape[2:] if weight is not None and weight.ndim == 4 else ()
    return " ".join((node.operator, " × ".join(str(int(side)) for side in kernel))).strip()


def content_of_map(
    activation: Array,
    spec: PictureSpec,
    channel: int,
    names: Names,
    colours: ColourChoice | None = None,
    picture: Picture | None = None,
    limits: tuple[float, float] | None = None,
) -> Content:
    """One feature map. `activation` (C, H, W) or (1, C, H, W); for `picture` and `limits` see `content_of_layer`."""
    column = column_of(activation, spec, names, colours, picture, limits)
    channel = min(max(channel, 0), len(as_maps(activation)) - 1)
    chosen = [named for named in column.maps if named.channel == channel]
    if not chosen or column.composite:
        alone = PictureSpec(spec.value, (channel,), signed=spec.signed, levels=spec.levels)
        chosen = list(column_of(activation, alone, names, colours, None, limits).maps)
    named = chosen[0]
    single = Column(column.value, named.name, column.caption, (named,), named.levels)
    metadata = {**_metadata(names, spec, column), "channel": str(named.number)}
    return Content(Kind.MAP, named.name, (single,), metadata)


def content_of_layer(
    activation: Array,
    spec: PictureSpec,
    names: Names,
    colours: ColourChoice | None = None,
    picture: Picture | None = None,
    limits: tuple[float, float] | None = None,
) -> Content:
    """All maps of a layer that `spec` asks for.

    picture  what is on show: its levels are taken over, so that the file looks like the screen (scales held, smoothed)
    limits   (low, high) over the network, for scope NETWORK
    """
    column = column_of(activation, spec, names, colours, picture, limits)
    return Content(Kind.LAYER, column.title, (column,), _metadata(names, spec, column))


def content_of_strip(
    activations: Mapping[str, Array],
    specs: Sequence[PictureSpec],
    names: Names,
    colours: ColourChoice | None = None,
    pictures: Mapping[str, Picture] | None = None,
) -> Content:
    """The strip: a column for every spec whose value is in `activations` (a Trace), in the order of `specs`.

    pictures  what is on show, by value name
    Raises ExportError when there is no column.
    """
    present = [spec for spec in specs if spec.value in activations]
    if not present:
        raise ExportError("There is nothing to export yet; wait until the network has run.")
    shown = pictures or {}
    sharing = [spec for spec in present if spec.levels.scope is Scope.NETWORK]
    limits = network_limits([activations[spec.value] for spec in sharing], sharing[0].levels) if sharing else None
    columns = tuple(
        column_of(activations[spec.value], spec, names, colours, shown.get(spec.value), limits) for spec in present
    )
    metadata = {
        "network": names.network,
        "source": names.source,
        "layer": ", ".join(column.title for column in columns),
        "scale": scale_text(present[-1].levels),
        "colour map": ", ".join(dict.fromkeys(column.maps[0].colours for column in columns)),
        "program": program_text(),
    }
    return Content(Kind.STRIP, names.network, columns, metadata)


def content_of_kernel(
    weight: Array,
    names: Names,
    layer: str,
    number: int,
    channel: int | None = None,
    colours: str = "blue-white-red",
    bias: float | None = None,
) -> Content:
    """The kernels of one filter.

    weight  (C_in, kH, kW): the filter;  layer  the value's name;  number  of the filter, from 0
    channel  only the kernel of this input channel; None for all
    All kernels share levels symmetrical about 0.
    """
    kernels = as_maps(weight)
    chosen = range(len(kernels)) if channel is None else [min(max(channel, 0), len(kernels) - 1)]
    finite = kernels[np.isfinite(kernels)]
    levels = oriented(float(finite.min(initial=0)), float(finite.max(initial=0)), signed=True)
    title = f"{names.title(layer)} filter {number + 1}"
    maps = tuple(NamedMap(f"{title} channel {c + 1}", layer, c, kernels[c], levels, colours) for c in chosen)
    if channel is not None:
        title = maps[0].name
    metadata = {
        "network": names.network,
        "source": names.source,
        "layer": names.title(layer),
        "filter": str(number + 1),
        "scale": f"{levels[0]:.6g} to {levels[1]:.6g}, 0 in the middle",
        "colour map": colours,
        "program": program_text(),
    }
    if bias is not None:
        metadata["bias"] = f"{bias:.9g}"
    return Content(Kind.KERNEL, title, (Column(layer, title, "Cross-correlation kernel", maps, levels),), metadata)


def column_of(
    activation: Array,
    spec: PictureSpec,
    names: Names,
    colours: ColourChoice | None = None,
    picture: Picture | None = None,
    limits: tuple[float, float] | None = None,
) -> Column:
    """The maps of one layer with the levels on show, or with those that the spec gives."""
    maps = as_maps(activation)
    if picture is not None and picture.spec.value == spec.value and max(picture.channels) < len(maps):
        channels, levels, legend = picture.channels, picture.levels, picture.limits
        composite = picture.spec.composite is not None
    else:
        channels = drawn_channels(spec, len(maps))
        levels, legend = levels_of(maps, spec, channels, limits=limits)
        composite = spec.composite is not None
    title = names.title(spec.value)
    table = (colours or ColourChoice()).of(spec)
    named = tuple(
        NamedMap(f"{title} map {channel + 1}", spec.value, channel, maps[channel], (low, high), table, spec.signed)
        for channel, (low, high) in zip(channels, levels.tolist(), strict=True)
    )
    shared = bool((levels == levels[0]).all())
    legend = named[0].levels if shared else legend
    return Column(spec.value, title, names.captions.get(spec.value, ""), named, legend, shared, composite)


def scale_text(levels: LevelSpec) -> str:
    """How the levels were chosen, in words: "each map its own, percentiles 0.5 to 99.5"."""
    if levels.limits is not None:
        return f"typed, {levels.limits[0]:.6g} to {levels.limits[1]:.6g}"
    ends = "percentiles 0.5 to 99.5" if levels.robust else "minimum to maximum"
    border = f", without {levels.ignore_border} cells at the border" if levels.ignore_border else ""
    return f"{_SCOPES[levels.scope]}, {ends}{border}"


def program_text() -> str:
    """ "cnnviewer 0.1.0" """
    return f"cnnviewer {cnnviewer.__version__}"


def _metadata(names: Names, spec: PictureSpec, column: Column) -> dict[str, str]:
    return {
        "network": names.network,
        "source": names.source,
        "layer": column.title,
        "operator": column.caption,
        "shape": column.shape_text,
        "scale": scale_text(spec.levels),
        "levels": f"{column.limits[0]:.6g} to {column.limits[1]:.6g}",
        "colour map": column.maps[0].colours,
        "program": program_text(),
    }
