"""What a scanner does to an image: resolution, slices with gaps, motion, aliasing, coil, noise, grey values.

Tensors are [R, A, S] on the fine grid of the generated volumes, in torch on any device.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F

from .generator import SPACING
from .typing import Size

# Resolution in the plane (mm): full width of the blur as a share of the voxel.
_IN_PLANE, _BLUR_SHARE, _SLICE_SHARE = (0.35, 1.8), 0.42, 0.34
# Axis across the slices (R, A, S) and shares: sagittal, coronal, axial.
_ACROSS_SHARES = (0.89, 0.04, 0.07)
# Distance of the slices in mm and shares; the gap as a share of that distance.
_SLICES = ((0.4, 1, 3), (0.42, 3, 5), (0.18, 5, 8))
_GAP = (0, 0.25)
_UNEVEN, _UNEVEN_GAIN = 0.15, (0.05, 0.15)  # interleaved slices of different brightness
_JITTER, _JITTER_MM = 0.08, 1.2  # motion between slices
_GHOST, _GHOST_STEP, _GHOST_GAIN, _GHOSTS = 0.2, (8, 60), (0.02, 0.12), 3
_WRAP, _WRAP_SHARE, _WRAP_GAIN = 0.08, (0.05, 0.2), (0.3, 1)
_TRUNCATE, _TRUNCATE_KEEP = 0.15, (0.5, 0.85)
_NOISE, _NOISE_LEAST, _NOISE_DARK = 0.04, 0.005, 0.15
_BIAS, _BIAS_SHARE = (0.05, 0.35), 2.2
_SURFACE, _SURFACE_GAIN, _ENDS, _ENDS_GAIN = 0.6, (0.3, 2.4), 0.4, (0.2, 1.8)
_GAMMA, _GAMMA_POWER = 0.6, (0.65, 1.5)
_CLIP, _CLIP_QUANTILE = 0.12, (0.9, 0.995)
_BYTES, _BYTES_QUANTILE = 0.3, (0.98, 1)


def smooth_noise(
    rng: np.random.Generator, size: Size, spacing_mm: Sequence[float], scale_mm: float, device: str
) -> torch.Tensor:
    """Noise of about unit deviation with structures of `scale_mm`."""
    coarse = [max(2, math.ceil(n * s / scale_mm) + 1) for n, s in zip(size, spacing_mm)]
    noise = torch.from_numpy(rng.standard_normal(coarse).astype(np.float32)).to(device)
    return F.interpolate(noise[None, None], size=tuple(size), mode="trilinear", align_corners=True)[0, 0] * 1.5


def blur(image: torch.Tensor, sigma: float, axis: int) -> torch.Tensor:
    """Gaussian of `sigma` voxels along an axis; edges repeated."""
    if sigma < 0.15:
        return image
    reach = math.ceil(2.5 * sigma)
    x = torch.arange(-reach, reach + 1, dtype=torch.float32, device=image.device)
    kernel = torch.exp(-0.5 * (x / sigma) ** 2)
    kernel = kernel / kernel.sum()
    moved = image.movedim(axis, -1)
    flat = F.pad(moved.reshape(-1, 1, moved.shape[-1]), (reach, reach), mode="replicate")
    return F.conv1d(flat, kernel[None, None]).reshape(moved.shape).movedim(-1, axis)


def acquire(image: torch.Tensor, size: Size, rng: np.random.Generator) -> torch.Tensor:
    """One random acquisition of an image, on a grid of `size` voxels over the same place."""
    across = int(rng.choice(3, p=_ACROSS_SHARES))
    if rng.random() < _GHOST:
        image = _ghosts(image, across, rng)
    image = _slices(image, across, rng)
    if rng.random() < _WRAP:
        image = _wrap(image, across, rng)
    image = image * _coil(image.shape, str(image.device), rng)
    if rng.random() < _TRUNCATE:
        image = _truncate(image, across, rng.uniform(*_TRUNCATE_KEEP))
    bright = float(torch.quantile(image.flatten()[::7], 0.95))
    noise = (abs(rng.normal(0, _NOISE)) + _NOISE_LEAST) * min(max(bright, _NOISE_DARK), 1)
    real, imaginary = (noise * _normal(rng, image.shape, str(image.device)) for _ in range(2))
    image = torch.sqrt((image + real) ** 2 + imaginary**2)
    image = F.interpolate(image[None, None], size=tuple(size), mode="trilinear", align_corners=False)[0, 0]
    return _grey_values(image, rng)


def _slices(image: torch.Tensor, across: int, rng: np.random.Generator) -> torch.Tensor:
    """Blur of the voxels, slices at their distance, differences between them."""
    in_plane = rng.uniform(*_IN_PLANE)
    for axis in range(3):
        if axis != across:
            image = blur(image, _BLUR_SHARE * in_plane / SPACING[axis], axis)
    _, low, high = _SLICES[rng.choice(len(_SLICES), p=[share for share, *_ in _SLICES])]
    distance = rng.uniform(low, high)
    image = blur(image, _SLICE_SHARE * distance * (1 - rng.uniform(*_GAP)) / SPACING[across], across)
    length = image.shape[across] * SPACING[across]
    count = max(3, round(length / max(distance, SPACING[across])))
    shape = [count if axis == across else n for axis, n in enumerate(image.shape)]
    image = F.interpolate(image[None, None], size=tuple(shape), mode="trilinear", align_corners=False)[0, 0]
    view = [-1 if axis == across else 1 for axis in range(3)]
    if rng.random() < _UNEVEN:
        odd = (-1.0) ** torch.arange(count, device=image.device)
        image = image * (1 + rng.uniform(*_UNEVEN_GAIN) * odd).view(view)
    if rng.random() < _JITTER:
        axis = int(rng.choice([a for a in range(3) if a != across]))
        planes = image.unbind(across)
        shifts = np.round(rng.normal(0, _JITTER_MM, count) / SPACING[axis]).astype(int)
        moved = [p.roll(int(s), axis - (axis > across)) for p, s in zip(planes, shifts)]
        image = torch.stack(moved, across)
    return image


def _phase_axis(across: int, rng: np.random.Generator) -> int:
    return int(rng.choice([a for a in (1, 2) if a != across]))


def _ghosts(image: torch.Tensor, across: int, rng: np.random.Generator) -> torch.Tensor:
    """Faint copies of moving tissue along the phase direction."""
    axis, step, gain = _phase_axis(across, rng), int(rng.integers(*_GHOST_STEP)), rng.uniform(*_GHOST_GAIN)
    result = image
    for k in range(1, int(rng.integers(1, _GHOSTS + 1)) + 1):
        result = result + gain / k * (image.roll(k * step, axis) + image.roll(-k * step, axis)) / 2
    return result


def _wrap(image: torch.Tensor, across: int, rng: np.random.Generator) -> torch.Tensor:
    """The end of the view laid over its other end."""
    axis = _phase_axis(across, rng)
    n = image.shape[axis]
    wide = max(2, int(n * rng.uniform(*_WRAP_SHARE)))
    gain = rng.uniform(*_WRAP_GAIN)
    image = image.clone()
    first, last = image.narrow(axis, 0, wide), image.narrow(axis, n - wide, wide)
    before = first.clone()
    if rng.random() < 0.5:
        first += gain * last
    else:
        last += gain * before
    return image


def _coil(shape: Size, device: str, rng: np.random.Generator) -> torch.Tensor:
    """Brightness of the coils: smooth bias, fall-off away from the back and towards the ends."""
    scale = max(shape) / _BIAS_SHARE
    bias = torch.exp(rng.uniform(*_BIAS) * smooth_noise(rng, shape, (1, 1, 1), scale, device))
    y = torch.linspace(0, 1, shape[1], device=device)
    z = torch.linspace(-1, 1, shape[2], device=device)
    if rng.random() < _SURFACE:
        bias = bias * torch.exp(-rng.uniform(*_SURFACE_GAIN) * y)[None, :, None]
    if rng.random() < _ENDS:
        bias = bias * torch.exp(-rng.uniform(*_ENDS_GAIN) * (z - rng.uniform(-0.6, 0.6)) ** 2)[None, None, :]
    return bias


def _truncate(image: torch.Tensor, across: int, keep: float) -> torch.Tensor:
    """Zero filling: the outer frequencies of the plane are missing, which rings at edges."""
    dims = tuple(a for a in range(3) if a != across)
    spectrum = torch.fft.fftshift(torch.fft.fftn(image, dim=dims), dim=dims)
    mask = torch.zeros_like(image)
    inner = [slice(None)] * 3
    for a in dims:
        cut = int(image.shape[a] * (1 - keep) / 2)
        inner[a] = slice(cut, image.shape[a] - cut)
    mask[tuple(inner)] = 1
    return torch.fft.ifftn(torch.fft.ifftshift(spectrum * mask, dim=dims), dim=dims).real.abs()


def _grey_values(image: torch.Tensor, rng: np.random.Generator) -> torch.Tensor:
    if rng.random() < _GAMMA:
        image = image / (image.max() + 1e-6)
        image = image ** rng.uniform(*_GAMMA_POWER)
    sample = image.flatten()[::7]
    if rng.random() < _CLIP:
        image = torch.clip(image, max=float(torch.quantile(sample, rng.uniform(*_CLIP_QUANTILE))))
    if rng.random() < _BYTES:
        top = torch.quantile(sample, rng.uniform(*_BYTES_QUANTILE))
        image = torch.round(torch.clip(image / (top + 1e-6), 0, 1) * 255) / 255
    return image


def _normal(rng: np.random.Generator, shape: Size, device: str) -> torch.Tensor:
    return torch.from_numpy(rng.standard_normal(tuple(shape)).astype(np.float32)).to(device)
