"""What the generator paints around the spine, and the intensities of the contrasts."""

import numpy as np
import pytest

from spineps_training import anatomy, pathology
from spineps_training import classes as c
from spineps_training.contrasts import NAMES, tissue_means
from spineps_training.generator import SPACING, generate
from spineps_training.generator.canvas import Canvas

BELLY = (34, 240, 200)


@pytest.fixture(scope="session")
def lumbar():
    return generate(11, "lumbar", BELLY)


def test_the_belly_is_in_view_and_carries_no_label(lumbar):
    tissue = lumbar["tissue"]
    count = np.bincount(tissue.ravel(), minlength=c.TISSUES) * SPACING.prod() / 1000  # cm3
    loops = count[[c.BOWEL_A, c.BOWEL_B, c.BOWEL_C, c.FLUID, c.GAS]].sum()
    assert loops > 40 and count[c.BOWEL_WALL] > 3 and count[c.SKIN] > 2 and count[c.MUSCLE] > 100
    assert (c.CLASS_OF_TISSUE[[c.BOWEL_A, c.BOWEL_WALL, c.LIVER, c.HEART, c.SKIN, c.GAS]] == c.BACKGROUND).all()
    # from the canal to the front: spine, belly, air
    middle = tissue[tissue.shape[0] // 2]
    spine = np.argwhere(c.CLASS_OF_TISSUE[middle] == c.CORPUS)[:, 0].max()
    front = np.argwhere(np.isin(middle, [c.BOWEL_A, c.BOWEL_B, c.BOWEL_C, c.BOWEL_WALL]))[:, 0].max()
    assert front > spine + 20 and (middle[-2:] == c.AIR).mean() > 0.05


def test_a_loop_of_bowel_is_cut_into_pieces_of_vertebra_size():
    from spineps_training.generator import bowel

    canvas = Canvas(np.random.default_rng(0), np.zeros(3), (60, 100, 100), dict())
    cavity = np.ones(canvas.shape, bool)
    bowel.bowel(canvas, cavity, np.random.default_rng(3))
    inside = np.isin(canvas.tissue, [c.BOWEL_A, c.BOWEL_B, c.BOWEL_C, c.FLUID, c.GAS])
    assert 0.05 < inside.mean() < 0.95
    walls = canvas.tissue == c.BOWEL_WALL
    assert 0.01 < walls.mean() < 0.4 and (canvas.tissue == c.FAT).any()


@pytest.mark.parametrize("name", NAMES)
def test_every_contrast_knows_every_tissue(name):
    mean, cortical, found = tissue_means(np.random.default_rng(4), (name,))
    assert found == name and mean.shape == (c.TISSUES,) and np.isfinite(mean).all() and (mean >= 0).all()
    assert 0 <= cortical < 2
    if name == "CT":
        assert cortical > mean[c.CORPUS] > mean[c.CANAL] > mean[c.FAT] > mean[c.GAS]
    if name.startswith("T2 ") or name == "T2":
        assert mean[c.CANAL] > mean[c.CORD] and mean[c.CANAL] > mean[c.MUSCLE]
    if name == "Dixon fat":
        assert mean[c.FAT] > 2 * mean[c.CANAL]


def test_the_neck_has_a_skull_base_and_separate_processes(monkeypatch):
    for share in ("_LAMINECTOMY", "_FUSED"):
        monkeypatch.setattr(pathology, share, 0)
    monkeypatch.setattr(anatomy, "_SCOLIOSIS", ((1.0, 0, 1),))
    volume = generate(402, "neck", (60, 190, 210))
    tissue, instance = volume["tissue"], volume["instance"]
    classes = c.CLASS_OF_TISSUE[tissue]
    found = set(np.unique(tissue))
    assert {c.BRAIN, c.OTHER_BONE, c.CORTEX, c.GAS, c.TOOTH, c.MUSCLE} <= found
    # C1: a ring with lateral masses around the dens, which belongs to the body of C2
    atlas = instance == 1
    assert {c.ARCUS, c.SUPERIOR_L, c.SUPERIOR_R, c.COSTAL_L, c.COSTAL_R} <= set(np.unique(classes[atlas]))
    heights = np.argwhere(atlas)[:, 2]
    dens = np.argwhere((instance == 2) & (classes == c.CORPUS))
    assert dens[:, 2].max() > np.median(heights)
    # the canal ends at the foramen magnum, and the brain has no label
    brain = np.argwhere(tissue == c.BRAIN)
    assert np.argwhere(np.isin(classes, [c.CANAL, c.CORD]))[:, 2].max() < brain[:, 2].max() - 20
    assert np.argwhere(classes == c.CANAL)[:, 2].max() > heights.max() - 6
    # spinous processes of neighbours do not touch
    spinous = np.where(classes == c.SPINOUS, instance, 0)
    heights = [np.argwhere(spinous == n)[:, 2].mean() for n in range(2, 8) if (spinous == n).sum() > 100]
    assert len(heights) >= 4 and (-np.diff(heights) > 8).all()
