"""SVG: a sheet with texts as texts and every map as a picture of its own that stays sharp at any size."""

from __future__ import annotations

import base64
import xml.etree.ElementTree as ET
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from cnnviewer.export.content import Content
from cnnviewer.export.exporter import EVERY_KIND, Exporter, ExportOptions, Step
from cnnviewer.export.page import Box, Colour, Image, Text
from cnnviewer.export.sheet import lay_out

_NAMESPACE = "http://www.w3.org/2000/svg"
_FACES = "Inter, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"


def write(content: Content, path: Path, options: ExportOptions, step: Step) -> None:
    page = lay_out(content, options)
    width, height = _number(page.width), _number(page.height)
    root = ET.Element(
        "svg",
        {"xmlns": _NAMESPACE, "width": width, "height": height, "viewBox": f"0 0 {width} {height}"},
    )
    ET.SubElement(root, "title").text = _printable(content.title)
    described = (f"{name}: {_printable(text)}" for name, text in content.metadata.items())
    ET.SubElement(root, "desc").text = "\n".join(described)
    ET.SubElement(root, "rect", {"width": width, "height": height, "fill": _hex(page.background)})
    group = ET.SubElement(root, "g", {"font-family": _FACES})
    for number, item in enumerate(page.items):
        group.append(_element(item))
        step(number + 1, len(page.items))
    ET.indent(root, " ")
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _element(item: Text | Image | Box) -> ET.Element:
    if isinstance(item, Text):
        attributes = {
            "x": _number(item.x),
            "y": _number(item.y),
            "font-size": _number(item.size),
            "fill": _hex(item.colour),
            "text-anchor": item.anchor,
        }
        if item.bold:
            attributes["font-weight"] = "600"
        element = ET.Element("text", attributes)
        element.text = _printable(item.text)
        return element
    place = {name: _number(getattr(item, name)) for name in ("x", "y", "width", "height")}
    if isinstance(item, Box):
        return ET.Element("rect", {**place, "fill": _hex(item.colour)})
    sharp = {"preserveAspectRatio": "none", "style": "image-rendering: pixelated", "href": _png_address(item.pixels())}
    element = ET.Element("image", {**place, **sharp})
    if item.description:
        ET.SubElement(element, "title").text = _printable(item.description)
    return element


def _png_address(pixels: NDArray[np.uint8]) -> str:
    _, encoded = cv2.imencode(".png", pixels[:, :, ::-1])
    return "data:image/png;base64," + base64.b64encode(encoded.tobytes()).decode("ascii")


def _printable(text: str) -> str:
    """`text` without control characters, which XML cannot hold and a name in a network file may contain."""
    return "".join(letter for letter in text if letter.isprintable())


def _hex(colour: Colour) -> str:
    return "#" + bytes(colour).hex()


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


EXPORTER = Exporter(".svg", "SVG drawing, text as text", EVERY_KIND, write)
