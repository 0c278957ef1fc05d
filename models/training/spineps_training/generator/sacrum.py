"""Sacrum and coccyx, one segment at a time."""

from __future__ import annotations

import numpy as np

from .. import classes as c
from ..anatomy import S1, Vertebra
from ..typing import Region
from .body import outline
from .canvas import SACRUM_INSTANCE, Canvas
from .primitives import Coordinates, blade, capsule, smooth_max, tube

# Box around a segment (mm): beside, behind the body, before it, above and below.
_BESIDE, _BEHIND, _BEFORE, _ABOVE = 62, 45, 8, 12
_COCCYX_END = 29.5  # position of `anatomy` behind which a segment has neither canal nor crest
_WAIST, _S1_HOLLOW, _OVERLAP, _EDGE_MM = 0.03, 1.5, 1.5, 2
# Wings: how far they fall at S1 and below (mm), where they start (shares of width, depth, height), radii.
_WING_FALL, _WING_START, _WING_RADII, _WING_SQUASH = (12, 4), (0.3, 0.25, 0.25), (0.8, 0.85), (1, 0.85, 1.35)
_WING_BACK, _WING_FALL_SHARE = 5, 0.6
_REMNANT_MM, _REMNANT_RIM = 0.8, 2
# Sacral canal at S1 (half width, half depth) and what it loses per segment (mm).
_CANAL_HALF, _CANAL_LOSS, _CANAL_BACK = (14, 7), (2, 1), 6
_ROOF_X, _ROOF_RADII, _ROOF_TALL = 17, (3.5, 3), 3.4
_CREST_THICK, _CREST_HEIGHTS = 4, (1.3, 0.8)
_JOINT_RADII, _JOINT_SQUASH = (6, 5), (0.9, 0.9, 1.1)
_OUTSIDE = 5  # distance given to voxels that are bone already (mm)


def sacral_segment(canvas: Canvas, v: Vertebra) -> None:
    """Paints one segment: body and wings as sacrum; roof, crest and the joints of L5 as unlabelled bone.

    The back of the sacrum is seen in the image but unlabelled, as in the reference masks.
    """
    depth, h = v.size["depth"] / 2, v.size["height"] / 2
    low = (-_BESIDE, -depth - _BEHIND, -h - _ABOVE)
    found = canvas.box(v.centre, v.frame, low, (_BESIDE, depth + _BEFORE, h + _ABOVE))
    if found is None:
        return
    at, p = found
    first, last = v.position == S1, v.position > _COCCYX_END
    lower = v.position - S1
    half_width, half_depth = (start - loss * lower for start, loss in zip(_CANAL_HALF, _CANAL_LOSS))
    canal = tube(p[0], p[1], half_width, half_depth, -depth - _CANAL_BACK)
    value, parts = _body_and_wings(canvas, v, p)
    value = np.maximum(value, -canal) if not last else value
    canvas.add_bone(at, value, parts, SACRUM_INSTANCE, canvas.traits["gap"] if first else 0)
    canvas.instance[at][canvas.tissue[at] == c.ENDPLATE] = 0
    if not last:
        _roof(canvas, at, p, canal, depth, h)
    if first:
        _joints(canvas, at, p, canal, depth, h)


def _body_and_wings(canvas: Canvas, v: Vertebra, p: Coordinates):
    x, y, z = p
    s = v.size
    wing, depth, h = s["wing"], s["depth"] / 2, s["height"] / 2
    first, last = v.position == S1, v.position > _COCCYX_END
    side, r = outline(dict(s, waist=_WAIST), x, y, z)
    top = h - _S1_HOLLOW * np.clip(1 - r**2, 0, 1) if first else h + _OVERLAP
    body = smooth_max(side, np.maximum(z - top, -h - (0 if last else _OVERLAP) - z), _EDGE_MM)
    values = [body]
    if wing:
        fall = _WING_FALL[0] if first else _WING_FALL[1]
        for sign in (-1, 1):
            start = (sign * s["width"] * _WING_START[0], -depth * _WING_START[1], h * _WING_START[2])
            end = (sign * wing, -depth - _WING_BACK, -fall * _WING_FALL_SHARE)
            values.append(capsule(p, start, end, h * _WING_RADII[0], h * _WING_RADII[1], _WING_SQUASH))
    parts = np.full(x.shape, c.SACRUM, np.uint8)
    if first:
        parts[(z > top - canvas.traits["endplate"]) & (body < 0)] = c.ENDPLATE
    elif not last:
        parts[(z > h - _REMNANT_MM) & (side < -_REMNANT_RIM)] = c.REMNANT
    return np.min(values, axis=0), parts


def _roof(canvas: Canvas, at: Region, p: Coordinates, canal: np.ndarray, depth: float, h: float) -> None:
    """Laminae and median crest."""
    middle, tall = (0, -depth - 15, -2), (1, 1, h / _ROOF_TALL)
    left, right = (capsule(p, (sign * _ROOF_X, -depth - 8, 0), middle, *_ROOF_RADII, tall) for sign in (-1, 1))
    heights = [h * share for share in _CREST_HEIGHTS]
    crest = blade(p, (0, -depth - 14, 0), (0, -depth - 23, -3), _CREST_THICK, *heights)
    free = canvas.bone[at] > 0
    roof = np.where(free, np.maximum(np.minimum(np.minimum(left, right), crest), -canal), _OUTSIDE)
    canvas.add_bone(at, roof, c.OTHER_BONE, 0, 0.0)


def _joints(canvas: Canvas, at: Region, p: Coordinates, canal: np.ndarray, depth: float, h: float) -> None:
    """Superior articular processes of S1."""
    for sign in (-1, 1):
        start, end = (sign * 19, -depth - 9, h * 0.4), (sign * 21, -depth - 12, h + 9)
        joint = capsule(p, start, end, *_JOINT_RADII, _JOINT_SQUASH)
        joint = np.where(canvas.bone[at] > 0, joint, _OUTSIDE)
        canvas.add_bone(at, np.maximum(joint, -canal), c.OTHER_BONE, 0, canvas.traits["gap"])
