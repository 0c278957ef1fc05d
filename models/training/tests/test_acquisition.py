"""Slices, artefacts and grey values of generated images."""

import numpy as np
import pytest
import torch

from spineps_training import acquisition, semantic
from spineps_training import classes as c

SHAPE = (24, 40, 48)


@pytest.fixture
def image():
    x = torch.zeros(SHAPE)
    x[8:16, 10:30, 12:36] = 1
    return x


@pytest.mark.parametrize("seed", range(12))
def test_any_acquisition_is_finite_and_of_the_asked_size(image, seed):
    out = acquisition.acquire(image, (18, 40, 48), np.random.default_rng(seed))
    assert out.shape == (18, 40, 48) and torch.isfinite(out).all() and (out >= 0).all()
    assert out[8:10, 15:25, 18:30].mean() > out[:2].mean()


def test_slices_may_be_eight_millimetres_apart(image, monkeypatch):
    monkeypatch.setattr(acquisition, "_SLICES", ((1.0, 8, 8.001),))
    out = acquisition._slices(image, 0, np.random.default_rng(0))
    assert out.shape == (round(24 * 1.5 / 8), 40, 48)
    axial = acquisition._slices(image, 2, np.random.default_rng(0))
    assert axial.shape == (24, 40, 6)


def test_ghosts_and_wrapping_add_to_other_places(image):
    rng = np.random.default_rng(1)
    ghost = acquisition._ghosts(image, 0, rng)
    assert (ghost >= image).all() and ghost[image == 0].max() > 0
    far = torch.zeros(SHAPE)
    far[:, 36:, :] = 1
    far[:, :, 44:] = 1
    wrapped = acquisition._wrap(far, 0, np.random.default_rng(2))
    assert (wrapped >= far).all() and wrapped.sum() > far.sum()


def test_an_empty_end_has_no_label():
    image, target = torch.ones(SHAPE), torch.full(SHAPE, c.CORPUS)
    semantic._blank(image, target, np.random.default_rng(3))
    assert ((image == 0) == (target == c.BACKGROUND)).all() and 0 < (image == 0).float().mean() < 0.35
