"""The network that names levels: a coarse label mask around each vertebra -> its level.

It sees no image, so it holds for any contrast: which vertebra is which is told by shapes, sizes, what lies above
and below, and where the field of view ends. `levels.owners` says what is right.
"""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from scipy import ndimage
from torch import nn

from . import classes as c
from .generator import SPACING
from .generator.canvas import SACRUM_INSTANCE
from .levels import landmark_discs, last_lumbar
from .shapes import ShapeFolder
from .synthesis import Placement
from .totalspineseg import owners_of

GRID_MM = 3.0
SIDE = 32  # voxels of a cut-out
WIDTHS, CHAIN, DILATIONS = (16, 32, 64), 96, (1, 2, 4, 8, 1)
BONE, BODY, DISC, CANAL, CORD, SACRUM, INSIDE, OWN = range(8)
INPUTS, OUTPUTS = 8, 25
SACRUM_CLASS, UNKNOWN = 24, -1
_LEAST_VOXELS = 8  # a vertebra with fewer has no cut-out
_VIEWS = 6  # of one step
_FORGOTTEN = 0.3  # share of features left out while training, against learning single spines by heart
_T12, _L1, _L5 = 18, 19, 23
# Fields of view in mm (R, A, S): least and most; share of thin slabs, of whole heights.
_WIDE, _SLAB, _DEEP, _HIGH = (60, 190), (14, 60), (90, 260), (70, 420)
_SLAB_SHARE, _WHOLE_HEIGHT = 0.5, 0.25
_OWN = 0.4  # share of masks that a semantic network made
# Shares of samples with a fault: see `_faults`.
_NO_SACRUM, _SACRUM_AS_BONE, _NO_BODIES, _NO_CORD, _NO_POSTERIOR, _NO_CANAL = 0.25, 0.12, 0.25, 0.4, 0.2, 0.04
_ENDS_MISSED, _VERTEBRA_MISSED, _C1_MISSED, _BLOB, _HOLES = 0.15, 0.03, 0.6, 0.15, 0.3


class LevelNet(nn.Module):
    """Cut-outs [n, 8, 32, 32, 32] around the vertebrae of one scan, from the top -> logits [n, 25].

    Each cut-out becomes a row of features; convolutions along the chain then let every vertebra know of the others.
    """

    def __init__(self) -> None:
        super().__init__()
        last, stages = INPUTS, []
        for width in WIDTHS:
            stages += [nn.Conv3d(last, width, 4 if last == INPUTS else 3, 2, 1, bias=False), nn.BatchNorm3d(width)]
            stages += [nn.ReLU()]
            last = width
        self.shape = nn.Sequential(*stages)
        self.forget = nn.Dropout(_FORGOTTEN)
        self.row = nn.Linear(last * (SIDE >> len(WIDTHS)) ** 3, CHAIN)
        self.chain = nn.ModuleList(nn.Conv1d(CHAIN, CHAIN, 3, padding=d, dilation=d) for d in DILATIONS)
        self.head = nn.Linear(CHAIN, OUTPUTS)

    def features(self, x: torch.Tensor) -> torch.Tensor:
        """[n, CHAIN] of each cut-out alone."""
        return self.forget(F.relu(self.row(self.forget(self.shape(x).flatten(1)))))

    def along(self, features: torch.Tensor) -> torch.Tensor:
        """Logits [n, 25] of one scan's rows of features."""
        y = features.t()[None]
        for step in self.chain:
            y = y + F.relu(step(y))
        return self.head(self.forget(y[0].t()))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Logits of the vertebrae of one scan."""
        return self.along(self.features(x))


def level_classes(variant: str) -> np.ndarray:
    """Class of each instance number (0..26) of a spine: 0..23 = C1..L5, 24 = sacrum, UNKNOWN for 0.

    T13 counts as T12, L6 as L5.
    """
    table = np.full(SACRUM_INSTANCE + 1, UNKNOWN)
    last_thoracic, last = landmark_discs(variant)[2], last_lumbar(variant)
    for number in range(1, last + 1):
        if number <= last_thoracic:
            table[number] = min(number - 1, _T12)
        else:
            table[number] = min(_L1 + number - last_thoracic - 1, _L5)
    table[SACRUM_INSTANCE] = SACRUM_CLASS
    return table


def channels(classes: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """The first seven channels [7, R, A, S] (0 and 1, float32) of class indices and of what is inside the view."""
    body = classes == c.CORPUS
    bone = (classes >= c.ARCUS) & (classes <= c.CORPUS)
    disc = (classes == c.DISC) | (classes == c.ENDPLATE)
    cord = classes == c.CORD
    maps = (bone, body, disc, cord | (classes == c.CANAL), cord, classes == c.SACRUM, inside)
    return np.stack(maps).astype(np.float32)


def cutouts(x: np.ndarray, owned: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(numbers of the vertebrae [n], input [n, 8, 32, 32, 32]) of a view's channels and its vertebrae's numbers."""
    own = np.where((x[BONE] > 0) & (owned != SACRUM_INSTANCE), owned, 0)
    sizes = np.bincount(own.ravel())
    numbers = np.array([n for n in range(1, len(sizes)) if sizes[n] >= _LEAST_VOXELS], int)
    half = SIDE // 2
    padded = np.pad(x, [(0, 0)] + [(half, half)] * 3)
    mine = np.pad(own, half)
    out = np.zeros((len(numbers), INPUTS, SIDE, SIDE, SIDE), np.float32)
    for cut, number in zip(out, numbers):
        at = np.argwhere((own == number) & (x[BODY] > 0))
        if not len(at):
            at = np.argwhere(own == number)
        begin = np.rint(at.mean(0)).astype(int)
        box = tuple(slice(b, b + SIDE) for b in begin)
        cut[:OWN], cut[OWN] = padded[(slice(None), *box)], mine[box] == number
    return numbers, out


def sample(shapes: ShapeFolder, rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """(cut-outs [n, 8, 32, 32, 32], class of each [n]) of a random field of view."""
    while True:
        x, owned, about = view(shapes, int(rng.integers(len(shapes))), rng)
        numbers, cuts = cutouts(x, owned)
        if len(numbers):
            return torch.from_numpy(cuts), torch.from_numpy(level_classes(about["variant"])[numbers])


def view(shapes: ShapeFolder, index: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, dict]:
    """(channels [7, R, A, S], number of each voxel's vertebra, about) of a random field of view of one volume."""
    stack, about = shapes.read(index)
    owner = owners_of(shapes, stack, about)
    centre, size_mm = _view(about, stack.shape[1:], rng)
    size = [int(np.ceil(s / GRID_MM)) for s in size_mm]
    place = Placement(centre, rng, rotate_deg=8, scale=0.2)
    volumes = [torch.from_numpy(np.array(v)) for v in (stack[0], owner)]
    (tissue, owned), inside = place.gather(volumes, (GRID_MM,) * 3, size)
    inside = inside.numpy() & _box(size, size_mm)
    classes = np.where(inside, c.CLASS_OF_TISSUE[tissue.numpy()], 0)
    owned = np.where(inside, owned.numpy(), 0)
    levels = level_classes(about["variant"])[owned]
    classes = np.where(inside, _faults(classes, levels, rng), 0)
    x = channels(classes, inside)
    _merge(x, rng)
    return x, owned, about


def _view(about: dict, shape: tuple, rng: np.random.Generator) -> tuple[np.ndarray, list[float]]:
    """(centre voxel, size in mm) of a field of view around a vertebra, moved inside the volume where it can be."""
    centres = about["centres"]
    extent = np.array(shape) * SPACING
    size = [rng.uniform(*(_SLAB if rng.random() < _SLAB_SHARE else _WIDE)), rng.uniform(*_DEEP)]
    size.append(extent[2] if rng.random() < _WHOLE_HEIGHT else rng.uniform(*_HIGH))
    centre = np.array(shape) / 2
    if len(centres):
        centre = centres[rng.integers(len(centres))][:3] + np.array([0, rng.uniform(-10, 40), rng.normal(0, 50)])
        centre[0] = shape[0] / 2 + rng.normal(0, 5)
    for axis in (1, 2):
        half = size[axis] / SPACING[axis] / 2
        if half < shape[axis] / 2:
            centre[axis] = np.clip(centre[axis], half, shape[axis] - half)
        elif rng.random() < 0.8:
            centre[axis] = shape[axis] / 2
    return centre, [float(s) for s in size]


def _box(size: list[int], size_mm: list[float]) -> np.ndarray:
    """What of a grid lies in the field of view of `size_mm` around its middle."""
    axes = [np.abs((np.arange(n) - (n - 1) / 2) * GRID_MM) <= mm / 2 for n, mm in zip(size, size_mm)]
    return axes[0][:, None, None] & axes[1][None, :, None] & axes[2][None, None, :]


def _faults(classes: np.ndarray, levels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """What semantic networks do to masks: parts, vertebrae and ends missed, blobs, holes."""
    classes, chance = classes.copy(), rng.random
    present = np.unique(levels[(classes == c.CORPUS) & (levels >= 0)])
    if chance() < _C1_MISSED:
        classes[(levels == 0) & (classes <= c.CORPUS)] = 0
    if chance() < _NO_SACRUM:
        classes[classes == c.SACRUM] = 0
    if chance() < _NO_CORD:
        classes[classes == c.CORD] = c.CANAL
    if chance() < _NO_CANAL:
        classes[(classes == c.CORD) | (classes == c.CANAL)] = 0
    if chance() < _NO_POSTERIOR:
        lost = np.isin(classes, rng.choice(c.POSTERIOR, int(rng.integers(1, 9)), replace=False))
        classes[lost] = 0
    if len(present) > 3 and chance() < _ENDS_MISSED:
        cut = present[int(rng.integers(1, 3))]
        gone = levels < cut if chance() < 0.6 else levels > present[-int(rng.integers(2, 4))]
        classes[gone & (levels >= 0)] = 0
    if len(present) > 3 and chance() < _VERTEBRA_MISSED:
        classes[(levels == rng.choice(present)) & (classes <= c.CORPUS)] = 0
    if chance() < _HOLES:
        field = ndimage.gaussian_filter(rng.standard_normal(classes.shape), 1.2)
        classes[field > rng.uniform(2.0, 3.5) * field.std()] = 0
    if chance() < _BLOB:
        at = [int(rng.integers(n)) for n in classes.shape]
        reach = rng.uniform(3, 9, 3)
        grids = np.ogrid[tuple(slice(n) for n in classes.shape)]
        distance = sum(((g - p) / r) ** 2 for g, p, r in zip(grids, at, reach))
        blob = (distance < 1) & (classes == 0)
        classes[blob] = rng.choice([c.CORPUS, c.CORPUS, c.DISC, c.CANAL, c.SACRUM])
        levels[blob] = UNKNOWN
    return classes


def _merge(x: np.ndarray, rng: np.random.Generator) -> None:
    """Masks of other systems: the sacrum among the vertebrae, bodies not told from the rest."""
    if rng.random() < _SACRUM_AS_BONE:
        x[BONE] = np.maximum(x[BONE], x[SACRUM])
        x[SACRUM] = 0
    if rng.random() < _NO_BODIES:
        x[BODY] = 0


class Batches:
    """Draws some views at a time, with probability `_OWN` from the masks of `own` if there are any."""

    def __init__(self, shapes: ShapeFolder, own: ShapeFolder | None = None) -> None:
        self.shapes, self.own, self.drawn = shapes, own, 0

    def __call__(self, rng: np.random.Generator) -> list[tuple[torch.Tensor, torch.Tensor]]:
        """Draws `_VIEWS` samples."""
        self.drawn += 1
        if self.drawn % 50 == 0:
            self.shapes.refresh()
            if self.own is not None:
                self.own.refresh()
        own = [self.own is not None and rng.random() < _OWN for _ in range(_VIEWS)]
        return [sample(self.own if o else self.shapes, rng) for o in own]


def loss_of(net: LevelNet, batch: list[tuple[torch.Tensor, torch.Tensor]]) -> tuple[torch.Tensor, dict]:
    """Cross entropy over the vertebrae; `right`, `near`: share of them right, at most one level off."""
    rows = net.features(torch.cat([x for x, _ in batch])).split([len(x) for x, _ in batch])
    z = torch.cat([net.along(r) for r in rows])
    truth = torch.cat([t for _, t in batch])
    loss = F.cross_entropy(z, truth)
    off = (z.argmax(1) - truth).abs()
    return loss, dict(loss=loss.detach(), right=(off == 0).float().mean(), near=(off <= 1).float().mean())
