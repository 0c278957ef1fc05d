"""Instance training: cut-outs of (corrupted) semantic masks around a body -> above, centre, below."""

from __future__ import annotations

import numpy as np
import torch
from scipy import ndimage

from . import classes as c
from .networks import InstanceNet
from .shapes import ShapeFolder
from .synthesis import Placement
from .typing import Size

SPACING = (1.5, 1.5, 1.5)


def sample(
    shapes: ShapeFolder, rng: np.random.Generator, corrupt: bool = True, jitter: float = 1.3, faults: str = "own"
) -> tuple[torch.Tensor, torch.Tensor]:
    """(classes [64, 96, 96] as float, target [64, 96, 96]: 0..3, -1 where it does not matter)."""
    while True:
        stack, about = shapes.read(int(rng.integers(len(shapes))))
        if len(about["centres"]):
            break
    numbers = about["centres"][:, 3]  # the neck is the hardest, below C1 most of all
    weight = 1 + (numbers < 8) + 2.0 * (numbers == 2)
    x, y, z, number = about["centres"][rng.choice(len(numbers), p=weight / weight.sum())]
    wide = jitter * (2.5 if rng.random() < 0.15 else 1)
    centre = np.array([x, y, z]) + rng.normal(0, wide, 3) * [1, 1.5, 1.5]
    place = Placement(centre, rng, rotate_deg=6, scale=0.16 if corrupt else 0.001)
    volumes = torch.from_numpy(np.array(stack[:2]))
    (tissue, instance), inside = place.gather(volumes, SPACING, InstanceNet.SIZE)
    label = c.CLASS_OF_TISSUE[tissue.numpy()] * inside.numpy()
    if place.mirror:
        label = c.MIRROR[label].astype(np.uint8)
    instance = instance.numpy().astype(int)
    target = np.zeros(label.shape, np.int64)
    for offset, index in ((-1, 1), (0, 2), (1, 3)):
        target[instance == int(number) + offset] = index
    target[label == 0] = 0
    if corrupt:
        label, target = (_corrupt_as_paper if faults == "paper" else _corrupt)(label, target, rng)
    bone = (label >= c.ARCUS) & (label <= c.CORPUS)
    return torch.from_numpy(label.astype(np.float32)), torch.from_numpy(np.where(bone, target, -1))


def _box(shape: Size, rng: np.random.Generator, low: float, high: float):
    """Random slices of `low`..`high` of each axis."""
    size = [max(2, int(n * rng.uniform(low, high))) for n in shape]
    begin = [int(rng.integers(0, n - s + 1)) for n, s in zip(shape, size)]
    return tuple(slice(b, b + s) for b, s in zip(begin, size))


def _corrupt(label: np.ndarray, target: np.ndarray, rng: np.random.Generator):
    """Faults of real semantic masks; target follows where voxels move, and stays where parts are renamed."""
    label, target = label.copy(), target.copy()
    posterior = np.arange(c.ARCUS, c.CORPUS)
    chance = rng.random
    if chance() < 0.35:  # coarse slices as the semantic network makes them, or thicker ones
        step = int(rng.choice([2, 2, 2, 3]))
        start = int(rng.integers(step))
        index = np.clip((np.arange(label.shape[0]) - start) // step * step + start, 0, label.shape[0] - 1)
        label, target = label[index], target[index]
    if chance() < 0.4:  # grow into the gaps, a random direction at a time
        for _ in range(int(rng.integers(1, 4))):
            axis, shift = int(rng.integers(3)), int(rng.choice([-1, 1]))
            moved, moved_target = np.roll(label, shift, axis), np.roll(target, shift, axis)
            take = (label == 0) & np.isin(moved, posterior)
            label[take], target[take] = moved[take], moved_target[take]
    if chance() < 0.25:  # thinner bone
        bone = (label > 0) & (label <= c.CORPUS)
        thin = ndimage.binary_erosion(bone, iterations=1)
        region = _box(label.shape, rng, 0.4, 1)
        gone = (bone & ~thin)[region] & (rng.random(bone[region].shape) < rng.uniform(0.2, 1))
        label[region][gone] = 0
    if chance() < 0.45:  # rough borders: each voxel takes a neighbour's value
        shift = [ndimage.gaussian_filter(rng.normal(0, 1, label.shape).astype(np.float32), 1.2) for _ in range(2)]
        strength = rng.uniform(2, 9)
        for axis, field in zip(rng.permutation(3)[:2], shift):
            move = np.round(field * strength).astype(int).clip(-2, 2)
            index = np.clip(
                np.arange(label.shape[axis]).reshape([-1 if a == axis else 1 for a in range(3)]) + move,
                0,
                label.shape[axis] - 1,
            )
            label, target = np.take_along_axis(label, index, axis), np.take_along_axis(target, index, axis)
    if chance() < 0.3:  # confusion of posterior parts in blobs
        field = ndimage.zoom(rng.normal(0, 1, [8, 12, 12]), 8, order=1)
        blob = (field > rng.uniform(0.6, 1.3)) & np.isin(label, posterior)
        label[blob] = rng.choice(posterior)
    merge = chance()
    if merge < 0.14:  # masks whose posterior parts carry one label
        label[np.isin(label, posterior)] = c.ARCUS
    elif merge < 0.18:
        label[np.isin(label, [*range(c.SUPERIOR_L, c.CORPUS), c.SPINOUS])] = c.ARCUS
    elif merge < 0.2:
        label[np.isin(label, posterior)] = rng.choice(posterior)
    drop = chance()
    if drop < 0.12:  # CT-like: bone only
        label[(label > c.CORPUS) & (label != c.SACRUM)] = 0
    elif drop < 0.22:
        plates = label == c.ENDPLATE
        label[plates] = rng.choice([0, c.DISC, c.CORPUS])
        target[plates] = -1
    elif drop < 0.3:
        label[label == rng.choice([c.DISC, c.CANAL, c.SACRUM])] = 0
    if chance() < 0.3:
        label[label == c.CORD] = c.CANAL
    if chance() < 0.25:  # a part is missed, everywhere or in one place
        part = rng.choice(posterior, int(rng.integers(1, 4)))
        region = _box(label.shape, rng, 0.25, 1)
        label[region][np.isin(label[region], part)] = 0
    if chance() < 0.35:  # holes and specks
        field = ndimage.zoom(rng.normal(0, 1, [16, 24, 24]), 4, order=1)
        label[field > rng.uniform(1.5, 2.4)] = 0
        speck = (ndimage.zoom(rng.normal(0, 1, [16, 24, 24]), 4, order=1) > 2.2) & (label == 0)
        label[speck] = rng.choice(posterior)
        target[speck] = 0
    if chance() < 0.55:  # end of the field of view
        keep = np.zeros(label.shape, bool)
        region = list(_box(label.shape, rng, 0.55, 1))
        if chance() < 0.35:  # a narrow slab around the middle
            half = int(rng.integers(5, 20))
            middle = label.shape[0] // 2 + int(rng.integers(-3, 4))
            region[0] = slice(middle - half, middle + half)
        for axis in (1, 2):
            n = label.shape[axis]
            region[axis] = slice(min(region[axis].start, n // 3), max(region[axis].stop, 2 * n // 3))
        keep[tuple(region)] = True
        label[~keep] = 0
    return label, target


def _corrupt_as_paper(label: np.ndarray, target: np.ndarray, rng: np.random.Generator):
    """The paper's recipe: erosion, coarser sampling, a dropped label, 10 % each; vertical crop 25 %.

    Its random scaling and flip are part of every sample's placement.
    """
    label, target = label.copy(), target.copy()
    if rng.random() < 0.1:
        label[(label > 0) & ~ndimage.binary_erosion(label > 0)] = 0
    if rng.random() < 0.1:
        axis = int(rng.integers(3))
        index = np.arange(label.shape[axis]) // 2 * 2
        label, target = np.take(label, index, axis), np.take(target, index, axis)
    if rng.random() < 0.1:
        label[label == rng.integers(1, c.COUNT)] = 0
    if rng.random() < 0.25:
        middle, height = label.shape[2] // 2, label.shape[2]
        label[:, :, : int(rng.integers(0, middle - 10))] = 0
        label[:, :, int(rng.integers(middle + 10, height)) :] = 0
    return label, target


class Batches:
    """Draws a batch: (classes [N, 1, 64, 96, 96], targets [N, 64, 96, 96])."""

    def __init__(self, shapes: ShapeFolder, batch: int = 1, device: str = "cpu", faults: str = "own") -> None:
        self.shapes, self.batch, self.device, self.faults, self.drawn = shapes, batch, device, faults, 0

    def __call__(self, rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
        """Draws one batch; looks for new volumes every 50 batches."""
        self.drawn += 1
        if self.drawn % 50 == 0:
            self.shapes.refresh()
        pairs = [sample(self.shapes, rng, corrupt=rng.random() < 0.88, faults=self.faults) for _ in range(self.batch)]
        return torch.stack([p[0] for p in pairs])[:, None].to(self.device), torch.stack([p[1] for p in pairs]).to(
            self.device
        )


def loss_of(net: InstanceNet, batch: tuple[torch.Tensor, torch.Tensor]) -> tuple[torch.Tensor, dict]:
    """(cross entropy + 0.7 soft Dice loss on bone voxels, figures for the log)."""
    x, target = batch
    known = target >= 0
    chosen = net.raw(x).permute(0, 2, 3, 4, 1)[known].float()
    truth = target[known]
    log_p = torch.log_softmax(chosen, 1)
    ce = -log_p.gather(1, truth[:, None]).mean()
    p = log_p.exp()
    dice, groups = 0, 0
    for k in (1, 2, 3):
        t = (truth == k).float()
        if t.sum() > 10:
            dice = dice + 1 - (2 * (p[:, k] * t).sum() + 1) / (p[:, k].sum() + t.sum() + 1)
            groups += 1
    dice = dice / max(groups, 1)
    loss = ce + 0.7 * dice
    return loss, dict(ce=ce.detach(), dice=1 - float(dice))
