"""Scores of the packaged networks on made-up input, for the plugin's PackagedNetworksTest."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch

from . import classes as c
from .networks import InstanceNet
from .typing import Size

LABELS = np.array([0, 41, 42, 43, 44, 45, 46, 47, 48, 49, 60, 61, 62, 100, 26, 0, 0])


def _picked(scores: np.ndarray, count: int = 40):
    flat = scores.ravel()
    index = np.arange(count) * (len(flat) - 1) // (count - 1)
    return dict(
        index=index.tolist(),
        value=[float(v) for v in flat[index]],
        meanAbsolute=float(np.abs(flat.astype(np.float64)).mean()),
    )


@torch.no_grad()
def semantic_scores(archive: str | Path, shape: Size = (13, 30, 27)) -> dict:
    """Flip-averaged logits after the plugin's preparation: percentiles, edge padding to multiples of 8, 16, 16."""
    net = torch.jit.load(str(archive)).eval()
    i, j, k = np.meshgrid(*map(np.arange, shape), indexing="ij")
    image = ((i * 37 + j * 101 + k * 53 + (i * j + k * k) % 29 * 11) % 997).astype(np.float32)
    low, high = np.percentile(image, [1, 99])
    image = np.clip((image - low) / (high - low), -0.1, 1.5)
    image = ((image - image.mean()) / image.std()).astype(np.float32)
    extra = [(-n) % m for n, m in zip(shape, (8, 16, 16))]
    begin = [e // 2 for e in extra]
    x = torch.from_numpy(np.pad(image, [(b, e - b) for b, e in zip(begin, extra)], mode="edge"))[None, None]
    mirrored = net(x.flip(2))[0].flip(1)[torch.from_numpy(c.MIRROR)]
    logits = ((net(x)[0] + mirrored) / 2).numpy()
    return dict(shape=list(shape), **_picked(logits[(slice(None), *(slice(b, b + n) for b, n in zip(begin, shape)))]))


@torch.no_grad()
def instance_scores(archive: str | Path) -> dict:
    """Logits of a cut-out of blocks of labels."""
    net = torch.jit.load(str(archive)).eval()
    i, j, k = np.meshgrid(*map(np.arange, InstanceNet.SIZE), indexing="ij")
    labels = LABELS[(i // 5 * 3 + j // 7 * 5 + k // 6 * 7) % 17]
    x = torch.from_numpy(c.class_of_label(labels).astype(np.float32))
    return _picked(net(x[None, None])[0].numpy())


def level_phantom() -> tuple[np.ndarray, np.ndarray]:
    """(labels, vertebrae 1..5 from the top) of blocks on a grid of 3 mm, both [R, A, S]."""
    labels, vertebrae = np.zeros((2, 18, 40, 84), int)
    labels[6:12, 18:22], labels[8:10, 19:21, 40:] = 61, 60
    for n in range(5):
        low = 70 - 11 * n
        labels[4:14, 23:33, low : low + 8] = 49
        labels[4:14, 23:33, low - 2 : low] = 100
        labels[8:10, 8 + n : 17, low - 1 : low + 5] = 42
        labels[2:16, 15:18, low + 2 : low + 6] = 41
        bone = np.isin(labels, (41, 42, 49)) & (vertebrae == 0)
        vertebrae[bone] = n + 1
    labels[3:15, 16:30, 4:23] = 26
    return labels, vertebrae


@torch.no_grad()
def level_scores(archive: str | Path) -> dict:
    """Logarithms of the probabilities [5, 25] of the phantom's vertebrae."""
    from .evaluate_levels import log_probabilities
    from .level_network import channels

    labels, vertebrae = level_phantom()
    x = channels(c.class_of_label(labels), np.ones(labels.shape))
    _, log = log_probabilities(torch.jit.load(str(archive)).eval(), x, vertebrae)
    return _picked(log.astype(np.float32), log.size)


def write(semantic: str | Path, instance: str | Path, levels: str | Path, target: str | Path) -> None:
    """Writes the file that the Java test reads."""
    scores = dict(semantic=semantic_scores(semantic), instance=instance_scores(instance), levels=level_scores(levels))
    Path(target).write_text(json.dumps(scores, indent=1) + "\n")
