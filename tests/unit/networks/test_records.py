"""The figures of the charts: whole, in order, and with costs that agree with the published ones."""

import pytest

from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.records import challenge, human_error, price_of, prices, reached
from cnnviewer.resources import resource_path

PUBLISHED = {  # parameters, multiply-accumulates of convolutions and fully connected layers
    "alexnet": (61_100_840, 714_188_480),
    "googlenet-bn": (6_624_904, 1_498_376_192),
    "vgg16": (138_357_544, 15_470_264_320),
    "vgg19": (143_667_240, 19_632_062_464),
    "resnet18": (11_689_512, 1_814_073_344),
    "resnet34": (21_797_672, 3_663_761_408),
    "resnet50": (25_557_032, 4_089_184_256),
    "resnet101": (44_549_160, 7_801_405_440),
    "resnet152": (60_192_808, 11_513_626_624),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_counted_costs_are_the_published_ones(name: str) -> None:
    price = price_of(name)
    assert (price.parameters, price.macs) == PUBLISHED[name]


def test_every_network_of_the_chart_can_be_counted_and_opened() -> None:
    found = prices()
    assert {entry.architecture for entry in reached()} == set(found) <= set(ARCHITECTURES)
    assert all(price.macs > 1e8 and price.parameters > 1e6 for price in found.values())
    assert all(50 < entry.top1 < 90 for entry in reached())


def test_counting_stops_when_it_is_told_to() -> None:
    assert prices(lambda: True) == {}


def test_the_challenge_has_one_winner_a_year_each_better_than_the_one_before() -> None:
    winners = [entry for entry in challenge() if entry.won]
    assert [entry.year for entry in winners] == list(range(2010, 2018))
    errors = [entry.error for entry in winners]
    assert errors == sorted(errors, reverse=True)
    assert [entry.deep for entry in winners] == [False] * 2 + [True] * 6
    assert errors[5] < human_error() < errors[4]


def test_every_architecture_that_is_named_exists() -> None:
    assert {entry.architecture for entry in challenge() if entry.architecture} <= set(ARCHITECTURES)


def test_every_figure_has_a_source() -> None:
    provenance = resource_path("charts", "PROVENANCE.md").read_text("utf-8")
    for path in resource_path("charts").glob("*.json"):
        assert f"## {path.name}" in provenance
    for entry in challenge():
        assert f"{entry.error}" in provenance
