"""Small views for all tests: a tenth of the time."""

import pytest

from spineps_training.generator import volume


@pytest.fixture(scope="session", autouse=True)
def small_views():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(volume, "_VIEWS", ((52, 132, 150), (40, 170, 150)))
        patch.setattr(volume, "_VIEW_SHARES", (0.5, 0.5))
        yield
