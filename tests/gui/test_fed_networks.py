"""Networks with several inputs or channels last, in the window."""

from pathlib import Path

import numpy as np
from PySide6.QtWidgets import QFileDialog

from cnnviewer.networks.load import load_network
from tests.helpers.small_networks import saved
from tests.unit.networks.test_feeding import channels_last, with_four_inputs


def opened(desk, qtbot, settled, address: str) -> None:
    desk.networks.open(address)
    qtbot.waitUntil(lambda: not desk.networks.busy)
    settled(desk.bridge)


def test_a_network_of_four_inputs_opens_and_the_card_lists_what_is_zero(
    window, desk, session, qtbot, settled, tmp_path
) -> None:
    opened(desk, qtbot, settled, saved(tmp_path, with_four_inputs()))
    assert not desk.notices.all
    assert desk.bridge.outcome.error is None
    assert desk.bridge.outcome.activation("softmax").sum() > 0.99
    note = window.panels["source"].advice.note
    assert not note.isHidden()
    assert all(part in note.text() for part in ("state 1×5", "tokens 1×1", "mask 1×1"))
    opened(desk, qtbot, settled, "mnist")
    assert note.isHidden()


def test_channels_last_open_too_and_are_saved_as_the_file_has_them(
    window, desk, session, qtbot, settled, tmp_path, monkeypatch
) -> None:
    network = channels_last(True)
    opened(desk, qtbot, settled, saved(tmp_path, network))
    assert "NHWC" in window.panels["source"].advice.note.text()
    assert desk.bridge.outcome.prepared.tensor.shape == (1, 3, 24, 32)
    target = Path(tmp_path / "back.onnx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *arguments: (str(target), ""))
    window.actions_table["network.save"].trigger()
    qtbot.waitUntil(target.exists)
    assert load_network(str(target)).inputs == network.inputs


def test_what_no_picture_fits_is_refused_in_one_sentence(window, desk, session, qtbot, settled, tmp_path) -> None:
    from dataclasses import replace

    from cnnviewer.engine.network import Value

    network = with_four_inputs()
    inputs = tuple(replace(one, shape=(1, 7, 24, 32)) if one.name == "picture" else one for one in network.inputs)
    assert isinstance(inputs[0], Value)
    desk.networks.open(saved(tmp_path, replace(network, inputs=inputs)))
    qtbot.waitUntil(lambda: not desk.networks.busy)
    assert session.state.network is None
    assert ["none of them takes a picture" in notice.text for notice in desk.notices.all] == [True]
    assert np.isfinite(desk.bridge.outcome.prepared.tensor).all()
