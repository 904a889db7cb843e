"""Kernels by name, operations on kernels, kernels as text and files. A kernel is (kH, kW) float32.

Kernels are used as CNNs use them, by cross-correlation: positive numbers on the right respond to brightness there.
"""

from cnnviewer.networks.kernels.analysis import FrequencyResponse, frequency_response, kernel_from_patch
from cnnviewer.networks.kernels.files import kernel_from_json, kernel_to_json, load_kernel, save_kernel
from cnnviewer.networks.kernels.operations import (
    flip_horizontal,
    flip_vertical,
    negate,
    rotate,
    scale,
    transpose,
    unit_l2,
    unit_sum,
    zero_sum,
)
from cnnviewer.networks.kernels.table import KERNELS, NamedKernel, Parameter
from cnnviewer.networks.kernels.text import format_matrix, parse_matrix

__all__ = [
    "KERNELS",
    "FrequencyResponse",
    "NamedKernel",
    "Parameter",
    "flip_horizontal",
    "flip_vertical",
    "format_matrix",
    "frequency_response",
    "kernel_from_json",
    "kernel_from_patch",
    "kernel_to_json",
    "load_kernel",
    "negate",
    "parse_matrix",
    "rotate",
    "save_kernel",
    "scale",
    "transpose",
    "unit_l2",
    "unit_sum",
    "zero_sum",
]
