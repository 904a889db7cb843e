"""Writes the two small files of PyTorch that the tests of weights read; run with a Python that has torch 2.

    python tests/golden/make_torch_files.py

Their numbers are 0, 1, 2 ... divided by 8, which every type holds exactly. Each file has a layer's own state dict, with
what PyTorch notes about it ("_metadata"), and arrays that are views: turned round, inside another, with one number.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

import torch

FOLDER = Path(__file__).parent / "torch"


def counted(*shape: int) -> torch.Tensor:
    return torch.arange(torch.Size(shape).numel(), dtype=torch.float32).reshape(shape) / 8


def state() -> OrderedDict[str, torch.Tensor]:
    layers = torch.nn.Sequential(torch.nn.Conv2d(2, 3, 2), torch.nn.BatchNorm2d(3))
    for name, tensor in layers.state_dict().items():
        tensor.copy_(torch.full_like(tensor, 7) if name.endswith("tracked") else counted(*tensor.shape))
    made = layers.state_dict()
    block = counted(4, 6)
    made["turned"] = counted(3, 5).T
    made["inside"] = block[1:3, 2:]
    made["beside"] = block[0]
    made["half"] = counted(2, 3).to(torch.float16)
    made["brain"] = counted(2, 3).to(torch.bfloat16)
    made["double"] = counted(2, 3).to(torch.float64)
    made["short"] = torch.arange(-3, 3, dtype=torch.int16)
    made["mask"] = torch.tensor([True, False, True])
    made["number"] = torch.tensor(2.5)
    made["nothing"] = torch.zeros(0, 3)
    made["parameter"] = torch.nn.Parameter(counted(2, 2))
    return made


if __name__ == "__main__":
    torch.manual_seed(0)
    FOLDER.mkdir(exist_ok=True)
    torch.save(state(), FOLDER / "old.pth", _use_new_zipfile_serialization=False)
    torch.save({"epoch": 3, "best": torch.tensor(0.5), "state_dict": state()}, FOLDER / "zip.pth")
