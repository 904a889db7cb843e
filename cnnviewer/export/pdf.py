"""PDF: the same sheet on one page as large as it needs, texts as texts."""

from __future__ import annotations

import io
from pathlib import Path

from cnnviewer.export.content import Content
from cnnviewer.export.exporter import EVERY_KIND, Exporter, ExportOptions, Step
from cnnviewer.export.page import Box, Colour, Image, Text
from cnnviewer.export.sheet import lay_out

_KOREAN_FACE = "HYGothic-Medium"
# Typographic points a page pixel: a slide of 1280 pixels is 13.3 inches wide.
_SCALE = 0.75


def write(content: Content, path: Path, options: ExportOptions, step: Step) -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    page = lay_out(content, options)
    pdfmetrics.registerFont(UnicodeCIDFont(_KOREAN_FACE))
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(page.width * _SCALE, page.height * _SCALE))
    canvas.setTitle(content.title)
    canvas.setCreator(content.metadata.get("program", "cnnviewer"))
    canvas.setSubject(content.metadata.get("layer", content.title))
    canvas.setKeywords([f"{name}: {text}" for name, text in content.metadata.items()])
    canvas.scale(_SCALE, _SCALE)
    canvas.setFillColorRGB(*_parts(page.background))
    canvas.rect(0, 0, page.width, page.height, stroke=0, fill=1)
    for number, item in enumerate(page.items):
        if isinstance(item, Text):
            text, face = _encodable(item)
            canvas.setFillColorRGB(*_parts(item.colour))
            canvas.setFont(face, item.size)
            draw = {
                "start": canvas.drawString,
                "middle": canvas.drawCentredString,
                "end": canvas.drawRightString,
            }[item.anchor]
            draw(item.x, page.height - item.y, text)
        elif isinstance(item, Image):
            from PIL import Image as Pillow

            reader = ImageReader(Pillow.fromarray(item.pixels()))
            canvas.drawImage(reader, item.x, page.height - item.y - item.height, item.width, item.height)
        elif isinstance(item, Box):
            canvas.setFillColorRGB(*_parts(item.colour))
            canvas.rect(item.x, page.height - item.y - item.height, item.width, item.height, stroke=0, fill=1)
        step(number + 1, len(page.items))
    canvas.showPage()
    canvas.save()
    path.write_bytes(target.getvalue())


def _encodable(item: Text) -> tuple[str, str]:
    """The text and the name of a standard face that has its letters; "?" for those that no standard face has."""
    try:
        item.text.encode("cp1252")
    except UnicodeEncodeError:
        if any(ord(letter) > 0x2E80 for letter in item.text):
            # Its stand-ins in some viewers lack the raised dot.
            return item.text.replace("·", "-"), _KOREAN_FACE
        return item.text.replace("∞", "inf").encode("cp1252", "replace").decode("cp1252"), "Helvetica"
    return item.text, "Helvetica-Bold" if item.bold else "Helvetica"


def _parts(colour: Colour) -> tuple[float, ...]:
    return tuple(part / 255 for part in colour)


EXPORTER = Exporter(".pdf", "PDF page, text as text", EVERY_KIND, write)
