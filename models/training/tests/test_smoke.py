"""Shapes, images, both trainings, resuming, export and evaluation, end to end on tiny amounts."""

import hashlib
import json

import nibabel
import numpy as np
import pytest
import torch

from spineps_training import annotations, evaluate, instance, losses, own, semantic, synthesis
from spineps_training import classes as c
from spineps_training.__main__ import main as run
from spineps_training.generator import SPACING, generate
from spineps_training.networks import InstanceNet, UNet, warm_start
from spineps_training.shapes import ShapeFolder
from spineps_training.spider import Slabs, allowed_classes, resample

torch.set_num_threads(1)


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    target = tmp_path_factory.mktemp("shapes")
    run(["shapes", str(target), "--seeds", "0:2"])
    run(["shapes", str(target), "--seeds", "5000:5001"])
    return target


def test_a_lumbar_volume_has_every_structure_on_its_side():
    volume = generate(3, "lumbar")
    again = generate(3, "lumbar")
    assert np.array_equal(volume["tissue"], again["tissue"])
    classes = c.CLASS_OF_TISSUE[volume["tissue"]]
    count = np.bincount(classes.ravel(), minlength=c.COUNT)
    assert (count[[k for k in range(c.COUNT) if k != c.CORD]] > 200).all()
    for left, right in ((c.COSTAL_L, c.COSTAL_R), (c.SUPERIOR_L, c.SUPERIOR_R), (c.INFERIOR_L, c.INFERIOR_R)):
        assert np.argwhere(classes == left)[:, 0].mean() < np.argwhere(classes == right)[:, 0].mean()
    # spinous processes behind, bodies in front of the canal
    front = {k: np.argwhere(classes == k)[:, 1].mean() for k in (c.SPINOUS, c.CANAL, c.CORPUS)}
    assert front[c.SPINOUS] < front[c.CANAL] < front[c.CORPUS]
    # endplates are thin sheets: about a millimetre times the area of the discs
    assert count[c.ENDPLATE] < 0.5 * count[c.DISC]
    bodies = volume["instance"][classes == c.CORPUS]
    assert (bodies > 0).all()
    for x, y, z, number in volume["centres"]:
        if all(0 <= i < n for i, n in zip((x, y, z), classes.shape)):
            assert volume["instance"][int(x), int(y), int(z)] in (0, number)
    vertebra = np.bincount(volume["instance"].ravel())[20:24] * SPACING.prod()
    assert ((vertebra > 5e3) & (vertebra < 1e5)).any()


def test_scans_for_the_benchmark(tmp_path):
    run(["scans", str(tmp_path), "--seeds", "5006:5007"])
    image, labels, vertebrae = (
        nibabel.load(next(tmp_path.glob("*" + end + ".nii.gz"))) for end in ("_T2w", "_seg-spine_msk", "_seg-vert_msk")
    )
    assert nibabel.aff2axcodes(image.affine) == ("R", "A", "S") and image.shape == labels.shape
    labels, vertebrae = (np.asarray(x.dataobj) for x in (labels, vertebrae))
    bone = (labels >= 41) & (labels <= 49)
    assert set(np.unique(labels)) <= set(c.LABELS) and (vertebrae[~bone] == 0).all()
    assert (vertebrae[bone] > 0).mean() > 0.95 and len(np.unique(vertebrae)) > 2


def test_images_are_finite_and_differ(folder):
    rng = np.random.default_rng(0)
    image, target = semantic.synthetic_sample(ShapeFolder(folder), (16, 64, 64), rng)
    other, _ = semantic.synthetic_sample(ShapeFolder(folder), (16, 64, 64), rng)
    assert image.shape == target.shape and all(n % 8 == 0 for n in image.shape)
    assert torch.isfinite(image).all() and image.std() > 0.3
    assert image.shape != other.shape or not torch.equal(image, other)
    assert target.max() < c.COUNT and target.min() >= losses.IGNORE


def test_merged_loss_accepts_any_allowed_class():
    logits = torch.full((1, c.COUNT, 8, 8, 8), -9.0)
    logits[:, c.SPINOUS] = 9
    allowed = torch.full((1, 8, 8, 8), losses.VERTEBRA)
    assert losses.merged_loss(logits, allowed)[0] < 0.01
    assert losses.merged_loss(logits, torch.full_like(allowed, losses.DISC))[0] > 5


def test_seam_and_sacrum_of_merged_references():
    labels = np.zeros((6, 20, 40), np.uint8)
    labels[:, 5:15, 20:30], labels[:, 5:15, 16:20] = 1, 2
    allowed = allowed_classes(labels)
    assert (allowed[labels == 3] == losses.CANAL).all()
    assert allowed[2, 10, 20] == losses.VERTEBRA | losses.ENDPLATE
    assert allowed[2, 10, 28] == losses.VERTEBRA
    assert allowed[2, 10, 2] == losses.NONE | losses.SACRUM
    assert allowed[2, 2, 35] == losses.NONE


def test_resampling_keeps_a_ramp():
    ramp = np.broadcast_to(np.arange(30.0), (4, 5, 30)).astype(np.float32)
    half = resample(ramp, np.array([2, 1, 0.5]), order=3)
    assert half.shape == (4, 5, 15)
    assert np.allclose(half[1, 1, 2:13], np.arange(4, 26, 2), atol=0.05)


def test_instance_samples_match_the_centre(folder):
    shapes = ShapeFolder(folder)
    for seed in range(6):
        x, target = instance.sample(shapes, np.random.default_rng(seed), corrupt=seed > 2)
        assert x.shape == InstanceNet.SIZE and target.max() <= 3
        bone = (x >= c.ARCUS) & (x <= c.CORPUS)
        assert (target[~bone] == -1).all()
    net = InstanceNet().eval()
    with torch.no_grad():
        out = net(x[None, None])
    assert out.shape == (1, 4, *InstanceNet.SIZE)
    assert (out[0].argmax(0)[~bone] == 0).all()


def test_reference_annotations():
    first, second = np.zeros((2, 5, 8, 30), np.uint8)
    first[1:4, 1:7, 2:12] = c.CORPUS
    second[1:4, 1:7, 10:13] = c.DISC  # loses where they overlap
    second[1:4, 1:7, 15:20] = c.DISC
    merged = annotations.combine([first, second])
    assert (merged[2, 3, 2:12] == c.CORPUS).all() and merged[2, 3, 12] == c.DISC
    plates = annotations.add_endplates(
        annotations.combine([first, np.where(second * (np.arange(30) > 13), second, 0)]), gap=3
    )
    assert list(plates[2, 3, 10:17]) == [c.CORPUS, *[c.ENDPLATE] * 4, c.DISC, c.DISC]
    assert (plates[0] == 0).all()


def test_own_masks_become_training_volumes(tmp_path):
    run(["scans", str(tmp_path), "--seeds", "5006:5007"])
    run(["masks", str(tmp_path), str(tmp_path / "shapes"), "--first", "7"])
    shapes = ShapeFolder(tmp_path / "shapes")
    stack, about = shapes.read(0)
    assert stack.shape[0] == 3 and len(about["centres"]) >= 2
    x, y, z, number = about["centres"][1]
    assert stack[1][int(x), int(y), int(z)] == number
    run(["instance", str(tmp_path / "shapes"), str(tmp_path / "i"), "--max-steps", "1", "--faults", "paper"])
    assert (tmp_path / "i/final.pt").exists()


class _Perfect(torch.nn.Module):
    """Says the same of every voxel, but by its brightness: bright is corpus, the rest background."""

    def forward(self, x):
        scores = torch.zeros(1, c.COUNT, *x.shape[2:])
        scores[:, c.CORPUS] = x[:, 0]
        return scores


def test_own_masks_of_generated_images(folder, tmp_path):
    stack, about = ShapeFolder(folder).read(0)
    stack = np.array(stack)
    found, instances = own.own_mask(_Perfect(), stack, np.random.default_rng(2))
    assert found.shape == instances.shape == stack.shape[1:]
    assert set(np.unique(found)) == {0, c.CORPUS}
    true = np.where(np.isin(c.CLASS_OF_TISSUE[stack[0]], [*c.VERTEBRA]), stack[1], 0)
    # where a vertebra was found the instance is its own; far away from all there is none
    both = (found > 0) & (true > 0)
    assert both.sum() > 1000 and np.array_equal(instances[both], true[both])
    assert (instances[found == 0] == 0).all() and (instances[(found > 0) & (true == 0)] == 0).any()
    torch.jit.trace(_Perfect(), torch.zeros(1, 1, 8, 8, 8), check_trace=False).save(str(tmp_path / "n.pt"))
    run(["own", str(tmp_path / "n.pt"), str(folder), str(tmp_path / "masks"), "--seeds", "40:41"])
    assert [f.name for f in ShapeFolder(tmp_path / "masks").files] == ["shape000040.npy"]


def test_faults_of_the_paper(folder):
    rng = np.random.default_rng(5)
    shapes = ShapeFolder(folder)
    shares = [(instance.sample(shapes, rng, faults="paper")[0] > 0).float().mean() for _ in range(4)]
    assert min(shares) > 0


def test_mirroring_is_its_own_inverse():
    assert np.array_equal(c.MIRROR[c.MIRROR], np.arange(c.COUNT))
    assert list(c.LABELS[c.MIRROR[[3, 5, 7]]]) == [44, 46, 48]


def test_a_grown_network_finds_what_the_smaller_one_found(tmp_path):
    torch.manual_seed(0)
    small = UNet(1, c.COUNT, (4, 8, 12), (1, 2, 2)).eval()
    torch.save(dict(average=small.state_dict()), tmp_path / "small.pt")
    large = UNet(1, c.COUNT, (6, 8, 16, 20), (1, 2, 2, 2)).eval()
    warm_start(large, tmp_path / "small.pt")
    x = torch.randn(1, 1, 16, 32, 32)
    with torch.no_grad():
        found, expected = x, x
        for step, smaller in zip(large.e, small.e):
            found, expected = step(found), smaller(expected)
            torch.testing.assert_close(found[:, : expected.shape[1]], expected, atol=1e-5, rtol=1e-4)
        a, b = large(x).flatten(), small(x).flatten()
    assert torch.corrcoef(torch.stack([a, b]))[0, 1] > 0.9
    with pytest.raises(ValueError, match="does not fit"):
        warm_start(UNet(1, c.COUNT, (6, 6, 16), (1, 2, 2)), tmp_path / "small.pt")


def test_end_to_end(folder, tmp_path):
    spider = tmp_path / "spider"
    spider.mkdir()
    rng = np.random.default_rng(1)
    stack, _ = ShapeFolder(folder).read(0)
    size = (24, 80, 80)
    for name in ("005", "007"):
        tissue, inst, rim, target = synthesis.cut(stack, np.array([36, 70, 110]), size, rng, rotate_deg=0)
        merged = np.zeros(c.COUNT, np.uint8)
        merged[[*c.VERTEBRA]], merged[c.DISC], merged[[c.CORD, c.CANAL]] = 1, 2, 3
        image = synthesis.paint(tissue, inst, rim, size, rng).numpy() * 100
        affine = np.diag([3, 1.5, 1.5, 1])
        nibabel.save(nibabel.Nifti1Image(image, affine), spider / f"sub-spider{name}_T2SPACE.nii.gz")
        nibabel.save(nibabel.Nifti1Image(merged[target.numpy()], affine), spider / f"sub-spider{name}_gt.nii.gz")
    assert [i[0] for i in Slabs(spider).items] == ["005"]
    x, allowed = Slabs(spider).sample((16, 64, 64), rng)
    assert x.shape == allowed.shape
    for steps in ("2", "3"):  # the second call resumes
        run(
            [
                "semantic",
                str(folder),
                str(tmp_path / "s"),
                "--spider",
                str(spider),
                "--real",
                ".5",
                "--max-steps",
                steps,
            ]
        )
    run(["instance", str(folder), str(tmp_path / "i"), "--max-steps", "2"])
    run(["levels", str(folder), str(tmp_path / "l"), "--max-steps", "2"])
    assert torch.load(tmp_path / "s/final.pt", weights_only=True)["step"] == 3
    for kind, folder_name in (("semantic", "s"), ("instance", "i"), ("levels", "l")):
        archive = tmp_path / kind / "network.pt"
        run(["export", kind, str(tmp_path / folder_name / "final.pt"), str(archive)])
        assert archive.stat().st_size < 20e6
        figures = tmp_path / (kind + ".json")
        if kind == "levels":
            run(["evaluate", kind, str(archive), "--shapes", str(folder), "--json", str(figures)])
            assert json.loads(figures.read_text())["all"]["n"] > 0
            continue
        run(["evaluate", kind, str(archive), "--spider", str(spider), "--json", str(figures)])
        assert figures.exists()
    unseen = evaluate.semantic_synthetic(_Perfect(), ShapeFolder(folder, *evaluate.UNSEEN))
    assert 0 < unseen["all"]["corpus"] < 1 and unseen["false cm3 in front"]["worst"] > 0
    manifest = tmp_path / "semantic/manifest.json"
    manifest.write_text('{"id": "x", "networks": [{"file": "network.pt", "sha256": ""}]}')
    run(["export", "semantic", str(tmp_path / "s/final.pt"), str(tmp_path / "semantic/network.pt")])
    assert hashlib.sha256((tmp_path / "semantic/network.pt").read_bytes()).hexdigest() in manifest.read_text()
    run(
        [
            "scores",
            str(tmp_path / "semantic/network.pt"),
            str(tmp_path / "instance/network.pt"),
            str(tmp_path / "levels/network.pt"),
            str(tmp_path / "scores.json"),
        ]
    )
    scores = json.loads((tmp_path / "scores.json").read_text())
    assert [len(scores[kind]["value"]) for kind in ("semantic", "instance", "levels")] == [40, 40, 5 * 25]
    with pytest.raises(ValueError, match="same architecture"):
        warm_start(UNet(1, c.COUNT, (8, 16, 32, 64)), tmp_path / "instance/network.pt")
