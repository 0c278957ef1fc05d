"""Where each voxel lies relative to the spine at its height."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..anatomy import Vertebra
from ..typing import ArrayLike
from .canvas import Canvas

_MARGIN, _BLUR, _BACK_BLUR = 20, 8, 14  # slices
# Canal and spinous process of segments that have none of their own, mm.
_DEFAULT_CANAL, _DEFAULT_SPINOUS = 12, 12


@dataclass
class BodyFrame:
    """Fields over the volume, mm but for `level`.

    dx, dy: right of and in front of the spine's middle. back: dy of the tips of the spinous processes.
    width, depth: half sizes of the body at this height. level: position of `anatomy` (grows downwards).
    """

    dx: np.ndarray
    dy: np.ndarray
    back: np.ndarray
    width: np.ndarray
    depth: np.ndarray
    level: np.ndarray
    spine: list[Vertebra]

    def point(self, level: float, right: float = 0, front: float = 0) -> np.ndarray:
        """World coordinates (mm) of a place beside or in front of the spine at the height of a position."""
        positions = [v.position for v in self.spine]
        middle = [np.interp(level, positions, [v.centre[i] for v in self.spine]) for i in range(3)]
        return np.array(middle) + [right, front, 0]


def body_frame(canvas: Canvas, order: list[Vertebra]) -> BodyFrame:
    """The fields for a spine, given from the top to the coccyx."""
    spread, index, _ = canvas.along_spine(np.array([v.centre[2] for v in order]), _MARGIN)

    def at(values: ArrayLike, blur: float = _BLUR) -> np.ndarray:
        return spread(np.array(values), blur).astype(np.float32)[index]

    def behind(v: Vertebra) -> float:
        size = v.size
        canal = size.get("canal_depth", _DEFAULT_CANAL)
        return -size["depth"] / 2 - canal - size.get("spinous_length", _DEFAULT_SPINOUS)

    return BodyFrame(
        dx=canvas.world[0] - at([v.centre[0] for v in order]),
        dy=canvas.world[1] - at([v.centre[1] for v in order]),
        back=at([behind(v) for v in order], _BACK_BLUR),
        width=at([v.size["width"] / 2 for v in order]),
        depth=at([v.size["depth"] / 2 for v in order]),
        level=at([v.position for v in order]),
        spine=order,
    )
