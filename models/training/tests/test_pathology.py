"""Variants, deformities, fractures and operations."""

import numpy as np
import pytest

from spineps_training import anatomy, pathology
from spineps_training import classes as c
from spineps_training.generator import generate
from spineps_training.generator import volume as volumes

SHAPE = (56, 120, 130)


def _spines(count=60):
    return [anatomy.random_spine(np.random.default_rng(seed)) for seed in range(count)]


def test_spines_differ_in_number_curve_and_shape():
    spines = _spines()
    variants = {traits["variant"] for *_, traits in spines}
    assert {"", "L6", "T13"} <= variants
    for spine, sacrum, traits in spines:
        expected = 24 + (traits["variant"] in ("L6", "T13")) - (traits["variant"] in ("L4", "T11"))
        assert len(spine) == expected and len(sacrum) == 7
        heights = [v.centre[2] for v in spine]
        assert heights == sorted(heights, reverse=True)
    angles = [2 * traits["scoliosis"] for *_, traits in spines]
    assert max(angles) > 35 and max(angles) <= 60 and np.median(angles) < 12


def _only(monkeypatch, **shares):
    names = ("_POROUS", "_FUSED", "_LISTHESIS", "_SACRALISED", "_LAMINECTOMY")
    for name in names:
        monkeypatch.setattr(pathology, name, shares.get(name, 0))
    monkeypatch.setattr(anatomy, "_VARIANTS", {"": 1.0})
    monkeypatch.setattr(anatomy, "_SCOLIOSIS", ((1.0, 0, 1),))
    monkeypatch.setattr(volumes, "_IMPLANTS", shares.get("implants", 0))


def test_a_lytic_slip_leaves_the_back_of_the_arch_behind(monkeypatch):
    _only(monkeypatch, _LISTHESIS=1)
    monkeypatch.setattr(pathology, "_LYSIS", 1)
    spine, _, _ = anatomy.random_spine(np.random.default_rng(1))
    (slipped,) = [v for v in spine if v.lysis]
    assert slipped.name in ("L4", "L5") and slipped.lysis > slipped.slip > 3


def test_a_porous_spine_has_several_fractures(monkeypatch):
    _only(monkeypatch, _POROUS=1)
    changed = [
        sum(v.biconcave > 0 or v.size["height"] < 0.82 * anatomy.mean_sizes(v.position)["height"] for v in spine)
        for spine, *_ in _spines(12)
    ]
    assert np.mean(changed) > 1.5


def test_a_sacralised_vertebra_has_broad_processes(monkeypatch):
    _only(monkeypatch, _SACRALISED=1)
    spine, _, _ = anatomy.random_spine(np.random.default_rng(3))
    mean = anatomy.mean_sizes(24.0)
    assert spine[-1].size["costal_radius"] > 1.3 * mean["costal_radius"] and spine[-1].size["disc"] < mean["disc"]


def test_a_laminectomy_removes_the_back_of_the_canal(monkeypatch):
    _only(monkeypatch, _LAMINECTOMY=1)
    monkeypatch.setattr(pathology, "_LAMINECTOMY_FROM", ((22, 22.0001),))
    monkeypatch.setattr(pathology, "_LAMINECTOMY_LEVELS", (2, 3))
    volume = generate(5, "lumbar", SHAPE)
    classes = c.CLASS_OF_TISSUE[volume["tissue"]]
    spinous = np.bincount(volume["instance"][classes == c.SPINOUS], minlength=27)
    body = np.bincount(volume["instance"][classes == c.CORPUS], minlength=27)
    assert body[23] > 1000 and spinous[23] == 0


@pytest.mark.parametrize("seed", [7])
def test_metal_keeps_the_label_of_what_it_stands_in(monkeypatch, seed):
    _only(monkeypatch)
    without = generate(seed, "lumbar", SHAPE)
    _only(monkeypatch, implants=1)
    volume = generate(seed, "lumbar", SHAPE)
    tissue = volume["tissue"]
    assert (tissue == c.METAL[c.CORPUS]).sum() > 50 and (tissue == c.IMPLANT).sum() > 50
    assert np.array_equal(c.CLASS_OF_TISSUE[tissue], c.CLASS_OF_TISSUE[without["tissue"]])
