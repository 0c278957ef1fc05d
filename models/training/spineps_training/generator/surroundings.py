"""Muscles, organs, vessels, fat and the skin around the spine; broad strokes only."""

from __future__ import annotations

import numpy as np

from .. import classes as c
from ..anatomy import Vertebra
from .canvas import Canvas, smooth_field
from .frame import BodyFrame, body_frame
from .head import cortex, head
from .torso import torso

_FAT_BEFORE = (1, 7)  # prevertebral fat, mm
# Subcutaneous fat of the back (mm): shape and scale of a gamma law, and what is always there.
_SKIN_FAT, _SKIN_FAT_LEAST, _SKIN_WAVE, _SKIN_WAVE_MM = (2.2, 6), 3, 5, 40
_STREAK_MM = 9  # structures of the field for muscle streaks
# Share of fat in the back muscles: mean, deviation, limits, loss per level below the loin.
_LEAN_MEAN, _LEAN_SPREAD, _LEAN_LIMITS, _LEAN_BASE, _LEAN_LOSS, _LEAN_FROM = 0.9, 0.5, (-0.3, 2), 1.1, 0.35, 21
_PSOAS_SHARE, _PSOAS_OUT, _PSOAS_HALF, _PSOAS_LEVELS, _PSOAS_END = 0.95, 14, (17, 19), (19, 3), 26
_LUNG_LEVELS, _GUTTER, _FAT_BESIDE = (8.5, 18.8), 15, 10
_NECK_END = 8.5


def surroundings(canvas: Canvas, rng: np.random.Generator, spine: list[Vertebra], sacrum: list[Vertebra]) -> None:
    """Paints the whole volume; the spine goes over it afterwards."""
    f = body_frame(canvas, [*spine, *sacrum])
    t = canvas.tissue
    fat = rng.gamma(*_SKIN_FAT) + _SKIN_FAT_LEAST
    t[...] = c.FAT
    torso(canvas, f, rng)
    near = np.abs(f.dx) < f.width + _FAT_BESIDE
    t[near & (f.dy > -f.depth) & (f.dy < f.depth + rng.uniform(*_FAT_BEFORE)) & (t != c.AIR)] = c.FAT
    streak = _back(canvas, f, rng)
    _flanks(t, f, streak, rng)
    t[(f.level < _NECK_END) & (np.abs(f.dx) > 14) & (f.dy > -f.depth) & (f.dy < 25) & (streak > -0.4)] = c.MUSCLE
    # fat in the foramina, with nerve roots as streaks in it
    side = (np.abs(f.dx) > f.width * 0.55) & (np.abs(f.dx) < f.width + 6)
    side &= (f.dy < -f.depth + 2) & (f.dy > -f.depth - 9)
    t[side] = c.FAT
    t[side & (streak > 1.0)] = c.NERVE
    wave = _SKIN_WAVE * (1 + np.sin(canvas.world[2] / _SKIN_WAVE_MM + rng.uniform(0, 6)))
    t[f.dy < f.back - fat - wave] = c.AIR
    head(canvas, f, rng)
    cortex(canvas)


def _back(canvas: Canvas, f: BodyFrame, rng: np.random.Generator) -> np.ndarray:
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


def _flanks(t: np.ndarray, f: BodyFrame, streak: np.ndarray, rng: np.random.Generator) -> None:
    across = np.abs(f.dx)
    if rng.random() < _PSOAS_SHARE:
        out, (half_x, half_y), (begin, span) = _PSOAS_OUT, _PSOAS_HALF, _PSOAS_LEVELS
        size = np.clip((f.level - begin) / span, 0, 1)
        psoas = ((across - f.width - out) / half_x) ** 2 + ((f.dy + 2) / half_y) ** 2 < size
        t[psoas & (f.level < _PSOAS_END)] = c.PSOAS
    lung = (f.level > _LUNG_LEVELS[0]) & (f.level < _LUNG_LEVELS[1])
    gutter = (f.dy > f.back * 0.55) & (f.dy < f.depth + _GUTTER) & (t != c.AIR)
    t[lung & (across > f.width + 7 + 3 * streak) & gutter] = c.LUNG
