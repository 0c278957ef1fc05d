"""The U-Net of both networks and the self-contained instance model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F

from . import classes as c
from .grow import grow


class ConvBlock(nn.Module):
    """Convolution of 3 x 3 x 3, instance normalisation, leaky ReLU."""

    def __init__(self, inputs: int, outputs: int, stride: int | Sequence[int] = 1) -> None:
        super().__init__()
        self.c = nn.Conv3d(inputs, outputs, 3, stride, 1, bias=False)
        self.n = nn.InstanceNorm3d(outputs, affine=True)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Features [N, outputs, R, A, S] at the resolution that the stride leaves."""
        return F.leaky_relu(self.n(self.c(x)), 0.01)


IN_PLANE = (1, 2, 2)
# Semantic network on 2 x 1 x 1 mm: the first step down halves the two fine axes only.
SEMANTIC_WIDTHS, SEMANTIC_STRIDES = (16, 32, 64, 96, 128), (1, IN_PLANE, 2, 2, 2)
INSTANCE_WIDTHS, INSTANCE_STRIDES = (12, 24, 48, 96), (1, 2, 2, IN_PLANE)


class UNet(nn.Module):
    """One resolution per width, two convolutions each; `strides[i]` leads to resolution i."""

    def __init__(
        self,
        inputs: int,
        outputs: int,
        widths: Sequence[int] = SEMANTIC_WIDTHS,
        strides: Sequence[int | Sequence[int]] = SEMANTIC_STRIDES,
    ) -> None:
        super().__init__()
        self.e = nn.ModuleList()
        last = inputs
        for width, stride in zip(widths, strides):
            self.e.append(nn.Sequential(ConvBlock(last, width, stride), ConvBlock(width, width)))
            last = width
        self.u, self.d = nn.ModuleList(), nn.ModuleList()
        for width, stride in zip(widths[-2::-1], strides[:0:-1]):
            self.u.append(nn.ConvTranspose3d(last, width, stride, stride))
            self.d.append(nn.Sequential(ConvBlock(2 * width, width), ConvBlock(width, width)))
            last = width
        self.h = nn.Conv3d(last, outputs, 1)

    def features(self, x: torch.Tensor) -> torch.Tensor:
        """Features of the finest resolution, before the last 1 x 1 x 1 convolution."""
        kept = []
        for step in self.e:
            x = step(x)
            kept.append(x)
        kept.pop()
        for up, step in zip(self.u, self.d):
            x = step(torch.cat([up(x), kept.pop()], 1))
        return x

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Logits [N, outputs, R, A, S] of an image [N, inputs, R, A, S]; sizes multiples of the strides' product."""
        return self.h(self.features(x))


class InstanceNet(nn.Module):
    """Class indices [N, 1, 64, 96, 96] at 1.5 mm -> logits of background, above, centre, below.

    The U-Net works at 3 mm. Its input: the 14 class fractions of the 2x2x2 sub-voxels, 4 constant position
    channels and DETAIL learned channels of the sub-voxels' arrangement. Its output: trilinear upsampling plus
    a learned sub-voxel correction. Where the input is not bone the logits say background.
    """

    SIZE = (64, 96, 96)
    DETAIL = 12

    def __init__(self, widths: Sequence[int] = INSTANCE_WIDTHS) -> None:
        super().__init__()
        self.net = UNet(c.COUNT - 1 + 4 + self.DETAIL, 4, widths, INSTANCE_STRIDES)
        self.detail = nn.Conv3d(c.COUNT - 1, self.DETAIL, 2, 2)
        self.correction = nn.ConvTranspose3d(widths[0], 4, 2, 2)
        nn.init.zeros_(self.correction.weight), nn.init.zeros_(self.correction.bias)
        axes = [(torch.arange(n // 2, dtype=torch.float32) - n / 4 + 0.5) / 10 for n in self.SIZE]
        grid = torch.stack(torch.meshgrid(*axes, indexing="ij"))
        self.register_buffer("position", torch.cat([grid, torch.exp(-2 * (grid**2).sum(0, keepdim=True))])[None])
        self.register_buffer("classes", torch.arange(1, c.COUNT, dtype=torch.float32).view(1, -1, 1, 1, 1))

    def raw(self, x: torch.Tensor) -> torch.Tensor:
        """Logits without the bone mask, for the loss."""
        one_hot = (torch.round(x) == self.classes).float()
        position = self.position.expand(x.shape[0], -1, -1, -1, -1)
        features = self.net.features(torch.cat([F.avg_pool3d(one_hot, 2), position, self.detail(one_hot)], 1))
        coarse = F.interpolate(self.net.h(features), scale_factor=2.0, mode="trilinear", align_corners=False)
        return coarse + self.correction(features)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Logits [N, 4, R, A, S] of class indices [N, 1, R, A, S]; background where the input is no bone."""
        label = torch.round(x)
        bone = ((label >= c.ARCUS) & (label <= c.CORPUS)).float()
        outside = torch.cat([torch.full_like(x, 30.0), torch.zeros_like(x).expand(-1, 3, -1, -1, -1)], 1)
        return self.raw(x) * bone + outside * (1 - bone)


def warm_start(net: nn.Module, archive: str | Path) -> None:
    """Starts `net` from the weights of a TorchScript archive or checkpoint with the same or smaller U-Net widths.

    Input channels that the archive lacks start at zero, and so do the instance model's additions: the
    network first computes exactly what the archive did.
    """
    try:
        state = torch.jit.load(archive, map_location="cpu").state_dict()
    except RuntimeError:
        state = torch.load(archive, map_location="cpu", weights_only=True)["average"]
    if isinstance(net, InstanceNet) and not any(k.startswith("net.") for k in state):
        warm_start(net.net, archive)
        return
    own = net.state_dict()
    first = state.get("e.0.0.c.weight")
    if isinstance(net, UNet) and first is not None and first.shape[0] < own["e.0.0.c.weight"].shape[0]:
        grow(net, state)
        return
    for key in own:
        if key not in state:
            raise ValueError(f"{archive} has no {key}; is it the same architecture?")
        found = state[key]
        if key == "e.0.0.c.weight" and found.shape[1] < own[key].shape[1]:
            extra = own[key].shape[1] - found.shape[1]
            found = torch.cat([found, torch.zeros_like(found[:, :1]).expand(-1, extra, -1, -1, -1)], 1)
        if found.shape != own[key].shape:
            raise ValueError(f"{archive}: {key} has another size; is it the same architecture?")
        state[key] = found
    net.load_state_dict({k: state[k] for k in own})
