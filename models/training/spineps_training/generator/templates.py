"""Real vertebrae: openly licensed shapes, put into the frame of a generated vertebra and sampled there.

A folder with any of these subfolders, each with its licence beside the shapes: `artisynth-lumbosacral` (BSD-3-Clause)
and `morphable-lumbar` (MIT) with instances_1mm.nii.gz (20 = L1 ... 24 = L5), `myosim-spine` (Apache-2.0) with one
STL file a vertebra (metres; y up, x front, z right).
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import nibabel
import numpy as np
from scipy import ndimage

from .. import classes as c
from ..anatomy import Vertebra, mean_sizes
from .arch import posterior_parts
from .primitives import Coordinates, union

SOURCES = ("artisynth-lumbosacral", "morphable-lumbar", "myosim-spine")
_VOLUME, _LICENCE = "instances_1mm.nii.gz", "LICENSE"
_LEVELS = range(20, 25)
_MARGIN = 12  # mm around a shape, in which the distance to it is known
_ANGLES = np.arange(-40, 41, 8)  # degrees about the axis to the right, tried for the foramen
_SAC_WIDER, _SAC_DEEPER = 1.1, 1.15  # the foramen of one slice is larger than what can be looked through
_BEND_STRETCH, _BEND_SLOPE = 0.08, 0.08  # deviations of what is done to the arch behind the body
_STEEP = 0.6  # share of the surface's normal along the spine that makes it an end surface
_END_REACH = 0.62  # end surfaces lie farther from the middle than this share of half the height
_LIMITS = {"width": (12, 70), "depth": (10, 50), "height": (8, 45), "canal_width": (10, 36), "canal_depth": (8, 30)}


@dataclass(frozen=True)
class Template:
    """One vertebra on a grid of 1 mm whose voxel `middle` is the middle of its body; axes right, front, up.

    distance: signed, mm, negative inside. label: class of each voxel (body or part of the arch, meaningful near
    the surface and inside). steep: share of the surface's normal along the spine. size: what of `anatomy` was
    measured (mm).
    """

    source: str
    position: float
    distance: np.ndarray
    label: np.ndarray
    steep: np.ndarray
    middle: np.ndarray
    size: dict

    def scale(self, v: Vertebra) -> np.ndarray:
        """Factors from the frame of `v` (mm) to that of the template."""
        return np.array([self.size[k] / v.size[k] for k in ("width", "depth", "height")])

    def sample(self, v: Vertebra, p: Coordinates, endplate_mm: float) -> tuple[np.ndarray, np.ndarray]:
        """(distance in mm, class of each voxel) of the template grown to the body of `v`."""
        scale = self.scale(v)
        stretch, slope = v.extra["bend"]
        behind = np.minimum(p[1] + v.size["depth"] / 2, 0)
        bent = (p[0], p[1] + behind * stretch, p[2] + behind * slope)
        at = [bent[i] * scale[i] + self.middle[i] for i in range(3)]
        distance = ndimage.map_coordinates(self.distance, at, order=1, mode="nearest") / scale.mean()
        index = tuple(np.clip(np.round(a).astype(int), 0, n - 1) for a, n in zip(at, self.label.shape))
        label, steep = self.label[index], self.steep[index]
        flat = (np.abs(steep) > _STEEP) & (np.abs(p[2]) > _END_REACH * v.size["height"] / 2)
        return distance, np.where((label == c.CORPUS) & flat & (distance > -endplate_mm), c.ENDPLATE, label)

    def fit(self, v: Vertebra, rng: np.random.Generator) -> None:
        """Gives `v` this shape, a random bend of its arch, and the canal that runs through its foramen."""
        scale = self.scale(v)
        v.template = self
        v.extra["bend"] = rng.normal(0, _BEND_STRETCH), rng.normal(0, _BEND_SLOPE)
        v.size["canal_width"] = self.size["canal_width"] / scale[0] * _SAC_WIDER
        v.size["canal_depth"] = self.size["canal_depth"] / scale[1] * _SAC_DEEPER


def read_templates(folder: str | Path) -> dict[str, list[Template]]:
    """The shapes of each source that `folder` has; ValueError if a licence is missing or nothing is there."""
    found = {}
    for name in SOURCES:
        source = Path(folder) / name
        if not source.is_dir():
            continue
        if not (source / _LICENCE).exists():
            raise ValueError(f"{source} has no {_LICENCE}; shapes are used only with their licence beside them")
        masks = _from_meshes(source) if name == "myosim-spine" else _from_volume(source / _VOLUME)
        found[name] = [t for t in (_template(name, position, mask) for position, mask in masks) if t]
    if not any(found.values()):
        raise ValueError(f"no vertebrae in {folder}; expected one of {', '.join(SOURCES)}")
    return found


def copy_licences(folder: str | Path, target: str | Path) -> None:
    """Puts the licence of each source beside the volumes that its shapes go into."""
    for name in SOURCES:
        licence = Path(folder) / name / _LICENCE
        if licence.exists():
            shutil.copyfile(licence, Path(target) / f"LICENSE-{name}")


def _from_volume(path: Path) -> list[tuple[float, np.ndarray]]:
    labels = np.asarray(nibabel.as_closest_canonical(nibabel.load(str(path))).dataobj)
    return [(float(k), _cropped(labels == k)) for k in _LEVELS if (labels == k).any()]


def _from_meshes(folder: Path) -> list[tuple[float, np.ndarray]]:
    names = {f"thoracic{i}_s": 7 + i for i in range(1, 13)} | {f"lumbar{i}": 19 + i for i in range(1, 6)}
    paths = [(folder / f"{name}.stl", position) for name, position in names.items()]
    return [(float(position), _cropped(voxelise(_read_stl(path)))) for path, position in paths if path.exists()]


def _read_stl(path: Path) -> np.ndarray:
    """Triangles [n, 3, 3] of a binary STL file in mm, axes right, front, up."""
    data = path.read_bytes()
    kind = np.dtype([("normal", "<f4", 3), ("corner", "<f4", (3, 3)), ("attribute", "<u2")])
    triangles = np.frombuffer(data[84:], kind, count=int.from_bytes(data[80:84], "little"))["corner"] * 1000.0
    return triangles[:, :, [2, 0, 1]].astype(float)


def voxelise(triangles: np.ndarray) -> np.ndarray:
    """A closed surface as voxels of 1 mm (bool): a voxel is inside if the surface is crossed an odd number of times."""
    low = triangles.reshape(-1, 3).min(0) - 2
    triangles = triangles - low + 1e-4  # no corner lies exactly on a column
    size = np.ceil(triangles.reshape(-1, 3).max(0)).astype(int) + 2
    crossed = np.zeros(size, bool)
    for a, b, d in triangles:
        corners = np.stack([a, b, d])
        x0, y0 = np.ceil(corners[:, :2].min(0)).astype(int)
        x1, y1 = np.floor(corners[:, :2].max(0)).astype(int)
        x, y = np.meshgrid(np.arange(x0, x1 + 1), np.arange(y0, y1 + 1), indexing="ij")
        area = (b[0] - a[0]) * (d[1] - a[1]) - (d[0] - a[0]) * (b[1] - a[1])
        if abs(area) < 1e-9 or x.size == 0:
            continue
        u = ((x - a[0]) * (d[1] - a[1]) - (d[0] - a[0]) * (y - a[1])) / area
        w = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / area
        hit = (u >= 0) & (w >= 0) & (u + w <= 1)
        z = np.ceil(a[2] + u * (b[2] - a[2]) + w * (d[2] - a[2])).astype(int)
        for i, j, k in zip(x[hit], y[hit], z[hit]):
            crossed[i, j, k:] ^= True
    return crossed


def _cropped(mask: np.ndarray) -> np.ndarray:
    at = ndimage.find_objects(mask.astype(np.uint8))[0]
    return np.pad(mask[at], _MARGIN)


def _template(source: str, position: float, mask: np.ndarray) -> Template | None:
    """A mask (axes right, front, up) turned so that its foramen looks along the spine, measured and labelled.

    None if no body or foramen of a likely size is found.
    """
    distance = _signed_distance(mask)
    coarse = distance[::2, ::2, ::2]
    angle = max(_ANGLES, key=lambda a: _foramen(_turned(coarse, a) < 0).sum())
    turned = _turned(distance, angle) < 0
    distance = _turned(distance, angle + _tilt(turned))
    turned = distance < 0
    hole = _foramen(turned)
    if not hole.any():
        return None
    x, y = np.nonzero(hole)
    middle_x, front = (x.min() + x.max()) / 2, y.max() + 1
    ahead = turned[:, front:, :]
    column = ahead[round(middle_x) - 4 : round(middle_x) + 5]
    rows = np.nonzero(column.any((0, 2)))[0]
    if not len(rows):
        return None
    depth = rows.max() + 1
    inner = column[:, depth // 3 : 2 * depth // 3].any((0, 1))
    sides = np.nonzero(ahead[:, int(depth * 0.4) :, :].any((1, 2)))[0]
    heights = np.nonzero(inner)[0]
    if not len(heights) or not len(sides):
        return None
    size = dict(
        width=float(np.ptp(sides) + 1),
        depth=float(depth),
        height=float(np.ptp(heights) + 1),
        canal_width=float(np.ptp(x) + 1),
        canal_depth=float(np.ptp(y) + 1),
    )
    if any(not low <= size[k] <= high for k, (low, high) in _LIMITS.items()):
        return None
    middle = np.array([middle_x, front + (depth - 1) / 2, heights.mean()])
    up = np.gradient(ndimage.gaussian_filter(distance, 1.5), axis=2)
    label = _labels(turned.shape, position, size, middle)
    return Template(source, position, distance, label, up.astype(np.float32), middle, size)


def _turned(distance: np.ndarray, degrees: float) -> np.ndarray:
    return ndimage.rotate(distance, degrees, axes=(1, 2), reshape=True, order=1, cval=_MARGIN)


def _tilt(mask: np.ndarray) -> float:
    """Degrees by which the body's middle plane still leans to the front."""
    hole = _foramen(mask)
    if not hole.any():
        return 0.0
    x, y = np.nonzero(hole)
    middle, front = round((x.min() + x.max()) / 2), y.max() + 1
    plane = mask[middle - 3 : middle + 4, front:, :].any(0)
    rows = np.nonzero(plane.any(1))[0]
    rows = rows[len(rows) // 8 : -len(rows) // 8]
    if len(rows) < 5:
        return 0.0
    heights = [np.nonzero(plane[row])[0].mean() for row in rows]
    return float(np.degrees(np.arctan(np.polyfit(rows, heights, 1)[0])))


def _foramen(mask: np.ndarray) -> np.ndarray:
    """What can be looked through along the spine [R, A]: the largest hole."""
    shadow = mask.any(2)
    parts, count = ndimage.label(ndimage.binary_fill_holes(shadow) & ~shadow)
    if not count:
        return np.zeros_like(shadow)
    return parts == 1 + np.argmax(ndimage.sum(parts > 0, parts, range(1, count + 1)))


def _signed_distance(mask: np.ndarray) -> np.ndarray:
    outside = ndimage.distance_transform_edt(~mask)
    inside = ndimage.distance_transform_edt(mask)
    return ndimage.gaussian_filter((outside - inside - np.where(mask, -0.5, 0.5)).astype(np.float32), 0.7)


def _labels(shape: tuple[int, ...], position: float, size: dict, middle: np.ndarray) -> np.ndarray:
    """Class of each voxel: the body in front of the foramen, else the nearest part of a generated vertebra."""
    v = Vertebra("", position, {**mean_sizes(position), **size})
    p = np.meshgrid(*(np.arange(n) - m for n, m in zip(shape, middle)), indexing="ij")
    _, labels = union(posterior_parts(v), p)
    body = (p[1] > -size["depth"] / 2) & (np.abs(p[0]) < size["width"] / 2 + 1)
    return np.where(body, c.CORPUS, labels).astype(np.uint8)
