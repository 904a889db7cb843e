"""What names say about blocks."""

import pytest

from cnnviewer.networks.scopes import common_scope, scope_of, shared_by_all, telling_name


@pytest.mark.parametrize(
    ("names", "title"),
    [
        (["layer1.0.conv1", "layer1.0.conv2", "layer1.0.downsample.conv"], "layer1.0"),
        (["/layer1/layer1.0/conv1/Conv", "/layer1/layer1.0/conv2/Conv"], "layer1.0"),
        (
            ["/features/features.3/conv/conv.0/conv.0.0/Conv", "/features/features.3/conv/conv.1/Conv"],
            "features.3.conv",
        ),
        (["res2a_branch2a", "res2a_branch2b", "res2a_branch1"], "res2a"),
        (["inception_3a/1x1", "inception_3a/3x3"], "inception_3a"),
        (["block1.conv1_1", "block1.conv1_2"], "block1"),
        (["conv3_1", "conv3_2"], "conv3"),
        (["conv1", "conv2"], ""),
        (["", ""], ""),
    ],
)
def test_a_block_is_called_what_its_names_begin_with(names: list[str], title: str) -> None:
    assert common_scope(names) == title


def test_what_all_names_begin_with_tells_nothing() -> None:
    everywhere = shared_by_all(["net_stage1_conv0", "net_stage1_conv1", "net_dense0"])
    assert everywhere == "net_"
    assert common_scope(["net_stage1_conv0", "net_stage1_conv1"], everywhere) == "stage1"
    assert common_scope(["net_stage1_conv0", "net_dense0"], everywhere) == ""


def test_a_number_is_no_name() -> None:
    assert telling_name("n12", "Conv", "r12") == ""
    assert telling_name("Conv_3", "Conv", "features_out") == "features_out"
    assert telling_name("stem.conv", "Conv", "42") == "stem.conv"


def test_a_scope_is_all_steps_but_the_last() -> None:
    assert scope_of("/layer1/layer1.0/conv1/Conv") == ("layer1", "layer1", "0", "conv1")
