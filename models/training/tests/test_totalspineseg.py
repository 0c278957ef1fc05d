"""Targets of both steps of TotalSpineSeg, from generated volumes and from slabs with merged labels."""

import json

import nibabel
import numpy as np
import pytest
import torch

from spineps_training import branch, levels
from spineps_training import classes as c
from spineps_training import totalspineseg as t
from spineps_training.generator import generate
from spineps_training.networks import UNet
from spineps_training.nnunet_folder import write_steps
from spineps_training.shapes import ShapeFolder, fill
from spineps_training.spider import NUMBER_SHIFT, Slabs


@pytest.fixture(scope="module")
def lumbar():
    return generate(3, "lumbar")


def test_discs_belong_to_the_vertebra_above_them(lumbar):
    owner = levels.owners(lumbar["tissue"], lumbar["instance"], lumbar["variant"])
    classes = c.CLASS_OF_TISSUE[lumbar["tissue"]]
    heights = {int(n): z for _, _, z, n in lumbar["centres"]}
    found = [n for n in np.unique(owner[classes == c.DISC]) if n]
    assert len(found) >= 3
    for number in found:
        z = np.argwhere((classes == c.DISC) & (owner == number))[:, 2].mean()
        assert z < heights.get(number, np.inf)
        below = heights.get(number + 1)
        assert below is None or z > below
    assert (owner[classes == c.ENDPLATE] > 0).mean() > 0.95
    assert (owner[classes == c.MUSCLE] == 0).all() if (classes == c.MUSCLE).any() else True


def test_step_values_alternate_and_mark_landmarks(lumbar):
    variant = lumbar["variant"]
    owner = levels.owners(lumbar["tissue"], lumbar["instance"], variant)
    classes = c.CLASS_OF_TISSUE[lumbar["tissue"]]
    first, nothing = t.step_values(lumbar["tissue"], owner, variant, None)
    assert not nothing.any() and set(np.unique(first)) <= set(range(10))
    last = (classes == c.DISC) & (owner == levels.last_lumbar(variant))
    assert last.any() and (first[last] == 5).all()
    for parity in (0, 1):
        values, given = t.step_values(lumbar["tissue"], owner, variant, parity)
        assert (owner[given] % 2 == parity).all() and (classes[given] == c.DISC).all()
        odd = values == t.ODD
        assert odd.any() and ((owner[odd].astype(int) - 1) % 2 == parity).all()
        assert (values[classes == c.SACRUM] == t.SACRUM).all()
        # the roots below the cord are canal here
        assert (values[lumbar["tissue"] == c.CAUDA] == t.CANAL2).all()


def test_regions_overlap_as_in_the_original():
    values = torch.tensor([0, 1, 2, 5, 6, 7, 8, 9, t.UNKNOWN]).view(1, 1, -1)
    regions = t.region_targets(values, t.STEP1)[:, 0, 0]
    assert regions[0].tolist() == [0, 1, 1, 1, 0, 0, 0, 0, -1]
    assert regions[5].tolist() == [0, 0, 0, 0, 1, 1, 0, 0, -1]
    assert regions[7].tolist() == [0, 0, 0, 0, 0, 0, 1, 1, -1]


def test_loss_does_not_see_what_is_unknown():
    targets = torch.full((1, 9, 4, 4, 4), -1.0)
    targets[:, :, :2] = 1
    logits = torch.zeros(1, 9, 4, 4, 4)
    loss, _ = t.region_loss(logits, targets)
    logits[:, :, 2:] = 50
    again, _ = t.region_loss(logits, targets)
    assert torch.allclose(loss, again)


def test_slabs_number_their_discs(tmp_path):
    labels = np.zeros((12, 40, 90), np.uint8)
    for n in range(4):
        labels[2:10, 10:30, 10 + 20 * n : 24 + 20 * n] = 1
        labels[2:10, 10:30, 5 + 20 * n : 9 + 20 * n] = 2
    labels[4:8, 4:8, :] = 3
    affine = np.diag([2.0, 1, 1, 1])
    image = np.random.default_rng(0).normal(100, 9, labels.shape).astype(np.float32) + labels * 40
    for values, end in ((labels, "gt"), (image, "T2SPACE")):
        nibabel.save(nibabel.Nifti1Image(values, affine), tmp_path / f"sub-spider001_{end}.nii.gz")
    slabs = Slabs(tmp_path, numbered=True)
    _, allowed = slabs.sample((16, 48, 112), np.random.default_rng(1))
    heights = {int(n): np.argwhere((allowed >> NUMBER_SHIFT).numpy() == n)[:, 2].mean() for n in range(1, 5)}
    assert sorted(heights, key=heights.get) == [1, 2, 3, 4]
    for seed in range(6):
        first = seed % 2 == 0
        image, targets = t.real_sample(slabs, (16, 48, 112), np.random.default_rng(seed), first)
        assert len(targets) == len(t.STEP1 if first else t.STEP2)
        assert (targets[4] == 1).any() and (targets[1] != 1).all()
        assert first or (image[1] > 0).any()
        if first:
            continue
        # a body below a given disc is odd, one above it even, and none is both
        odd, even, given = targets[6] == 1, targets[7] == 1, image[1] > 0.5
        assert odd.any() and even.any() and not (odd & even).any()
        at = [np.argwhere(x.numpy())[:, 2] for x in (odd, even, given)]
        for z in at[0]:
            nearest_above = min((g for g in at[2] if g > z), default=None)
            assert nearest_above is None or nearest_above - z <= 20


def test_bodies_take_the_number_of_the_disc_below_them():
    discs = np.zeros((1, 2, 12), int)
    discs[0, 0, [1, 2]], discs[0, 0, 6], discs[0, 0, 9] = 1, 2, 4
    assert t.bodies_between(discs)[0].tolist() == [[0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0], [0] * 12]


def test_step_2_alone_sees_small_views(tmp_path):
    fill(tmp_path, [3])
    draw = t.Batches(ShapeFolder(tmp_path), None, 0, 2)
    rng = np.random.default_rng(0)
    for _ in range(3):
        real, first, images, targets = draw(rng)
        assert not real and not first and targets.shape[1] == len(t.STEP2)
        assert tuple(images.shape[2:]) in t.SIZES_STEP2


@pytest.mark.parametrize("name", ["parity", "levels"])
def test_a_branch_lies_beside_the_trunk_and_stays_apart(name):
    torch.manual_seed(1)
    kind = branch.KINDS[name]
    trunk, side, net = UNet(2, t.OUTPUTS), kind.network(), kind.union()
    branch.join(net, trunk.state_dict(), side.state_dict(), kind)
    x = torch.randn(1, 2, 16, 32, 32)
    with torch.no_grad():
        found, regions, told = net(x), trunk(x), side(x[:, kind.channel : kind.channel + 1])
    moved = {row for row, *_ in kind.heads}
    others = [i for i in range(t.OUTPUTS) if i not in moved]
    assert torch.allclose(found[:, others], regions[:, others], atol=1e-4)
    for row, base, output, sign, shift in kind.heads:
        expected = regions[:, base] + 1.5 * sign * told[:, output] + shift
        assert torch.allclose(found[:, row], expected, atol=1e-3)
    before = {k: v.clone() for k, v in net.state_dict().items()}
    net(x).square().mean().backward()
    torch.optim.AdamW(net.parameters(), 1e-2).step()
    for key, now in net.state_dict().items():
        deep = key[:3] in ("e.3", "e.4", "d.0", "u.0", "u.1") and now.dim() > 1
        assert not deep or (now[before[key] == 0] == 0).all()
    assert not torch.equal(net.e[1][0].c.weight == 0, before["e.1.0.c.weight"] == 0)


def test_branches_learn_from_given_discs_and_wide_views(tmp_path):
    fill(tmp_path, [3])
    shapes = ShapeFolder(tmp_path)
    given, odd = branch.sample(shapes, (16, 96, 112), np.random.default_rng(0))
    assert given.shape == odd.shape == (1, 1, 16, 96, 112) and set(odd.unique().tolist()) <= {-1, 0, 1}
    loss, figures = branch.parity_loss(UNet(1, 1, (2, 4, 4, 4, 4)), (given, odd))
    assert torch.isfinite(loss) and 0 <= figures["right"] <= 1
    image, answers = branch.LevelBatches(shapes, None, 0)(np.random.default_rng(0))
    assert image.shape[1] == 1 and answers.shape[1] == 5
    known = answers != t.UNKNOWN
    assert known[:, 0].equal(known[:, 3]) and not (known[:, 0] & known[:, 4]).any()
    loss, figures = branch.level_loss(UNet(1, 5, (2, 4, 4, 4, 4)), (image, answers))
    assert torch.isfinite(loss) and "invented4" in figures


def test_one_step_of_training(tmp_path):
    fill(tmp_path, [3])
    draw = t.Batches(ShapeFolder(tmp_path), None, 0)
    net = UNet(2, t.OUTPUTS, widths=(4, 6, 8, 8, 8))
    batch = draw(np.random.default_rng(0))
    loss, figures = t.loss_of(net, batch)
    loss.backward()
    assert torch.isfinite(loss) and all(p.grad is not None for p in net.parameters()) and figures
    assert list(tmp_path.glob("owner*.npy"))
    assert t.predict(net, batch[2][0, 0]).max() <= 9
    assert t.predict(net, batch[2][0, 0], batch[2][0, 1]).max() <= 11


def test_nnunet_folders_hold_the_same_network(tmp_path):
    widths = (4, 6, 8, 8, 8)
    net = UNet(2, t.OUTPUTS, widths)
    torch.save(dict(average=net.state_dict()), tmp_path / "checkpoint.pt")
    folders = write_steps(tmp_path / "checkpoint.pt", tmp_path / "models")
    for step, folder in enumerate(folders, 1):
        saved = torch.load(folder / "fold_0" / "checkpoint_final.pth", weights_only=False)
        plans = json.loads((folder / "plans.json").read_text())
        assert saved["init_args"]["configuration"] in plans["configurations"]
        kept = saved["network_weights"]
        assert kept["encoder.stages.0.0.convs.0.conv.weight"].shape[1] == step
        head = net.h.bias[:9] if step == 1 else net.h.bias[9:]
        assert torch.equal(kept["decoder.seg_layers.3.bias"], head.half())
        assert torch.equal(kept["encoder.stages.4.0.convs.1.all_modules.0.weight"], net.e[4][1].c.weight.half())
        size = (folder / "fold_0" / "checkpoint_final.pth").stat().st_size
        assert size < 1.2 * 2 * sum(p.numel() for p in net.parameters()) + 60_000
        labels = json.loads((folder / "dataset.json").read_text())["labels"]
        regions = t.STEP1 if step == 1 else t.STEP2
        assert [tuple(v) for v in labels.values() if v != 0] == list(regions)


def test_landmarks_are_shifted_in_one_step(tmp_path):
    net = UNet(2, t.OUTPUTS, (4, 6, 8, 8, 8))
    torch.save(dict(average=net.state_dict()), tmp_path / "checkpoint.pt")
    (folder,) = write_steps(tmp_path / "checkpoint.pt", tmp_path, (1,), {2: -30, 5: 1.5})
    saved = torch.load(folder / "fold_0" / "checkpoint_final.pth", weights_only=False)["network_weights"]
    expected = net.h.bias[:9].detach() + torch.tensor([0, -30, 0, 0, 1.5, 0, 0, 0, 0])
    assert torch.allclose(saved["decoder.seg_layers.3.bias"].float(), expected, atol=0.02)


def test_starts_from_a_semantic_network_and_from_its_own(tmp_path):
    widths = (4, 6, 8, 8, 8)
    semantic, net, again = UNet(1, c.COUNT, widths), UNet(2, t.OUTPUTS, widths), UNet(2, t.OUTPUTS, widths)
    torch.save(dict(average=semantic.state_dict()), tmp_path / "semantic.pt")
    t.start(net, tmp_path / "semantic.pt")
    x = torch.randn(1, 2, 16, 32, 32)
    with torch.no_grad():
        scores, regions = semantic(x[:, :1]), net(x)
    expected = scores[:, c.DISC] - scores[:, c.BACKGROUND]
    assert torch.allclose(regions[:, 0], expected, atol=1e-4)
    torch.save(dict(average=net.state_dict()), tmp_path / "own.pt")
    t.start(again, tmp_path / "own.pt")
    with torch.no_grad():
        assert torch.equal(again(x), regions)
