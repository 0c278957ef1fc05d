"""Real slabs with merged labels (SPIDER T2 SPACE: 1 vertebra, 2 disc, 3 canal; sacrum not labelled)."""

from __future__ import annotations

from pathlib import Path

import nibabel
import numpy as np
import torch
from scipy import ndimage

from . import losses
from .acquisition import blur, smooth_noise
from .synthesis import NETWORK_SPACING, normalise
from .typing import Size

# Five patients chosen once (every sixth of the sorted list); they never enter training.
VALIDATION = ("007", "050", "078", "142", "200")

# Numbers of discs in masks of classes (above all class bits) and in label volumes; smaller parts are crumbs.
NUMBER_SHIFT, _DISC_LABEL, _LARGE_DISC = 20, 100, 0.1


def load(path: str | Path) -> tuple[np.ndarray, np.ndarray]:
    """(array in R, A, S, spacing in mm) of a NIfTI file."""
    image = nibabel.as_closest_canonical(nibabel.load(str(path)))
    return np.asanyarray(image.dataobj), np.array(image.header.get_zooms()[:3], float)


def resample(
    volume: np.ndarray, spacing: np.ndarray, target: np.ndarray = NETWORK_SPACING, order: int = 3
) -> np.ndarray:
    """To another spacing, first voxel centres aligned; cubic for images, nearest for labels."""
    size = np.maximum(1, np.ceil(np.array(volume.shape) * spacing / target - 1e-6).astype(int))
    coordinates = [np.clip(np.arange(n) * t / s, 0, m - 1) for n, t, s, m in zip(size, target, spacing, volume.shape)]
    source = volume.astype(np.float32)
    if order == 0:
        index = [np.round(x).astype(int) for x in coordinates]
        return volume[np.ix_(*index)]
    for axis, x in enumerate(coordinates):
        source = np.moveaxis(source, axis, 0)
        columns = source.reshape(source.shape[0], -1)
        if order == 3 and columns.shape[0] > 3:
            columns = ndimage.spline_filter1d(columns, 3, axis=0, mode="nearest", output=np.float32)
        grid = np.broadcast_to(x[:, None], (len(x), columns.shape[1]))
        index = np.broadcast_to(np.arange(columns.shape[1]), grid.shape)
        out = ndimage.map_coordinates(
            columns, [grid, index], order=order if columns.shape[0] > 3 else 1, mode="nearest", prefilter=False
        )
        source = np.moveaxis(out.reshape(len(x), *source.shape[1:]), 0, axis)
    return source


def allowed_classes(labels: np.ndarray) -> np.ndarray:
    """Bit masks of the classes that each voxel of a SPIDER mask may have on the network grid."""
    table = np.array([losses.NONE, losses.VERTEBRA, losses.DISC, losses.CANAL], np.int64)
    allowed = table[np.clip(labels, 0, 3)]
    # endplates may hide in the seam of vertebra and disc, whichever side the reference gave it
    bone, disc = labels == 1, labels == 2
    cross = np.zeros((3, 3, 3), bool)
    cross[1, :, :] = True
    seam = ndimage.binary_dilation(disc, cross, iterations=2) & ndimage.binary_dilation(bone, cross, iterations=2)
    allowed[seam] |= losses.ENDPLATE
    # the sacrum is not labelled: below the middle of the lowest disc background may be sacrum
    heights = np.nonzero(disc.any((0, 1)))[0]
    if len(heights):
        parts, count = ndimage.label(disc)
        boxes = ndimage.find_objects(parts)
        sizes = ndimage.sum(disc, parts, range(1, count + 1))
        big = [b for b, n in zip(boxes, sizes) if n > 40]
        top = min((b[2].stop for b in big), default=0)
        below = np.zeros(labels.shape, bool)
        below[:, :, :top] = True
        allowed[below & (labels == 0)] |= losses.SACRUM
        # no SPIDER slab labels the lowest disc's neighbour below: its own rim may be an endplate too
        rim = ndimage.binary_dilation(disc, cross, iterations=2) & below & (labels == 0)
        allowed[rim] |= losses.ENDPLATE
    return allowed


class Slabs:
    """The training patients on the network grid, in memory.

    `numbered`: the masks of `sample` carry the number of each disc, from 1 for the lowest, above NUMBER_SHIFT.
    """

    def __init__(self, folder: str | Path, validation: bool = False, numbered: bool = False) -> None:
        self.items = []
        for mask in sorted(Path(folder).glob("sub-spider*_gt.nii.gz")):
            name = mask.name[len("sub-spider") :][:3]
            if (name in VALIDATION) != validation:
                continue
            labels, spacing = load(mask)
            image, _ = load(mask.with_name(mask.name.replace("_gt", "_T2SPACE")))
            labels = labels.astype(np.uint8)
            if numbered:
                _number_discs(labels)
            self.items.append((name, image.astype(np.float32), labels, spacing))
        if not self.items:
            raise FileNotFoundError(f"no sub-spiderNNN_gt.nii.gz in {folder}")

    def sample(self, size: Size, rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
        """(image [R, A, S] normalised, allowed bit masks): a random crop, scaled, mirrored, re-coiled."""
        name, image, labels, spacing = self.items[rng.integers(len(self.items))]
        zoom = np.clip(rng.normal(1, 0.1), 0.78, 1.25) * np.clip(rng.normal(1, 0.04, 3), 0.9, 1.1)
        spacing = spacing * zoom
        slices = image.shape[0]
        keep = int(rng.integers(max(9, slices // 2), slices + 1)) if rng.random() < 0.4 else slices
        start = int(rng.integers(0, slices - keep + 1))
        image, labels = image[start : start + keep], labels[start : start + keep]
        if rng.random() < 0.6:
            image = ndimage.gaussian_filter1d(image, rng.uniform(0.3, 1.3), axis=0)
        if rng.random() < 0.25:
            image = ndimage.gaussian_filter(image, (0, *rng.uniform(0.2, 0.8, 2)))
        grid = NETWORK_SPACING
        phase = int(rng.integers(0, max(1, int(round(grid[0] / spacing[0])))))
        image, labels = image[phase:], labels[phase:]
        network_image = resample(image, spacing, order=1 if rng.random() < 0.5 else 3)
        network_labels = resample(labels, spacing, order=0)
        numbers = np.where(network_labels > _DISC_LABEL, network_labels, _DISC_LABEL).astype(np.int64) - _DISC_LABEL
        network_labels[numbers > 0] = 2
        allowed = allowed_classes(network_labels) | numbers << NUMBER_SHIFT
        begin = [int(rng.integers(0, max(0, n - m) + 1)) for n, m in zip(network_image.shape, size)]
        if rng.random() < 0.75:  # keep to the spine
            column = np.nonzero((network_labels > 0).any((0, 2)))[0]
            middle = int(rng.normal((column[0] + column[-1]) / 2, 10))
            begin[1] = int(np.clip(middle - size[1] // 2, 0, max(0, network_image.shape[1] - size[1])))
        at = tuple(slice(b, b + m) for b, m in zip(begin, size))
        network_image, allowed = network_image[at], allowed[at]
        x = torch.from_numpy(np.ascontiguousarray(network_image))
        if rng.random() < 0.5:  # another coil
            y = torch.linspace(-1, 1, x.shape[1])
            z = torch.linspace(-1, 1, x.shape[2])
            x = x * torch.exp(rng.normal(0, 0.5) * y)[None, :, None]
            x = x * torch.exp(rng.normal(0, 0.25) * z)[None, None, :]
            x = x * torch.exp(0.15 * smooth_noise(rng, x.shape, (1, 1, 1), max(x.shape) / 2, "cpu"))
        x = x.clamp(min=0)
        if rng.random() < 0.5:
            x = (x / (x.max() + 1e-6)) ** rng.uniform(0.7, 1.4)
        x = normalise(x)
        if rng.random() < 0.3:
            x = x + rng.uniform(0.02, 0.2) * torch.from_numpy(rng.standard_normal(x.shape).astype(np.float32))
        if rng.random() < 0.2:
            x = blur(blur(x, rng.uniform(0.2, 0.7), 1), rng.uniform(0.2, 0.7), 2)
        x, a = pad(x, torch.from_numpy(np.ascontiguousarray(allowed)))
        if rng.random() < 0.5:
            x, a = x.flip(0), a.flip(0)
        return x, a


def _number_discs(labels: np.ndarray) -> None:
    """Replaces the label of each large disc by _DISC_LABEL and its number from below, in place."""
    parts, count = ndimage.label(labels == 2, np.ones((3, 3, 3)))
    sizes = np.bincount(parts.ravel(), minlength=count + 1)
    boxes = ndimage.find_objects(parts)
    large = [i for i in range(1, count + 1) if sizes[i] > _LARGE_DISC * sizes[1:].max()]
    large.sort(key=lambda i: boxes[i - 1][2].start + boxes[i - 1][2].stop)
    for number, part in enumerate(large, 1):
        labels[parts == part] = _DISC_LABEL + number


def pad(
    image: torch.Tensor, target: torch.Tensor, multiple: Size = (8, 16, 16), unknown: int = 0
) -> tuple[torch.Tensor, torch.Tensor]:
    """Edge padding of the image to multiples of `multiple`; the target there is `unknown` (ignored)."""
    extra = [(-n) % m for n, m in zip(image.shape, multiple)]
    widths = [w for e in extra[::-1] for w in (e // 2, e - e // 2)]
    image = torch.nn.functional.pad(image[None, None], widths, mode="replicate")[0, 0]
    return image, torch.nn.functional.pad(target, widths, value=unknown)
