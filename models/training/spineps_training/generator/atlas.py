"""C1: a ring of arches (arcus), lateral masses (articular processes), transverse processes (costal)."""

from __future__ import annotations

import numpy as np

from .. import classes as c
from ..anatomy import Vertebra
from .canvas import Canvas
from .primitives import Part, rod, tube, union

_BOX = ((-45, -48, -18), (45, 14, 18))
# Sizes in mm of an atlas whose dens-bearing neighbour is `_REFERENCE_WIDTH` wide; they grow with it.
_REFERENCE_WIDTH = 18
_RING_X, _RING_FRONT, _RING_REAR = 16, 9, -28
_RING_SEGMENTS, _RING_RADIUS, _RING_SQUASH, _RING_TILT = 13, 3.2, (1, 0.85, 1.5), -2
_MASS_X, _MASS_Y, _MASS_SQUASH = 17.0, -6.0, (1, 1.35, 0.8)
_COSTAL_RADII = (4.2, 4)
_COSTAL_REACH = 1.5  # share of the neck's costal reach
_CANAL_WALL, _CANAL_HALF_DEPTH, _CANAL_Y = 4, 10, 13.5


def atlas(canvas: Canvas, v: Vertebra) -> None:
    """Paints C1."""
    found = canvas.box(v.centre, v.frame, *_BOX)
    if found is None:
        return
    at, p = found
    scale = v.size["width"] / _REFERENCE_WIDTH
    ring_x, front, rear = _RING_X * scale, _RING_FRONT * scale, _RING_REAR * scale
    parts: list[Part] = []
    points = [
        (np.sin(t) * ring_x, (front + rear) / 2 + np.cos(t) * (front - rear) / 2, _RING_TILT * np.cos(t))
        for t in np.linspace(0, 2 * np.pi, _RING_SEGMENTS)
    ]
    for a, b in zip(points, points[1:]):
        parts.append((rod(a, b, _RING_RADIUS, _RING_RADIUS, _RING_SQUASH), c.ARCUS))
    for side in (-1, 1):
        mass = np.array([side * _MASS_X * scale, _MASS_Y, 0])
        tip = (side * v.size["costal_reach"] * _COSTAL_REACH, -9, -2)
        parts += [
            (rod(mass + [0, 0, 2], mass + [side * 1, 0, 6], 6.5, 5.5, _MASS_SQUASH), c.SUPERIOR[side]),
            (rod(mass + [0, 0, -2], mass + [0, 0, -5], 6.5, 6, _MASS_SQUASH), c.INFERIOR[side]),
            (rod(mass, tip, *_COSTAL_RADII, (1, 1, 1)), c.COSTAL[side]),
        ]
    value, labels = union(parts, p)
    canal = tube(p[0], p[1], ring_x - _CANAL_WALL, _CANAL_HALF_DEPTH * scale, rear + _CANAL_Y * scale)
    canvas.add_bone(at, np.maximum(value, -canal), labels, v.instance, canvas.traits["gap"])
