"""Posterior elements: pedicles, laminae, articular, costal and spinous processes, and the ribs that meet them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .. import classes as c
from ..anatomy import Vertebra
from .canvas import Canvas
from .primitives import Part, blade, rod, tube, union

# Positions of `anatomy` where the forms change: the neck ends, lumbar forms begin and are complete after a
# few levels, laminae reach lower, ribs no longer touch the transverse process.
_NECK_END, _LUMBAR_BEGIN, _LUMBAR_SPAN, _LOW_LAMINA, _FREE_RIB, _RISING_END = 7.7, 17, 3, 19, 18.5, 19
# Canal that is kept free of bone: share of its width, shift of its centre to the front (mm).
_FREE_WIDTH, _FREE_SHIFT = 0.98, 0.3
_KEEP = 9  # distance given to voxels of the own body, so that nothing paints over them (mm)
# Spinous process: root above the laminae's lower edge, neck, sideways deviation of the tip (mm).
_SPINOUS_ROOT, _SPINOUS_NECK, _SPINOUS_SIDEWAYS = 1, 3, 1
_SPINOUS_ROOT_HEIGHT = 0.7  # share of its full height
# Pedicle: where it starts in the body (mm), ends (share of the canal's depth), falls (mm).
_PEDICLE_START, _PEDICLE_END, _PEDICLE_FALL = 3, 0.4, 0.5
# Lamina: start beside the canal (shares), radii (shares of its thickness), height (share of the thickness).
_LAMINA_X, _LAMINA_Y, _LAMINA_FALL, _LAMINA_MEET = 0.93, 0.62, 2, 0.7
_LAMINA_RADII, _LAMINA_TALL = (0.62, 0.6), 2.3
_LAMINA_LOW, _LAMINA_DROP = 0.55, (1, 3)  # share of the pedicle's height; mm for upper and lower levels
# Articular pillars of the neck: place in the canal's depth, heights (shares of half the body), radii (shares).
_PILLAR_Y, _PILLAR_UP, _PILLAR_DOWN = 0.42, 0.8, 0.95
_PILLAR_SUPERIOR, _PILLAR_INFERIOR = (0.95, 0.8), (0.95, 0.75)
_PILLAR_SQUASH = (1, 1, 0.9)
_AXIS_SHOULDER = ((14, -6, 0), (16, -4, 0.75))  # mm, mm, share of half the height of C2
# Forked tips of the spinous processes of C2 to C6: sideways, back, down (mm), radius (share of the width).
_FORK, _FORK_RADIUS, _FORK_END = (4.5, 4, 2), 0.5, 6.5
# Transverse process of the neck: distance behind the front of the pedicle, fall, radii (mm), share of `costal_back`.
_NECK_COSTAL_Y, _NECK_COSTAL_FALL, _NECK_COSTAL_RADII, _NECK_COSTAL_BACK = 4, 1.5, (2.8, 3), 0.4
# Inferior articular processes stand this share of `facet_out` from the middle, by position.
_INFERIOR_POSITIONS, _INFERIOR_SHARE = [17, 19, 22, 23, 24], [1, 0.75, 0.58, 0.64, 0.85]
# Transverse process: rise in the thorax, random rise (mm), radius of a tip that carries a rib or not (shares).
_COSTAL_RISE, _COSTAL_RANDOM, _COSTAL_TIP = 3, 2.5, (1.15, 0.7)
_COSTAL_MARGIN, _COSTAL_MARGIN_MM = 1.7, 2
# Ribs: radii of the neck, of the angle and of the shaft, how far they are followed (mm).
_RIB_NECK, _RIB_SHAFT, _RIB_FREE, _RIB_TALL = (4.2, 3.4), (3.4, 3.6), (3.5, 3.5), 1.4
_RIB_BESIDE, _RIB_DOWN = 16, 6


@dataclass(frozen=True)
class _Marks:
    """Landmarks of one vertebra in its own frame (mm)."""

    depth: float  # half the depth of the body
    h: float  # half its height
    half_canal: float
    canal_y: float  # depth of the canal
    front_y: float  # front and back of the canal
    rear_y: float
    up: float  # height of the pedicles over the middle of the body
    lamina_low: float
    lumbar: float  # 0 thoracic form .. 1 lumbar form

    @staticmethod
    def of(v: Vertebra) -> _Marks:
        s = v.size
        depth = s["depth"] / 2
        drop = _LAMINA_DROP[1] if v.position > _LOW_LAMINA else _LAMINA_DROP[0]
        return _Marks(
            depth=depth,
            h=s["height"] / 2,
            half_canal=s["canal_width"] / 2,
            canal_y=s["canal_depth"],
            front_y=-depth - 1,
            rear_y=-depth - 1 - s["canal_depth"],
            up=s["pedicle_up"],
            lamina_low=s["pedicle_up"] - s["pedicle_height"] * _LAMINA_LOW - drop,
            lumbar=np.clip((v.position - _LUMBAR_BEGIN) / _LUMBAR_SPAN, 0, 1),
        )


def posterior_elements(canvas: Canvas, v: Vertebra, rng: np.random.Generator) -> None:
    """Paints everything behind the body of C2 to L6."""
    m = _Marks.of(v)
    s = v.size
    spinous, spinous_box = _spinous(v, m, rng.normal(0, _SPINOUS_SIDEWAYS))
    arch: list[Part] = []
    for side in (-1, 1):
        pedicle, lamina = _pedicle_and_lamina(v, m, side)
        joints = _pillar(v, m, side) if v.position < _NECK_END else _articular(v, m, side)
        superior, inferior = joints
        arch += [pedicle, superior, _left_behind(inferior, v)]
        if not v.laminectomy:
            arch.append(_left_behind(lamina, v))
        if v.position < _NECK_END:
            process, base, end = _neck_costal(v, m, side)
        else:
            process, base, end = _costal(v, m, side, rng.normal(0, _COSTAL_RANDOM))
        margin = s["costal_radius"] * _COSTAL_MARGIN
        low = np.minimum(base, end) - margin - _COSTAL_MARGIN_MM
        high = np.maximum(base, end) + margin + _COSTAL_MARGIN_MM
        _place(canvas, v, m, low, high, [process])
    ribs(canvas, v)
    radius = s["facet_radius"]
    reach = max(s["facet_out"], m.half_canal + s["pedicle_width"]) + radius + 3
    low = (-reach, m.rear_y - 12, -m.h - s["disc"] * 0.5 - radius - 5)
    _place(canvas, v, m, (low[0], low[1] - v.lysis, low[2]), (reach, -m.depth + 8, m.h * 1.95 + radius + 4), arch)
    if not v.laminectomy:
        _place(canvas, v, m, *spinous_box, [_left_behind(part, v) for part in spinous])


def _left_behind(part: Part, v: Vertebra) -> Part:
    """A part of the arch that did not slip to the front with the body."""
    if not v.lysis:
        return part
    shape, label = part
    return lambda p: shape((p[0], p[1] + v.lysis, p[2])), label


def posterior_parts(v: Vertebra) -> list[Part]:
    """The parts behind the body of a vertebra without anything random, to tell them apart in real ones."""
    m = _Marks.of(v)
    parts, _ = _spinous(v, m, 0)
    for side in (-1, 1):
        neck = v.position < _NECK_END
        parts += _pedicle_and_lamina(v, m, side)
        parts += _pillar(v, m, side) if neck else _articular(v, m, side)
        parts.append(_neck_costal(v, m, side)[0] if neck else _costal(v, m, side, 0)[0])
    return parts


def _place(
    canvas: Canvas,
    v: Vertebra,
    m: _Marks,
    low: Sequence[float],
    high: Sequence[float],
    parts: list[Part],
    instance: int | None = None,
) -> None:
    """Adds the union of parts inside a local box, keeping the canal and the own body free."""
    found = canvas.box(v.centre, v.frame, low, high)
    if found is None:
        return
    at, p = found
    value, labels = union(parts, p)
    half_depth = m.canal_y / 2
    canal = tube(p[0], p[1], m.half_canal * _FREE_WIDTH, half_depth, m.front_y - half_depth + _FREE_SHIFT)
    value = np.maximum(value, -canal)
    own_body = np.isin(canvas.tissue[at], (c.CORPUS, c.ENDPLATE, c.BASIVERTEBRAL))
    value = np.where(own_body, _KEEP, value)
    gap = canvas.traits["gap"] * (0 if v.fused_above else 1)
    canvas.add_bone(at, value, labels, v.instance if instance is None else instance, gap)


def _spinous(v: Vertebra, m: _Marks, sideways: float):
    """(the parts of the spinous process, the box around them); `sideways` shifts its tip (mm)."""
    s = v.size
    slope = np.deg2rad(s["spinous_slope"])
    direction = np.array([0, -np.cos(slope), -np.sin(slope)])
    root = np.array([0, m.rear_y - s["lamina"] * 0.6, m.lamina_low + _SPINOUS_ROOT])
    tip = root + direction * s["spinous_length"] + [sideways, 0, 0]
    start, tall = root + direction * _SPINOUS_NECK, s["spinous_height"]
    reach = s["spinous_width"] + 5
    low = (-reach, tip[1] - tall * 0.7 - v.lysis, min(tip[2], start[2]) - tall)
    parts = [(lambda p: blade(p, start, tip, s["spinous_width"], tall * _SPINOUS_ROOT_HEIGHT, tall), c.SPINOUS)]
    if v.position < _FORK_END:
        radius = s["spinous_width"] * _FORK_RADIUS
        near = tip - direction * _FORK[1]
        for side in (-1, 1):
            parts.append((rod(near, tip + [side * _FORK[0], 0, -_FORK[2]], radius, radius * 0.8), c.SPINOUS))
    return parts, (low, (reach, m.rear_y, start[2] + tall))


def _pedicle_and_lamina(v: Vertebra, m: _Marks, side: int) -> list[Part]:
    s = v.size
    wide, lamina = s["pedicle_width"], s["lamina"]
    ped_x = side * (m.half_canal + wide / 2)
    start = (side * min(m.half_canal + wide / 2, s["width"] / 2 - 1), -m.depth + _PEDICLE_START, m.up)
    end = (ped_x, m.front_y - m.canal_y * _PEDICLE_END, m.up - _PEDICLE_FALL)
    pedicle = rod(start, end, wide / 2, wide / 2, (1, 1, s["pedicle_height"] / wide))
    beside = (ped_x * _LAMINA_X, m.front_y - m.canal_y * _LAMINA_Y, m.up - _LAMINA_FALL)
    middle = (0, m.rear_y - lamina * _LAMINA_MEET, m.lamina_low)
    plate = rod(beside, middle, lamina * _LAMINA_RADII[0], lamina * _LAMINA_RADII[1], (1, 1, _LAMINA_TALL))
    return [(pedicle, c.ARCUS), (plate, c.ARCUS)]


def _pillar(v: Vertebra, m: _Marks, side: int) -> list[Part]:
    """Articular pillar of the neck with oblique joints."""
    radius = v.size["facet_radius"]
    pillar = np.array([side * v.size["facet_out"], m.rear_y + m.canal_y * _PILLAR_Y, m.up])
    base, peak = pillar, pillar + [0, 1.5, m.h * _PILLAR_UP]
    if v.name == "C2":  # its upper joints lie beside the dens
        base, peak = (np.array([side * x, y, m.h * z]) for x, y, z in _AXIS_SHOULDER)
    superior = rod(
        base,
        peak,
        radius * _PILLAR_SUPERIOR[0],
        radius * _PILLAR_SUPERIOR[1],
        _PILLAR_SQUASH,
    )
    inferior = rod(
        pillar + [0, -1, -2],
        pillar + [0, -3.5, -m.h * _PILLAR_DOWN],
        radius * _PILLAR_INFERIOR[0],
        radius * _PILLAR_INFERIOR[1],
        _PILLAR_SQUASH,
    )
    return [(superior, c.SUPERIOR[side]), (inferior, c.INFERIOR[side])]


def _neck_costal(v: Vertebra, m: _Marks, side: int):
    """(transverse process in front of the pillar, its base, its end)."""
    s = v.size
    y = -m.depth + _NECK_COSTAL_Y
    base = np.array([side * s["width"] / 2, y, 0])
    end = np.array([side * s["costal_reach"], y - s["costal_back"] * _NECK_COSTAL_BACK, -_NECK_COSTAL_FALL])
    return (rod(base, end, *_NECK_COSTAL_RADII, (1, 1.3, 1)), c.COSTAL[side]), base, end


def _behind_canal(m: _Marks) -> float:
    """Y of the superior articular process (mm)."""
    return m.front_y - m.canal_y * (0.62 + 0.12 * (1 - m.lumbar))


def _articular(v: Vertebra, m: _Marks, side: int) -> list[Part]:
    """Articular processes of thorax and loin; the numbers turn the one form into the other."""
    s, lumbar = v.size, m.lumbar
    out, radius, y_up = s["facet_out"], s["facet_radius"], _behind_canal(m)
    superior = rod(
        (side * (out + 0.8 * lumbar), y_up - lumbar, m.up + 1 + 3.5 * lumbar),
        (side * (out + 2 * lumbar), y_up - 1.5 - 2 * lumbar, m.up + m.h * (0.92 - 0.2 * lumbar)),
        radius * (0.85 - 0.12 * lumbar),
        radius * 0.67,
        (0.85 + 0.15 * lumbar, 0.8 + 0.5 * lumbar, 1.15 - 0.25 * lumbar),
    )
    inner = out * np.interp(v.position, _INFERIOR_POSITIONS, _INFERIOR_SHARE)
    inferior = rod(
        (side * inner, m.rear_y - 0.5 + 1.5 * lumbar, m.lamina_low - 1),
        (side * (inner + lumbar), m.rear_y - 1 + lumbar, -m.h - s["disc"] * 0.5 - 2.5 * lumbar),
        radius * 0.78,
        radius * 0.68,
        (0.92, 0.88, 1.1),
    )
    return [(superior, c.SUPERIOR[side]), (inferior, c.INFERIOR[side])]


def _costal(v: Vertebra, m: _Marks, side: int, rise: float):
    """(transverse or costal process, its base, its end); `rise` is a random part of its height (mm)."""
    s, lumbar, r = v.size, m.lumbar, v.size["costal_radius"]
    base_y = _behind_canal(m) - 1 + 4 * lumbar
    base = np.array([side * (s["facet_out"] + s["facet_radius"] * 0.6), base_y, m.up - 0.5])
    thoracic = _COSTAL_RISE if v.position < _RISING_END else 0
    end = np.array([side * s["costal_reach"], base[1] - s["costal_back"], m.up + rise + thoracic])
    tip = _COSTAL_TIP[0] if v.ribs else _COSTAL_TIP[1]
    shape = rod(base, end, r * (1 + 0.25 * lumbar), r * tip, (1, 0.85 + 0.1 * lumbar, 1 + 0.1 * lumbar))
    return (shape, c.COSTAL[side]), base, end


def ribs(canvas: Canvas, v: Vertebra) -> None:
    """Paints both ribs of a vertebra that has them."""
    if v.ribs:
        for side in (-1, 1):
            _rib(canvas, v, _Marks.of(v), side)


def _rib(canvas: Canvas, v: Vertebra, m: _Marks, side: int) -> None:
    """The rib of one side from its head to a little beyond its angle; belongs to no instance."""
    s = v.size
    angle = (side * s["costal_reach"] * 1.02, m.rear_y - s["costal_back"] * 0.4 + 4, m.up - 1)
    far = (side * (s["costal_reach"] + _RIB_BESIDE), m.rear_y + 10, -m.h - _RIB_DOWN)
    if v.position < _FREE_RIB:
        head = (side * (s["width"] / 2 + 3), -m.depth + 1, m.h * 0.9)
        parts = [
            (rod(head, angle, *_RIB_NECK), c.OTHER_BONE),
            (rod(angle, far, *_RIB_SHAFT, (1, 1, _RIB_TALL)), c.OTHER_BONE),
        ]
    else:
        parts = [(rod((side * (s["width"] / 2 + 4), -m.depth, 0), far, *_RIB_FREE), c.OTHER_BONE)]
    ends = np.sort([side * s["width"] * 0.4, far[0] + side * 4])
    _place(canvas, v, m, (ends[0], angle[1] - 5, -m.h - 12), (ends[1], -m.depth + 7, m.h + 8), parts, instance=0)
