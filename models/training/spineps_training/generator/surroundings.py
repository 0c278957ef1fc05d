"""Muscles, organs, vessels, fat and the skin around the spine; broad strokes only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .. import classes as c
from ..anatomy import Vertebra
from ..typing import ArrayLike
from .canvas import Canvas, smooth_field

_MARGIN, _BLUR, _BACK_BLUR = 20, 8, 14  # slices
_FAT_BEFORE = 6  # prevertebral fat, mm
# Subcutaneous fat of the back (mm): shape and scale of a gamma law, and what is always there.
_SKIN_FAT, _SKIN_FAT_LEAST, _SKIN_WAVE, _SKIN_WAVE_MM = (2.2, 6), 3, 5, 40
_STREAK_MM, _BLOB_MM = 9, 22  # structures of the fields for muscle streaks and organs
# Share of fat in the back muscles: mean, deviation, limits, loss per level below the loin.
_LEAN_MEAN, _LEAN_SPREAD, _LEAN_LIMITS, _LEAN_BASE, _LEAN_LOSS, _LEAN_FROM = 0.9, 0.5, (-0.3, 2), 1.1, 0.35, 21
_PSOAS_SHARE, _PSOAS_OUT, _PSOAS_HALF, _PSOAS_LEVELS, _PSOAS_END = 0.95, 14, (17, 19), (19, 3), 26
_LUNG_LEVELS, _VESSEL_LEVELS = (8.5, 19), (11, 23.2)
# Aorta and vena cava: tissue, place (share of the body's width), lowest and highest radius (mm).
_VESSELS = ((c.ARTERY, -0.45, 8, 12), (c.VEIN, 0.5, 7, 12))
_NECK_END, _PREVERTEBRAL, _AIRWAY_HALF, _AIRWAY_DEEP = 8.5, 5, 9, 15
_NECK_SKIN_END, _NECK_SKIN = 9, (45, 65)


@dataclass
class _Frame:
    """Where each voxel lies relative to the spine at its height (mm; `level`: position of `anatomy`)."""

    dx: np.ndarray
    dy: np.ndarray
    back: np.ndarray
    width: np.ndarray
    depth: np.ndarray
    level: np.ndarray


def surroundings(canvas: Canvas, rng: np.random.Generator, spine: list[Vertebra], sacrum: list[Vertebra]) -> None:
    """Paints the whole volume; the spine goes over it afterwards."""
    f = _frame(canvas, [*spine, *sacrum])
    t = canvas.tissue
    fat = rng.gamma(*_SKIN_FAT) + _SKIN_FAT_LEAST
    t[...] = c.VISCERA
    t[(f.dy > -f.depth) & (f.dy < f.depth + _FAT_BEFORE)] = c.FAT
    streak = _back(canvas, f, rng)
    _flanks_and_vessels(t, f, streak, rng)
    _neck(t, f, streak, rng)
    _organs(canvas, rng)
    # fat in the foramina, with nerve roots as streaks in it
    side = (np.abs(f.dx) > f.width * 0.55) & (np.abs(f.dx) < f.width + 6)
    side &= (f.dy < -f.depth + 2) & (f.dy > -f.depth - 9)
    t[side] = c.FAT
    t[side & (streak > 1.0)] = c.NERVE
    wave = _SKIN_WAVE * (1 + np.sin(canvas.world[2] / _SKIN_WAVE_MM + rng.uniform(0, 6)))
    t[f.dy < f.back - fat - wave] = c.AIR
    t[(canvas.world[1] > np.max(canvas.world[1]) - 1)] = c.VISCERA


def _frame(canvas: Canvas, order: list[Vertebra]) -> _Frame:
    spread, index, _ = canvas.along_spine(np.array([v.centre[2] for v in order]), _MARGIN)

    def at(values: ArrayLike, blur: float = _BLUR):
        return spread(np.array(values), blur).astype(np.float32)[index]

    def behind(v: Vertebra):
        return -v.size["depth"] / 2 - v.size.get("canal_depth", 12) - v.size.get("spinous_length", 12)

    return _Frame(
        dx=canvas.world[0] - at([v.centre[0] for v in order]),
        dy=canvas.world[1] - at([v.centre[1] for v in order]),
        back=at([behind(v) for v in order], _BACK_BLUR),
        width=at([v.size["width"] / 2 for v in order]),
        depth=at([v.size["depth"] / 2 for v in order]),
        level=at([v.position for v in order]),
    )


def _back(canvas: Canvas, f: _Frame, rng: np.random.Generator) -> np.ndarray:
    """Erector muscles with streaks of fat, the midline, fat under the skin; returns the field of the streaks."""
    t = canvas.tissue
    muscle = (f.dy < -f.depth - 3) & (f.dy > f.back - rng.uniform(0, 6))
    t[muscle] = c.MUSCLE
    streak = smooth_field(rng, canvas.knots(_STREAK_MM), canvas.shape)
    lean = np.clip(rng.normal(_LEAN_MEAN, _LEAN_SPREAD), *_LEAN_LIMITS) + _LEAN_BASE
    lean = lean - _LEAN_LOSS * np.clip(f.level - _LEAN_FROM, 0, 4) * rng.uniform(0, 1)
    t[muscle & (streak > lean)] = c.FAT
    t[(np.abs(f.dx) < 2.2) & (f.dy < -f.depth - 20) & (f.dy > f.back)] = c.INTERSPINOUS
    t[f.dy < f.back - rng.uniform(0, 4)] = c.FAT
    return streak


def _flanks_and_vessels(t: np.ndarray, f: _Frame, streak: np.ndarray, rng: np.random.Generator) -> None:
    across = np.abs(f.dx)
    if rng.random() < _PSOAS_SHARE:
        out, (half_x, half_y), (begin, span) = _PSOAS_OUT, _PSOAS_HALF, _PSOAS_LEVELS
        size = np.clip((f.level - begin) / span, 0, 1)
        psoas = ((across - f.width - out) / half_x) ** 2 + ((f.dy + 2) / half_y) ** 2 < size
        t[psoas & (f.level < _PSOAS_END)] = c.PSOAS
    lung = (f.level > _LUNG_LEVELS[0]) & (f.level < _LUNG_LEVELS[1])
    t[lung & (across > f.width + 7 + 3 * streak) & (f.dy > f.back * 0.55)] = c.LUNG
    low = (f.level > _VESSEL_LEVELS[0]) & (f.level < _VESSEL_LEVELS[1])
    radii = [rng.uniform(least, most) for _, _, least, most in _VESSELS]
    for (tissue, side, _, _), radius in zip(_VESSELS, radii):
        ahead = f.depth + radius + 3
        t[low & ((f.dx - side * f.width * 1.2) ** 2 + (f.dy - ahead) ** 2 < radius**2)] = tissue


def _neck(t: np.ndarray, f: _Frame, streak: np.ndarray, rng: np.random.Generator) -> None:
    """Prevertebral muscle, airway, muscles beside the spine, air in front of the throat."""
    neck, front = f.level < _NECK_END, f.depth + _PREVERTEBRAL
    t[neck & (f.dy > f.depth) & (f.dy < front)] = c.MUSCLE
    t[neck & (f.dy > front) & (np.abs(f.dx) < _AIRWAY_HALF) & (f.dy < front + _AIRWAY_DEEP)] = c.LUNG
    t[neck & (np.abs(f.dx) > 14) & (f.dy > -f.depth) & (streak > -0.4)] = c.MUSCLE
    t[(f.level < _NECK_SKIN_END) & (f.dy > f.depth + rng.uniform(*_NECK_SKIN))] = c.AIR


def _organs(canvas: Canvas, rng: np.random.Generator) -> None:
    t = canvas.tissue
    blob = smooth_field(rng, canvas.knots(_BLOB_MM), canvas.shape)
    t[(t == c.VISCERA) & (blob > 0.5)] = c.FAT
    t[(t == c.VISCERA) & (blob < -1.1)] = rng.choice([c.LUNG, c.FLUID, c.MUSCLE])
