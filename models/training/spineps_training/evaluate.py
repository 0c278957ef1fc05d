"""Figures of an exported network: unseen synthetic volumes, SPIDER validation, the test scans."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from scipy import ndimage
from torch import nn

from . import classes as c
from .instance import SPACING as INSTANCE_SPACING
from .instance import sample
from .networks import InstanceNet
from .semantic import predict
from .shapes import ShapeFolder
from .spider import Slabs, load, resample
from .synthesis import NETWORK_SPACING, cut, paint
from .typing import Region, Size

UNSEEN = (5000, 5012)
SIZE = (48, 144, 160)
# A cut-out with the belly lies this far in front; found voxels this far from all labels are false (mm).
AHEAD_MM, FAR_MM = 70, 10
BEHIND_MM = 16  # the field of view is centred on the canal
_GROUPS = dict(
    vertebra=[*c.VERTEBRA],
    posterior=[*c.POSTERIOR],
    canal=[c.CORD, c.CANAL],
    disc=[c.DISC],
    articular=[c.SUPERIOR_L, c.SUPERIOR_R, c.INFERIOR_L, c.INFERIOR_R],
)


def dice(a: np.ndarray, b: np.ndarray) -> float:
    """Dice of two masks; nan if the reference `b` is empty."""
    return float(2 * (a & b).sum() / (a.sum() + b.sum())) if b.any() else float("nan")


def class_dice(predicted: np.ndarray, truth: np.ndarray) -> dict[str, float]:
    """Dice per class and of the merged groups, plus the mean of the four articular classes."""
    figures = {c.NAMES[k]: dice(predicted == k, truth == k) for k in range(1, c.COUNT)}
    for name, members in _GROUPS.items():
        figures["merged " + name] = dice(np.isin(predicted, members), np.isin(truth, members))
    figures["mean articular"] = float(np.nanmean([figures[c.NAMES[k]] for k in _GROUPS["articular"]]))
    figures["mean costal"] = float(np.nanmean([figures[c.NAMES[k]] for k in (c.COSTAL_L, c.COSTAL_R)]))
    return figures


def segment(net: nn.Module, image: np.ndarray, spacing: np.ndarray) -> np.ndarray:
    """Class indices on the image's own grid: network grid, flip average, linear back, arg-max."""
    small = torch.from_numpy(np.ascontiguousarray(resample(image, spacing)))
    p = predict(net, small).numpy()
    best, chosen = None, None
    for k in range(c.COUNT):
        q = to_grid(p[k], spacing, image.shape)
        if k == 0:
            best, chosen = q, np.zeros(image.shape, np.uint8)
        else:
            chosen[q > best] = k
            best = np.maximum(best, q)
    return chosen


def to_grid(volume: np.ndarray, spacing: np.ndarray, shape: Size) -> np.ndarray:
    """Linear resampling from the network grid back to a grid with the same first voxel centre."""
    out = volume.astype(np.float32)
    for axis in range(3):
        x = np.clip(np.arange(shape[axis]) * spacing[axis] / NETWORK_SPACING[axis], 0, out.shape[axis] - 1)
        low = np.floor(x).astype(int)
        high = np.minimum(low + 1, out.shape[axis] - 1)
        t = (x - low).astype(np.float32).reshape([-1 if a == axis else 1 for a in range(3)])
        out = np.take(out, low, axis) * (1 - t) + np.take(out, high, axis) * t
    return out


def spine_centre(centres: np.ndarray, shape: Size) -> np.ndarray:
    """Voxel at half height of a generated volume, `BEHIND_MM` behind its middle body."""
    middle = np.array(shape) / 2
    if len(centres):
        nearest = centres[np.abs(centres[:, 2] - middle[2]).argmin()]
        middle[:2] = nearest[:2] - [0, BEHIND_MM]
    return middle


def _mean(rows: list[dict]):
    keys = {k: None for row in rows for k in row}
    return {
        k: round(float(np.nanmean([row.get(k, np.nan) for row in rows])), 4)
        for k in keys
        if not all(np.isnan(row.get(k, np.nan)) for row in rows)
    }


@torch.no_grad()
def semantic_synthetic(net: nn.Module, shapes: ShapeFolder) -> dict:
    """Dice of each class on unseen generated volumes, by region and over all; what is found in front of the spine."""
    rows, false = {}, []
    for i in range(len(shapes)):
        stack, about = shapes.read(i)
        rng = np.random.default_rng(7000 + i)
        centre = spine_centre(about["centres"], stack.shape[1:])
        predicted, target = _predicted(net, stack, centre, rng)
        rows.setdefault(about["region"], []).append(class_dice(predicted, target))
        predicted, target = _predicted(net, stack, centre + [0, AHEAD_MM, 0], rng)
        far = ndimage.distance_transform_edt(target == 0, NETWORK_SPACING) > FAR_MM if target.any() else target == 0
        false.append(float(((predicted > 0) & far).sum() * NETWORK_SPACING.prod() / 1000))
    figures = {region: _mean(found) for region, found in rows.items()}
    figures["all"] = _mean([row for found in rows.values() for row in found])
    figures["false cm3 in front"] = dict(mean=round(float(np.mean(false)), 2), worst=round(max(false), 2))
    return figures


def _predicted(
    net: nn.Module, stack: np.ndarray, centre: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """(found, true) classes of one random image of the cut-out around a voxel."""
    tissue, instance, rim, target = cut(stack, centre, SIZE, rng, rotate_deg=0, scale=0.02)
    return predict(net, paint(tissue, instance, rim, SIZE, rng)).argmax(0).numpy(), target.numpy()


@torch.no_grad()
def semantic_spider(net: nn.Module, folder: str | Path) -> dict:
    """Dice of vertebra, disc and canal of the five validation patients, and their mean."""
    figures = {}
    for name, image, labels, spacing in Slabs(folder, validation=True).items:
        p = segment(net, image, spacing)
        figures[name] = {
            group: round(dice(np.isin(p, _GROUPS[group]), labels == k), 4)
            for k, group in ((1, "vertebra"), (2, "disc"), (3, "canal"))
        }
    figures["mean"] = _mean(list(figures.values()))
    return figures


@torch.no_grad()
def semantic_test(net: nn.Module, data: str | Path) -> dict:
    """Figures on the test scans; look at them once per released network."""
    data = Path(data)
    image, spacing = load(data / "spineps-blocks/sub-mri_label-6_T2w.nii.gz")
    truth, _ = load(data / "spineps-blocks/sub-mri_seg-subreg_label-6_msk.nii.gz")
    figures = {
        "MR block": _mean([class_dice(segment(net, image.astype(np.float32), spacing), c.class_of_label(truth))])
    }
    image, spacing = load(data / "sct/cervical_T2w.nii.gz")
    cord, _ = load(data / "sct/cervical_cord_gt.nii.gz")
    p = segment(net, image.astype(np.float32), spacing)
    figures["cervical cord"] = round(dice(p == c.CORD, cord > 0), 4)
    return figures


def cutout(classes: np.ndarray, centre: np.ndarray) -> tuple[np.ndarray, Region, Region]:
    """The instance network's input around a voxel of a 1.5 mm class volume, and the slices it covers."""
    begin = [int(round(x)) - n // 2 for x, n in zip(centre, InstanceNet.SIZE)]
    low = [max(0, b) for b in begin]
    high = [min(m, b + n) for m, b, n in zip(classes.shape, begin, InstanceNet.SIZE)]
    out = np.zeros(InstanceNet.SIZE, np.float32)
    inner = tuple(slice(a - b, z - b) for a, z, b in zip(low, high, begin))
    outer = tuple(slice(a, z) for a, z in zip(low, high))
    out[inner] = classes[outer]
    return out, inner, outer


@torch.no_grad()
def instance_real(net: nn.Module, data: str | Path) -> dict:
    """Centre vertebra from real semantic masks: Dice of the whole vertebra and of its posterior part."""
    data = Path(data)
    files = dict(
        MR=("spineps-blocks/sub-mri_seg-subreg_label-6_msk", "spineps-blocks/sub-mri_seg-vert_label-6_msk"),
        CT=("spineps-blocks/sub-ct_seg-subreg_label-22_msk", "spineps-blocks/sub-ct_seg-vert_label-22_msk"),
        lumbar=("spineps-lumbar/sub-lumbar_seg-spine_msk", "spineps-lumbar/sub-lumbar_seg-vert_msk"),
    )
    figures = {}
    for name, (semantic, instances) in files.items():
        labels, spacing = load(data / (semantic + ".nii.gz"))
        numbers, _ = load(data / (instances + ".nii.gz"))
        classes = resample(c.class_of_label(labels), spacing, np.array(INSTANCE_SPACING), order=0)
        numbers = resample(numbers.astype(np.int32), spacing, np.array(INSTANCE_SPACING), order=0)
        for bodies_only in (False, True):
            merged = np.where(np.isin(classes, [*c.POSTERIOR]), c.ARCUS, classes) if bodies_only else classes
            rows = {}
            for number in np.unique(numbers[classes == c.CORPUS]):
                if number == 0 or number == 26 or number > 99:
                    continue
                where = np.argwhere((numbers == number) & (classes == c.CORPUS))
                if len(where) < 200:
                    continue
                x, inner, outer = cutout(merged, where.mean(0))
                out = net(torch.from_numpy(x)[None, None])[0].argmax(0).numpy()
                got = np.zeros(classes.shape, bool)
                got[outer] = out[inner] == 2
                bone = (classes >= c.ARCUS) & (classes <= c.CORPUS)
                truth = (numbers == number) & bone
                back = np.isin(classes, [*c.POSTERIOR])
                rows[str(int(number))] = [round(dice(got & bone, truth), 4), round(dice(got & back, truth & back), 4)]
            figures[name + (" one posterior label" if bodies_only else "")] = rows
    return figures


@torch.no_grad()
def instance_synthetic(net: nn.Module, shapes: ShapeFolder, corrupt: bool = False, each: int = 40) -> dict:
    """Dice of the centre vertebra by region: mean and worst."""
    rows = {}
    for i in range(each * 3):
        rng = np.random.default_rng(9000 + i)
        one = _Counting(shapes)
        x, target = sample(one, rng, corrupt=corrupt)
        out = net(x[None, None])[0].argmax(0).numpy()
        truth = target.numpy() == 2
        if truth.sum() < 300:
            continue
        got = (out == 2) & (target.numpy() >= 0)
        rows.setdefault(one.region, []).append(dice(got, truth))
    return {
        region: dict(mean=round(float(np.mean(v)), 4), worst=round(min(v), 4), count=len(v))
        for region, v in rows.items()
    }


class _Counting:
    """Remembers the region of the volume that was read last."""

    def __init__(self, shapes: ShapeFolder) -> None:
        self.shapes, self.region = shapes, None

    def __len__(self) -> int:
        return len(self.shapes)

    def read(self, i: int):
        stack, about = self.shapes.read(i)
        self.region = about["region"]
        return stack, about


def evaluate(
    kind: str,
    network: str | Path | nn.Module,
    shapes: str | Path | None = None,
    spider: str | Path | None = None,
    data: str | Path | None = None,
) -> dict:
    """All figures that the given folders allow, as nested dicts."""
    net = torch.jit.load(str(network)).eval() if not isinstance(network, torch.nn.Module) else network.eval()
    unseen = ShapeFolder(shapes, *UNSEEN) if shapes else None
    figures = {}
    if kind == "semantic":
        if unseen:
            figures["synthetic"] = semantic_synthetic(net, unseen)
        if spider:
            figures["spider"] = semantic_spider(net, spider)
        if data:
            figures["test"] = semantic_test(net, data)
    else:
        if unseen:
            figures["synthetic"] = instance_synthetic(net, unseen)
            figures["synthetic corrupted"] = instance_synthetic(net, unseen, corrupt=True)
        if data:
            figures["test"] = instance_real(net, data)
    return figures
