"""Chest, belly and pelvis around the spine: body wall, lungs, heart, abdominal organs, bladder, hip bones."""

from __future__ import annotations

import numpy as np

from .. import classes as c
from ..typing import Region
from .bowel import bowel
from .canvas import SPACING, Canvas, smooth_field
from .frame import BodyFrame

# Distance from the middle of the spine to the skin in front (mm, by position; the belly's is random) and
# half width of the body.
_FRONT_LEVELS = [1, 7, 9.5, 14, 18, 22, 26, 30]
_FRONT = [58, 60, 92, 125, 128, None, None, 105]
_BELLY, _BELLY_LOW = (85, 200), 0.92
_SIDE_LEVELS, _SIDE = [1, 6.5, 9, 14, 22, 27], [62, 66, 150, 165, 145, 170]
_OUTLINE_EXPONENT = 2.5
_SKIN_MM, _FAT_MM, _WALL_MM, _CHEST_WALL = (1, 2.5), (4, 45), (6, 14), 11
_STERNUM_HALF, _STERNUM_LEVELS, _STERNUM_GAP = 17, (9.5, 16), 0.9
_RIB_EVERY, _RIB_SHARE, _RIB_BESIDE = 1.0, 0.45, 25
_NECK_END, _BELLY_FROM = 8.5, 12
_DOME_BASE, _DOME_HEIGHT, _DOME_SPREAD = 19.3, 2.6, 0.5  # positions of the diaphragm
_MEDIASTINUM = (8, 30)
_DOME_HALF, _DOME_AHEAD = (130, 110), 40  # half axes of the diaphragm and how far its middle is in front (mm)
_WAVE, _WAVE_MM = 4, (25, 70)  # folds of the skin in front
_NOISY = 0.2  # share of bellies that are plain noise: organs nobody drew
_BLOB_MM, _FAT_BLOBS, _OTHER_BLOBS, _MESENTERY = 22, 0.5, -1.1, 1.2  # structures of that noise and its cuts
_BEFORE_SPINE = 6  # mm free of bowel
_RETRO_AHEAD, _RETRO_BESIDE = 30, 6  # organs beside the spine: at most so far in front, at least so far beside (mm)
_ROUGH, _ORGAN_WALL = 0.12, 0.82  # irregular surfaces; hollow organs have a wall (squared radius)
# Organs below the diaphragm: tissue, position, mm to the right and in front, half axes in mm, chance.
_ORGANS = (
    (c.LIVER, 19.0, 62, 45, (62, 62, 68), 0.95),
    (c.SPLEEN, 18.8, -85, -5, (24, 38, 46), 0.9),
    (c.KIDNEY, 20.8, 62, 0, (24, 26, 52), 0.95),
    (c.KIDNEY, 20.4, -60, 0, (24, 26, 52), 0.95),
    (c.BOWEL_A, 19.3, -40, 60, (42, 35, 45), 0.8),
    (c.GLAND, 20.6, -8, 42, (48, 10, 13), 0.8),
    (c.FLUID, 28.2, 0, 62, (38, 30, 30), 0.85),
    (c.MUSCLE, 28.3, 0, 22, (32, 20, 30), 0.6),
)
_ORGAN_SPREAD, _ORGAN_SIZE = 9, 0.17
_RENAL_SINUS, _RENAL_LAYERS = 0.45, 0.72
_HEART, _HEART_HALF, _HEART_WALL = (14.2, -22, 62), (52, 44, 52), 9
_WINDPIPE_END, _WINDPIPE, _GULLET = 11.5, 9, 6
_RECTUM = (9, 24)
# Aorta and vena cava: place (share of the body's width), radius (mm), positions where they begin and fork.
_VESSELS = ((c.ARTERY, -0.5, 7, 13, 10.5, 23.3), (c.VEIN, 0.55, 6, 12, 17, 23.5))
_VESSELS_AHEAD, _VESSELS_BESIDE, _FORK_END, _FORK_APART, _FORK_SHARE = 45, 75, 26, (8, 12), 0.65  # mm; mm per level
_ILIUM_LEVELS, _ILIUM_OUT, _ILIUM_THICK = (23.6, 27), 46, (7, 16)
_PUBIS = (29.6, 0, 92, (17, 9, 19))


def torso(canvas: Canvas, f: BodyFrame, rng: np.random.Generator) -> None:
    """Paints what lies in front of and beside the spine; the vertebrae go over it afterwards."""
    under, wall = _body_wall(canvas, f, rng)
    cavity = (under > wall) & (f.dy > -f.depth)
    dome = _DOME_BASE + rng.normal(0, _DOME_SPREAD)
    across = np.clip(np.hypot(f.dx / _DOME_HALF[0], (f.dy - _DOME_AHEAD) / _DOME_HALF[1]), 0, 1)
    chest = cavity & (f.level > _NECK_END) & (f.level < dome - _DOME_HEIGHT * (1 - across**2))
    belly = cavity & (f.level > _BELLY_FROM) & ~chest
    _fill_chest(canvas, f, chest, rng)
    _fill_belly(canvas, f, belly, rng)
    _vessels(canvas, f, rng)
    _hips(canvas, f, rng)


def _body_wall(canvas: Canvas, f: BodyFrame, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Air, skin, fat and muscle in front; returns (depth under the skin, depth of the cavity), mm."""
    t, belly = canvas.tissue, rng.uniform(*_BELLY)
    grown = rng.normal(1, 0.08)
    reach = [belly if k == 5 else belly * _BELLY_LOW if k == 6 else x * grown for k, x in enumerate(_FRONT)]
    front = np.interp(f.level, _FRONT_LEVELS, reach).astype(np.float32)
    front += _WAVE * np.sin(canvas.world[2] / rng.uniform(*_WAVE_MM) + rng.uniform(0, 6)).astype(np.float32)
    side = np.interp(f.level, _SIDE_LEVELS, np.array(_SIDE) * rng.normal(1, 0.08)).astype(np.float32)
    n = _OUTLINE_EXPONENT
    r = (np.abs(f.dx) / side) ** n + (np.maximum(f.dy, 0) / front) ** n
    under = (1 - r ** (1 / n)) * np.minimum(front, side)
    skin, fat, muscle = (rng.uniform(*span) for span in (_SKIN_MM, _FAT_MM, _WALL_MM))
    fat = np.interp(f.level, [6, 10, 18, 21], [fat * 0.3 + 3, fat * 0.4 + 3, fat * 0.6 + 3, fat + 3])
    chest = (f.level > _NECK_END) & (f.level < _DOME_BASE)
    wall = (fat + np.where(chest, _CHEST_WALL, muscle)).astype(np.float32)
    ahead = f.dy > -f.depth - 10
    t[ahead & (under < wall)] = c.MUSCLE
    _ribs_and_sternum(t, f, ahead & chest & (under < wall) & (under > fat), rng)
    t[ahead & (under < fat)] = c.FAT
    t[ahead & (under < skin)] = c.SKIN
    t[ahead & (under < 0)] = c.AIR
    return under, wall


def _ribs_and_sternum(t: np.ndarray, f: BodyFrame, layer: np.ndarray, rng: np.random.Generator) -> None:
    """Bone in the chest wall: bright marrow as high and as far apart as vertebrae."""
    slope = f.level + f.dy / 90 + rng.uniform(0, 1)
    ribs = layer & (np.abs(f.dx) > _RIB_BESIDE) & (np.mod(slope, _RIB_EVERY) < _RIB_SHARE)
    t[ribs] = c.OTHER_BONE
    first, last = _STERNUM_LEVELS
    piece = np.mod(f.level, 1.7) < 1.7 * _STERNUM_GAP
    sternum = layer & (np.abs(f.dx) < _STERNUM_HALF) & (f.dy > 0) & (f.level > first) & (f.level < last)
    t[sternum & piece] = c.OTHER_BONE
    t[sternum & ~piece] = c.CARTILAGE


def _ellipsoid(canvas: Canvas, centre: np.ndarray, half: tuple[float, ...]) -> tuple[Region, np.ndarray] | None:
    """(slices, squared radius as a share) of an axis-parallel ellipsoid; None outside the volume."""
    room = np.array(half) + 4
    begin = np.maximum(((centre - room - canvas.origin) / SPACING).astype(int), 0)
    end = np.minimum(((centre + room - canvas.origin) / SPACING).astype(int) + 1, canvas.shape)
    if np.any(end <= begin):
        return None
    at = tuple(slice(b, e) for b, e in zip(begin, end))
    return at, sum(((canvas.world[i][at] - np.float32(centre[i])) / np.float32(half[i])) ** 2 for i in range(3))


def _fill_chest(canvas: Canvas, f: BodyFrame, chest: np.ndarray, rng: np.random.Generator) -> None:
    t = canvas.tissue
    t[chest] = c.LUNG
    t[chest & (np.abs(f.dx) < rng.uniform(*_MEDIASTINUM)) & (f.dy > f.depth)] = c.FAT
    level, right, front = _HEART
    half = np.array(_HEART_HALF) * rng.normal(1, 0.12, 3)
    found = _ellipsoid(canvas, f.point(level, right, front) + rng.normal(0, 8, 3), tuple(half))
    if found is not None:
        at, r = found
        t[at][chest[at] & (r < 1)] = c.HEART
        chambers = smooth_field(rng, [5, 5, 5], r.shape)
        inside = r < (1 - _HEART_WALL / half.min()) ** 2
        t[at][chest[at] & inside & (np.abs(chambers) > 0.15)] = c.BLOOD
    ahead = f.dy - f.depth
    pipe = (f.level > 1) & (f.level < _WINDPIPE_END) & ~(f.level < _NECK_END)
    radius = np.hypot(f.dx, ahead - 22)
    t[pipe & (radius < _WINDPIPE + 2)] = c.CARTILAGE
    t[pipe & (radius < _WINDPIPE)] = c.GAS
    gullet = (f.level > 5) & (f.level < 18) & (np.hypot(f.dx + 5, ahead - 9) < _GULLET)
    t[gullet] = c.MUSCLE


def _fill_belly(canvas: Canvas, f: BodyFrame, belly: np.ndarray, rng: np.random.Generator) -> None:
    t = canvas.tissue
    blob = smooth_field(rng, canvas.knots(_BLOB_MM), canvas.shape)
    if rng.random() < _NOISY:
        t[belly] = c.VISCERA
        t[belly & (blob > _FAT_BLOBS)] = c.FAT
        t[belly & (blob < _OTHER_BLOBS)] = rng.choice([c.GAS, c.FLUID, c.MUSCLE])
    else:
        t[belly] = c.FAT
        t[belly & (blob > _MESENTERY)] = c.VISCERA
    bowel(canvas, belly & (f.dy > f.depth + _BEFORE_SPINE) & (t != c.AIR), rng)
    for tissue, level, right, front, half, share in _ORGANS:
        if rng.random() > share:
            continue
        centre = f.point(level, right, front) + rng.normal(0, _ORGAN_SPREAD, 3)
        found = _ellipsoid(canvas, centre, tuple(np.array(half) * rng.normal(1, _ORGAN_SIZE, 3).clip(0.6, 1.5)))
        if found is None:
            continue
        at, r = found
        r = r + _ROUGH * blob[at]
        room = (belly[at] | (f.dy[at] < _RETRO_AHEAD) & (np.abs(f.dx[at]) > f.width[at] + _RETRO_BESIDE)) & (
            t[at] != c.AIR
        )
        t[at][room & (r < 1)] = tissue
        if tissue == c.KIDNEY:
            t[at][room & (r < _RENAL_LAYERS) & (np.mod(blob[at], 0.7) < 0.35)] = c.GLAND
            t[at][room & (r < _RENAL_SINUS**2)] = c.FAT
        elif tissue in (c.BOWEL_A, c.FLUID):
            t[at][room & (r < 1) & (r > _ORGAN_WALL)] = c.BOWEL_WALL
    tube = (f.level > 25.5) & belly & (np.hypot(f.dx, f.dy - f.depth - 17) < rng.uniform(*_RECTUM))
    t[tube] = rng.choice([c.BOWEL_B, c.BOWEL_C, c.GAS])


def _vessels(canvas: Canvas, f: BodyFrame, rng: np.random.Generator) -> None:
    """Aorta and vena cava, and where they end the vessels of both sides."""
    t = canvas.tissue
    region = (f.dy > 0) & (f.dy < f.depth + _VESSELS_AHEAD) & (np.abs(f.dx) < _VESSELS_BESIDE)
    t, f = t[region], BodyFrame(*(x[region] for x in (f.dx, f.dy, f.back, f.width, f.depth, f.level)), f.spine)
    for tissue, side, least, most, first, last in _VESSELS:
        radius = rng.uniform(least, most)
        place = side * f.width * rng.uniform(0.8, 1.2)
        ahead = f.dy - f.depth - radius - rng.uniform(1, 4)
        trunk = (f.level > first) & (f.level < last)
        t[trunk & (np.hypot(f.dx - place, ahead) < radius)] = tissue
        fork = (f.level >= last) & (f.level < _FORK_END)
        apart = _FORK_APART[1] * (f.level - last) + _FORK_APART[0]
        t[fork & (np.hypot(np.abs(f.dx) - apart, ahead - 2) < radius * _FORK_SHARE)] = tissue
    canvas.tissue[region] = t


def _hips(canvas: Canvas, f: BodyFrame, rng: np.random.Generator) -> None:
    """Wings of the hip bones beside the sacrum, and the pubic bones in the middle."""
    t = canvas.tissue
    first, last = _ILIUM_LEVELS
    out = _ILIUM_OUT + rng.normal(0, 3) + 0.5 * np.maximum(f.dy + 25, 0)
    thick = rng.uniform(*_ILIUM_THICK)
    wing = (f.level > first) & (f.level < last) & (f.dy > -45) & (f.dy < 55)
    t[wing & (np.abs(f.dx) > out) & (np.abs(f.dx) < out + thick)] = c.OTHER_BONE
    t[wing & (np.abs(f.dx) > out + thick) & (f.dy < 25) & (t != c.AIR)] = c.MUSCLE
    level, right, front, half = _PUBIS
    found = _ellipsoid(canvas, f.point(level, right, front) + rng.normal(0, 8, 3), half)
    if found is not None:
        at, r = found
        t[at][r < 1] = c.OTHER_BONE
        t[at][(r < 1) & (np.abs(f.dx[at]) < 3)] = c.CARTILAGE
