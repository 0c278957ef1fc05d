"""Names of the types that several modules pass around."""

from __future__ import annotations

from collections.abc import Sequence

from numpy.typing import ArrayLike

# Voxels per axis (R, A, S).
Size = Sequence[int]
# Slices of each axis of a volume.
Region = tuple[slice, ...]

__all__ = ["ArrayLike", "Region", "Size"]
