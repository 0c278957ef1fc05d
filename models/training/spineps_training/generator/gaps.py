"""Joint spaces, ligamenta flava and fatty strands in the gaps of the posterior elements."""

from __future__ import annotations

import numpy as np

from .. import classes as c
from .canvas import Canvas, smooth_field

# Fatty strands in the deep muscles: share of spines that have them, knots of their field (mm).
_STRANDS, _STRAND_MM = 0.7, (5, 4, 14)
_STRAND_REACH, _STRAND_SWING, _STRAND_LIMIT = (1, 5), 2.5, (0.9, 2.2)
_STRAND_FAT_MM = 8
_FLAVUM_MM, _FLAVUM_SHARE = 3.5, 0.8
_PROCESS_STEPS = 2  # voxels between a joint space and the process that it is counted to


def fill_gaps(canvas: Canvas, rng: np.random.Generator) -> None:
    """Paints joint spaces (counted to the process beside them), strands of fat, ligamenta flava."""
    tissue = canvas.tissue
    soft = c.CLASS_OF_TISSUE[tissue] == 0
    cut = canvas.joint & (np.isin(tissue, [*c.POSTERIOR, c.OTHER_BONE]) | soft)
    process, owner = _nearest_process(tissue, canvas.instance, cut)
    tissue[cut], canvas.instance[cut] = c.JOINT, 0
    for label, joint in c.JOINTS.items():
        tissue[cut & (process == label)] = joint
    canvas.instance[cut & (process > 0)] = owner[cut & (process > 0)]
    bone = canvas.bone
    if rng.random() < _STRANDS:
        strands = smooth_field(rng, canvas.knots(*_STRAND_MM), canvas.shape)
        reach = rng.uniform(*_STRAND_REACH) + _STRAND_SWING * strands
        tissue[(tissue == c.MUSCLE) & (bone > 0) & (bone < reach)] = c.FAT
        tissue[(tissue == c.MUSCLE) & (strands > rng.uniform(*_STRAND_LIMIT))] = c.FAT
        tissue[(tissue == c.FAT) & (bone > 0) & (bone < _STRAND_FAT_MM) & (strands < -1)] = c.MUSCLE
    near = (bone > 0) & (bone < _FLAVUM_MM) & (tissue == c.EPIDURAL_FAT)
    tissue[near & (rng.random() < _FLAVUM_SHARE)] = c.FLAVUM


def _nearest_process(tissue: np.ndarray, instance: np.ndarray, where: np.ndarray):
    """Class and instance of the articular process in or beside each voxel of `where`, 0 if none is near."""
    articular = np.isin(tissue, [*c.JOINTS])
    process, owner = np.where(articular, tissue, 0), np.where(articular, instance, 0)
    for _ in range(_PROCESS_STEPS):
        for axis in range(3):
            for step in (1, -1):
                empty = where & (process == 0)
                process[empty] = np.roll(process, step, axis)[empty]
                owner[empty] = np.roll(owner, step, axis)[empty]
    return process, owner
