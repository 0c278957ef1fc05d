"""What both trainings share: averaged weights, a cosine over wall-clock time, checkpoints, resuming."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import torch
from torch import nn


def train(
    net: nn.Module,
    draw: Callable,
    loss_of: Callable,
    folder: str | Path,
    minutes: float,
    learning_rate: float = 1.5e-3,
    seed: int = 0,
    workers: int = 0,
    device: str = "cpu",
    average: float = 0.997,
    snapshot_minutes: float = 10,
    max_steps: int | None = None,
    bfloat16: bool = False,
    log: Callable[[str], None] = print,
) -> nn.Module:
    """Trains `net` in place until `minutes` of training (over all resumed runs) are over.

    draw(rng) gives one batch, loss_of(net, batch) gives (loss, dict of figures). The folder gets
    last.pt (every minute; resumes from it), snapshot-*.pt, final.pt and log.txt. Returns the averaged net.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    net.to(device)
    averaged = copy.deepcopy(net)
    optimiser = torch.optim.AdamW(net.parameters(), lr=learning_rate, weight_decay=1e-4)
    step, spent = 0, 0.0
    last = folder / "last.pt"
    if last.exists():
        state = torch.load(last, map_location=device, weights_only=True)
        net.load_state_dict(state["net"]), averaged.load_state_dict(state["average"])
        optimiser.load_state_dict(dict(optimiser.state_dict(), state=state["optimiser"]))
        step, spent = state["step"], float(state["minutes"])
    pool = ThreadPoolExecutor(max(1, workers))
    seeds = iter(range(seed * 10**7 + step * 64, 10**12))
    pending = []

    def batch():
        if workers <= 0:
            return draw(np.random.default_rng(next(seeds)))
        while len(pending) < 2 * workers:
            pending.append(pool.submit(draw, np.random.default_rng(next(seeds))))
        return pending.pop(0).result()

    def save(name: str):
        # tensors and whole numbers only: PyTorch 1.13 reads no others with weights_only
        state = dict(
            net=net.state_dict(),
            average=averaged.state_dict(),
            optimiser=optimiser.state_dict()["state"],
            step=step,
            minutes=torch.tensor(spent, dtype=torch.float64),
        )
        torch.save(state, folder / (name + ".part"))
        (folder / (name + ".part")).rename(folder / name)

    kind = torch.device(device).type
    tick = time.time()
    saved = snapped = spent
    figures = {}
    while spent < minutes and (max_steps is None or step < max_steps):
        progress = min(1.0, max(spent / minutes, step / max_steps if max_steps else 0))
        rate = learning_rate * (0.5 + 0.5 * math.cos(math.pi * progress)) * min(1, (step + 1) / 30) + 1e-6
        for group in optimiser.param_groups:
            group["lr"] = rate
        net.train()
        optimiser.zero_grad(set_to_none=True)
        mixed = torch.autocast(kind, dtype=torch.bfloat16) if bfloat16 or kind == "cuda" else nullcontext()
        with mixed:
            loss, numbers = loss_of(net, batch())
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        if torch.isfinite(norm):
            optimiser.step()
        step += 1
        keep = min(average, (step + 1) / (step + 10))
        with torch.no_grad():
            for a, b in zip(averaged.parameters(), net.parameters()):
                a.lerp_(b, 1 - keep)
        for k, v in numbers.items():
            v = float(v)
            figures[k] = v if k not in figures else 0.97 * figures[k] + 0.03 * v
        now = time.time()
        spent += min(now - tick, 30) / 60  # a paused process does not use up its schedule
        tick = now
        if step % 25 == 0:
            line = f"{step} {spent:.1f} min " + " ".join(f"{k} {v:.3f}" for k, v in sorted(figures.items()))
            log(line)
            with open(folder / "log.txt", "a") as file:
                file.write(line + "\n")
        if spent - saved > 1:
            save("last.pt")
            saved = spent
        if spent - snapped > snapshot_minutes:
            save(f"snapshot-{spent:05.1f}.pt")
            snapped = spent
    for f in pending:
        f.cancel()
    pool.shutdown()
    save("last.pt")
    save("final.pt")
    return averaged
