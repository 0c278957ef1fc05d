"""Reference annotations from several masks, and volumes to train on from annotated scans.

For those who have data: the paper's way of joining masks of different sources, and a folder of semantic and
instance masks turned into the volumes that both trainings read.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy import ndimage

from . import classes as c
from .generator import SPACING
from .spider import load, resample

_ALONG_SPINE = np.zeros((3, 3, 3), bool)
_ALONG_SPINE[1, 1, :] = True


def combine(masks: Sequence[np.ndarray]) -> np.ndarray:
    """One class volume from several, the most trusted first: a later one fills only what is still empty."""
    result = np.zeros_like(masks[0])
    for mask in masks:
        result = np.where(result == 0, mask, result)
    return result


def add_endplates(classes: np.ndarray, gap: int = 3, thickness: int = 1) -> np.ndarray:
    """Fills holes between body and disc and makes the transition endplate.

    Empty voxels with body and disc within `gap` voxels above and below become endplate, and so do the
    outermost `thickness` voxels of the body there. `classes` is [R, A, S]; returns a new volume.
    """
    body, disc = classes == c.CORPUS, classes == c.DISC
    near_body = ndimage.binary_dilation(body, _ALONG_SPINE, iterations=gap)
    near_disc = ndimage.binary_dilation(disc, _ALONG_SPINE, iterations=gap)
    hole = (classes == 0) & near_body & near_disc
    seam = ndimage.binary_dilation(disc | hole, _ALONG_SPINE, iterations=thickness) & body
    result = classes.copy()
    result[hole | seam] = c.ENDPLATE
    return result


def volumes(source: str | Path, target: str | Path, first: int = 0) -> None:
    """Turns pairs X_seg-spine_msk.nii.gz, X_seg-vert_msk.nii.gz into volumes that the trainings read."""
    target = Path(target)
    target.mkdir(parents=True, exist_ok=True)
    for i, path in enumerate(sorted(Path(source).glob("*_seg-spine_msk.nii.gz"))):
        labels, spacing = load(path)
        numbers, _ = load(path.with_name(path.name.replace("_seg-spine_", "_seg-vert_")))
        classes = resample(c.class_of_label(labels), spacing, SPACING, order=0)
        numbers = resample(numbers.astype(np.int32), spacing, SPACING, order=0)
        numbers = np.where(np.isin(classes, [*c.VERTEBRA]) & (numbers < 100), numbers, 0).astype(np.uint8)
        bone = np.isin(classes, [*c.VERTEBRA, c.SACRUM])
        rim = np.clip(ndimage.distance_transform_edt(~bone, SPACING) * 4, 0, 127).astype(np.uint8)
        body = (classes == c.CORPUS) & (numbers > 0)
        found = np.unique(numbers[body])
        centres = [
            [*centre, int(n)]
            for n, centre in zip(found, ndimage.center_of_mass(body, np.where(body, numbers, 0), found))
        ]
        name = target / f"shape{first + i:06d}"
        about = dict(region="annotated", variant="", centres=[[float(x) for x in centre] for centre in centres])
        name.with_suffix(".json").write_text(json.dumps(about))
        np.save(name.with_suffix(".npy"), np.stack([classes.astype(np.uint8), numbers, rim]))
