"""Which vertebra and which disc each voxel of a generated volume belongs to, and the discs that mark a level."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from . import classes as c
from .generator.canvas import SACRUM_INSTANCE

# Instance numbers of the last thoracic and the last lumbar vertebra, by variant of the spine (`anatomy`).
_LAST_THORACIC, _LAST_LUMBAR = {"T13": 20, "T11": 18}, {"L6": 25, "T13": 25, "L4": 23, "T11": 23}
_SMALLEST_DISC = 30  # voxels of 1.5 x 1 x 1 mm; smaller pieces name no disc
_ENDPLATE_REACH, _DISC_REACH = 5, 12  # voxels along the head axis to the next body


def landmark_discs(variant: str) -> tuple[int, int, int, int]:
    """Number of the vertebra above the discs C2-C3, C7-T1, the last thoracic one and the last lumbar one."""
    return 2, 7, _LAST_THORACIC.get(variant, 19), last_lumbar(variant)


def last_lumbar(variant: str) -> int:
    """Instance number of the vertebra above the sacrum."""
    return _LAST_LUMBAR.get(variant, 24)


def owners(tissue: np.ndarray, instance: np.ndarray, variant: str) -> np.ndarray:
    """Number of the vertebra (1 = C1 ... 26 = sacrum) of each voxel of bone and endplate; of a disc the one above it.

    `tissue` and `instance` [R, A, S] as of `generator.generate`; 0 elsewhere and where no body tells.
    """
    classes = c.CLASS_OF_TISSUE[tissue]
    bone = (classes >= c.ARCUS) & (classes <= c.CORPUS) | (classes == c.SACRUM)
    owner = np.where(bone, instance, 0).astype(np.uint8)
    body = np.where((classes == c.CORPUS) | (classes == c.SACRUM), instance, 0)
    _own_endplates(owner, body, classes == c.ENDPLATE)
    parts, count = ndimage.label(classes == c.DISC)
    sizes = np.bincount(parts.ravel(), minlength=count + 1)
    for number, box in enumerate(ndimage.find_objects(parts), 1):
        if sizes[number] >= _SMALLEST_DISC:
            wide = (*box[:2], slice(max(0, box[2].start - _DISC_REACH), box[2].stop + _DISC_REACH))
            inside = parts[wide] == number
            owner[wide][inside] = _vertebra_above(inside, body[wide], last_lumbar(variant))
    return owner


def _own_endplates(owner: np.ndarray, body: np.ndarray, endplate: np.ndarray) -> None:
    """Each endplate voxel belongs to the nearest body above or below it."""
    for step in range(1, _ENDPLATE_REACH + 1):
        for side in (1, -1):
            near = _shifted(body, side * step)
            at = endplate & (owner == 0) & (near > 0)
            owner[at] = near[at]


def _vertebra_above(disc: np.ndarray, body: np.ndarray, last: int) -> int:
    """The vertebra above a disc, from the bodies next to it; 0 if they contradict each other or none is there."""
    above, below = (_most_frequent(disc, body, side) for side in (1, -1))
    if below:
        from_below = last if below == SACRUM_INSTANCE else below - 1
        return from_below if above in (0, from_below) else 0
    return above if above != SACRUM_INSTANCE else 0


def _most_frequent(disc: np.ndarray, body: np.ndarray, side: int) -> int:
    votes = np.zeros(SACRUM_INSTANCE + 1, np.int64)
    for step in range(1, _DISC_REACH + 1):
        votes += np.bincount(_shifted(body, side * step)[disc], minlength=SACRUM_INSTANCE + 1)
    votes[0] = 0
    return int(votes.argmax()) if votes.any() else 0


def _shifted(volume: np.ndarray, step: int) -> np.ndarray:
    """`volume` as seen `step` voxels nearer to the head; 0 beyond its ends."""
    out = np.zeros_like(volume)
    if step > 0:
        out[..., :-step] = volume[..., step:]
    else:
        out[..., -step:] = volume[..., :step]
    return out
