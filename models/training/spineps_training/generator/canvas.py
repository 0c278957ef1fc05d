"""The volumes being painted and the bent world coordinates of their voxels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy import ndimage

from .. import classes as c
from ..typing import ArrayLike, Region

SPACING = np.array([1.5, 1.0, 1.0])  # mm, R A S
SHAPE = (72, 156, 232)
SACRUM_INSTANCE = 26
# Owner of bone that belongs to no instance, such as ribs.
NO_INSTANCE = 99

# Bending of the coordinates: distance of the random field's knots, lowest and highest strength (mm).
_BENDS = ((45, 0.5, 3), (14, 0.2, 0.8))
# Bone distance of a voxel far from all bone, mm.
_FAR_MM = 30
# Smoothing of a random field's knots (knots), and the gain that brings it back to about unit deviation.
_FIELD_BLUR, _FIELD_GAIN = 0.6, 1.6


def smooth_field(rng: np.random.Generator, knots: list[int], shape: tuple[int, ...]) -> np.ndarray:
    """Smooth noise of about unit deviation: random values at `knots` per axis, linear in between."""
    field = rng.normal(0, 1, knots).astype(np.float32)
    field = ndimage.gaussian_filter(field, _FIELD_BLUR)
    places = [(np.arange(n) + 0.5) * m / n - 0.5 for n, m in zip(shape, knots)]
    return stretch(field, places) * np.float32(_FIELD_GAIN)


def stretch(coarse: np.ndarray, places: list[np.ndarray]) -> np.ndarray:
    """A coarse volume at fractional voxel `places` of each axis: linear in between, edges repeated."""
    for axis in (2, 1, 0):
        x = np.clip(places[axis], 0, coarse.shape[axis] - 1)
        low = np.minimum(x.astype(int), max(coarse.shape[axis] - 2, 0))
        high = np.minimum(low + 1, coarse.shape[axis] - 1)
        share = (x - low).astype(np.float32).reshape([-1 if a == axis else 1 for a in range(3)])
        below = np.take(coarse, low, axis)
        below += (np.take(coarse, high, axis) - below) * share
        coarse = below
    return coarse


class Canvas:
    """The volumes being painted; all arrays are R, A, S.

    tissue: uint8, `classes`. instance: uint8. bone: signed distance to the nearest bone surface in mm.
    owner: instance of that bone. joint: where two bones face each other across a gap. world: bent
    coordinates in mm, one array per axis.
    """

    def __init__(self, rng: np.random.Generator, origin: np.ndarray, shape: tuple[int, int, int], traits: dict) -> None:
        self.origin, self.shape, self.traits = origin, shape, traits
        axes = [origin[i] + SPACING[i] * np.arange(shape[i], dtype=np.float32) for i in range(3)]
        self.world = list(np.meshgrid(*axes, indexing="ij"))
        strengths = [rng.uniform(low, high) for _, low, high in _BENDS]
        for (grid_mm, _, _), strength in zip(_BENDS, strengths):
            for i in range(3):
                self.world[i] += smooth_field(rng, self.knots(grid_mm, grid_mm, grid_mm, ceil=True), shape) * strength
        self.tissue = np.full(shape, c.FAT, np.uint8)
        self.instance = np.zeros(shape, np.uint8)
        self.bone = np.full(shape, _FAR_MM, np.float32)
        self.owner = np.zeros(shape, np.uint8)
        self.joint = np.zeros(shape, bool)

    def knots(self, *distance_mm: float, ceil: bool = False) -> list[int]:
        """Knots per axis of a random field whose structures are `distance_mm` apart (one number, or three)."""
        each = distance_mm * 3 if len(distance_mm) == 1 else distance_mm
        exact = [n * s / m for n, s, m in zip(self.shape, SPACING, each)]
        return [int(np.ceil(k) if ceil else k) + 3 for k in exact]

    def holds(self, point: np.ndarray, margin_mm: float) -> bool:
        """Whether a point lies inside the volume or within `margin_mm` of it."""
        end = self.origin + SPACING * self.shape
        return bool(np.all(point > self.origin - margin_mm) and np.all(point < end + margin_mm))

    def local(self, at: tuple[slice, ...], centre: np.ndarray, frame: np.ndarray) -> list[np.ndarray]:
        """Coordinates of the voxels `at` in the frame (columns right, front, up) around `centre`, mm."""
        d = [self.world[i][at] - np.float32(centre[i]) for i in range(3)]
        f = frame.astype(np.float32)
        return [f[0, j] * d[0] + f[1, j] * d[1] + f[2, j] * d[2] for j in range(3)]

    def box(
        self, centre: np.ndarray, frame: np.ndarray, low: Sequence[float], high: Sequence[float]
    ) -> tuple[Region, list[np.ndarray]] | None:
        """(slices of the voxels that a local box can touch, their local coordinates); None if there are none."""
        corners = np.array(np.meshgrid(*zip(low, high), indexing="ij")).reshape(3, -1)
        points = ((frame @ corners).T + centre - self.origin) / SPACING
        begin = np.maximum(np.floor(points.min(0)).astype(int) - 2, 0)
        end = np.minimum(np.ceil(points.max(0)).astype(int) + 3, self.shape)
        if np.any(end <= begin):
            return None
        at = tuple(slice(b, e) for b, e in zip(begin, end))
        return at, self.local(at, centre, frame)

    def along_spine(
        self, heights_mm: np.ndarray, margin: int
    ) -> tuple[Callable[[ArrayLike, float], np.ndarray], np.ndarray, np.ndarray]:
        """A function that spreads values of a few points along z over the volume's slices, and each voxel's slice.

        Returns (spread(values, blur) -> one value per slice, index of each voxel's slice, heights of the
        slices in mm). `margin` slices more are kept at both ends, since the coordinates are bent.
        """
        rank = np.argsort(heights_mm)
        found = heights_mm[rank]
        zs = (self.origin[2] + SPACING[2] * np.arange(-margin, self.shape[2] + margin)).astype(np.float32)
        index = np.clip(np.round((self.world[2] - zs[0]) / SPACING[2]).astype(np.int32), 0, len(zs) - 1)

        def spread(values: ArrayLike, blur: float) -> np.ndarray:
            return ndimage.gaussian_filter1d(np.interp(zs, found, np.asarray(values)[rank]), blur)

        return spread, index, zs

    def add_bone(self, at: Region, value: np.ndarray, part: int | np.ndarray, instance: int, gap: float) -> None:
        """Paints bone where `value` < 0, leaving a joint gap (mm) towards the bone of others.

        `part` is a class, or an array with the class of each voxel.
        """
        other = self.bone[at]
        owner = self.owner[at]
        sacrum = SACRUM_INSTANCE
        if gap > 0:
            foreign = (owner != instance) & (owner > 0) & (owner != NO_INSTANCE)
            foreign |= (owner == sacrum) & (instance != sacrum)
            self.joint[at] |= foreign & (value < gap) & (other < gap) & (np.abs(value - other) < gap)
        closer = value < other
        owner[closer] = instance if instance else NO_INSTANCE
        inside = closer & (value < 0)
        self.tissue[at][inside] = part[inside] if isinstance(part, np.ndarray) else part
        self.instance[at][inside] = instance
        np.minimum(other, value, out=other)
