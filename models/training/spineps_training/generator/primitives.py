"""Implicit shapes: signed distances in mm (about; negative inside) over arrays of local coordinates."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

# Local coordinates of voxels: x right, y front, z head, in mm.
Coordinates = Sequence[np.ndarray]
Point = Sequence[float] | np.ndarray
# A shape waiting for coordinates, and the class or tissue that it is made of.
Part = tuple[Callable[[Coordinates], np.ndarray], int]

_TINY = 1e-6
# A canal's cross-section: how much narrower its back is, and the exponent of the super-ellipse.
_TUBE_NARROWING, _TUBE_EXPONENT = 0.25, 2.3
# A blade: share of its thickness at the root and what the tip adds; softness of its edges and ends in mm.
_BLADE_ROOT, _BLADE_TIP = 0.75, 0.5
_BLADE_EDGE_MM, _BLADE_END_MM = 2.5, 4


def smooth_max(a: np.ndarray, b: np.ndarray, k: float) -> np.ndarray:
    """The larger of two distances, with the edge rounded over about `k` mm."""
    h = np.clip(0.5 + (a - b) / (2 * k), 0, 1)
    return b + (a - b) * h + k * h * (1 - h)


def capsule(
    p: Coordinates, a: Point, b: Point, radius_a: float, radius_b: float, squash: Sequence[float] = (1, 1, 1)
) -> np.ndarray:
    """A tapered rod from `a` to `b`; `squash` > 1 makes it thicker along that axis."""
    q = [(p[i] - a[i]) / squash[i] for i in range(3)]
    axis = [(b[i] - a[i]) / squash[i] for i in range(3)]
    length = sum(x * x for x in axis) + _TINY
    t = np.clip(sum(q[i] * axis[i] for i in range(3)) / length, 0, 1)
    distance = np.sqrt(sum((q[i] - t * axis[i]) ** 2 for i in range(3)) + _TINY)
    return (distance - (radius_a + t * (radius_b - radius_a))) * min(squash)


def rod(*args) -> Callable[[Coordinates], np.ndarray]:
    """A `capsule` waiting for its coordinates."""
    return lambda p: capsule(p, *args)


def blade(p: Coordinates, a: Point, b: Point, thick: float, height_a: float, height_b: float) -> np.ndarray:
    """A blade in the sagittal plane from `a` to `b`: thin in x, tall across its axis."""
    axis = np.array([b[1] - a[1], b[2] - a[2]])
    length = np.linalg.norm(axis) + _TINY
    axis = axis / length
    along = (p[1] - a[1]) * axis[0] + (p[2] - a[2]) * axis[1]
    across = (p[2] - a[2]) * axis[0] - (p[1] - a[1]) * axis[1]
    t = np.clip(along / length, 0, 1)
    half = (height_a + t * (height_b - height_a)) / 2
    side = np.abs(p[0] - a[0] - t * (b[0] - a[0])) - thick / 2 * (_BLADE_ROOT + _BLADE_TIP * t * t)
    end = np.maximum(-along, along - length)
    return smooth_max(smooth_max(side, np.abs(across) - half, _BLADE_EDGE_MM), end, _BLADE_END_MM)


def tube(x: np.ndarray, y: np.ndarray, half_width: float, half_depth: float, centre_y: float) -> np.ndarray:
    """A canal's cross-section, endless along z: a rounded triangle, narrower at the back."""
    narrow = 1 - _TUBE_NARROWING * np.clip((centre_y - y) / half_depth, -1, 1)
    n = _TUBE_EXPONENT
    r = ((np.abs(x) / (half_width * narrow)) ** n + (np.abs(y - centre_y) / half_depth) ** n) ** (1 / n)
    return (r - 1) * min(half_width, half_depth)


def union(parts: Sequence[Part], p: Coordinates) -> tuple[np.ndarray, np.ndarray]:
    """(distance to the nearest part, uint8 class of that part) at each voxel."""
    values = np.stack([shape(p) for shape, _ in parts])
    first = values.argmin(0)
    labels = np.array([label for _, label in parts], np.uint8)[first]
    return np.take_along_axis(values, first[None], 0)[0], labels
