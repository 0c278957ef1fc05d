"""Loops of bowel: bent tubes with walls, folds and haustra, filled with fluid, stool or gas.

Haustra and folds are as far apart as vertebrae and discs, and their contents may be as bright as marrow:
what a network must not take for a spine.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from .. import classes as c
from .canvas import SPACING, Canvas, stretch

_GRID_MM = 3.0  # the loops are found on a coarse grid
_FAR_MM = 20.0
_STEP_MM = 4.0
_TURN = 0.35  # how fast a loop changes its direction (share per step)
# Kinds of loop: least and largest radius (mm), length (steps), distance of the folds (mm), depth of the
# haustra (share of the radius), chance. Small bowel, colon, colon that runs straight along the spine.
_KINDS = (
    dict(radius=(6, 13), steps=(30, 90), folds=(4, 12), haustra=(0, 0.08), straight=0.0, share=0.5),
    dict(radius=(12, 26), steps=(25, 60), folds=(16, 40), haustra=(0.08, 0.35), straight=0.0, share=0.25),
    dict(radius=(11, 24), steps=(30, 70), folds=(18, 42), haustra=(0.05, 0.35), straight=0.85, share=0.25),
)
_COUNT = (4, 26)
_WALL_MM, _FOLD_MM = (0.8, 3), (0.8, 4)
_FOLD_REACH = (0.25, 1)  # how far a fold reaches into the loop (share of the radius)
_CONTENTS = (c.BOWEL_A, c.BOWEL_B, c.BOWEL_C, c.FLUID, c.GAS)
_SHARES = (0.3, 0.25, 0.2, 0.1, 0.15)
_GAS_LEVEL = 0.25  # share of loops with gas above their contents


@dataclass
class _Loop:
    """One tube: points (mm), radius at each, and how it is filled."""

    points: np.ndarray
    radius: np.ndarray
    fold_every: float
    fold_thick: float
    fold_reach: float
    wall: float
    content: int
    gas_above: float


def bowel(canvas: Canvas, cavity: np.ndarray, rng: np.random.Generator) -> None:
    """Fills the voxels of `cavity` (bool) that the loops reach."""
    where = np.argwhere(cavity[::4, ::4, ::4])
    if len(where) < 40:
        return
    loops = [_walk(canvas, where, rng) for _ in range(int(rng.integers(*_COUNT)))]
    distance, along, number = _rasterise(canvas, loops)
    tissue = canvas.tissue
    owner = np.where(cavity & (distance < 0), number + 1, 0)
    for i, (loop, at) in enumerate(zip(loops, ndimage.find_objects(owner, len(loops)))):
        if at is None:
            continue
        m, d, s = owner[at] == i + 1, distance[at], along[at]
        part = np.full(m.shape, loop.content, np.uint8)
        part[canvas.world[1][at] > loop.gas_above] = c.GAS
        reach = -loop.fold_reach * loop.radius.mean()
        part[(np.mod(s, loop.fold_every) < loop.fold_thick) & (d > reach)] = c.BOWEL_WALL
        part[d > -loop.wall] = c.BOWEL_WALL
        tissue[at][m] = part[m]


def _walk(canvas: Canvas, where: np.ndarray, rng: np.random.Generator) -> _Loop:
    """A random loop that starts in the cavity (`where`: every fourth voxel of it) and stays near it."""
    kind = _KINDS[rng.choice(len(_KINDS), p=[k["share"] for k in _KINDS])]
    low, high = where.min(0) * 4 * SPACING, where.max(0) * 4 * SPACING
    point = where[rng.integers(len(where))] * 4 * SPACING
    direction = rng.normal(0, 1, 3)
    points = []
    for _ in range(int(rng.integers(*kind["steps"]))):
        direction = direction + _TURN * rng.normal(0, 1, 3)
        direction[:2] *= 1 - kind["straight"] * 0.5
        direction /= np.linalg.norm(direction) + 1e-6
        outside = (point < low) & (direction < 0) | (point > high) & (direction > 0)
        direction[outside] *= -1
        point = point + direction * _STEP_MM
        points.append(point)
    fold_every = rng.uniform(*kind["folds"])
    length = np.arange(len(points)) * _STEP_MM
    swing = rng.uniform(*kind["haustra"]) * np.cos(2 * np.pi * length / fold_every)
    radius = rng.uniform(*kind["radius"]) * (1 + swing) * np.interp(length, [0, 60, 120], rng.uniform(0.75, 1.2, 3))
    middle = canvas.origin[1] + np.mean(points, 0)[1]
    gas = middle + rng.uniform(-5, 10) if rng.random() < _GAS_LEVEL else np.inf
    return _Loop(
        points=np.array(points),
        radius=radius,
        fold_every=fold_every,
        fold_thick=min(rng.uniform(*_FOLD_MM), fold_every / 3),
        fold_reach=rng.uniform(*_FOLD_REACH),
        wall=rng.uniform(*_WALL_MM),
        content=int(rng.choice(_CONTENTS, p=_SHARES)),
        gas_above=gas,
    )


def _rasterise(canvas: Canvas, loops: list[_Loop]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(distance to the nearest wall, mm along that loop, number of that loop) over the volume."""
    size = [int(np.ceil(n * s / _GRID_MM)) + 1 for n, s in zip(canvas.shape, SPACING)]
    distance = np.full(size, _FAR_MM, np.float32)
    along = np.zeros(size, np.float32)
    number = np.zeros(size, np.int16)
    for i, loop in enumerate(loops):
        for k, (point, radius) in enumerate(zip(loop.points, loop.radius)):
            begin = np.maximum(np.floor((point - radius - _GRID_MM) / _GRID_MM).astype(int), 0)
            end = np.minimum(np.ceil((point + radius + _GRID_MM) / _GRID_MM).astype(int) + 1, size)
            if np.any(end <= begin):
                continue
            axes = [(np.arange(b, e) * _GRID_MM - x).astype(np.float32) for b, e, x in zip(begin, end, point)]
            squares = axes[0][:, None, None] ** 2 + axes[1][None, :, None] ** 2 + axes[2][None, None, :] ** 2
            d = np.sqrt(squares) - np.float32(radius)
            at = tuple(slice(b, e) for b, e in zip(begin, end))
            closer = d < distance[at]
            distance[at][closer] = d[closer]
            along[at][closer] = k * _STEP_MM
            number[at][closer] = i
    places = [np.arange(n) * s / _GRID_MM for n, s in zip(canvas.shape, SPACING)]
    nearest = np.ix_(*(np.round(x).astype(int) for x in places))
    return stretch(distance, places), stretch(along, places), number[nearest]
