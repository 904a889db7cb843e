"""Upsample and the older forms of Resize in the newest form of Resize.

Upsample (opset 7, 9) and Resize until opset 10 know no choice of coordinates: x = y / scale, and the cell that contains
it. That is "asymmetric" with the nearest mode "floor" of the later forms.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cnnviewer.engine.exchange.draft import Draft
from cnnviewer.engine.network import Attribute, Node


def upgrade_resize(draft: Draft, node: Node) -> tuple[Node, ...]:
    """Inputs x, region, scales, sizes; one that does not count (older files have an empty array there) is left out."""
    attributes: dict[str, Attribute] = dict(node.attributes)
    if node.operator == "Upsample" or draft.opset < 11:
        node = draft.to_inputs(node, 1, ("scales",), np.float32)
        old = {"mode": attributes.get("mode", "nearest"), "coordinate_transformation_mode": "asymmetric"}
        scales = node.inputs[1] if len(node.inputs) > 1 else ""
        attributes = {**old, "nearest_mode": "floor"}
        return (replace(node, operator="Resize", inputs=(node.inputs[0], "", scales), attributes=attributes),)
    x, region, scales, sizes = (*node.inputs, "", "", "")[:4]
    coordinates = attributes.get("coordinate_transformation_mode", "half_pixel")
    if coordinates == "tf_half_pixel_for_nn":
        # x = (y + 0.5) / scale, half a cell after half_pixel: rounding down the one is rounding the other.
        if attributes.get("nearest_mode", "round_prefer_floor") != "floor" or attributes.get("mode") == "linear":
            raise draft.refused(node, f"has the coordinates {coordinates}; export it with opset 13 or newer")
        attributes |= {"coordinate_transformation_mode": "half_pixel", "nearest_mode": "round_prefer_ceil"}
    if coordinates != "tf_crop_and_resize":
        region = ""
    kept = [x, region, *("" if _is_empty(draft, name) else name for name in (scales, sizes))]
    while not kept[-1]:
        kept.pop()
    return (replace(node, inputs=tuple(kept), attributes=attributes),)


def _is_empty(draft: Draft, name: str) -> bool:
    weight = draft.weights.get(name)
    return weight is not None and weight.size == 0
