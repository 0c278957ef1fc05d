"""Vertebral bodies: outline, end surfaces, dens, endplates."""

from __future__ import annotations

import numpy as np

from .. import classes as c
from ..anatomy import Vertebra
from .canvas import Canvas
from .primitives import Coordinates, capsule, smooth_max

# Outline, as shares of half the width or depth: the widest place lies behind the middle; reach of the
# super-ellipse in front of it and behind it; how flat and how hollow the back wall is.
_WIDEST, _FRONT_REACH, _BACK_REACH, _OUTLINE_EXPONENT = 0.12, 1.12, 1.45, 2.5
_BACK_WALL, _BACK_FLARE, _BACK_HOLLOW = 0.97, 0.03, 0.05
_OSTEOPHYTE_LIMIT = 0.18
_DEFAULT_WAIST = 0.1
# Wedge: share of the depth up to which it grows, and its slope.
_WEDGE_REACH, _WEDGE_SLOPE = 0.6, 1.6
# Uncinate rims of the neck (mm): above, below; they end at this position of `anatomy`.
_UNCUS_TOP, _UNCUS_BOTTOM, _UNCUS_LAST = 3.2, 2, 8.5
_EDGE_MM = 1.2
_WINDOW_MM = 6  # what a laminectomy leaves behind the body of a real vertebra
# Dens of C2: how deep it roots, how far it rises over the body, its radii (mm).
_DENS_ROOT, _DENS_RISE, _DENS_RADII = 2, 15, (5.6, 4.6)
# Basivertebral vein: half height, half width at its mouth, narrowing to the front, depth as a share.
_VEIN_HALF, _VEIN_WIDE, _VEIN_TAPER, _VEIN_DEPTH, _VEIN_FIRST = 1.3, 3, -0.2, 0.3, 8
# Margins of the box around a body (mm): beside, behind, in front, above and below; above C2.
_BESIDE, _BEHIND, _BEFORE, _ABOVE, _ABOVE_DENS = 4, 3, 5, 5, 21


def outline(
    size: dict, x: np.ndarray, y: np.ndarray, z: np.ndarray, osteophyte: float = 0.0
) -> tuple[np.ndarray, np.ndarray]:
    """(distance to the side of a body in mm, its radius as a share).

    Widest behind its middle, with a waist and a flat, slightly hollow back wall. `osteophyte` (mm) widens the rims.
    """
    w, d, h = size["width"] / 2, size["depth"] / 2, size["height"] / 2
    level = np.clip(np.abs(z) / h, 0, 1.05)
    lip = np.minimum(osteophyte, _OSTEOPHYTE_LIMIT * w) / w
    grow = 1 - size.get("waist", _DEFAULT_WAIST) * (1 - level**2) + lip * level**4
    reach = np.where(y > -_WIDEST * d, _FRONT_REACH * d, _BACK_REACH * d)
    n = _OUTLINE_EXPONENT
    r = ((np.abs(x) / (w * grow)) ** n + (np.abs(y + _WIDEST * d) / (reach * grow)) ** n) ** 0.4
    back = -(y + d * (_BACK_WALL + _BACK_FLARE * level) - _BACK_HOLLOW * d * (1 - (x / w) ** 2))
    return np.maximum((r - 1) * min(w, d), back), r


def surfaces(v: Vertebra, x: np.ndarray, y: np.ndarray, r: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Heights (mm) of the upper and lower surface of a body over (x, y); `r` is the outline's radius."""
    size = v.size
    lean = np.clip(y / size["depth"], -_WEDGE_REACH, _WEDGE_REACH)
    half = size["height"] / 2 * (1 + size.get("wedge", 0) * lean * _WEDGE_SLOPE)
    hollow = (size.get("concave", 1) + v.biconcave) * np.clip(1 - r**2, 0, 1)
    top, bottom = half - hollow, -half + hollow
    if v.position < _UNCUS_LAST:
        rim = np.clip(np.abs(x) / (size["width"] / 2), 0, 1.1) ** 4
        top = top + size.get("uncus", _UNCUS_TOP) * rim
        bottom = bottom + _UNCUS_BOTTOM * rim
    return top, bottom


def vertebral_body(canvas: Canvas, v: Vertebra) -> None:
    """Paints the body of C2 to L6 with its endplates, its basivertebral vein and, for C2, the dens."""
    s = v.size
    depth, h = s["depth"] / 2, s["height"] / 2
    dens = v.name == "C2"
    low = (-s["width"] / 2 - _BESIDE, -depth - _BEHIND, -h - _ABOVE)
    high = (s["width"] / 2 + _BESIDE, depth + _BEFORE, h + (_ABOVE_DENS if dens else _ABOVE))
    found = canvas.box(v.centre, v.frame, low, high)
    if found is None:
        return
    at, p = found
    body, top, bottom = _body(v, p)
    if dens:
        root, peak = (0, -1, h - _DENS_ROOT), (0, 0.5, h + _DENS_RISE)
        body = np.minimum(body, capsule(p, root, peak, *_DENS_RADII))
    canvas.add_bone(at, body, _interior(canvas, v, p, top, bottom), v.instance, 0)
    canvas.instance[at][canvas.tissue[at] == c.ENDPLATE] = 0


def real_vertebra(canvas: Canvas, v: Vertebra) -> None:
    """Paints a vertebra, body and arch, in the real shape that it was given."""
    template = v.template
    scale = template.scale(v)
    low, high = -template.middle / scale, (np.array(template.distance.shape) - template.middle) / scale
    found = canvas.box(v.centre, v.frame, low, high)
    if found is None:
        return
    at, p = found
    distance, parts = template.sample(v, p, canvas.traits["endplate"])
    if v.laminectomy:
        window = np.maximum(np.abs(p[0]) - v.size["canal_width"] / 2, p[1] + v.size["depth"] / 2 + _WINDOW_MM)
        distance = np.maximum(distance, -window)
    parts[(parts == c.CORPUS) & _vein(v, p)] = c.BASIVERTEBRAL
    canvas.add_bone(at, distance, parts, v.instance, canvas.traits["gap"] * (0 if v.fused_above else 1))
    canvas.instance[at][canvas.tissue[at] == c.ENDPLATE] = 0


def _vein(v: Vertebra, p: Coordinates) -> np.ndarray:
    x, y, z = p
    depth = v.size["depth"] / 2
    wide = _VEIN_WIDE + (y + depth) * _VEIN_TAPER
    return (np.abs(z) < _VEIN_HALF) & (np.abs(x) < wide) & (y < -depth * _VEIN_DEPTH) & (v.position > _VEIN_FIRST)


def _body(v: Vertebra, p: Coordinates):
    side, r = outline(v.size, *p, v.osteophyte)
    top, bottom = surfaces(v, p[0], p[1], r)
    return smooth_max(side, np.maximum(p[2] - top, bottom - p[2]), _EDGE_MM), top, bottom


def _interior(canvas: Canvas, v: Vertebra, p: Coordinates, top: np.ndarray, bottom: np.ndarray) -> np.ndarray:
    """Tissue of each voxel if it lies inside the body."""
    z, plate = p[2], canvas.traits["endplate"]
    parts = np.full(z.shape, c.CORPUS, np.uint8)
    shell = (z < bottom + plate) | ((z > top - plate) if v.name != "C2" else False)
    parts[_vein(v, p)] = c.BASIVERTEBRAL
    parts[shell] = c.ENDPLATE
    return parts
