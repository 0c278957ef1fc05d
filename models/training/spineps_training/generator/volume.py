"""One random volume: the structures in the order in which they are painted."""

from __future__ import annotations

import numpy as np

from ..anatomy import Vertebra, random_spine
from .arch import posterior_elements, ribs
from .atlas import atlas
from .body import real_vertebra, vertebral_body
from .canal import canal
from .canvas import SACRUM_INSTANCE, SHAPE, SPACING, Canvas
from .disc import disc
from .gaps import fill_gaps
from .implants import implants
from .sacrum import sacral_segment
from .surroundings import surroundings
from .templates import Template

# Where the middle of the field of view may lie (positions of `anatomy`), and how often.
REGIONS = {"neck": (1, 9), "thorax": (8, 18), "junction": (16, 22), "lumbar": (21, 25.5)}
_SHARES = [0.27, 0.2, 0.18, 0.35]
# Fields of view in voxels (R, A, S) and how often: around the spine, with the belly, narrow with the belly,
# wide, a long part of the spine.
_VIEWS = (SHAPE, (64, 260, 272), (34, 270, 300), (108, 220, 208), (44, 230, 448))
_VIEW_SHARES = (0.35, 0.25, 0.17, 0.13, 0.1)
# The spine lies this far in front of the rear edge of the view (mm); deviations in R, A, S.
_FROM_REAR, _SHIFT_SPREAD = 94, (2, 8, 10)
_BELOW_MM, _ABOVE_MM = 50, 80  # how far a view reaches beyond coccyx and C1
_PAINTED_MM, _DISC_MM = 75, 60  # structures this far outside still reach into the volume
_IMPLANTS = 0.07
# Share of spines with real vertebrae where there are any; share of their vertebrae; how far the level may be off.
_REAL, _REAL_EACH, _REAL_LEVELS = 0.5, 0.93, 0.75
_RIM_STEPS = 4  # per mm


def generate(
    seed: int,
    region: str | None = None,
    shape: tuple[int, int, int] | None = None,
    templates: dict[str, list[Template]] | None = None,
) -> dict:
    """One random volume of `shape` voxels (R, A, S at `SPACING`; a random one of the usual views if left out).

    The same seed gives the same volume. `templates`: real vertebrae that some spines are made of.

    Returns a dict: tissue (uint8, `classes`), instance (uint8: 1.. from C1 down, 26 sacrum; discs and
    endplates keep 0), rim (int8, quarter millimetres outside the bone surface, clipped), centres
    (n x 4: voxel coordinates of the bodies and the instance), region, variant.
    """
    rng = np.random.default_rng(seed)
    region = region or str(rng.choice(list(REGIONS), p=_SHARES))
    spine, sacrum, traits = random_spine(rng)
    if templates and rng.random() < _REAL:
        _give_real_shapes(spine, templates, rng)
    position = rng.uniform(*REGIONS[region])
    bodies = [*spine, *sacrum[:3]]
    middle = bodies[int(np.argmin([abs(v.position - position) for v in bodies]))].centre
    view = _VIEWS[rng.choice(len(_VIEWS), p=_VIEW_SHARES)]
    shape = shape or view
    right, front, up = _SHIFT_SPREAD
    ahead = SPACING[1] * shape[1] / 2 - _FROM_REAR
    shift = [rng.normal(0, right), rng.normal(ahead, front), rng.normal(0, up)]
    origin = middle - SPACING * shape / 2 + shift
    bottom, top = sacrum[-1].centre[2] - _BELOW_MM, spine[0].centre[2] + _ABOVE_MM - SPACING[2] * shape[2]
    if bottom < top:  # the view does not leave the spine at its ends
        origin[2] = np.clip(origin[2], bottom, top)
    canvas = Canvas(rng, origin, shape, traits)
    surroundings(canvas, rng, spine, sacrum)
    visible = [v for v in [*spine, *sacrum] if canvas.holds(v.centre, _PAINTED_MM)]
    for v in visible:
        if v.instance == SACRUM_INSTANCE:
            sacral_segment(canvas, v)
        elif v.name == "C1":
            atlas(canvas, v)
        else:
            _vertebra(canvas, v, rng)
    order = [*spine, *sacrum]
    for above, below in zip(order, order[1:]):
        if canvas.holds(above.centre, _DISC_MM) and above.name != "C1" and above.instance != SACRUM_INSTANCE:
            disc(canvas, above, below, rng)
    canal(canvas, spine, sacrum, rng)
    fill_gaps(canvas, rng)
    if rng.random() < _IMPLANTS:
        implants(canvas, visible, rng)
    centres = [
        [*((v.centre - origin) / SPACING), v.instance]
        for v in visible
        if v.instance != SACRUM_INSTANCE and v.name != "C1" and canvas.holds(v.centre, 0)
    ]
    return dict(
        tissue=canvas.tissue,
        instance=canvas.instance,
        rim=np.clip(canvas.bone * _RIM_STEPS, -127, 127).astype(np.int8),
        centres=np.array(centres, np.float32).reshape(-1, 4),
        region=region,
        variant=traits["variant"],
    )


def _vertebra(canvas: Canvas, v: Vertebra, rng: np.random.Generator) -> None:
    if v.template is None:
        vertebral_body(canvas, v)
        posterior_elements(canvas, v, rng)
    else:
        ribs(canvas, v)
        real_vertebra(canvas, v)


def _give_real_shapes(spine: list[Vertebra], templates: dict[str, list[Template]], rng: np.random.Generator) -> None:
    """One source at random for each spine; levels that it lacks are filled from the others."""
    sources = [templates[str(k)] for k in rng.permutation(sorted(templates))]
    for v in spine:
        fitting = [t for source in sources for t in source if abs(t.position - v.position) < _REAL_LEVELS]
        if fitting and rng.random() < _REAL_EACH:
            fitting[0].fit(v, rng)
