"""A folder of generated volumes: made once by all cores, read by memory mapping, may grow while training."""

import json
import multiprocessing
from pathlib import Path

import numpy as np

from .generator import generate


def _make(job):
    folder, seed = job
    target = folder / f"shape{seed:06d}.npy"
    if target.exists():
        return seed
    shape = generate(seed)
    about = dict(region=shape["region"], variant=shape["variant"], centres=shape["centres"].tolist())
    (folder / f"shape{seed:06d}.json").write_text(json.dumps(about))
    stack = np.stack([shape["tissue"], shape["instance"], shape["rim"].view(np.uint8)])
    part = target.with_suffix(".part.npy")
    np.save(part, stack)
    part.rename(target)
    return seed


def fill(folder, seeds, workers=1):
    """Makes the missing volumes of `seeds` in `folder`."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    jobs = [(folder, seed) for seed in seeds]
    if workers <= 1:
        for job in jobs:
            _make(job)
        return
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        for _ in pool.imap_unordered(_make, jobs):
            pass


class ShapeFolder:
    """Random access to the volumes of a folder; seeds below `first` or from `end` on are left out."""

    def __init__(self, folder, first=0, end=10 ** 9):
        self.folder, self.first, self.end = Path(folder), first, end
        self.files = []
        self.refresh()

    def refresh(self):
        """Looks for volumes that were added since."""
        found = sorted(self.folder.glob("shape??????.npy"))
        self.files = [f for f in found if self.first <= int(f.stem[5:]) < self.end]
        if not self.files:
            raise FileNotFoundError(f"no generated volumes in {self.folder}; make some with the 'shapes' command")

    def __len__(self):
        return len(self.files)

    def read(self, i):
        """(stack uint8 [tissue, instance, rim], about) of volume i; the stack is memory mapped."""
        about = json.loads(self.files[i].with_suffix(".json").read_text())
        about["centres"] = np.array(about["centres"], np.float32).reshape(-1, 4)
        return np.load(self.files[i], mmap_mode="r"), about
