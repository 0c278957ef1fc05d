"""MR-like images from tissue maps, in torch on any device (in the manner of SynthSeg, biased to T2w).

The tissue map is cut at 1.5 x 1 x 1 mm (R, A, S), painted, blurred by an acquisition and brought to
the network's 2 x 1 x 1 mm, so thin structures show partial volume as in real scans.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from . import classes as c
from .acquisition import acquire, blur, smooth_noise
from .contrasts import tissue_means
from .generator import SPACING
from .typing import Size

NETWORK_SPACING = np.array([2.0, 1.0, 1.0])


def normalise(image: torch.Tensor) -> torch.Tensor:
    """The semantic network's intensity rule; `image` is a tensor of any shape."""
    sample = image.flatten()
    sample = sample[:: max(1, sample.numel() // 100_000)]
    low, high = torch.quantile(sample, 0.01), torch.quantile(sample, 0.99)
    image = torch.clip((image - low) / (high - low + 1e-6), -0.1, 1.5)
    return (image - image.mean()) / (image.std() + 1e-6)


class Placement:
    """A random turn, scale and mirror around a voxel of a generated volume, to gather cut-outs with."""

    def __init__(
        self,
        centre: np.ndarray,
        rng: np.random.Generator,
        rotate_deg: float = 7,
        scale: float = 0.13,
        mirror: bool | None = None,
    ) -> None:
        angles = np.deg2rad(rng.normal(0, rotate_deg * 0.6, 3))
        (ca, cb, cg), (sa, sb, sg) = np.cos(angles), np.sin(angles)
        turn = (
            np.array([[1, 0, 0], [0, ca, -sa], [0, sa, ca]])
            @ np.array([[cb, 0, sb], [0, 1, 0], [-sb, 0, cb]])
            @ np.array([[cg, -sg, 0], [sg, cg, 0], [0, 0, 1]])
        )
        zoom = rng.normal(1, scale * 0.7) * np.clip(rng.normal(1, 0.04, 3), 0.9, 1.1)
        zoom = np.clip(zoom, 1 - 1.7 * scale, 1 + 1.7 * scale)
        self.mirror = rng.random() < 0.5 if mirror is None else mirror
        self.to_voxel = (turn * zoom * [-1 if self.mirror else 1, 1, 1]) / SPACING[:, None]
        self.centre = centre

    def gather(
        self, volumes: Sequence[torch.Tensor], spacing: np.ndarray, shape: Size
    ) -> tuple[list[torch.Tensor], torch.Tensor]:
        """Nearest voxels of each of `volumes` [R, A, S] on a grid around the centre, and what is inside."""
        axes = [(np.arange(n) - (n - 1) / 2) * s for n, s in zip(shape, spacing)]
        flat, inside = 0, None
        for i in range(3):
            parts = [
                torch.from_numpy((self.to_voxel[i, j] * axes[j]).astype(np.float32)).to(volumes[0].device)
                for j in range(3)
            ]
            at = parts[0][:, None, None] + parts[1][None, :, None] + parts[2][None, None, :]
            at = torch.round(at + float(self.centre[i])).long()
            ok = (at >= 0) & (at < volumes[0].shape[i])
            inside = ok if inside is None else inside & ok
            flat = flat * volumes[0].shape[i] + at.clamp_(0, volumes[0].shape[i] - 1)
        return [v.reshape(-1)[flat] for v in volumes], inside


def cut(
    stack: np.ndarray,
    centre: np.ndarray,
    size: Size,
    rng: np.random.Generator,
    device: str = "cpu",
    plain: bool = False,
    **placement,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """A random cut-out of a generated volume; `size` is in network voxels.

    Returns tissue, instance and rim (mm) on the fine grid of 1.5 x 1 x 1 mm, and the classes on the
    network grid (the values of the first volume as they are if `plain`); outside the volume the tissue is AIR.
    """
    place = Placement(centre, rng, **placement)
    (tissue, instance, rim), coarse, inside = both_grids(stack, place, size, device, range(1))
    if plain:
        return tissue, instance, rim, torch.where(inside, coarse[0], torch.zeros_like(coarse[0]))
    target = torch.from_numpy(c.CLASS_OF_TISSUE).to(device)[coarse[0].long()].long()
    if place.mirror:
        target = torch.from_numpy(c.MIRROR).to(device)[target]
    return tissue, instance, rim, target


def both_grids(
    stack: np.ndarray, place: Placement, size: Size, device: str, coarse: Sequence[int]
) -> tuple[tuple[torch.Tensor, torch.Tensor, torch.Tensor], list[torch.Tensor], torch.Tensor]:
    """A generated volume on two grids around the centre of `place`; `size` is in network voxels.

    Returns (tissue, instance, rim in mm) of 1.5 x 1 x 1 mm, the volumes with the indices `coarse` on the network
    grid, and which of its voxels lie inside the volume; outside, tissue is AIR (also on the coarse grid).
    """
    volumes = torch.from_numpy(np.array(stack)).to(device)
    fine = [int(round(n * r)) for n, r in zip(size, NETWORK_SPACING / SPACING)]
    (tissue, instance, rim), inside = place.gather(volumes[:3], SPACING, fine)
    wanted, coarse_inside = place.gather([volumes[i] for i in coarse], NETWORK_SPACING, size)
    tissue = torch.where(inside, tissue, torch.full_like(tissue, c.AIR))
    outside = [c.AIR if i == 0 else 0 for i in coarse]
    wanted = [torch.where(coarse_inside, v, torch.full_like(v, o)) for v, o in zip(wanted, outside)]
    return (tissue, instance, rim.view(torch.int8).float() / 4), wanted, coarse_inside


def paint(
    tissue: torch.Tensor,
    instance: torch.Tensor,
    rim: torch.Tensor,
    size: Size,
    rng: np.random.Generator,
    contrasts: Sequence[str] | None = None,
) -> torch.Tensor:
    """One random MR-like image of network size (before `normalise`) from a fine tissue cut-out."""
    device, shape = tissue.device, tissue.shape
    mean, cortical, contrast = tissue_means(rng, contrasts)
    t = tissue.long()
    mean = torch.from_numpy(mean.astype(np.float32)).to(device)
    image = mean[t]
    bone_table = torch.zeros(c.TISSUES, device=device)
    bone_table[torch.tensor(c.BONE_TISSUES + [c.BASIVERTEBRAL, c.REMNANT])] = 1
    bone = bone_table[t]
    # every vertebra and disc has its own brightness
    own = torch.from_numpy(rng.normal(1, rng.uniform(0.02, 0.15), 256).astype(np.float32)).to(device)
    image = image * torch.where(bone > 0, own[instance.long()], torch.ones_like(image))
    coarse = smooth_noise(rng, shape, SPACING, 28, device)
    disc = (t == c.NUCLEUS) | (t == c.DISC)
    image = torch.where(disc, image * torch.exp(0.35 * coarse), image)
    # texture and lesions
    fine = torch.from_numpy(rng.standard_normal(shape).astype(np.float32)).to(device)
    fine = blur(blur(fine, 0.8, 1), 0.8, 2) * 2.2
    blobs = smooth_noise(rng, shape, SPACING, 9, device)
    rough = torch.from_numpy(rng.uniform(0.01, 0.16, c.TISSUES).astype(np.float32)).to(device)
    rough[[c.VISCERA, c.FAT, c.MUSCLE, c.INTERSPINOUS, c.BOWEL_A, c.BOWEL_B, c.BLOOD, c.HEART]] *= 2
    image = image * (1 + rough[t] * (fine + 1.2 * blobs))
    if rng.random() < 0.35:  # marrow lesions, Modic changes
        image = torch.where((bone > 0) & (blobs > rng.uniform(1.3, 2.2)), image * rng.uniform(0.3, 2.5), image)
    if contrast.startswith("T2") and rng.random() < 0.35:  # flow voids in the CSF
        image = torch.where(t == c.CANAL, image * (1 - rng.uniform(0.2, 0.8) * torch.sigmoid(4 * (blobs - 0.5))), image)
    # cortical bone, thinner than a voxel; endplates are painted as a class
    thick = rng.uniform(0.45, 1.1)
    shell = torch.exp(-((rim / thick) ** 2)) * (rim < 1.5) * torch.where(disc, 0.3, 1.0)
    shell = shell * rng.uniform(0.6, 1)
    image = image * (1 - shell) + cortical * shell
    return acquire(image, size, rng)
