"""Command line: python -m spineps_training COMMAND ...; see --help."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from . import classes as c


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command; `arguments` are those of the process if left out."""
    parser = argparse.ArgumentParser(prog="spineps-training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    shapes = commands.add_parser("shapes", help="generate label volumes into a folder")
    shapes.add_argument("folder")
    shapes.add_argument("--seeds", default="0:260", help="first:end, e.g. 0:260")
    shapes.add_argument("--workers", type=int, default=1)
    shapes.add_argument("--real", help="folder of openly licensed vertebrae, see generator/templates.py")
    scans = commands.add_parser("scans", help="write generated scans with references for the plugin's benchmark")
    scans.add_argument("folder")
    scans.add_argument("--seeds", default="5000:5012")
    masks = commands.add_parser("masks", help="turn annotated scans into volumes to train on")
    masks.add_argument("source", help="folder with X_seg-spine_msk.nii.gz and X_seg-vert_msk.nii.gz")
    masks.add_argument("folder")
    masks.add_argument("--first", type=int, default=0, help="number of the first volume")
    own = commands.add_parser("own", help="masks that a semantic network makes of generated scans, to train on")
    own.add_argument("network", help="TorchScript archive of the semantic network")
    own.add_argument("shapes")
    own.add_argument("folder", help="for the instance network; the semantic one must not see them")
    own.add_argument("--seeds", default="3000:3150", help="first:end")
    for name in ("semantic", "instance", "levels", "totalspineseg", "branch"):
        p = commands.add_parser(name, help=f"train the {name} network")
        p.add_argument("shapes", help="folder of generated volumes")
        p.add_argument("folder", help="checkpoints and log; an interrupted training goes on from here")
        p.add_argument("--minutes", type=float, default=60)
        p.add_argument("--start", help="TorchScript archive or checkpoint whose weights to start from")
        p.add_argument("--device", default="cpu")
        p.add_argument("--batch", type=int, default=1)
        p.add_argument("--workers", type=int, default=0, help="threads that prepare batches")
        p.add_argument("--threads", type=int, default=1, help="threads of the network itself on the CPU")
        p.add_argument("--bfloat16", action="store_true", help="four times as fast where the CPU has it")
        p.add_argument("--rate", type=float, default=1.5e-3)
        p.add_argument("--widths", help="channels of each resolution")
        p.add_argument("--seed", type=int, default=0)
        p.add_argument("--first", type=int, default=0, help="first generated volume to train on")
        p.add_argument("--end", type=int, default=5000, help="volumes from here on are kept unseen")
        p.add_argument("--max-steps", type=int)
        p.add_argument("--snapshot-minutes", type=float, default=10, help="a checkpoint is kept this often")
        if name == "levels":
            p.add_argument("--own", help="folder of masks that a semantic network made, see 'own'")
        elif name == "instance":
            p.add_argument("--faults", choices=("own", "paper"), default="own", help="how masks are corrupted")
        else:
            p.add_argument("--spider", help="folder with sub-spiderNNN_{T2SPACE,gt}.nii.gz")
            p.add_argument("--real", type=float, default=0.4, help="share of real slabs")
        if name == "totalspineseg":
            p.add_argument("--branch", help="checkpoint of a branch to put beside the start's weights")
        if name in ("totalspineseg", "branch"):
            p.add_argument("--step", type=int, choices=(1, 2), help="for this step alone")
        if name == "semantic":
            p.add_argument("--large", action="store_true", help="larger patches, for a GPU")
    out = commands.add_parser("export", help="write the averaged weights as TorchScript")
    out.add_argument("kind", choices=("semantic", "instance", "levels", "totalspineseg"))
    out.add_argument("checkpoint")
    out.add_argument("target", help="file; for totalspineseg the folder of both nnU-Net model folders")
    out.add_argument("--widths")
    out.add_argument("--step", type=int, choices=(1, 2), help="totalspineseg: this step alone")
    out.add_argument("--shift", default="", help="totalspineseg: added to logits by label, e.g. 2=-30,5=-1.5")
    scores = commands.add_parser("scores", help="what the plugin's PackagedNetworksTest expects of its networks")
    scores.add_argument("semantic")
    scores.add_argument("instance")
    scores.add_argument("levels")
    scores.add_argument("target")
    test = commands.add_parser("evaluate", help="figures of an exported network")
    test.add_argument("kind", choices=("semantic", "instance", "levels", "totalspineseg"))
    test.add_argument("network", help="exported network; for totalspineseg a checkpoint")
    test.add_argument("--shapes", help="folder of generated volumes (seeds from 5000 on are unseen)")
    test.add_argument("--spider", help="folder with the SPIDER patients: the five validation ones are used")
    test.add_argument("--data", help="folder of the test scans; run once per released network")
    test.add_argument("--weight", type=float, default=0.5, help="levels: of a network's votes")
    test.add_argument("--power", type=float, default=0.5, help="levels: of the number of vertebrae that divides them")
    test.add_argument("--json", help="write the figures here")
    a = parser.parse_args(arguments)
    torch.manual_seed(getattr(a, "seed", 0))
    given = getattr(a, "widths", None)
    widths = dict(widths=tuple(int(w) for w in given.split(","))) if given else {}
    if a.command == "shapes":
        from .shapes import fill

        first, end = map(int, a.seeds.split(":"))
        fill(a.folder, range(first, end), a.workers, a.real)
    elif a.command == "scans":
        from .shapes import write_scans

        write_scans(a.folder, range(*map(int, a.seeds.split(":"))))
    elif a.command == "masks":
        from .annotations import volumes

        volumes(a.source, a.folder, a.first)
    elif a.command == "own":
        from .own import write_own

        write_own(a.network, a.shapes, a.folder, range(*map(int, a.seeds.split(":"))))
    elif a.command in ("semantic", "instance", "levels", "totalspineseg", "branch"):
        _train(a, widths)
    elif a.command == "export" and a.kind == "totalspineseg":
        from .nnunet_folder import write_steps

        pairs = (pair.split("=") for pair in a.shift.split(",") if pair)
        shifts = {int(value): float(shift) for value, shift in pairs}
        for folder in write_steps(a.checkpoint, a.target, (a.step,) if a.step else (1, 2), shifts):
            print(folder)
    elif a.command == "export":
        from .export import export

        print(export(a.kind, a.checkpoint, a.target, **widths), "bytes")
    elif a.command == "scores":
        from .reference import write

        write(a.semantic, a.instance, a.levels, a.target)
    else:
        from .evaluate import evaluate
        from .evaluate_levels import evaluate_levels
        from .evaluate_steps import evaluate_steps

        if a.kind == "totalspineseg":
            figures = evaluate_steps(a.network, a.shapes)
        elif a.kind == "levels":
            figures = evaluate_levels(a.network, a.shapes, a.weight, a.power)
        else:
            figures = evaluate(a.kind, a.network, a.shapes, a.spider, a.data)
        text = json.dumps(figures, indent=1)
        if a.json:
            Path(a.json).write_text(text)
        else:
            sys.stdout.write(text + "\n")


def _train(a: argparse.Namespace, widths: dict):
    from . import branch, instance, level_network, semantic, totalspineseg
    from .export import load_average
    from .networks import InstanceNet, UNet, warm_start
    from .shapes import ShapeFolder
    from .spider import Slabs
    from .training import train

    torch.set_num_threads(a.threads)
    shapes = ShapeFolder(a.shapes, a.first, a.end)
    slabs = Slabs(a.spider, numbered=a.command in ("totalspineseg", "branch")) if getattr(a, "spider", None) else None
    kind = branch.KINDS["levels" if a.step == 1 else "parity"] if a.command in ("branch", "totalspineseg") else None
    if a.command == "totalspineseg" and a.branch:
        net = kind.union()
    elif a.command == "totalspineseg":
        net = UNet(2, totalspineseg.OUTPUTS, **widths)
    if a.command == "totalspineseg":
        draw, loss_of = totalspineseg.Batches(shapes, slabs, a.real, a.step), totalspineseg.loss_of
    elif a.command == "branch":
        net = kind.network()
        if kind is branch.LEVELS:
            draw, loss_of = branch.LevelBatches(shapes, slabs, a.real), branch.level_loss
        else:
            draw, loss_of = branch.ParityBatches(shapes), branch.parity_loss
    elif a.command == "levels":
        net = level_network.LevelNet()
        draw = level_network.Batches(shapes, ShapeFolder(a.own, a.first, a.end) if a.own else None)
        loss_of = level_network.loss_of
    elif a.command == "semantic":
        net = UNet(1, c.COUNT, **widths)
        draw = semantic.Batches(
            shapes, slabs, a.real, a.batch, semantic.LARGE_SIZES if a.large else semantic.SIZES, a.device
        )
        loss_of = semantic.loss_of
    else:
        net = InstanceNet(**widths)
        draw, loss_of = instance.Batches(shapes, a.batch, a.device, a.faults), instance.loss_of
    if a.command == "totalspineseg" and a.branch:
        trunk = UNet(2, totalspineseg.OUTPUTS)
        totalspineseg.start(trunk, a.start)
        branch.join(net, trunk.state_dict(), load_average(kind.network(), a.branch).state_dict(), kind)
    elif a.start and a.command == "totalspineseg":
        totalspineseg.start(net, a.start)
    elif a.start:
        warm_start(net, a.start)
    train(
        net,
        draw,
        loss_of,
        a.folder,
        a.minutes,
        a.rate,
        a.seed,
        a.workers,
        a.device,
        snapshot_minutes=a.snapshot_minutes,
        max_steps=a.max_steps,
        bfloat16=a.bfloat16,
        log=lambda line: print(line, flush=True),
    )


if __name__ == "__main__":
    main()
