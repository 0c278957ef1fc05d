"""Small U-Nets that learn what the large one is slow to notice, and their union with it into one plain U-Net.

Odd and even vertebrae are told apart by the given discs alone, landmark discs by what lies around them far away.
A network that starts from one trained to tell tissues takes thousands of steps to notice either; a small U-Net that
has nothing else to learn takes hundreds. Trunk and branch are then put side by side: a region that the branch tells
is the trunk's less special region, moved by the branch's logit. At the coarsest resolutions they stay apart, so
that the zeros between them need no room in a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from . import totalspineseg as t
from .networks import SEMANTIC_WIDTHS, UNet
from .semantic import place_view
from .shapes import ShapeFolder
from .spider import Slabs
from .synthesis import NETWORK_SPACING, Placement
from .typing import Size


@dataclass(frozen=True)
class Branch:
    """What a branch sees and tells.

    `channel`: the input it sees; `heads`: (row of the union's outputs, row of the trunk that it moves, own output,
    sign of its logit, shift of the sum).
    """

    widths: tuple[int, ...]
    channel: int
    outputs: int
    heads: tuple[tuple[int, int, int, int, float], ...]
    apart: tuple[int, ...]

    @property
    def joined(self) -> tuple[int, ...]:
        """Channels of the union at each resolution."""
        return tuple(a + b for a, b in zip(SEMANTIC_WIDTHS, self.widths))

    def network(self) -> UNet:
        """A new network of this kind."""
        return UNet(1, self.outputs, self.widths)

    def union(self) -> UNet:
        """A network of both that keeps them apart, at `apart`, while it is trained."""
        net = UNet(2, t.OUTPUTS, self.joined)
        _keep_apart(net, self)
        return net


_SHARE = 1.5  # of the branch's logit
_STEP2 = len(t.STEP1)
_VERTEBRA2 = _STEP2 + t.STEP2.index((6, 7, 8, 9))
PARITY = Branch(
    (2, 6, 16, 24, 32),
    1,
    1,
    tuple((_STEP2 + value - 1, _VERTEBRA2, 0, sign, -2.0) for value, sign in ((t.ODD, 1), (t.EVEN, -1))),
    (3, 4),
)
_LANDMARKS = (1, 2, 3, 4, 6)  # rows of step 1: four discs, C1
LEVELS = Branch(
    (2, 6, 32, 48, 64),
    0,
    len(_LANDMARKS),
    tuple((row, 0 if row < 5 else 5, i, 1, -2.0) for i, row in enumerate(_LANDMARKS)),
    (2, 3, 4),
)
KINDS = dict(parity=PARITY, levels=LEVELS)
_PARITY_SIZES = ((16, 96, 112), (16, 96, 144), (24, 80, 128))
_LEVEL_SIZES = ((24, 160, 288), (16, 144, 224), (32, 128, 224))
_LEAST_GIVEN = 50  # voxels of given discs, below which a view tells nothing
_RARE = 3.0  # weight of voxels that are of a landmark


class LevelBatches:
    """Draws images of wide views; what is asked is which disc is a landmark, which bone is C1."""

    def __init__(self, shapes: ShapeFolder, slabs: Slabs | None, real: float) -> None:
        self.draw = t.Batches(shapes, slabs, real, 1, _LEVEL_SIZES)

    def __call__(self, rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
        """Draws (image [1, 1, R, A, S], 1 / 0 / UNKNOWN of each landmark [1, outputs, R, A, S])."""
        _, _, images, targets = self.draw(rng)
        answers = targets[:, list(_LANDMARKS)].clone()
        for i, row in enumerate(_LANDMARKS):
            answers[:, i][targets[:, 0 if row < 5 else 5] != 1] = t.UNKNOWN
        return images[:, :1], answers


class ParityBatches:
    """Draws given discs of generated volumes, without an image."""

    def __init__(self, shapes: ShapeFolder) -> None:
        self.shapes = shapes

    def __call__(self, rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
        """Draws (given discs, 1 odd / 0 even / UNKNOWN), both [1, 1, R, A, S]."""
        return sample(self.shapes, _PARITY_SIZES[rng.integers(len(_PARITY_SIZES))], rng)


def sample(shapes: ShapeFolder, size: Size, rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """(given discs, what is odd) of one view of `size` network voxels."""
    stack, about = shapes.read(int(rng.integers(len(shapes))))
    centre, _ = place_view(about, stack.shape[1:], size, rng)
    volumes = [torch.from_numpy(np.array(v)) for v in (stack[0], t.owners_of(shapes, stack, about))]
    (tissue, owner), inside = Placement(centre, rng).gather(volumes, NETWORK_SPACING, size)
    tissue = torch.where(inside, tissue, torch.full_like(tissue, t.c.AIR))
    owner = torch.where(inside, owner, torch.zeros_like(owner))
    values, given = t.step_values(tissue.numpy(), owner.numpy(), about["variant"], int(rng.integers(2)))
    odd = np.full(values.shape, float(t.UNKNOWN), np.float32)
    odd[values == t.ODD], odd[values == t.EVEN] = 1, 0
    given = t.imperfect(given, rng).astype(np.float32)
    return torch.from_numpy(given)[None, None], torch.from_numpy(odd)[None, None]


def parity_loss(net: nn.Module, batch: tuple[torch.Tensor, torch.Tensor]) -> tuple[torch.Tensor, dict]:
    """Binary cross entropy where it is known which; `right`: share of these voxels that are right."""
    given, odd = batch
    logits, known = net(given), odd != t.UNKNOWN
    if not known.any() or given.sum() < _LEAST_GIVEN:
        return logits.sum() * 0, {}
    loss = F.binary_cross_entropy_with_logits(logits[known], odd[known])
    right = ((logits[known] > 0) == (odd[known] > 0.5)).float().mean()
    return loss, dict(loss=loss.detach(), right=right)


def level_loss(net: nn.Module, batch: tuple[torch.Tensor, torch.Tensor]) -> tuple[torch.Tensor, dict]:
    """Binary cross entropy on discs and bone; of the voxels of landmarks the share found, of those found the wrong."""
    image, answers = batch
    logits, known = net(image), answers != t.UNKNOWN
    if not known.any():
        return logits.sum() * 0, {}
    z, truth = logits[known], answers[known]
    entropy = F.binary_cross_entropy_with_logits(z, truth, weight=1 + (_RARE - 1) * truth)
    figures = dict(loss=entropy.detach())
    for i, row in enumerate(_LANDMARKS):
        at = known[:, i]
        if not at.any():
            continue
        found, true = logits[:, i][at] > 0, answers[:, i][at] > 0.5
        if true.any():
            figures[f"found{row}"] = found[true].float().mean()
        if (~true).any():
            figures[f"invented{row}"] = found[~true].float().mean()
    return entropy, figures


@torch.no_grad()
def join(net: UNet, trunk: dict[str, torch.Tensor], branch: dict[str, torch.Tensor], kind: Branch) -> None:
    """Fills `net`, a union of `kind`, with a network of both steps and a branch; between them are zeros."""
    for key, mine in net.state_dict().items():
        a, b = trunk[key], branch[key]
        if key.startswith("h."):
            continue
        mine.zero_()
        if key.startswith("u.") and key.endswith("weight"):  # inputs first
            mine[: a.shape[0], : a.shape[1]], mine[a.shape[0] :, a.shape[1] :] = a, b
        elif mine.dim() == 1:
            mine[: len(a)], mine[len(a) :] = a, b
        elif key == "e.0.0.c.weight":
            mine[: a.shape[0]], mine[a.shape[0] :, kind.channel : kind.channel + 1] = a, b
        elif key.startswith("d.") and ".0.c." in key:  # upsampled features, then those kept
            _place(mine, a, b, 2)
        else:
            _place(mine, a, b, 1)
    _join_heads(net, trunk, branch, kind)


def _place(mine: torch.Tensor, a: torch.Tensor, b: torch.Tensor, tensors: int) -> None:
    wide, own, other = (w.shape[1] // tensors for w in (mine, a, b))
    for i in range(tensors):
        mine[: a.shape[0], i * wide : i * wide + own] = a[:, i * own : (i + 1) * own]
        mine[a.shape[0] :, i * wide + own : (i + 1) * wide] = b[:, i * other : (i + 1) * other]


def _join_heads(net: UNet, trunk: dict, branch: dict, kind: Branch) -> None:
    width = trunk["h.weight"].shape[1]
    net.h.weight.zero_()
    net.h.weight[:, :width], net.h.bias[:] = trunk["h.weight"], trunk["h.bias"]
    for row, base, output, sign, shift in kind.heads:
        net.h.weight[row, :width] = trunk["h.weight"][base]
        net.h.weight[row, width:] = sign * _SHARE * branch["h.weight"][output]
        net.h.bias[row] = trunk["h.bias"][base] + sign * _SHARE * branch["h.bias"][output] + shift


def _keep_apart(net: UNet, kind: Branch) -> None:
    levels = len(SEMANTIC_WIDTHS)
    allowed = UNet(2, t.OUTPUTS, kind.joined)
    ones = [{k: torch.ones_like(v) for k, v in n.state_dict().items()} for n in (UNet(2, t.OUTPUTS), kind.network())]
    join(allowed, *ones, kind)
    masks = allowed.state_dict()
    for key, parameter in net.named_parameters():
        part, index = key.split(".")[:2]
        if part == "h" or parameter.dim() == 1:
            continue
        level = int(index) if part == "e" else levels - 2 - int(index) + (part == "u")
        if level in kind.apart:
            parameter.register_hook(partial(torch.mul, (masks[key] != 0).float()))
