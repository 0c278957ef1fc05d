"""Training of one network for both steps of TotalSpineSeg: nine and eleven overlapping regions, sigmoid outputs.

The weights are shared: step 1 sees an empty second channel, step 2 every second disc in it. Exported, step 1 is the
network without the second channel and with the first nine outputs, step 2 has the other eleven.
Values and regions: Warszawer et al., TotalSpineSeg, dataset.json of both steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from scipy import ndimage
from torch import nn

from . import classes as c
from . import losses
from .generator.canvas import SACRUM_INSTANCE
from .levels import landmark_discs, last_lumbar, owners
from .networks import UNet
from .semantic import place_view
from .shapes import ShapeFolder
from .spider import NUMBER_SHIFT, Slabs, pad
from .synthesis import Placement, both_grids, paint
from .typing import Size

# Values of a region's members, in the order of the outputs; a value is its last region's.
STEP1 = ((1, 2, 3, 4, 5), (2,), (3,), (4,), (5,), (6, 7), (7,), (8, 9), (9,))
STEP2 = ((1, 2, 3, 4, 5), (2,), (3,), (4,), (5,), (6, 7, 8, 9), (7,), (8,), (9,), (10, 11), (11,))
DISC, VERTEBRA, C1, CANAL1, CORD1 = 1, 6, 7, 8, 9
ODD, EVEN, SACRUM, CANAL2, CORD2 = 7, 8, 9, 10, 11
OUTPUTS = len(STEP1) + len(STEP2)
SIZES = ((16, 144, 208), (24, 144, 160), (32, 112, 160), (24, 128, 224), (40, 112, 128))
SLAB = (16, 144, 208)
# Step 2 alone needs no wider view than two vertebrae: what is odd is told by the next given disc.
SIZES_STEP2 = ((16, 96, 112), (24, 96, 96), (16, 112, 144), (32, 80, 96))
SLAB_STEP2 = (16, 96, 144)
# Share of cut-outs for step 1; of given discs that are lost, and the roughness of the others' border.
_FIRST, _LOST, _ROUGH = 0.5, 0.04, 0.6
# Weight of the landmark discs, and of odd and even vertebrae, which are told apart by the given discs alone.
_LANDMARK_WEIGHT, _PARITY_WEIGHT = 2.0, 3.0
UNKNOWN = -1


def normalise(image: torch.Tensor) -> torch.Tensor:
    """nnU-Net's z-score of the whole tensor."""
    return (image - image.mean()) / (image.std() + 1e-8)


def step_values(
    tissue: np.ndarray, owner: np.ndarray, variant: str, parity: int | None
) -> tuple[np.ndarray, np.ndarray]:
    """(values of step 1 if `parity` is None, else of step 2; the given discs as 0 and 1).

    `parity`: the discs below the vertebrae whose number leaves this remainder of two are given; the vertebra below
    a given disc is odd. UNKNOWN where a vertebra or a disc has no owner.
    """
    classes = c.CLASS_OF_TISSUE[tissue]
    disc = classes == c.DISC
    bone = (classes >= c.ARCUS) & (classes <= c.CORPUS) | (classes == c.SACRUM) | (classes == c.ENDPLATE)
    cord = tissue == c.CORD  # without the bundle of roots below it, which is cord for SPINEPS
    canal = (classes == c.CANAL) | (classes == c.CORD)
    first = parity is None
    values = np.zeros(tissue.shape, np.int64)
    values[canal] = CANAL1 if first else CANAL2
    values[cord] = CORD1 if first else CORD2
    values[disc] = DISC
    for value, above in enumerate(landmark_discs(variant), 2):
        values[disc & (owner == above)] = value
    if first:
        values[bone] = VERTEBRA
        values[bone & (owner == 1)] = C1
        return values, np.zeros(tissue.shape, bool)
    values[bone] = UNKNOWN
    vertebra = bone & (owner > 0) & (owner != SACRUM_INSTANCE)
    values[vertebra] = np.where((owner[vertebra].astype(int) - 1) % 2 == parity, ODD, EVEN)
    values[bone & (owner == SACRUM_INSTANCE)] = SACRUM
    given = disc & (owner > 0) & (owner % 2 == parity) & (owner <= last_lumbar(variant))
    return values, given


def region_targets(values: torch.Tensor, regions: tuple[tuple[int, ...], ...]) -> torch.Tensor:
    """[len(regions), R, A, S] of 0 and 1; UNKNOWN everywhere where the value is unknown."""
    members = [torch.isin(values, torch.tensor(r)) for r in regions]
    targets = torch.stack(members).float()
    targets[:, values == UNKNOWN] = UNKNOWN
    return targets


def synthetic_sample(
    shapes: ShapeFolder, size: Size, rng: np.random.Generator, first: bool
) -> tuple[torch.Tensor, torch.Tensor]:
    """(image and given discs [2, R, A, S], targets of step 1's regions if `first`, else of step 2's)."""
    stack, about = shapes.read(int(rng.integers(len(shapes))))
    owner = owners_of(shapes, stack, about)
    centre, slices = place_view(about, stack.shape[1:], size, rng)
    inner = (slices, *size[1:])
    place = Placement(centre, rng)
    fine, (tissue, owned), inside = both_grids(np.stack([*stack, owner]), place, inner, "cpu", (0, 3))
    image = paint(*fine, inner, rng)
    parity = None if first else int(rng.integers(2))
    values, given = step_values(tissue.numpy(), owned.numpy(), about["variant"], parity)
    targets = region_targets(torch.from_numpy(values), STEP1 if first else STEP2)
    image = normalise(image) * np.exp(rng.normal(0, 0.2)) + rng.normal(0, 0.2)
    image, targets = pad(image, targets, unknown=UNKNOWN)
    given = torch.from_numpy(imperfect(given, rng).astype(np.float32))
    given, _ = pad(given, torch.zeros_like(given))
    return torch.stack([image, given]), targets


def owners_of(shapes: ShapeFolder, stack: np.ndarray, about: dict) -> np.ndarray:
    """Owners of a volume, kept in a file beside it."""
    file = about["file"].with_name(about["file"].stem.replace("shape", "owner") + ".npy")
    if file.exists():
        return np.load(file, mmap_mode="r")
    owner = owners(np.array(stack[0]), np.array(stack[1]), about["variant"])
    part = file.with_suffix(".part.npy")
    np.save(part, owner)
    part.rename(file)
    return owner


def imperfect(given: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Given discs as a network finds them: some missing, the border rough."""
    parts, count = ndimage.label(given)
    lost = np.flatnonzero(rng.random(count) < _LOST) + 1
    kept = given & ~np.isin(parts, lost)
    noise = ndimage.gaussian_filter(rng.standard_normal(given.shape), (0.7, 1.2, 1.2))
    soft = ndimage.gaussian_filter(kept.astype(np.float32), (0.4, 0.8, 0.8))
    return soft + _ROUGH * rng.random() * noise > 0.5


def real_sample(slabs: Slabs, size: Size, rng: np.random.Generator, first: bool) -> tuple[torch.Tensor, torch.Tensor]:
    """Like `synthetic_sample`, from a lumbar slab with merged labels: what they do not tell is UNKNOWN."""
    image, allowed = slabs.sample(size, rng)
    numbers, allowed = allowed >> NUMBER_SHIFT, allowed & ((1 << NUMBER_SHIFT) - 1)
    regions = STEP1 if first else STEP2
    targets = torch.full((len(regions), *image.shape), float(UNKNOWN))
    plain = [allowed == m for m in (losses.VERTEBRA, losses.DISC, losses.CANAL, losses.NONE)]
    vertebra, disc, canal, none = plain
    known = vertebra | disc | canal | none
    whole = [r for r, members in enumerate(regions) if len(members) > 1]
    for r, found in zip(whole, (disc, vertebra, canal)):
        targets[r][known] = found[known].float()
    cord = len(regions) - 1
    targets[cord][vertebra | disc | none] = 0
    for value, number in ((2, 0), (3, 0), (4, 6), (5, 1)):
        targets[value - 1][known] = 0
        if number:
            targets[value - 1][disc & (numbers == number)] = 1
    given = np.zeros(disc.shape, bool)
    if first:
        targets[6][known] = 0  # no C1
    else:
        parity = int(rng.integers(2))
        given = imperfect((disc & (numbers > 0) & (numbers % 2 == parity)).numpy(), rng)
        for r in (6, 7, 8):
            targets[r][disc | canal | none] = 0
        targets[8][vertebra] = 0
        body = torch.from_numpy(bodies_between(torch.where(disc, numbers, 0).numpy())) * vertebra
        for r, remainder in ((6, 1 - parity), (7, parity)):
            targets[r][body > 0] = (body[body > 0] % 2 == remainder).float()
    return torch.stack([normalise(image), torch.from_numpy(given.astype(np.float32))]), targets


def bodies_between(discs: np.ndarray) -> np.ndarray:
    """Number of the vertebra at each voxel between two discs of the same column along S; 0 elsewhere.

    `discs` [R, A, S] holds the disc's number, counted from the lowest; vertebra n lies above disc n.
    """
    at = np.arange(discs.shape[2])
    below = np.maximum.accumulate(np.where(discs > 0, at, -1), 2)
    above = np.minimum.accumulate(np.where(discs > 0, at, len(at))[:, :, ::-1], 2)[:, :, ::-1]
    inside = (below >= 0) & (above < len(at)) & (discs == 0)
    number = np.take_along_axis(discs, np.clip(below, 0, None), 2)
    next_number = np.take_along_axis(discs, np.clip(above, None, len(at) - 1), 2)
    return np.where(inside & (next_number == number + 1), number, 0)


class Batches:
    """Draws one sample at a time: a real slab with probability `real`, else a generated view.

    `step`: 1 or 2 to train for that step alone, in smaller views for step 2; None for both in turn. `sizes`: of
    generated views, where they are not the usual ones.
    """

    def __init__(
        self,
        shapes: ShapeFolder,
        slabs: Slabs | None,
        real: float,
        step: int | None = None,
        sizes: Sequence[Size] | None = None,
    ) -> None:
        self.shapes, self.slabs, self.real, self.drawn = shapes, slabs, real, 0
        self.share = _FIRST if step is None else float(step == 1)
        self.sizes, self.slab = (SIZES_STEP2, SLAB_STEP2) if step == 2 else (sizes or SIZES, SLAB)

    def __call__(self, rng: np.random.Generator) -> tuple[bool, bool, torch.Tensor, torch.Tensor]:
        """Draws (whether real, whether step 1, images [1, 2, R, A, S], targets [1, regions, R, A, S])."""
        self.drawn += 1
        if self.drawn % 50 == 0:
            self.shapes.refresh()
        real = self.slabs is not None and rng.random() < self.real
        first = rng.random() < self.share
        if real:
            image, targets = real_sample(self.slabs, self.slab, rng, first)
        else:
            image, targets = synthetic_sample(self.shapes, self.sizes[rng.integers(len(self.sizes))], rng, first)
        return real, first, image[None].float(), targets[None]


def loss_of(net: nn.Module, batch: tuple[bool, bool, torch.Tensor, torch.Tensor]) -> tuple[torch.Tensor, dict]:
    """Binary cross entropy and soft Dice of the regions, over the voxels where each is known."""
    real, first, image, targets = batch
    logits = net(image).float()
    logits = logits[:, : len(STEP1)] if first else logits[:, len(STEP1) :]
    loss, soft = region_loss(logits, targets)
    name = ("real" if real else "synthetic") + ("1" if first else "2")
    return loss, {name: loss.detach(), name + "_dice": 1 - soft}


def region_loss(logits: torch.Tensor, targets: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """(loss, its Dice part) of logits and targets [N, regions, R, A, S]; landmark discs and parity weigh more."""
    known = (targets != UNKNOWN).float()
    truth = targets.clamp(min=0)
    entropy = F.binary_cross_entropy_with_logits(logits, truth, reduction="none") * known
    axes = (0, 2, 3, 4)
    count = known.sum(axes)
    weights = torch.ones(len(count))
    weights[1:5] = _LANDMARK_WEIGHT
    if len(count) == len(STEP2):
        weights[6:8] = _PARITY_WEIGHT
    weights = weights * (count > 0)
    mean = (entropy.sum(axes) / (count + 1e-6) * weights).sum() / weights.sum()
    p = torch.sigmoid(logits) * known
    size = truth.sum(axes)
    dice = (2 * (p * truth).sum(axes) + 1) / (p.sum(axes) + size + 1)
    present = weights * (size > 20)
    soft = ((1 - dice) * present).sum() / present.sum() if present.sum() else dice.sum() * 0
    return 10 * mean + soft, soft.detach()


def start(net: nn.Module, archive: str | Path) -> None:
    """The weights of an earlier network of both steps, or the trunk of a semantic network.

    Of the latter each output begins as the difference of its class to the background.
    """
    try:
        state = torch.jit.load(archive, map_location="cpu").state_dict()
    except RuntimeError:
        state = torch.load(archive, map_location="cpu", weights_only=True)["average"]
    head = {k: state[k] for k in ("h.weight", "h.bias")}
    if len(head["h.bias"]) == OUTPUTS:
        net.load_state_dict(state)
        return
    stem = state["e.0.0.c.weight"]
    state["e.0.0.c.weight"] = torch.cat([stem, torch.zeros_like(stem)], 1)
    rows = [c.DISC] * 5 + [c.CORPUS, c.CORPUS, c.CANAL, c.CORD]
    rows += [c.DISC] * 5 + [c.CORPUS] * 3 + [c.SACRUM, c.CANAL, c.CORD]
    for key, values in head.items():
        state[key] = torch.stack([values[k] - values[c.BACKGROUND] for k in rows])
    net.load_state_dict(state)


def load(checkpoint: str | Path) -> UNet:
    """The averaged network of a checkpoint, of whatever widths, in evaluation mode."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)["average"]
    levels = 1 + max(int(key.split(".")[1]) for key in state if key.startswith("e."))
    net = UNet(2, OUTPUTS, [len(state[f"e.{i}.0.c.weight"]) for i in range(levels)])
    net.load_state_dict(state)
    return net.eval()


@torch.no_grad()
def predict(net: nn.Module, image: torch.Tensor, given: torch.Tensor | None = None) -> torch.Tensor:
    """Values [R, A, S] of an image on the network grid: of step 1, or of step 2 if the `given` discs are there."""
    values = torch.zeros(image.shape, dtype=torch.int64)
    second = torch.zeros(image.shape) if given is None else given.float()
    x, known = pad(normalise(image), torch.ones(image.shape))
    y, _ = pad(second, torch.ones(image.shape))
    p = torch.sigmoid(net(torch.stack([x, y])[None]))[0]
    p = p[: len(STEP1)] if given is None else p[len(STEP1) :]
    keep = [slice(int(i.min()), int(i.max()) + 1) for i in (known > 0).nonzero(as_tuple=True)]
    for value, region in enumerate(p[(slice(None), *keep)], 1):
        values[region > 0.5] = value
    return values
