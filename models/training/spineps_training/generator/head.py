"""Head and throat above and in front of the neck: skull base, brain, jaw, tongue, airways, glands, vessels.

Places are mm to the right of, in front of and above the middle of C1.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .. import classes as c
from .canvas import Canvas, smooth_field
from .frame import BodyFrame
from .primitives import capsule

# Cavity of the skull and outline of the face: centre and half axes.
_SKULL, _SKULL_HALF = (0, 12, 76), (66, 86, 66)
_FACE, _FACE_HALF = (0, 45, 0), (66, 62, 74)
_BONE_MM, _SCALP_MM = (4, 9), (4, 10)
_FACE_TOP, _FACE_BOTTOM = 45, -52
# Foramen magnum: half width, from, to (front), highest bone that it cuts; condyles: start, end, radius.
_FORAMEN, _FORAMEN_TOP = (14, -33, 4), 32
_CONDYLE = ((17, -5, 14), (13, 4, 19), 6.0)
_CLIVUS = ((0, 7, 19), (0, 32, 50), 6.5, 9.0)
_STEM, _STEM_BACK, _STEM_HALF = 0.18, 13, (8.5, 6.5)  # brain stem: lean (mm per mm), behind C1, half axes
_CISTERN_MM = 5
# Jaw of one side: joint, angle, chin; radii. Tooth rows: lower, upper.
_JAW = ((49, 14, 18), (46, 24, -22), (3, 80, -40))
_JAW_RADII = (5.0, 7.0, 8.0)
_TEETH = (((27, 54, -19), (3, 76, -25), 4.0), ((27, 54, -10), (3, 78, -13), 4.0))
_PALATE = ((0, 40, 2), (0, 74, -3), 2.6, 18)
# Ellipsoids: tissue, centre, half axes; both sides where the centre is not in the middle.
_BLOBS = (
    (c.MUSCLE, (0, 48, -20), (22, 27, 20)),
    (c.GAS, (0, 52, 17), (11, 26, 13)),
    (c.GAS, (0, 36, 34), (13, 11, 9)),
    (c.GAS, (27, 55, 16), (12, 15, 15)),
    (c.GLAND, (45, 8, -8), (10, 13, 20)),
    (c.GLAND, (30, 45, -38), (9, 13, 10)),
    (c.MUSCLE, (42, 25, 0), (11, 14, 26)),
    (c.GAS, (36, -12, 24), (9, 10, 10)),
)
_HYOID = ((26, 30, -55), (0, 44, -60), 3.2)
_THROAT_WIDE, _THROAT_DEEP, _THROAT_TOP, _THROAT_BOTTOM = (6, 14), (4, 13), 24, 6.3  # mm, mm, mm, position
_LARYNX, _THYROID = (5.0, 6.8), (6.4, 8.2)  # positions
# Vessels of the neck: tissue, beside the body (mm), in front of its middle (mm), radius (mm).
_NECK_VESSELS = ((c.ARTERY, 3, -4, 2.2), (c.ARTERY, 16, 16, 3.6), (c.VEIN, 22, 15, 6.0))
_NECK_END, _VESSELS_END = 8.5, 7.5


def head(canvas: Canvas, f: BodyFrame, rng: np.random.Generator) -> None:
    """Paints head and throat; the vertebrae go over them afterwards. Does nothing far from the neck."""
    if f.level.min() > _NECK_END:
        return
    _throat(canvas, f, rng)
    top = f.spine[0].centre
    if canvas.holds(top, 60):
        size = rng.normal(1, 0.06)
        place = [(canvas.world[i] - np.float32(top[i])) / np.float32(size) for i in range(3)]
        _skull(canvas, place, rng)
        _face(canvas, place, rng)


def _ellipsoid(p: list[np.ndarray], centre: tuple, half: tuple) -> np.ndarray:
    return np.sqrt(sum(((p[i] - centre[i]) / half[i]) ** 2 for i in range(3)))


def _skull(canvas: Canvas, p: list[np.ndarray], rng: np.random.Generator) -> None:
    """Scalp, bone and brain, air around the head, face as muscle and fat."""
    t, (x, y, z) = canvas.tissue, p
    bone, scalp = rng.uniform(*_BONE_MM), rng.uniform(*_SCALP_MM)
    depth = (_ellipsoid(p, _SKULL, _SKULL_HALF) - 1) * min(_SKULL_HALF)
    face = _ellipsoid(p, _FACE, _FACE_HALF)
    streak = smooth_field(rng, canvas.knots(9), canvas.shape)
    above = z > 24
    t[above & (depth > bone + scalp)] = c.AIR
    in_face = (face < 1) & (z > _FACE_BOTTOM) & (z < _FACE_TOP) & (y > 6) & (depth > bone)
    t[in_face] = c.MUSCLE
    t[in_face & (streak > 0)] = c.FAT
    t[in_face & (face > 0.96)] = c.SKIN
    nape = (depth > bone) & (depth < bone + scalp) & (z > 12)
    t[nape] = c.FAT
    t[nape & (depth > bone + scalp - 2) & above] = c.SKIN
    wide, rear, front = _FORAMEN
    hole = (np.abs(x) < wide) & (y > rear) & (y < front) & (z < _FORAMEN_TOP)
    shell = (depth > 0) & (depth <= bone) & ~hole
    shell |= (capsule(p, *_CLIVUS) < 0) & ~hole
    start, end, radius = _CONDYLE
    condyles = np.minimum(
        *(capsule(p, (s * start[0], *start[1:]), (s * end[0], *end[1:]), radius, radius) for s in (-1, 1))
    )
    shell |= condyles < 0
    t[depth <= 0] = c.BRAIN
    folds = smooth_field(rng, canvas.knots(7), canvas.shape)
    t[(depth <= 0) & (depth > -4 - 3 * folds) | (depth <= 0) & (np.abs(folds) < 0.12)] = c.FLUID
    stem_y = -_STEM_BACK + _STEM * z
    stem = np.hypot(x / _STEM_HALF[0], (y - stem_y) / _STEM_HALF[1])
    near = (z > 10) & (z < 60) & (y > rear + 2) & ((depth <= 0) | hole)
    t[near & (stem < 1 + _CISTERN_MM / _STEM_HALF[1])] = c.FLUID
    t[near & (stem < 1)] = c.BRAIN
    t[shell] = c.OTHER_BONE


def _face(canvas: Canvas, p: list[np.ndarray], rng: np.random.Generator) -> None:
    """Jaw, teeth, palate, tongue, sinuses and glands."""
    t = canvas.tissue
    inside = (p[1] > 0) & (t != c.AIR) & (t != c.BRAIN)
    for tissue, centre, half in _BLOBS:
        for side in (-1, 1) if centre[0] else (1,):
            moved = (side * centre[0], *(np.array(centre[1:]) + rng.normal(0, 2.5, 2)))
            shape = np.array(half) * rng.normal(1, 0.15, 3).clip(0.6, 1.4)
            t[inside & (_ellipsoid(p, moved, tuple(shape)) < 1)] = tissue
    a, b, thick, wide = _PALATE
    t[(capsule((p[0] / wide * thick, p[1], p[2]), a, b, thick, thick) < 0) & inside] = c.OTHER_BONE
    gape = rng.uniform(0, 6)
    for side in (-1, 1):
        joint, angle, chin = ((side * x, y, z - gape * (y > 20)) for x, y, z in _JAW)
        t[capsule(p, joint, angle, *_JAW_RADII[:2], (0.7, 1, 1)) < 0] = c.OTHER_BONE
        t[capsule(p, angle, chin, *_JAW_RADII[1:], (0.7, 1, 1.3)) < 0] = c.OTHER_BONE
        start, end, radius = _HYOID
        t[capsule(p, (side * start[0], *start[1:]), end, radius, radius) < 0] = c.OTHER_BONE
        for (start, end, radius), drop in zip(_TEETH, (gape, 0)):
            row = capsule(
                p,
                (side * start[0], start[1], start[2] - drop),
                (side * end[0], end[1], end[2] - drop),
                radius,
                radius,
                (0.8, 1, 1.6),
            )
            t[(row < 0) & (np.mod(np.hypot(p[0], p[1]), 7) < 6)] = c.TOOTH


def _throat(canvas: Canvas, f: BodyFrame, rng: np.random.Generator) -> None:
    """Prevertebral muscle, pharynx, larynx, windpipe, thyroid and the great vessels of the neck."""
    t = canvas.tissue
    neck = (f.level < _NECK_END) & (t != c.AIR)
    muscle = rng.uniform(2, 6)
    ahead, across = f.dy - f.depth, np.abs(f.dx)
    t[neck & (ahead > 0) & (ahead < muscle) & (across < f.width + 6)] = c.MUSCLE
    wide, deep = rng.uniform(*_THROAT_WIDE), rng.uniform(*_THROAT_DEEP)
    low = canvas.world[2] < f.spine[0].centre[2] + _THROAT_TOP
    pharynx = neck & low & (f.level < _THROAT_BOTTOM)
    t[pharynx & (np.hypot(f.dx / (wide + 3), (ahead - muscle - deep - 2) / (deep + 2)) < 1)] = c.GLAND
    t[pharynx & (np.hypot(f.dx / wide, (ahead - muscle - deep - 2) / deep) < 1)] = c.GAS
    pipe = np.hypot(f.dx, ahead - muscle - 13)
    below = neck & (f.level > _LARYNX[0])
    rings = np.mod(canvas.world[2], 4.5) < 3
    t[below & (pipe < 11) & rings] = c.CARTILAGE
    t[neck & (f.level > _LARYNX[0]) & (f.level < _LARYNX[1]) & (pipe < 13) & (pipe > 9)] = c.CARTILAGE
    t[below & (pipe < 8)] = c.GAS
    gullet = below & (np.hypot(f.dx + 3, ahead - muscle - 3) < 5)
    t[gullet] = c.MUSCLE
    lobes = neck & (f.level > _THYROID[0]) & (f.level < _THYROID[1])
    t[lobes & (np.hypot((across - 16) / 8, (ahead - muscle - 10) / 10) < 1)] = c.GLAND
    for tissue, beside, front, radius in _NECK_VESSELS:
        vessel = np.hypot(across - f.width - beside, f.dy - front) < radius * rng.uniform(0.7, 1.3)
        t[neck & (f.level < _VESSELS_END) & vessel] = tissue


def cortex(canvas: Canvas) -> None:
    """Gives bone that was painted without a surface distance its dark shell, a voxel thick."""
    bone = (canvas.tissue == c.OTHER_BONE) & (canvas.bone > 0)
    for at in [b for b in ndimage.find_objects(bone.astype(np.uint8)) if b]:
        inner = ndimage.binary_erosion(bone[at], border_value=1)
        canvas.tissue[at][bone[at] & ~inner] = c.CORTEX
