"""What the layers are called above their columns in the strip, also those that have no column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cnnviewer.engine.network import Network
from cnnviewer.gui.layer_names import node_title
from cnnviewer.gui.panels.strip_columns import column_texts
from cnnviewer.session.state import State


def layer_titles(network: Network, state: State, values: Iterable[str]) -> dict[str, str]:
    """{value: title} of these values of `network`."""
    every = replace(state, view=replace(state.view, show_activations=True))
    known = {text.value: text.title for text in column_texts(network, every)}
    titles = {}
    for value in values:
        node = network.producer(value)
        titles[value] = known.get(value) or (value if node is None else node_title(node, value))
    return titles
