"""Figures of TotalSpineSeg's steps on unseen generated volumes: Dice of the regions, and what the landmarks do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from scipy import ndimage

from . import totalspineseg as t
from .evaluate import UNSEEN, dice, spine_centre
from .levels import owners
from .shapes import ShapeFolder
from .synthesis import Placement, both_grids, paint

_SIZE = (32, 144, 208)
_NEAR_MM = 12  # a landmark this far from its disc is the right one
_LEAST = 60  # voxels of a landmark that count
NAMES = {2: "C2-C3", 3: "C7-T1", 4: "T12-L1", 5: "L5-S"}


def evaluate_steps(checkpoint: str | Path, shapes: str | Path) -> dict:
    """Dice by region of both steps, and for each landmark disc how often it was right, wrong, missed, invented."""
    net = t.load(checkpoint)
    folder = ShapeFolder(shapes, *UNSEEN)
    scores: dict[str, list[float]] = {}
    landmarks = {name: dict(right=0, wrong=0, missed=0, invented=0) for name in NAMES.values()}
    for i in range(len(folder)):
        image, first, second, given = _scan(folder, i)
        found = t.predict(net, image).numpy()
        _landmarks(found, first, landmarks)
        for step, values, truth in ((1, found, first), (2, t.predict(net, image, given).numpy(), second)):
            for region in t.STEP1 if step == 1 else t.STEP2:
                score = dice(np.isin(values, region) & (truth != t.UNKNOWN), np.isin(truth, region))
                scores.setdefault(f"step {step}: {'+'.join(map(str, region))}", []).append(score)
    means = {k: round(float(np.nanmean(v)), 4) for k, v in scores.items() if not np.isnan(v).all()}
    return dict(dice=means, landmarks=landmarks)


def _scan(folder: ShapeFolder, i: int) -> tuple[torch.Tensor, np.ndarray, np.ndarray, torch.Tensor]:
    """(image, values of step 1, of step 2, given discs) of one volume, not turned, any contrast."""
    stack, about = folder.read(i)
    owner = owners(np.array(stack[0]), np.array(stack[1]), about["variant"])
    centre = spine_centre(about["centres"], stack.shape[1:])
    rng = np.random.default_rng(i)
    place = Placement(centre, rng, rotate_deg=0, scale=0.001, mirror=False)
    fine, (tissue, owned), _ = both_grids(np.stack([*stack, owner]), place, _SIZE, "cpu", (0, 3))
    image = paint(*fine, _SIZE, rng)
    first, _ = t.step_values(tissue.numpy(), owned.numpy(), about["variant"], None)
    second, given = t.step_values(tissue.numpy(), owned.numpy(), about["variant"], i % 2)
    return image, first, second, torch.from_numpy(given)


def _landmarks(found: np.ndarray, truth: np.ndarray, counts: dict) -> None:
    spacing = np.array([2.0, 1.0, 1.0])
    for value, name in NAMES.items():
        here = ndimage.center_of_mass(truth == value) if (truth == value).sum() >= _LEAST else None
        there = ndimage.center_of_mass(found == value) if (found == value).sum() >= _LEAST else None
        if here is None and there is None:
            continue
        if here is None or there is None:
            counts[name]["invented" if here is None else "missed"] += 1
            continue
        apart = np.linalg.norm((np.array(here) - there) * spacing)
        counts[name]["right" if apart <= _NEAR_MM else "wrong"] += 1
