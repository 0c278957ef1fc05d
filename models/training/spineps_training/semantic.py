"""Semantic training: synthetic scans with all classes, real slabs with merged ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

from . import classes as c
from .losses import IGNORE, complete_loss, merged_loss
from .shapes import ShapeFolder
from .spider import Slabs, pad
from .synthesis import NETWORK_SPACING, cut, normalise, paint
from .typing import Size

SIZES = ((40, 112, 112), (48, 96, 96), (32, 112, 144), (24, 144, 160), (16, 144, 208))
LARGE_SIZES = ((48, 144, 160), (40, 144, 192), (24, 160, 224))
SLAB = (16, 160, 176)
# Cut-outs of generated volumes: shares of those anywhere in the volume, below the lowest lumbar body, with
# the spine at the rear edge (mm in front of it), kept inside the volume's height, thin slabs (slices).
_ANYWHERE, _SACRUM, _AHEAD, _AHEAD_MM, _INSIDE = 0.12, 0.45, 0.35, (0, 65), 0.8
_SLAB_SHARE, _SLAB_SLICES = 0.35, (7, 22)
# Share of cut-outs with an empty end, and how wide it may be (share of the view).
_BLANK, _BLANK_SHARE = 0.08, 0.3
# Deviation of the log gain and of the offset after normalisation.
_CUTOUT, _WHOLE_SCAN = 0.08, 0.3


def _centre(about: dict, shape: Size, height: int, rng: np.random.Generator) -> np.ndarray:
    """Voxel around which a cut-out of `height` network voxels is taken from a volume of `shape`."""
    centres = about["centres"]
    if not len(centres) or rng.random() < _ANYWHERE:
        return rng.uniform(0.1, 0.9, 3) * shape
    centre = centres[rng.integers(len(centres))][:3].copy()
    if about["region"] == "lumbar" and rng.random() < _SACRUM:
        centre[2] = min(p[2] for p in centres) - rng.uniform(15, 70)
    ahead = rng.uniform(*_AHEAD_MM) if rng.random() < _AHEAD else rng.normal(-16, 12)
    centre = centre + [rng.normal(0, 4), ahead, rng.normal(0, 14)]
    half = height * NETWORK_SPACING[2] / 2
    if rng.random() < _INSIDE and half < shape[2] / 2:
        centre[2] = np.clip(centre[2], half, shape[2] - half)
    return centre


def place_view(about: dict, shape: Size, size: Size, rng: np.random.Generator) -> tuple[np.ndarray, int]:
    """(centre voxel of a view of `size` network voxels in a volume of `shape`, slices; often fewer than asked)."""
    centre = _centre(about, shape, size[2], rng)
    if rng.random() < _SLAB_SHARE:
        centre[0] = shape[0] / 2 + rng.normal(0, 4)
        return centre, int(rng.integers(*_SLAB_SLICES))
    return centre, size[0]


def synthetic_sample(
    shapes: ShapeFolder, size: Size, rng: np.random.Generator, device: str = "cpu"
) -> tuple[torch.Tensor, torch.Tensor]:
    """(image, classes) of network size; every third one a slab with fewer slices, padded as at inference."""
    stack, about = shapes.read(int(rng.integers(len(shapes))))
    centre, slices = place_view(about, stack.shape[1:], size, rng)
    inner = (slices, size[1], size[2])
    tissue, instance, rim, target = cut(stack, centre, inner, rng, device)
    image = paint(tissue, instance, rim, inner, rng)
    if rng.random() < _BLANK:
        _blank(image, target, rng)
    image = normalise(image)
    # a whole scan has other percentiles than a cut-out of it
    spread = _WHOLE_SCAN if rng.random() < 0.5 else _CUTOUT
    image = image * np.exp(rng.normal(0, spread)) + rng.normal(0, spread)
    missing = size[0] - slices
    if missing > 0 and (slices > size[0] - 12 or rng.random() < 0.5):
        widths = (0, 0, 0, 0, missing // 2, missing - missing // 2)
        image = torch.nn.functional.pad(image[None, None], widths, mode="replicate")[0, 0]
        target = torch.nn.functional.pad(target, widths, value=IGNORE)
    return pad(image, target, unknown=IGNORE)


def _blank(image: torch.Tensor, target: torch.Tensor, rng: np.random.Generator) -> None:
    """Zeroes one end of the view, as in scans that were padded to a common size."""
    axis = int(rng.integers(1, 3))
    wide = max(1, int(image.shape[axis] * rng.uniform(0, _BLANK_SHARE)))
    begin = 0 if rng.random() < 0.5 else image.shape[axis] - wide
    image.narrow(axis, begin, wide).zero_()
    target.narrow(axis, begin, wide).fill_(c.BACKGROUND)


class Batches:
    """Draws a batch: real slabs with probability `real`, else synthetic."""

    def __init__(
        self,
        shapes: ShapeFolder,
        slabs: Slabs | None = None,
        real: float = 0.4,
        batch: int = 1,
        sizes: Sequence[Size] = SIZES,
        device: str = "cpu",
    ) -> None:
        self.shapes, self.slabs, self.real, self.batch = shapes, slabs, real, batch
        self.sizes, self.device, self.drawn = sizes, device, 0

    def __call__(self, rng: np.random.Generator) -> tuple[bool, torch.Tensor, torch.Tensor]:
        """Draws (whether real, images [N, 1, R, A, S], targets [N, R, A, S])."""
        self.drawn += 1
        if self.drawn % 50 == 0:
            self.shapes.refresh()
        real = self.slabs is not None and rng.random() < self.real
        size = SLAB if real else self.sizes[rng.integers(len(self.sizes))]
        pairs = [
            self.slabs.sample(size, rng) if real else synthetic_sample(self.shapes, size, rng, self.device)
            for _ in range(self.batch)
        ]
        largest = [max(p[0].shape[i] for p in pairs) for i in range(3)]
        images, targets = [], []
        for image, target in pairs:
            widths = [w for i in (2, 1, 0) for w in (0, largest[i] - image.shape[i])]
            images.append(torch.nn.functional.pad(image, widths))
            targets.append(torch.nn.functional.pad(target, widths, value=0 if real else IGNORE))
        return real, torch.stack(images)[:, None].to(self.device), torch.stack(targets).to(self.device)


def loss_of(net: nn.Module, batch: tuple[bool, torch.Tensor, torch.Tensor]) -> tuple[torch.Tensor, dict]:
    """(loss of a batch: merged classes for real slabs, complete ones else; figures for the log)."""
    real, image, target = batch
    logits = net(image)
    if real:
        loss, soft = merged_loss(logits, target)
        return loss, dict(real=loss.detach(), real_dice=1 - soft)
    loss, soft = complete_loss(logits, target)
    return loss, dict(synthetic=loss.detach(), synthetic_dice=1 - soft)


@torch.no_grad()
def predict(net: nn.Module, image: torch.Tensor, flip: bool = True) -> torch.Tensor:
    """Probabilities [15, R, A, S] of an image tensor on the network grid (any size), flip averaged."""
    x = normalise(image)
    padded, known = pad(x, torch.ones(x.shape, dtype=torch.int64))
    logits = net(padded[None, None])
    if logits.shape[1] != c.COUNT:
        raise ValueError(f"the network has {logits.shape[1]} outputs, expected {c.COUNT}")
    p = torch.softmax(logits, 1)[0]
    if flip:
        mirrored = torch.softmax(net(padded.flip(0)[None, None]), 1)[0].flip(1)
        p = (p + mirrored[torch.from_numpy(c.MIRROR)]) / 2
    keep = [slice(int(i.min()), int(i.max()) + 1) for i in (known > 0).nonzero(as_tuple=True)]
    return p[(slice(None), *keep)]
