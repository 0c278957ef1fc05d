"""What befalls a spine: fractures, slips, transitional vertebrae, fusion, operations. Shares are per spine or vertebra.

Shares are far above those of a clinic where a network must learn the finding from few spines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .anatomy import Vertebra

# Fractures of any vertebra, and of one of a porous spine (from this position on): wedge, biconcave, crushed, burst.
_FRACTURES, _POROUS_FRACTURES, _POROUS, _POROUS_FROM = (0.03, 0.015, 0.012, 0.008), (0.12, 0.1, 0.05, 0.03), 0.1, 12
_WEDGE, _WEDGE_HEIGHT, _BICONCAVE, _CRUSHED = (0.15, 0.6), (0.75, 0.95), (2, 7), (0.4, 0.7)
_BURST_DEPTH, _BURST_HEIGHT, _BURST_CANAL = (1.08, 1.25), (0.6, 0.85), (0.6, 0.85)
# Slips to the front or back by wear (mm), and at L4 or L5 as a share of the depth, with or without a gap in the arch.
_WORN_SLIP, _SLIP, _LISTHESIS, _LISTHESIS_DEPTH, _LYSIS = (-5, 7), 0.4, 0.08, (0.12, 0.6), 0.5
_LYSIS_GAP_MM = 2
_FUSED = 0.06
# Last lumbar vertebra taken into the sacrum: one side or both, width of its processes, what is left of its disc.
_SACRALISED, _SACRAL_REACH, _SACRAL_RADIUS, _SACRAL_DISC = 0.07, (0.95, 1.15), (1.5, 2.4), (0.2, 0.7)
# Operations: removed laminae (positions where, how many levels).
_LAMINECTOMY, _LAMINECTOMY_FROM, _LAMINECTOMY_LEVELS = 0.06, ((3, 7), (19, 25)), (1, 4)


def befall(spine: list[Vertebra], degenerate: float, rng: np.random.Generator) -> None:
    """Changes the vertebrae in place, before they are put above each other; `degenerate`: 0 young .. 1 worn."""
    porous = rng.random() < _POROUS
    for v in spine[2:]:
        shares = _POROUS_FRACTURES if porous and v.position > _POROUS_FROM else _FRACTURES
        _fracture(v, shares, rng)
        worn = rng.random() < 0.03 + 0.05 * degenerate
        v.slip = rng.uniform(*_WORN_SLIP) if worn else rng.normal(0, _SLIP)
    if rng.random() < _FUSED:
        spine[rng.integers(2, len(spine))].fused_above = True
    if rng.random() < _LISTHESIS:
        _listhesis(spine[-int(rng.integers(1, 3))], rng)
    if rng.random() < _SACRALISED:
        _sacralise(spine[-1], rng)
    if rng.random() < _LAMINECTOMY:
        first, last = _LAMINECTOMY_FROM[rng.integers(len(_LAMINECTOMY_FROM))]
        start = rng.uniform(first, last)
        for v in spine:
            if start <= v.position < start + rng.integers(*_LAMINECTOMY_LEVELS):
                v.laminectomy = True


def _fracture(v: Vertebra, shares: tuple[float, ...], rng: np.random.Generator) -> None:
    kind = np.searchsorted(np.cumsum(shares), rng.random())
    size = v.size
    if kind == 0:
        size["wedge"] += rng.uniform(*_WEDGE)
        size["height"] *= rng.uniform(*_WEDGE_HEIGHT)
    elif kind == 1:
        v.biconcave = rng.uniform(*_BICONCAVE)
    elif kind == 2:
        size["height"] *= rng.uniform(*_CRUSHED)
    elif kind == 3:
        size["depth"] *= rng.uniform(*_BURST_DEPTH)
        size["height"] *= rng.uniform(*_BURST_HEIGHT)
        size["canal_depth"] *= rng.uniform(*_BURST_CANAL)


def _listhesis(v: Vertebra, rng: np.random.Generator) -> None:
    v.slip = v.size["depth"] * rng.uniform(*_LISTHESIS_DEPTH)
    v.size["disc"] *= rng.uniform(0.3, 0.9)
    if rng.random() < _LYSIS:
        v.lysis = v.slip + _LYSIS_GAP_MM


def _sacralise(v: Vertebra, rng: np.random.Generator) -> None:
    v.size["costal_radius"] *= rng.uniform(*_SACRAL_RADIUS)
    v.size["costal_reach"] *= rng.uniform(*_SACRAL_REACH)
    v.size["disc"] *= rng.uniform(*_SACRAL_DISC)
    v.size["wedge"] *= rng.uniform(0, 0.5)
