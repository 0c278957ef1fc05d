"""The network that names levels: classes of variants, fields of view, rows of names and how sure they are."""

import numpy as np
import pytest
import torch

from spineps_training import classes as c
from spineps_training import evaluate_levels as e
from spineps_training import level_network as n
from spineps_training.shapes import ShapeFolder, fill


@pytest.fixture(scope="module")
def shapes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("levels")
    fill(folder, [1])
    return ShapeFolder(folder)


@pytest.mark.parametrize(
    ("variant", "last", "classes"),
    [
        ("", 24, [6, 7, 18, 19, 23]),
        ("T13", 25, [6, 7, 18, 18, 22]),
        ("T11", 23, [6, 7, 19, 20, None]),
        ("L6", 25, [6, 7, 18, 19, 23]),
        ("L4", 23, [6, 7, 18, 19, None]),
    ],
)
def test_classes_of_the_variants(variant, last, classes):
    table = n.level_classes(variant)
    for number, expected in zip((7, 8, 19, 20, 24), classes):
        if expected is not None:
            assert table[number] == expected
    assert table[last] == (22 if variant == "L4" else 23)
    assert table[26] == n.SACRUM_CLASS and table[0] == n.UNKNOWN


def test_views_hold_what_the_volume_holds(shapes):
    seen = set()
    for seed in range(8):
        x, owned, about = n.view(shapes, 0, np.random.default_rng(seed))
        assert x.shape == (n.OWN, *owned.shape)
        assert set(np.unique(x)) <= {0, 1}
        assert not x[:, x[n.INSIDE] == 0].any()
        assert (x[n.CORD] <= x[n.CANAL]).all() and (x[n.BODY] <= x[n.BONE]).all()
        seen |= set(np.unique(owned))
    assert len(seen) > 4


def test_channels():
    classes = np.arange(c.COUNT)[:, None, None]
    x = n.channels(classes, np.ones(classes.shape))[:, :, 0, 0]
    assert x.sum(1).tolist() == [9, 1, 2, 2, 1, 1, c.COUNT]
    assert x[n.BODY].argmax() == c.CORPUS and x[n.SACRUM].argmax() == c.SACRUM


def test_cutouts_are_centred_on_bodies():
    x, owned = np.zeros((n.OWN, 5, 40, 60), np.float32), np.zeros((5, 40, 60), int)
    x[n.INSIDE] = 1
    for number, height in ((4, 50), (5, 20)):  # a body, and a process behind it
        owned[1:4, 20:25, height - 2 : height + 3] = number
        x[n.BODY, 1:4, 20:25, height - 2 : height + 3] = 1
        owned[2, 6:9, height - 8] = number
    owned[0, 0, 0] = 9  # one voxel is no vertebra
    x[n.BONE] = owned > 0
    numbers, cuts = n.cutouts(x, owned)
    assert numbers.tolist() == [4, 5] and cuts.shape == (2, n.INPUTS, 32, 32, 32)
    for cut, height in zip(cuts, (50, 20)):
        assert np.argwhere(cut[n.OWN] * cut[n.BODY]).mean(0).tolist() == [16, 16, 16]
        assert cut[n.OWN].sum() == 78 and cut[n.OWN, 16, 0, 8] == 1
        assert cut[n.INSIDE].sum() == 5 * 32 * (min(60, height + 16) - max(0, height - 16))
    assert cuts[0, n.BODY].sum() == 75  # the other body is 30 voxels away


def test_network_learns_one_view(shapes):
    torch.manual_seed(0)
    torch.set_num_threads(1)
    net = n.LevelNet()
    batch = [n.sample(shapes, np.random.default_rng(3))]
    optimiser = torch.optim.AdamW(net.parameters(), 3e-3)
    losses = []
    for _ in range(10):
        optimiser.zero_grad()
        loss, _ = n.loss_of(net, batch)
        loss.backward()
        optimiser.step()
        losses.append(float(loss))
    assert losses[-1] < 0.5 * losses[0]
    assert net(batch[0][0]).shape == (len(batch[0][0]), n.OUTPUTS)


def log_of(row, sure=0.9):
    table = np.full((len(row), n.OUTPUTS), (1 - sure) / (n.OUTPUTS - 1))
    table[np.arange(len(row)), row] = sure
    return np.log(table)


@pytest.mark.parametrize("row", [[0, 1, 2], [16, 17, 18, 19, 20], [17, 18, 18, 19], [16, 17, 19, 20], [22, 23, 23]])
def test_rows_are_found_again(row):
    table, p = e.posterior(log_of(row), 1, 0)
    assert table[0].tolist() == row and p[0] > 0.9
    assert p.sum() == pytest.approx(1)


def test_no_votes_no_names():
    table, p = e.posterior(np.full((4, n.OUTPUTS), -np.log(n.OUTPUTS)), 1, 0.5)
    assert p[0] < 0.1
    assert len(np.unique(table, axis=0)) == len(table)


def test_calibration_takes_overstated_votes_back():
    rng = np.random.default_rng(0)
    records = []
    for k in range(60):
        first = int(rng.integers(2, 14))
        said = first + (int(rng.choice([-1, 1])) if k % 2 else 0)
        truth = np.arange(first, first + 4)
        records.append(e.Record(log_of([*range(said, said + 4)], 0.97), truth, False, "neither"))
    weight, power = e.calibrate(records)
    assert 0.3 < e.posterior(records[0].log, weight, power)[1][0] < 0.75


@pytest.mark.parametrize(
    ("row", "anchored", "named"),
    [
        ([1, 2, 3], False, 1),
        ([2, 3, 4], False, 0),
        ([21, 22, 23], True, 1),
        ([21, 22, 23], False, 0),
        ([8, 9], True, 0),
    ],
)
def test_names_need_a_landmark(row, anchored, named):
    right = e.names([e.Record(log_of(row, 0.99), np.array(row), anchored, "")], 1, 0)
    assert right["right"] == named and right["wrong"] == 0 and right["unknown"] == 1 - named


def test_sacrum_right_below():
    x, lowest = np.zeros((n.OWN, 6, 20, 40), np.float32), np.zeros((6, 20, 40), bool)
    lowest[:, 8:14, 26:32] = True
    x[n.BODY][lowest] = 1
    x[n.SACRUM, :, 4:10, 16:22] = 1
    assert e._anchored(x, lowest)
    x[n.SACRUM] = np.roll(x[n.SACRUM], -10, 2)
    assert not e._anchored(x, lowest)
