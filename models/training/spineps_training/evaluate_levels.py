"""How often the levels network names a field of view right, and how sure it may be: fits the weight of its votes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
from torch import nn

from .level_network import BODY, BONE, GRID_MM, OUTPUTS, SACRUM, cutouts, level_classes, view
from .shapes import ShapeFolder

_C2, _T12, _L1, _L4, _L5 = 1, 18, 19, 22, 23
_SACRUM_MM3, _SACRUM_REACH_MM = 2000, 45  # SacrumAnchor of the plugin
# Shares of persons with other numbers of vertebrae.
_T13, _NO_T12, _L6 = 0.005, 0.01, 0.02  # VariantCosts of the plugin
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


@dataclass(frozen=True)
class Record:
    """One field of view: log probabilities [n, 25], true classes [n], whether the sacrum is right below, the group."""

    log: np.ndarray
    truth: np.ndarray
    anchored: bool
    group: str


def collect(net: nn.Module, shapes: ShapeFolder, views: int, seed: int = 0) -> list[Record]:
    """`views` random fields of view of each volume, with at least two vertebrae and none missed between them."""
    found = []
    for index in range(len(shapes)):
        for k in range(views):
            x, owned, about = view(shapes, index, np.random.default_rng((seed, index, k)))
            numbers, log = log_probabilities(net, x, owned)
            if len(numbers) < 2 or (np.diff(numbers) != 1).any():
                continue
            anchored = _anchored(x, owned == numbers[-1])
            seen = "C2" if numbers[0] <= 2 else "sacrum" if anchored else "neither"
            group = "other number of vertebrae" if about["variant"] else seen
            found.append(Record(log, level_classes(about["variant"])[numbers], anchored, group))
    return found


def _anchored(x: np.ndarray, lowest: np.ndarray) -> bool:
    """Whether a sacrum lies right below the lowest vertebra, as the plugin decides it."""
    sacrum, body = np.argwhere(x[SACRUM] > 0), np.argwhere(lowest & (x[BODY] > 0))
    if not len(body):
        body = np.argwhere(lowest & (x[BONE] > 0))
    if len(sacrum) * GRID_MM**3 < _SACRUM_MM3 or not len(body):
        return False
    centre = body.mean(0)
    nearest = np.linalg.norm(sacrum - centre, axis=1).min() * GRID_MM
    return bool(sacrum[:, 2].mean() < centre[2] and nearest <= _SACRUM_REACH_MM)


def names(records: list[Record], weight: float, power: float, least: float = LEAST) -> dict[str, float]:
    """Shares of fields of view named right, wrong and not at all; mean log probability of what is right.

    Names are given by a row of at least `least` that begins with C1 or C2, or that ends with a last lumbar
    vertebra right above a sacrum.
    """
    right = wrong = 0
    likelihood = 0.0
    for r in records:
        table, p = posterior(r.log, weight, power)
        agrees = (table == r.truth).all(1)
        likelihood += math.log(max(_LEAST_LIKELY, p[agrees].sum()))
        landmark = table[0][0] <= _C2 or (r.anchored and table[0][-1] >= _L4)
        if landmark and p[0] >= least:
            right, wrong = right + bool(agrees[0]), wrong + (not agrees[0])
    n = len(records)
    return dict(n=n, right=right / n, wrong=wrong / n, unknown=1 - (right + wrong) / n, likelihood=likelihood / n)


def calibrate(records: list[Record]) -> tuple[float, float]:
    """(weight, power) under which what is right is most probable."""
    pairs = [(w, p) for w in WEIGHTS for p in POWERS]
    return max(pairs, key=lambda pair: names(records, *pair)["likelihood"])


def evaluate_levels(archive: str | Path, folder: str | Path, weight: float, power: float, views: int = 5) -> dict:
    """Figures of an exported network on generated volumes that it has not seen, by what is in view."""
    net = torch.jit.load(str(archive)).eval()
    records = collect(net, ShapeFolder(folder), views, 5)
    groups = {"all": records}
    for r in records:
        groups.setdefault(r.group, []).append(r)
    told = np.concatenate([r.log.argmax(1) == r.truth for r in records]).mean()
    figures: dict = {"vertebrae right without their row": round(float(told), 3), "likeliest weight": calibrate(records)}
    for group, part in groups.items():
        figures[group] = {k: round(v, 3) for k, v in names(part, weight, power).items()}
    return figures
