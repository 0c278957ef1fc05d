"""A folder of generated volumes: made once by all cores, read by memory mapping, may grow while training."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from .generator import generate
from .generator.templates import copy_licences, read_templates

_templates = None


def _prepare(real: str | None) -> None:
    """Reads the real shapes once in each process."""
    global _templates
    _templates = read_templates(real) if real else None


def _make(job: tuple[Path, int]):
    folder, seed = job
    target = folder / f"shape{seed:06d}.npy"
    if target.exists():
        return seed
    shape = generate(seed, templates=_templates)
    about = dict(region=shape["region"], variant=shape["variant"], centres=shape["centres"].tolist())
    (folder / f"shape{seed:06d}.json").write_text(json.dumps(about))
    stack = np.stack([shape["tissue"], shape["instance"], shape["rim"].view(np.uint8)])
    part = target.with_suffix(".part.npy")
    np.save(part, stack)
    part.rename(target)
    return seed


def fill(folder: str | Path, seeds: Iterable[int], workers: int = 1, real: str | None = None) -> None:
    """Makes the missing volumes of `seeds` in `folder`.

    `real`: folder of real vertebrae (`generator.templates`); their licences are put beside the volumes.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if real:
        copy_licences(real, folder)
    jobs = [(folder, seed) for seed in seeds]
    if workers <= 1:
        _prepare(real)
        for job in jobs:
            _make(job)
        return
    with multiprocessing.get_context("spawn").Pool(workers, _prepare, (real,)) as pool:
        for _ in pool.imap_unordered(_make, jobs):
            pass


def write_scans(folder: str | Path, seeds: Iterable[int]) -> None:
    """Scans with references for the plugin's benchmark: T2w images, structures and vertebrae as NIfTI."""
    import nibabel
    import torch

    from . import classes as c
    from .evaluate import spine_centre
    from .synthesis import NETWORK_SPACING, cut, paint

    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    size = (48, 144, 160)
    for seed in seeds:
        shape = generate(seed)
        stack = np.stack([shape["tissue"], shape["instance"], shape["rim"].view(np.uint8)])
        centre = spine_centre(shape["centres"], stack.shape[1:])
        rng = np.random.default_rng(seed)
        still = dict(rotate_deg=0, scale=0.001, mirror=False)
        tissue, instance, rim, target = cut(stack, centre, size, np.random.default_rng(seed), **still)
        image = paint(tissue, instance, rim, size, rng, contrasts=("T2", "T2 dark marrow"))
        # the instance channel once more, on the coarse grid: the same placement of another stack
        again = np.stack([stack[1], stack[1], stack[2]])
        coarse = cut(again, centre, size, np.random.default_rng(seed), plain=True, **still)[3]
        labels = c.LABELS[target.numpy()].astype(np.uint8)
        vertebrae = np.where((labels >= 41) & (labels <= 49), coarse.numpy(), 0).astype(np.uint8)
        scaled = torch.clip(image / torch.quantile(image.flatten()[::7], 0.999), 0, 1).numpy() * 1000
        affine = np.diag([*NETWORK_SPACING, 1])
        name = folder / f"sub-{shape['region']}{seed}"
        for values, end in (
            (scaled.astype(np.int16), "_T2w"),
            (labels, "_seg-spine_msk"),
            (vertebrae, "_seg-vert_msk"),
        ):
            nibabel.save(nibabel.Nifti1Image(values, affine), f"{name}{end}.nii.gz")


class ShapeFolder:
    """Random access to the volumes of a folder; seeds below `first` or from `end` on are left out."""

    def __init__(self, folder: str | Path, first: int = 0, end: int = 10**9) -> None:
        self.folder, self.first, self.end = Path(folder), first, end
        self.files = []
        self.refresh()

    def refresh(self) -> None:
        """Looks for volumes that were added since."""
        found = sorted(self.folder.glob("shape??????.npy"))
        self.files = [f for f in found if self.first <= int(f.stem[5:]) < self.end]
        if not self.files:
            raise FileNotFoundError(f"no generated volumes in {self.folder}; make some with the 'shapes' command")

    def __len__(self) -> int:
        return len(self.files)

    def read(self, i: int) -> tuple[np.ndarray, dict]:
        """(stack uint8 [tissue, instance, rim], about) of volume i; the stack is memory mapped."""
        about = json.loads(self.files[i].with_suffix(".json").read_text())
        about["file"] = self.files[i]
        about["centres"] = np.array(about["centres"], np.float32).reshape(-1, 4)
        return np.load(self.files[i], mmap_mode="r"), about
