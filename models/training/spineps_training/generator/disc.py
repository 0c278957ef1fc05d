"""Discs: the space between two bodies, their nucleus, bulges, and bone where a pair is fused."""

from __future__ import annotations

import numpy as np

from .. import classes as c
from ..anatomy import Vertebra
from ..typing import Region
from .body import outline, surfaces
from .canvas import Canvas

# Box below the upper body (mm, and a share of its height).
_BESIDE, _BEHIND, _REACH_SHARE, _REACH_MM = 7, 9, 0.35, 4
_WIDER = 1.03  # the space reaches a little over the rims of the bodies
_OSTEOPHYTE_SHARE = 0.7
_ANNULUS_OVER = 0.6  # mm beyond the line between the rims
# Bulge: sideways place of its peak and half width (mm).
_BULGE_PLACE, _BULGE_WIDTH = 5, (5, 14)
# Nucleus: half axes as shares of width and depth, shift to the back (mm), distance from the endplates (mm).
_NUCLEUS, _NUCLEUS_BACK, _NUCLEUS_EDGE = (0.33, 0.3), 1.5, 0.8
# Longitudinal ligaments: thickness, and how far they reach over the rims (mm).
_LIGAMENT_THICK, _LIGAMENT_REACH = 1.6, 6
_FUSED_EDGE, _INSIDE_BONE = 1, -3
_REAL_SLACK = 4  # mm


def disc(canvas: Canvas, above: Vertebra, below: Vertebra, rng: np.random.Generator) -> None:
    """Paints what lies between two bodies, in the voxels that are no bone yet."""
    size = {k: (above.size[k] + below.size[k]) / 2 for k in ("width", "depth")}
    height = above.size["height"]
    reach = above.size["disc"] + height * _REACH_SHARE + _REACH_MM
    base = above.centre - above.frame[:, 2] * height / 2
    wide, deep = size["width"] / 2 + _BESIDE, size["depth"] / 2 + _BEHIND
    found = canvas.box(base, above.frame, (-wide, -deep, -reach), (wide, deep, height * _REACH_SHARE))
    if found is None:
        return
    at, _ = found
    side_a, _, up_a, qa = _space(canvas, above, at)
    side_b, down_b, _, _ = _space(canvas, below, at)
    # up_a > 0 above the lower surface of the upper body; down_b > 0 below the upper surface of the lower
    side = np.minimum(np.maximum(side_a, side_b), (side_a + side_b) / 2)
    focus = rng.normal(0, _BULGE_PLACE)
    behind = np.exp(-(((qa[0] - focus) / rng.uniform(*_BULGE_WIDTH)) ** 2)) * (qa[1] < 0)
    side = side - _ANNULUS_OVER - above.size["bulge"] * behind
    # real bodies do not end where generated ones would: what they leave free belongs to the disc
    inside = (side < 0) & (up_a < _slack(above)) & (down_b < _slack(below))
    tissue = canvas.tissue[at]
    free = canvas.bone[at] > 0
    if below.fused_above:
        _fuse(canvas, at, inside & (side < -_FUSED_EDGE), up_a > down_b, above.instance, below.instance)
        return
    tissue[inside & free] = c.DISC
    across, deep = qa[0] / (size["width"] * _NUCLEUS[0]), (qa[1] + _NUCLEUS_BACK) / (size["depth"] * _NUCLEUS[1])
    nucleus = inside & free & ((across**2 + deep**2) < 1)
    nucleus &= np.minimum(-up_a, -down_b) > _NUCLEUS_EDGE
    tissue[nucleus] = c.NUCLEUS
    near = (up_a < _LIGAMENT_REACH) & (down_b < _LIGAMENT_REACH)
    tissue[(side > 0) & (side < _LIGAMENT_THICK) & near & free & (tissue != c.CANAL)] = c.LIGAMENT


def _slack(v: Vertebra) -> float:
    return _REAL_SLACK if v.template is not None else 0


def _space(canvas: Canvas, v: Vertebra, at: Region):
    """(distance to the side, depth under the top, height over the bottom of a body, local coordinates), mm."""
    q = canvas.local(at, v.centre, v.frame)
    size = dict(v.size, waist=0, width=v.size["width"] * _WIDER, depth=v.size["depth"] * _WIDER)
    rim = np.ones_like(q[2]) * v.size["height"] / 2
    side, r = outline(size, q[0], q[1], rim, v.osteophyte * _OSTEOPHYTE_SHARE)
    top, bottom = surfaces(v, q[0], q[1], r)
    return side, top - q[2], q[2] - bottom, q


def _fuse(canvas: Canvas, at: Region, fill: np.ndarray, upper: np.ndarray, above: int, below: int) -> None:
    canvas.tissue[at][fill] = c.CORPUS
    canvas.instance[at][fill & upper] = above
    canvas.instance[at][fill & ~upper] = below
    canvas.bone[at][fill] = _INSIDE_BONE
