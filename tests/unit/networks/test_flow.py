"""What flows between the values on show."""

from cnnviewer.engine.network import Network, Node, Value
from cnnviewer.networks.flow import flow_of
from tests.helpers.small_networks import frozen

IMAGE = Value("x", (1, 2, 8, 8))


def network(*nodes: Node) -> Network:
    return Network("t", nodes, (IMAGE,), (nodes[-1].outputs[0],), {"w": frozen(2, 2, 1, 1)})


def test_values_that_are_not_on_show_are_passed_through() -> None:
    made = network(
        Node("c", "Conv", ("x", "w"), ("c",)),
        Node("r", "Relu", ("c",), ("r",)),
        Node("s", "Add", ("r", "x"), ("s",)),
    )
    flow = flow_of(made, (1, 2, 8, 8), ["x", "c", "s"])
    assert flow.sources == ((), (0,), (0, 1))
    assert flow.consumers == ((1, 2), (2,), ())
    assert flow.operators == ("", "Conv", "Add")
    assert flow.is_product(1)
    assert not flow.is_product(2)
    assert flow.size(2) == (8, 8)


def test_the_size_of_a_value_is_no_part_of_what_is_made_from_it() -> None:
    made = network(
        Node("c", "Conv", ("x", "w"), ("c",)),
        Node("z", "Shape", ("x",), ("z",)),
        Node("s", "Reshape", ("c", "z"), ("s",)),
    )
    assert flow_of(made, (1, 2, 8, 8), ["x", "c", "s"]).sources == ((), (0,), (1,))
