"""How often the levels network names a field of view right, and how sure it may be: fits the weight of its votes."""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
from torch import nn

from .level_network import OUTPUTS, cutouts, level_classes, view
from .shapes import ShapeFolder

_T11, _T12, _L1, _L4, _L5 = 17, 18, 19, 22, 23
# Shares of persons with other numbers of vertebrae.
_T13, _NO_T12, _L6 = 0.02, 0.015, 0.04
_LEAST_LIKELY = 1e-4  # what has no row counts as this
LEAST = 0.9  # probability from which on names are given
WEIGHTS = [0.25, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0]
POWERS = [0.0, 0.25, 0.5, 0.75, 1.0]


@torch.no_grad()
def log_probabilities(net: nn.Module, x: np.ndarray, owned: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(numbers of the vertebrae [n], log probabilities [n, 25]) of a view's channels and its vertebrae's numbers."""
    numbers, cuts = cutouts(x, owned)
    if not len(numbers):
        return numbers, np.zeros((0, OUTPUTS))
    return numbers, torch.log_softmax(net(torch.from_numpy(cuts)).float(), 1).numpy()


@lru_cache
def rows(n: int) -> tuple[np.ndarray, np.ndarray]:
    """All rows of n classes from C1 down that a spine may have [k, n], and the logarithm of how usual each is [k]."""
    table: dict[tuple[int, ...], float] = {}
    for twelfth, share in ((1, 1 - _T13 - _NO_T12), (2, _T13), (0, _NO_T12)):
        for last, more in ((1, 1 - _L6), (2, _L6)):
            spine = [*range(_T12), *[_T12] * twelfth, *range(_L1, _L5), *[_L5] * last]
            for first in range(len(spine) - n + 1):
                row = tuple(spine[first : first + n])
                table[row] = table.get(row, 0.0) + share * more
    return np.array(list(table)), np.log(np.array(list(table.values())))


def posterior(log: np.ndarray, weight: float, power: float) -> tuple[np.ndarray, np.ndarray]:
    """(rows of classes [k, n], their probabilities [k]), the likeliest first."""
    n = len(log)
    table, usual = rows(n)
    scores = usual + weight * n**-power * log[np.arange(n), table].sum(1)
    p = np.exp(scores - scores.max())
    order = np.argsort(-p, kind="stable")
    return table[order], p[order] / p.sum()


def collect(net: nn.Module, shapes: ShapeFolder, views: int, seed: int = 0) -> list[tuple[np.ndarray, list[int], str]]:
    """(log probabilities [n, 25], true classes, region) of `views` random fields of view of each volume."""
    found = []
    for index in range(len(shapes)):
        for k in range(views):
            rng = np.random.default_rng((seed, index, k))
            x, owned, about = view(shapes, index, rng)
            table = level_classes(about["variant"])
            numbers, log = log_probabilities(net, x, owned)
            if len(numbers):
                found.append((log, [int(table[n]) for n in numbers], about["region"] + about["variant"]))
    return found


def names(records: list, weight: float, power: float, least: float = LEAST) -> dict[str, float]:
    """Shares of fields of view named right, wrong and not at all; mean log probability of what is right."""
    right = wrong = 0
    likelihood = 0.0
    for log, truth, _ in records:
        table, p = posterior(log, weight, power)
        agrees = (table == truth).all(1)
        likelihood += math.log(max(_LEAST_LIKELY, p[agrees].sum()))
        if p[0] >= least:
            right, wrong = right + bool(agrees[0]), wrong + (not agrees[0])
    n = len(records)
    return dict(n=n, right=right / n, wrong=wrong / n, unknown=1 - (right + wrong) / n, likelihood=likelihood / n)


def calibrate(records: list) -> tuple[float, float]:
    """(weight, power) under which what is right is most probable."""
    pairs = [(w, p) for w in WEIGHTS for p in POWERS]
    return max(pairs, key=lambda pair: names(records, *pair)["likelihood"])


def evaluate_levels(archive: str | Path, folder: str | Path, views: int = 6) -> dict:
    """Figures of an exported network on generated volumes that it has not seen."""
    net = torch.jit.load(str(archive)).eval()
    records = collect(net, ShapeFolder(folder), views)
    weight, power = calibrate(records[::2])
    held = records[1::2]
    figures = dict(weight=weight, power=power, all=names(held, weight, power))
    for region in ("neck", "thorax", "junction", "lumbar"):
        part = [r for r in held if r[2].startswith(region)]
        if part:
            figures[region] = names(part, weight, power)
    return figures
