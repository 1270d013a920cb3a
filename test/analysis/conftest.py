# SPDX-License-Identifier: GPL-2.0-only
import pathlib
import sys

import pytest

sys.path[:0] = [
    str(pathlib.Path(__file__).resolve().parents[2]),
    str(pathlib.Path(__file__).parent),
]

import recorded  # noqa: E402


@pytest.fixture
def database(tmp_path):
    """An empty database with one run that has ended."""
    return recorded.Database(tmp_path / "run.sqlite").run()


@pytest.fixture
def three_zone(tmp_path):
    """Path of a database with a run that has something in every figure."""
    return recorded.three_zone(tmp_path / "three-zone.sqlite").close()
