"""The rows of the table of layers, and the table as text."""

import numpy as np
import pytest

from cnnviewer.engine.cost import costs
from cnnviewer.engine.shapes import infer_shapes
from cnnviewer.explain.layer_table import Cost, TextStyle, layer_rows, table_text
from cnnviewer.explain.receptive_field import receptive_field, receptive_fields
from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.build import build
from cnnviewer.networks.stack import ConvLayer, PoolingKind, PoolLayer, Stack

INPUT = (1, 3, 224, 224)


@pytest.fixture(scope="module")
def resnet():
    return ARCHITECTURES["resnet18"].make(weights=False)


def shapes(network, shape=INPUT):
    return infer_shapes(network, {network.inputs[0].name: shape})


def test_the_rows_add_up_to_the_network(resnet) -> None:
    rows = layer_rows(resnet, shapes(resnet))
    told = costs(resnet, {resnet.inputs[0].name: INPUT})
    assert sum(row.parameters for row in rows) == sum(one.parameters for one in told) == 11_689_512
    assert sum(row.macs for row in rows) == 1_814_073_344
    assert sum(row.activation_bytes for row in rows) == sum(one.activation_bytes for one in told)


def test_the_fields_of_one_walk_are_those_of_many(resnet) -> None:
    fields = receptive_fields(resnet)
    for row in layer_rows(resnet, shapes(resnet))[::7]:
        assert fields[row.value] == receptive_field(resnet, row.value)
        assert row.field == fields[row.value].size


def test_a_step_inside_a_layer_counts_for_its_layer() -> None:
    weight, bias = np.ones((4, 3, 3, 3), np.float32), np.zeros(4, np.float32)
    network = build(Stack("min", (ConvLayer("Conv1", weight, bias), PoolLayer("Pool1", PoolingKind.MIN))))
    rows = layer_rows(network, shapes(network))
    assert network.internal
    assert sum(len(row.nodes) for row in rows) == len(network.nodes)
    assert not network.internal & {row.value for row in rows}
    durations = {node.name: 1.0 for node in network.nodes}
    assert sum(row.amount(Cost.TIME, durations) for row in rows) == len(network.nodes)


def test_what_nobody_knows_the_size_of_has_a_row_all_the_same(resnet) -> None:
    rows = layer_rows(resnet, {}, fields=False)
    assert len(rows) == len(resnet.nodes)
    assert {row.macs for row in rows} == {0}
    assert rows[0].shape == ()


def test_text_for_a_spreadsheet_quotes_what_needs_it() -> None:
    rows = [("a,b", "1"), ("c\td", "2")]
    assert table_text(("name", "n"), rows, TextStyle.CSV) == 'name,n\n"a,b",1\nc\td,2\n'
    assert table_text(("name", "n"), rows, TextStyle.TABS) == 'name\tn\na,b\t1\n"c\td"\t2\n'


def test_numbers_of_a_markdown_table_are_flush_right() -> None:
    text = table_text(("name", "n"), [("a|b", "1,216"), ("c", "")], TextStyle.MARKDOWN)
    assert text == "| name | n |\n| --- | --: |\n| a\\|b | 1,216 |\n| c |  |\n"


def test_negative_numbers_are_numbers_too() -> None:
    text = table_text(("mean",), [("-0.25",), ("1e-05",)], TextStyle.MARKDOWN)
    assert text.splitlines()[1] == "| --: |"
