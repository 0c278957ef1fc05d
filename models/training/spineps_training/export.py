"""TorchScript archives that stand alone: float32, encoding inside, checked against the module."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import torch
from torch import nn

from . import classes as c
from .level_network import INPUTS, SIDE, LevelNet
from .networks import InstanceNet, UNet


def load_average(net: nn.Module, checkpoint: str | Path) -> nn.Module:
    """Loads the averaged weights of a checkpoint into `net` and returns it in evaluation mode."""
    net.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=True)["average"])
    return net.eval()


def export(kind: str, checkpoint: str | Path, target: str | Path, **widths) -> int:
    """Writes `target`; returns its size in bytes. `kind` is 'semantic', 'instance' or 'levels';
    `widths`, if given, are the channels of each resolution.

    A manifest.json beside it gets the new hash.
    """
    if kind == "semantic":
        net = load_average(UNet(1, c.COUNT, **widths), checkpoint)
        examples = [torch.randn(1, 1, 16, 32, 48), torch.randn(1, 1, 24, 48, 32)]
    elif kind == "levels":
        net = load_average(LevelNet(), checkpoint)
        examples = [torch.randint(0, 2, (n, INPUTS, SIDE, SIDE, SIDE)).float() for n in (7, 1, 24)]
    else:
        net = load_average(InstanceNet(**widths), checkpoint)
        examples = [torch.randint(0, c.COUNT, (1, 1, *InstanceNet.SIZE)).float() for _ in range(2)]
    with torch.no_grad():
        traced = torch.jit.trace(net, examples[0], check_trace=False)
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        traced.save(str(target))
        read = torch.jit.load(str(target))
        for example in examples:
            if not torch.allclose(read(example), net(example), atol=1e-4):
                raise RuntimeError(f"{target} computes something else than the checkpoint")
    manifest = Path(target).with_name("manifest.json")
    if manifest.exists():
        text = manifest.read_text()
        found = hashlib.sha256(Path(target).read_bytes()).hexdigest()
        for network in json.loads(text)["networks"]:
            if network["file"] == Path(target).name:
                text = text.replace(f'"{network["sha256"]}"', f'"{found}"')
        manifest.write_text(text)
    return Path(target).stat().st_size
