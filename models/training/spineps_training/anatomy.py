"""Random but plausible spines as numbers: sizes, curve, variants. No voxels here, no data read.

Sizes are general anatomical knowledge (means of adults, mm), interpolated between anchor levels.
"""

from dataclasses import dataclass, field

import numpy as np

from .pathology import befall

LEVELS = [f"C{i}" for i in range(1, 8)] + [f"T{i}" for i in range(1, 13)] + [f"L{i}" for i in range(1, 6)]
# Position on the axis of anchors: C1 = 1 ... C7 = 7, T1 = 8 ... T12 = 19, L1 = 20 ... L5 = 24.
S1 = 25
_ANCHORS = [3, 7, 8, 13, 19, 20, 22, 24]
_TABLE = {  # C3, C7, T1, T6, T12, L1, L3, L5
    "width": [18, 23, 27.5, 28.5, 41, 44, 48, 52.5],
    "depth": [15, 17, 18, 26, 31.5, 34, 36.5, 37],
    "height": [13, 14, 16, 19.5, 24.5, 27, 29, 28],
    "disc": [5, 5.5, 4.5, 4.5, 6.5, 8.5, 11, 11],
    "canal_width": [23, 24, 20, 16.5, 20, 21.5, 22.5, 25],
    "canal_depth": [13, 13.5, 14, 14.5, 15.5, 15.5, 15, 14.5],
    "pedicle_width": [5, 6, 7.5, 5, 8, 7.5, 9.5, 14],
    "pedicle_height": [7, 7, 9, 11.5, 15.5, 15, 14.5, 14],
    "pedicle_up": [0, 1, 3, 4, 4.5, 4.5, 4.5, 3.5],
    "spinous_length": [15, 31, 32, 28, 22, 26, 29, 21],
    "spinous_slope": [18, 26, 32, 58, 18, 10, 8, 12],
    "spinous_height": [7, 9, 10, 9, 17, 20, 23, 15],
    "spinous_width": [5, 5.2, 5.2, 4.6, 5, 5.2, 5.5, 5.5],
    "costal_reach": [25, 32, 36, 31, 22, 36, 46, 45],
    "costal_back": [-6, 2, 14, 20, 6, 5, 5, 3],
    "costal_radius": [3.6, 4, 4.5, 4.6, 4, 4, 4, 5],
    "facet_out": [20, 21, 15, 12.5, 12.5, 13, 15.5, 20],
    "facet_radius": [5.4, 5.2, 4.9, 4.8, 5.6, 6.8, 7.7, 8],
    "lamina": [3, 3.4, 3.6, 3.6, 3.8, 4, 4.2, 4],
    "pitch": [-2, 22, 24, 6, -12, -13, -1, 22],
    "waist": [0.05, 0.05, 0.06, 0.08, 0.09, 0.09, 0.09, 0.08],
    "concave": [0.6, 0.8, 0.8, 0.9, 1.3, 1.8, 2.2, 2],
    "wedge": [0, 0, -0.02, -0.04, -0.03, -0.02, 0.02, 0.10],
}
_SACRUM = {  # S1 ... S5, Co1, Co2
    "pitch": [42, 54, 57, 40, 18, -8, -25],
    "height": [29, 23, 20, 17, 14, 9, 8],
    "depth": [29, 20, 15, 11, 8.5, 7, 6],
    "width": [50, 38, 32, 28, 24, 13, 9],
    "wing": [50, 46, 38, 27, 19, 0, 0],
}


# Numbers of vertebrae and their shares.
_VARIANTS = {"": 0.82, "L6": 0.06, "L4": 0.04, "T13": 0.05, "T11": 0.03}
# Largest tilt to the side: share, from, to (degrees). Twice as much is the angle of the curve: up to 60.
_SCOLIOSIS = ((0.68, 0, 2), (0.22, 3, 14), (0.1, 14, 30))
_UNCUS, _UNCUS_END = (2, 6), 7  # height of the uncinate processes (mm), position
# Spinous processes of C2 ... C7: position, length, height (mm).
_NECK_SPINOUS = ([2, 3, 5, 6, 7], [24, 14, 17, 22, 31], [13, 7, 7, 8, 9])


@dataclass
class Vertebra:
    """One vertebra: frame (centre mm, rotation with columns right/front/up) and its sizes."""

    name: str
    position: float
    size: dict
    centre: np.ndarray = None
    frame: np.ndarray = None
    pitch: float = 0.0
    roll: float = 0.0
    yaw: float = 0.0
    biconcave: float = 0.0
    osteophyte: float = 0.0
    fused_above: bool = False
    slip: float = 0.0
    lysis: float = 0.0  # mm that the back of the arch stays behind, through a gap between its joints
    laminectomy: bool = False
    instance: int = 0
    ribs: bool = False
    template: object = None  # generator.templates.Template of a real shape, if it has one
    extra: dict = field(default_factory=dict)


def mean_sizes(position: float) -> dict[str, float]:
    """Sizes of the mean vertebra at a position (mm, degrees, shares)."""
    return {k: float(np.interp(position, _ANCHORS, v)) for k, v in _TABLE.items()}


def _frame(pitch: float, roll: float, yaw: float):
    """Rotation with columns right, front, up; a positive pitch leans the top to the front (degrees)."""
    p, r, y = np.deg2rad([pitch, roll, yaw])
    about_x = np.array([[1, 0, 0], [0, np.cos(p), np.sin(p)], [0, -np.sin(p), np.cos(p)]])
    about_y = np.array([[np.cos(r), 0, np.sin(r)], [0, 1, 0], [-np.sin(r), 0, np.cos(r)]])
    about_z = np.array([[np.cos(y), -np.sin(y), 0], [np.sin(y), np.cos(y), 0], [0, 0, 1]])
    return about_z @ about_y @ about_x


def _names(rng: np.random.Generator) -> tuple[list[str], list[float], str]:
    """(names from the top, positions, variant of the number of vertebrae)."""
    names, positions = list(LEVELS), [float(i + 1) for i in range(24)]
    variant = str(rng.choice(list(_VARIANTS), p=list(_VARIANTS.values())))
    if variant == "L6":
        names, positions = [*names, "L6"], [*positions, 24.3]
    elif variant == "L4":
        names, positions = names[:-1], [*positions[:-2], 23.7]
    elif variant == "T13":
        names.insert(19, "T13")
        positions.insert(19, 19.4)
    elif variant == "T11":
        del names[18], positions[18]
    return names, positions, variant


def _individual(position: float, factors: dict, stature: float, rng: np.random.Generator) -> dict:
    """Sizes of one vertebra of a person."""
    size = {k: v * factors[k] for k, v in mean_sizes(position).items()}
    for k in size:
        if k != "pitch":
            size[k] *= rng.normal(1, 0.035)
        if k not in ("pitch", "spinous_slope", "costal_back", "wedge", "waist"):
            size[k] *= stature
    size["wedge"] += rng.normal(0, 0.025)
    size["spinous_slope"] += rng.normal(0, 5)
    if position < _UNCUS_END:
        size["uncus"] = rng.uniform(*_UNCUS)
        length, height = np.interp(position, *_NECK_SPINOUS[:2]), np.interp(position, *_NECK_SPINOUS[::2])
        size["spinous_length"] = length * factors["spinous_length"] * stature * rng.normal(1, 0.06)
        size["spinous_height"] = height * stature * rng.normal(1, 0.1)
    return size


def _wear(size: dict, position: float, degenerate: float, rng: np.random.Generator) -> None:
    """Lower discs, bulges and narrow canals of worn spines."""
    if rng.random() < 0.16 * degenerate + (0.03 if position > 20 else 0):
        size["disc"] *= rng.uniform(0.2, 0.6)
    size["disc"] *= 1.08 - 0.25 * degenerate
    size["canal_at_disc"] = rng.uniform(0.55, 0.9) if rng.random() < 0.35 * degenerate else rng.uniform(0.88, 1)
    size["bulge"] = rng.uniform(0, 1.5) + (rng.uniform(1, 5) if rng.random() < 0.3 * degenerate else 0)


def _scoliosis(rng: np.random.Generator) -> float:
    """Largest tilt to the side in degrees; the angle between the two most tilted vertebrae is twice that."""
    _, low, high = _SCOLIOSIS[rng.choice(len(_SCOLIOSIS), p=[share for share, *_ in _SCOLIOSIS])]
    return rng.uniform(low, high)


def random_spine(rng: np.random.Generator) -> tuple[list[Vertebra], list[Vertebra], dict]:
    """A whole spine C1..coccyx: (vertebrae from the top, sacral segments from the top, traits)."""
    names, positions, variant = _names(rng)
    stature = rng.normal(1, 0.07)
    degenerate = rng.beta(1.2, 2.2)
    curve = dict(lumbar=rng.normal(1, 0.3), thoracic=rng.normal(1, 0.3), neck=rng.normal(1, 0.35))
    scoliosis = _scoliosis(rng)
    phase, period = rng.uniform(0, 6.28), rng.uniform(7, 14)
    smooth_pitch = np.interp(np.arange(len(names)), np.linspace(0, len(names), 8), rng.normal(0, 3.5, 8))
    factors = {k: rng.normal(1, 0.07) for k in _TABLE}
    factors["canal_depth"] = np.clip(rng.normal(1, 0.12), 0.72, 1.3)
    factors["spinous_length"], factors["costal_reach"] = rng.normal(1, 0.13), rng.uniform(0.68, 1.05)
    spine = []
    for i, (name, position) in enumerate(zip(names, positions)):
        size = _individual(position, factors, stature, rng)
        _wear(size, position, degenerate, rng)
        region = "neck" if position < 8 else "thoracic" if position < 18 else "lumbar"
        size["pitch"] *= curve[region]
        v = Vertebra(name, position, size, instance=i + 1, ribs=name.startswith("T"))
        v.pitch = size["pitch"] + smooth_pitch[i] + rng.normal(0, 1.2)
        v.roll = scoliosis * np.sin(2 * np.pi * i / period + phase) + rng.normal(0, 1)
        v.yaw = scoliosis * 0.6 * np.sin(2 * np.pi * i / period + phase + 0.6) + rng.normal(0, 1.2)
        v.osteophyte = max(0, rng.normal(0.5, 1)) * degenerate * 2.5
        spine.append(v)
    befall(spine, degenerate, rng)
    sacrum = _random_sacrum(spine[-1], stature, rng)
    _chain(spine, sacrum)
    traits = dict(
        stature=stature,
        degenerate=degenerate,
        variant=variant,
        scoliosis=scoliosis,
        conus=rng.normal(20.3, 0.7),
        gap=rng.uniform(0.9, 2.2),
        epidural=rng.uniform(0.2, 2.5),
        endplate=rng.uniform(0.9, 1.7),
    )
    return spine, sacrum, traits


def _random_sacrum(last: Vertebra, stature: float, rng: np.random.Generator) -> list[Vertebra]:
    """Segments S1 to the second of the coccyx under the last lumbar vertebra."""
    sacrum = []
    tilt, curl = rng.normal(0, 8), np.clip(rng.normal(1, 0.5), 0, 2.2)
    mean = np.mean(_SACRUM["pitch"][:3])
    for j, own in enumerate(_SACRUM["pitch"]):
        size = {k: v[j] * stature * rng.normal(1, 0.05) for k, v in _SACRUM.items() if k != "pitch"}
        pitch = float(np.clip(mean + tilt + (own - mean) * curl, -60, 80))
        turn = dict(roll=last.roll * 0.4, yaw=last.yaw * 0.4)
        sacrum.append(Vertebra(f"S{j + 1}", S1 + j, size, pitch=pitch, instance=26, **turn))
    return sacrum


def _chain(spine: list[Vertebra], sacrum: list[Vertebra]):
    """Places the frames: S1 at the origin, upwards through discs, downwards through the sacrum."""
    for v in [*spine, *sacrum]:
        v.frame = _frame(v.pitch, v.roll, v.yaw)
    first = sacrum[0]
    first.centre = np.zeros(3)
    below = first
    for v in reversed(spine):
        gap = v.size["disc"]
        if v.name == "C1":
            gap = 2
        if below.fused_above:
            gap = 0.8
        up = below.frame[:, 2] + v.frame[:, 2]
        up /= np.linalg.norm(up)
        reach = below.size["height"] / 2
        v.centre = (
            below.centre
            + below.frame[:, 2] * reach
            + up * gap
            + v.frame[:, 2] * v.size["height"] / 2
            + v.frame[:, 1] * v.slip
        )
        # keep the back walls in line although the depths differ
        v.centre = v.centre + v.frame[:, 1] * (v.size["depth"] - below.size["depth"]) / 2 * 0.8
        below = v
    above = first
    for v in sacrum[1:]:
        v.centre = above.centre - above.frame[:, 2] * above.size["height"] / 2 - v.frame[:, 2] * v.size["height"] / 2
        v.centre = v.centre - v.frame[:, 1] * (above.size["depth"] - v.size["depth"]) * 0.12
        above = v
