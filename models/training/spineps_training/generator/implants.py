"""Metal: pedicle screws with rods, cages between bodies. Structures keep their labels where metal stands in them."""

from __future__ import annotations

import numpy as np

from .. import classes as c
from ..anatomy import Vertebra
from ..typing import Region
from .canvas import SACRUM_INSTANCE, Canvas
from .primitives import capsule

_BOX = ((-45, -65, -30), (45, 30, 30))
_FIRST_POSITION = 2  # C1 gets none
_LEVELS = (2, 6)  # how many vertebrae: from, up to but not
# Screw: start (shares of pedicle and depth), head behind the body (mm), height, radii (mm).
_START_X, _START_Y, _HEAD_X, _HEAD_MM, _HEIGHT, _RADII = 0.7, 0.2, 1.1, 30, 2, (3.0, 4.5)
_ROD_MM = 3.5
_BLOOM = (0.8, 2.2)  # how much larger the void is than the metal, by sequence
_CAGE, _CAGE_X, _CAGE_Y = 0.4, 11, (-0.25, 0.2)


def implants(canvas: Canvas, visible: list[Vertebra], rng: np.random.Generator) -> None:
    """Puts screws into both pedicles of a few neighbours and joins them by rods; a cage into some of their discs."""
    chosen = [v for v in visible if v.instance != SACRUM_INSTANCE and v.position > _FIRST_POSITION]
    if len(chosen) < _LEVELS[0]:
        return
    start = rng.integers(0, len(chosen) - 1)
    bloom = rng.uniform(*_BLOOM)
    heads: dict[int, list[np.ndarray]] = {-1: [], 1: []}
    levels = chosen[start : start + rng.integers(*_LEVELS)]
    for v in levels:
        s = v.size
        found = canvas.box(v.centre, v.frame, *_BOX)
        for side in (-1, 1):
            x = side * (s["canal_width"] / 2 + s["pedicle_width"] / 2)
            tip = (x * _START_X, s["depth"] * _START_Y, _HEIGHT)
            head = np.array([x * _HEAD_X, -s["depth"] / 2 - _HEAD_MM * s["depth"] / 36, _HEIGHT])
            heads[side].append(v.centre + v.frame @ head)
            if found is not None:
                at, p = found
                _paint(canvas, at, capsule(p, tip, head, _RADII[0] * bloom, _RADII[1] * bloom) < 0)
        if found is not None and v is not levels[-1] and rng.random() < _CAGE:
            _cage(canvas, v, bloom)
    everywhere = (slice(None),) * 3
    for line in heads.values():
        for a, b in zip(line, line[1:]):
            _paint(canvas, everywhere, capsule(canvas.world, a, b, _ROD_MM * bloom, _ROD_MM * bloom) < 0)


def _cage(canvas: Canvas, v: Vertebra, bloom: float) -> None:
    s = v.size
    middle = -s["height"] / 2 - s["disc"] / 2
    found = canvas.box(v.centre, v.frame, (-20, -25, middle - 10), (20, 25, middle + 10))
    if found is None:
        return
    at, p = found
    ends = [(0, share * s["depth"], middle) for share in _CAGE_Y]
    radius = max(s["disc"] / 2, 2) * min(bloom, 1.2)
    _paint(canvas, at, capsule(p, *ends, radius, radius, (_CAGE_X / radius, 1, 1)) < 0)


def _paint(canvas: Canvas, at: Region, metal: np.ndarray) -> None:
    tissue = canvas.tissue[at]
    around = c.CLASS_OF_TISSUE[tissue]
    tissue[metal & (around == c.BACKGROUND)] = c.IMPLANT
    for label, inside in c.METAL.items():
        tissue[metal & (around == label)] = inside
