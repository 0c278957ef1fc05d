"""Real shapes: reading, licences, posing; made here from simple solids."""

import nibabel
import numpy as np
import pytest

from spineps_training import classes as c
from spineps_training.anatomy import Vertebra, mean_sizes
from spineps_training.generator import generate, templates
from spineps_training.generator import volume as volumes

SOURCE = "artisynth-lumbosacral"


def _block_vertebra():
    """A box with an arch around a foramen of 20 x 14 mm, and a spine behind it; axes right, front, up."""
    mask = np.zeros((90, 110, 60), bool)
    mask[20:70, 60:95, 15:45] = True
    mask[28:62, 36:60, 22:40] = True
    mask[35:55, 46:60, :] = False
    mask[42:48, 10:40, 15:38] = True
    return mask


@pytest.fixture
def real(tmp_path):
    folder = tmp_path / SOURCE
    folder.mkdir()
    nibabel.save(
        nibabel.Nifti1Image(_block_vertebra().astype(np.uint8) * 22, np.eye(4)), folder / "instances_1mm.nii.gz"
    )
    (folder / "LICENSE").write_text("free")
    return tmp_path


def test_a_shape_is_measured_and_labelled(real):
    (found,) = templates.read_templates(real)[SOURCE]
    expected = dict(width=50, depth=35, height=30, canal_width=20, canal_depth=14)
    assert found.size == pytest.approx(expected, abs=3)
    v = Vertebra("L3", 22.0, mean_sizes(22.0))
    found.fit(v, np.random.default_rng(0))
    x, y, z = np.meshgrid(np.arange(-30, 31, 2.0), np.arange(-70, 30, 2.0), np.arange(-20, 21, 2.0), indexing="ij")
    distance, label = found.sample(v, (x, y, z), 1.5)
    inside = distance < 0
    assert (label[inside & (y > -10)] >= c.CORPUS).all() and c.ENDPLATE in label[inside]
    assert set(np.unique(label[inside & (y < -45)])) == {c.SPINOUS}
    # as wide as the vertebra that it stands for, not as it was
    width = np.ptp(x[inside & (np.abs(z) < 5) & (np.abs(y) < 5)])
    assert width == pytest.approx(v.size["width"], abs=5)


def test_shapes_need_their_licence(real):
    (real / SOURCE / "LICENSE").unlink()
    with pytest.raises(ValueError, match="LICENSE"):
        templates.read_templates(real)
    with pytest.raises(ValueError, match="no vertebrae"):
        templates.read_templates(real / "nothing")


def test_a_spine_of_real_shapes(real, tmp_path, monkeypatch):
    monkeypatch.setattr(volumes, "_REAL", 1)
    monkeypatch.setattr(volumes, "_REAL_EACH", 1)
    found = templates.read_templates(real)
    spine = [Vertebra("", p, mean_sizes(p)) for p in (12.0, 21.5, 22.0, 24.0)]
    volumes._give_real_shapes(spine, found, np.random.default_rng(1))
    assert [v.template is None for v in spine] == [True, False, False, True]
    shape = (48, 120, 120)
    plain = generate(2, "lumbar", shape)
    volume = next(v for v in (generate(s, "lumbar", shape, found) for s in range(2, 6)) if (v["instance"] == 22).any())
    assert volume["tissue"].shape == plain["tissue"].shape
    bone = volume["instance"] == 22
    assert np.isin(c.CLASS_OF_TISSUE[volume["tissue"][bone]], [*c.VERTEBRA]).all()
    templates.copy_licences(real, tmp_path)
    assert (tmp_path / f"LICENSE-{SOURCE}").read_text() == "free"


def test_a_closed_surface_becomes_voxels():
    corners = np.array(np.meshgrid([0, 6.0], [0, 8.0], [0, 10.0], indexing="ij")).reshape(3, -1).T
    faces = [(0, 1, 3), (0, 3, 2), (4, 5, 7), (4, 7, 6), (0, 1, 5), (0, 5, 4), (2, 3, 7), (2, 7, 6)]
    faces += [(0, 2, 6), (0, 6, 4), (1, 3, 7), (1, 7, 5)]
    mask = templates.voxelise(corners[np.array(faces)])
    assert mask.sum() == pytest.approx(6 * 8 * 10, rel=0.05)
