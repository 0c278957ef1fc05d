"""Turns the numbers of `anatomy` into voxels: tissues, instances and the distance to bone.

Everything is an implicit function (mm, negative inside) evaluated in the local frame of a vertebra
(x right, y front, z head); the part with the smallest value wins. The coordinates are bent by smooth
random fields first, so no two structures are regular. Sizes that are not in `anatomy` stand as named
constants beside the structure that they shape: millimetres unless said otherwise, shares where they scale
another size; they are general anatomical knowledge, settled by looking at the pictures.
"""

from .canvas import SHAPE, SPACING
from .volume import REGIONS, generate

__all__ = ["REGIONS", "SHAPE", "SPACING", "generate"]
