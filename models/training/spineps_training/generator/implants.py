"""Pedicle screws: metal over whatever soft tissue is there (labels stay)."""

from __future__ import annotations

import numpy as np

from .. import classes as c
from ..anatomy import Vertebra
from .canvas import SACRUM_INSTANCE, Canvas
from .primitives import capsule

_BOX = ((-40, -60, -30), (40, 30, 30))
_FIRST_POSITION = 8  # necks get none
_LEVELS = (2, 4)  # how many vertebrae: from, up to but not
# Screw: start (shares of pedicle and depth), head behind the body (mm), height, radii (mm).
_START_X, _START_Y, _HEAD_X, _HEAD_MM, _HEIGHT, _RADII = 0.7, 0.2, 1.1, 32, 2, (3.5, 4)


def implants(canvas: Canvas, visible: list[Vertebra], rng: np.random.Generator) -> None:
    """Puts screws into both pedicles of a few neighbours."""
    chosen = [v for v in visible if v.instance != SACRUM_INSTANCE and v.position > _FIRST_POSITION]
    if len(chosen) < _LEVELS[0]:
        return
    start = rng.integers(0, len(chosen) - 1)
    for v in chosen[start : start + rng.integers(*_LEVELS)]:
        s = v.size
        found = canvas.box(v.centre, v.frame, *_BOX)
        if found is None:
            continue
        at, p = found
        for side in (-1, 1):
            x = side * (s["canal_width"] / 2 + s["pedicle_width"] / 2)
            tip = (x * _START_X, s["depth"] * _START_Y, _HEIGHT)
            screw = capsule(p, tip, (x * _HEAD_X, -s["depth"] / 2 - _HEAD_MM, _HEIGHT), *_RADII)
            canvas.tissue[at][(screw < 0) & (c.CLASS_OF_TISSUE[canvas.tissue[at]] == 0)] = c.IMPLANT
