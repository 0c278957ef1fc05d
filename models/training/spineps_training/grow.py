"""The weights of a smaller U-Net in a wider one with more resolutions, so that a training need not begin anew."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn


@torch.no_grad()
def grow(net: nn.Module, state: dict[str, torch.Tensor]) -> None:
    """Puts the U-Net weights `state` into `net`, which is at least as wide at each resolution and may have more.

    The encoder then computes exactly the features of the smaller network beside new ones that nothing uses yet.
    A resolution below the old deepest one starts unused: its way back passes the old features on, up to the
    normalisation. Kernels of the steps up are averaged or repeated where the strides differ.
    """
    levels = 1 + max(int(k.split(".")[1]) for k in state if k.startswith("e."))
    old = [state[f"e.{i}.1.c.weight"].shape[0] for i in range(levels)]
    new = [step[1].c.out_channels for step in net.e]
    added = len(new) - levels
    if added < 0 or any(a > b for a, b in zip(old, new)):
        raise ValueError(f"a network of widths {old} does not fit into one of {new}")

    def block(mine: nn.Module, key: str, inputs: list[tuple[int, int]]):
        """`inputs`: channels (found, own) of each tensor that is concatenated at the block's entrance."""
        weight = state[key + ".c.weight"]
        count = weight.shape[0]
        mine.c.weight[:count] = 0
        source = target = 0
        for found, own in inputs:
            mine.c.weight[:count, target : target + found] = weight[:, source : source + found]
            source, target = source + found, target + own
        mine.n.weight[:count], mine.n.bias[:count] = state[key + ".n.weight"], state[key + ".n.bias"]

    before = (1, 1)
    for i, pair in enumerate(zip(old, new)):
        block(net.e[i][0], f"e.{i}.0", [before])
        block(net.e[i][1], f"e.{i}.1", [pair])
        before = pair
    for i in range(added):
        _pass_on(net.d[i], net.d[i][1].c.out_channels, net.e[len(new) - 2 - i][1].n)
    for i in range(levels - 1):
        pair = (old[levels - 2 - i], new[levels - 2 - i])
        up, kernel = net.u[added + i], state[f"u.{i}.weight"]
        if kernel.shape[2:] != up.weight.shape[2:]:
            kernel = F.interpolate(kernel, size=up.weight.shape[2:], mode="trilinear", align_corners=False)
        up.weight[: kernel.shape[0], : kernel.shape[1]] = kernel
        up.weight[kernel.shape[0] :, : kernel.shape[1]] = 0
        up.bias[: kernel.shape[1]] = state[f"u.{i}.bias"]
        block(net.d[added + i][0], f"d.{i}.0", [pair, pair])
        block(net.d[added + i][1], f"d.{i}.1", [pair])
    net.h.weight.zero_()
    net.h.weight[:, : old[0]], net.h.bias[:] = state["h.weight"], state["h.bias"]


def _pass_on(blocks: nn.Sequential, width: int, source: nn.InstanceNorm3d):
    """Both blocks hand on the second half of their input, whose channels came out of the normalisation `source`."""
    normal = torch.randn(20000, generator=torch.Generator().manual_seed(1))
    values = F.leaky_relu(normal[:, None] * source.weight + source.bias, 0.01)
    for block, first in zip(blocks, (width, 0)):
        block.c.weight.zero_()
        for i in range(width):
            block.c.weight[i, first + i, 1, 1, 1] = 1
        block.n.weight[:], block.n.bias[:] = values.std(0), values.mean(0)
