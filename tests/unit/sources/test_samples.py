"""The bundled samples open, are small, and say where they come from."""

import numpy as np
import pytest

from cnnviewer.errors import SourceError
from cnnviewer.resources import resource_path
from cnnviewer.sources.registry import open_source
from cnnviewer.sources.samples import Sample, samples

each_sample = pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)


@each_sample
def test_a_sample_opens_by_its_name(sample: Sample) -> None:
    source = open_source(f"sample:{sample.name}")
    frame = source.read()
    source.close()
    assert frame is not None
    assert source.address == f"sample:{sample.name}"
    assert frame.name == source.name == f"sample: {sample.name}"
    assert max(frame.pixels.shape) <= 640
    assert np.ptp(frame.pixels) > 100


@each_sample
def test_the_provenance_of_a_sample_is_written_down(sample: Sample) -> None:
    rows = resource_path("samples", "PROVENANCE.md").read_text("utf-8").splitlines()
    (row,) = (row for row in rows if row.startswith(f"| {sample.path.name} |"))
    assert sample.author in row
    assert sample.licence in row


def test_every_bundled_file_is_listed() -> None:
    listed = {sample.path.name for sample in samples()} | {"samples.json", "PROVENANCE.md"}
    assert {path.name for path in resource_path("samples").iterdir()} == listed


def test_all_samples_together_are_small() -> None:
    assert sum(sample.path.stat().st_size for sample in samples()) < 2_500_000


def test_an_unknown_sample_is_refused_with_the_names_that_exist() -> None:
    with pytest.raises(SourceError, match=r'^There is no sample "dog"; choose one of cat, coffee, .*\.$'):
        open_source("sample:dog")
