"""The semantic network's own masks of generated scans, as volumes to train the instance network on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from scipy import ndimage
from torch import nn

from . import classes as c
from .generator import SPACING
from .semantic import predict
from .shapes import ShapeFolder
from .synthesis import NETWORK_SPACING, cut, paint

# A found voxel farther than this from every vertebra belongs to none.
REACH_MM = 4.0


@torch.no_grad()
def own_mask(net: nn.Module, stack: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """(found classes, instances) on the volume's grid, both uint8, from one random image of it."""
    shape = stack.shape[1:]
    size = [int(np.ceil(n * s / t)) for n, s, t in zip(shape, SPACING, NETWORK_SPACING)]
    centre = (np.array(shape) - 1) / 2
    tissue, instance, rim, _ = cut(stack, centre, size, rng, rotate_deg=0, scale=0.001, mirror=False)
    found = predict(net, paint(tissue, instance, rim, size, rng), flip=False).argmax(0).numpy().astype(np.uint8)
    index = [
        np.clip(np.round((np.arange(n) - (n - 1) / 2) * s / t + (m - 1) / 2).astype(int), 0, m - 1)
        for n, s, t, m in zip(shape, SPACING, NETWORK_SPACING, size)
    ]
    found = found[np.ix_(*index)]
    true = np.where(np.isin(c.CLASS_OF_TISSUE[stack[0]], [*c.VERTEBRA]), stack[1], 0)
    distance, nearest = ndimage.distance_transform_edt(true == 0, sampling=SPACING, return_indices=True)
    instances = np.where(distance <= REACH_MM, true[tuple(nearest)], 0)
    bone = (found >= c.ARCUS) & (found <= c.CORPUS)
    return found, np.where(bone, instances, 0).astype(np.uint8)


def write_own(archive: str | Path, shapes: str | Path, folder: str | Path, seeds: Iterable[int]) -> None:
    """Writes one volume for each number of `seeds`, of the generated volumes in turn."""
    net = torch.jit.load(str(archive)).eval()
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    source = ShapeFolder(shapes)
    for seed in seeds:
        stack, about = source.read(seed % len(source))
        found, instances = own_mask(net, np.array(stack), np.random.default_rng(seed))
        about = dict(region=about["region"], variant=about["variant"], centres=about["centres"].tolist())
        (folder / f"shape{seed:06d}.json").write_text(json.dumps(about))
        part = folder / f"shape{seed:06d}.part.npy"
        np.save(part, np.stack([found, instances, np.zeros_like(found)]))
        part.rename(folder / f"shape{seed:06d}.npy")
