"""Dural tube (canal), cord tapering into the bundle of the cauda equina, fat and ligaments around them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .. import classes as c
from ..anatomy import Vertebra
from ..typing import Region
from .canvas import SACRUM_INSTANCE, SPACING, Canvas

# Half depth and half width of the sac at S1 to S4 (mm); it ends below.
_SACRAL_DEPTH, _SACRAL_WIDTH = (6, 4.6, 3, 1.2), (11, 8, 5, 2)
# The sac as a share of the bony canal's half depth and half width.
_SAC_DEPTH, _SAC_WIDTH = 0.97, 0.9
# At C1: half depth, half width, distance behind the middle of its frame (mm).
_ATLAS_DEPTH, _ATLAS_WIDTH, _ATLAS_BACK = 8.5, 12, 12.5
_WALL_SHARE = 0.93  # back wall of the body as a share of half its depth
# Fat in front of the sac grows below this position, by mm per level, at most over two levels.
_FAT_FROM, _FAT_GROWTH = 22.5, 1.5
_ABOVE_ATLAS = 15  # mm that the canal goes on above C1, to the foramen magnum
_BLUR, _LEAN_BLUR, _LEAN_LIMIT = 4, 6, 60  # slices, slices, degrees
_MARGIN = 30  # slices beyond the volume
_AROUND_MM = 45  # beside, before and behind the middle of the sac
_SECTION_NARROWING, _SECTION_EXPONENT = 0.22, 2.2
_DISC_PRESS = 3  # a disc may stand this far in the sac (mm)
_FAT_BEHIND, _LIGAMENT_BEFORE, _NO_JOINT = 4.5, 1.2, 1  # mm around the sac
# Half width and half depth of the cord (mm) by position; a common factor with this deviation each.
_CORD_LEVEL = np.array([0, 3, 5.5, 7, 9, 14, 18, 19.3])
_CORD_WIDE = np.array([6, 6.3, 6.9, 6.2, 4.9, 4.3, 4.6, 4.9])
_CORD_DEEP = np.array([4.6, 4.3, 4, 3.7, 3.6, 3.4, 3.9, 4.0])
_CORD_SPREAD = 0.07
_CONUS_START, _CONUS_LENGTH, _CONUS_POWER = 0.2, 1.6, 0.7  # levels, levels, exponent
# Bundle of roots: position where it ends and its deviation, length of its taper (levels), half axes (mm).
_BUNDLE_END, _BUNDLE_SPREAD, _BUNDLE_TAPER, _BUNDLE_HALF = 24, 0.6, (2.5, 4.5), (5.5, 3.2)
_BUNDLE_THICK = (0.6, 1.2)
_LEAST_CORD = 0.6  # thinner than this (mm) nothing is painted


@dataclass
class _Section:
    """The sac over the slices of the volume: centre, half axes (mm), position of `anatomy`, cosine of its lean."""

    x: np.ndarray
    y: np.ndarray
    width: np.ndarray
    depth: np.ndarray
    level: np.ndarray
    lean: np.ndarray


def canal(canvas: Canvas, spine: list[Vertebra], sacrum: list[Vertebra], rng: np.random.Generator) -> None:
    """Paints the canal and its contents around the bones and discs that stand already."""
    section, index, zs, end = _profile(canvas, spine, sacrum)
    region = _region(canvas, section, zs)
    index = index[region]
    at = {k: v.astype(np.float32)[index] for k, v in vars(section).items()}
    world = [w[region] for w in canvas.world]
    x, y = world[0] - at["x"], world[1] - at["y"]
    narrow = 1 - _SECTION_NARROWING * np.clip(-y / at["depth"], -1, 1)
    n = _SECTION_EXPONENT
    r = ((np.abs(x) / (at["width"] * narrow)) ** n + (np.abs(y) / at["depth"]) ** n) ** (1 / n)
    sac = (r - 1) * np.minimum(at["width"], at["depth"])
    tissue = canvas.tissue[region]
    disc = (tissue == c.DISC) | (tissue == c.NUCLEUS)
    blocked = (canvas.bone[region] < 0) | (disc & (sac > -_DISC_PRESS))
    alive = (world[2] > end) & (world[2] < spine[0].centre[2] + _ABOVE_ATLAS)
    near, behind = alive & ~blocked, y < 0
    tissue[near & (sac > 0) & (sac < _FAT_BEHIND) & behind] = c.EPIDURAL_FAT
    tissue[near & (sac > 0) & (sac < _LIGAMENT_BEFORE) & ~behind & (np.abs(x) < at["width"])] = c.LIGAMENT
    inside = near & (sac < 0)
    tissue[inside] = c.CANAL
    canvas.joint[region] &= ~(alive & (sac < _NO_JOINT))
    width, depth, offset = (a.astype(np.float32)[index] for a in _cord(section, canvas.traits["conus"], rng))
    room = np.minimum(1, 0.9 * at["depth"] / np.maximum(depth, 0.1))
    cord = (x / np.maximum(width, 0.05)) ** 2 + ((y - offset) / np.maximum(depth * room, 0.05)) ** 2 < 1
    cord &= inside & (width > _LEAST_CORD)
    tissue[cord] = c.CORD
    tissue[cord & (at["level"] > canvas.traits["conus"])] = c.CAUDA


def _region(canvas: Canvas, section: _Section, zs: np.ndarray) -> Region:
    """The part of the volume that the sac and what lies around it can touch, over its whole height."""
    height = canvas.shape[2] * SPACING[2]
    seen = (zs > canvas.origin[2] - _AROUND_MM) & (zs < canvas.origin[2] + height + _AROUND_MM)
    region = []
    for axis, line in enumerate((section.x[seen], section.y[seen])):
        low, high = (np.array([line.min() - _AROUND_MM, line.max() + _AROUND_MM]) - canvas.origin[axis]) / SPACING[axis]
        n = canvas.shape[axis]
        region.append(slice(int(np.clip(low, 0, n - 1)), int(np.clip(high, 0, n - 1)) + 1))
    return (*region, slice(None))


def _profile(canvas: Canvas, spine: list[Vertebra], sacrum: list[Vertebra]):
    """(section, index of each voxel's slice, heights of the slices, height where the sac ends)."""
    points, half_width, half_depth, positions, pitch = [], [], [], [], []
    for i, v in enumerate([*spine, *sacrum[:4]]):
        s = v.size
        depth, width, back = _at_vertebra(v, i - len(spine), canvas.traits["epidural"])
        rows = [(0, 1.0)]
        if v.instance != SACRUM_INSTANCE and v.name != "C1":
            rows = [(0.2, 1.0), (-0.5 - s["disc"] / 2 / s["height"], s["canal_at_disc"])]
        for z, factor in rows:
            shift = (1 - factor) * depth * 0.9
            points.append(v.centre + v.frame @ [0, -back - shift, z * s["height"]])
            half_width.append(width * (0.5 + 0.5 * factor))
            half_depth.append(depth * factor)
            positions.append(v.position + max(0, -z))
            pitch.append(v.pitch)
    points = np.array([points[0] + [0, 0, _ABOVE_ATLAS], *points])
    spread, index, zs = canvas.along_spine(points[:, 2], _MARGIN)
    lean = np.cos(np.deg2rad(np.clip(spread([0, *pitch], _LEAN_BLUR), -_LEAN_LIMIT, _LEAN_LIMIT)))
    section = _Section(
        x=spread(points[:, 0], _BLUR),
        y=spread(points[:, 1], _BLUR),
        width=spread([half_width[0], *half_width], _BLUR),
        depth=spread([half_depth[0], *half_depth], _BLUR) / lean,
        level=spread([0, *positions], _BLUR),
        lean=lean,
    )
    end = points[:, 2].min()
    section.width[zs < end] = 0.01
    return section, index, zs, end


def _at_vertebra(v: Vertebra, sacral: int, epidural: float) -> tuple[float, float, float]:
    """(half depth, half width, distance behind the middle of the frame) of the sac at a vertebra, mm."""
    s = v.size
    if v.name == "C1":
        return _ATLAS_DEPTH, _ATLAS_WIDTH, _ATLAS_BACK
    if v.instance == SACRUM_INSTANCE:
        depth, width = _SACRAL_DEPTH[sacral], _SACRAL_WIDTH[sacral]
    else:
        depth, width = s["canal_depth"] / 2 * _SAC_DEPTH, s["canal_width"] / 2 * _SAC_WIDTH
    fat = epidural + _FAT_GROWTH * np.clip(v.position - _FAT_FROM, 0, 2)
    return depth, width, s["depth"] / 2 * _WALL_SHARE + fat + depth


def _cord(section: _Section, conus: float, rng: np.random.Generator):
    """(half width, half depth, offset to the front) of cord and root bundle per slice, mm."""
    level = section.level
    wide = _CORD_WIDE * rng.normal(1, _CORD_SPREAD)
    deep = _CORD_DEEP * rng.normal(1, _CORD_SPREAD)
    taper = np.clip((conus + _CONUS_START - level) / _CONUS_LENGTH, 0, 1) ** _CONUS_POWER
    bundle = np.clip((_BUNDLE_END + rng.normal(0, _BUNDLE_SPREAD) - level) / rng.uniform(*_BUNDLE_TAPER), 0, 1)
    thick = rng.uniform(*_BUNDLE_THICK)
    half = [size * thick * bundle**0.5 for size in _BUNDLE_HALF]
    width = np.maximum(np.interp(level, _CORD_LEVEL, wide) * taper, half[0])
    depth = np.maximum(np.interp(level, _CORD_LEVEL, deep) * taper, half[1]) / section.lean
    below = np.clip((level - conus + 1.5) / 1.5, 0, 1)
    offset = rng.normal(0, 0.8) * (1 - below)
    offset = offset - below * np.maximum(0, section.depth - depth - 0.5) * rng.uniform(0.5, 1)
    return width, depth, offset
