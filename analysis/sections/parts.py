# SPDX-License-Identifier: GPL-2.0-only
"""What a section of the report is made of, and how numbers are written in it."""

import dataclasses

import numpy as np

# More runs than these are shown together only.
MAX_RUNS_APART = 8


@dataclasses.dataclass(frozen=True)
class Figure:
    """A drawing with its file name and the sentence that describes it to who cannot see it."""

    name: str
    drawing: object
    caption: str


@dataclasses.dataclass(frozen=True)
class Grid:
    """A table: header cells and rows of texts."""

    header: tuple
    rows: tuple


@dataclasses.dataclass(frozen=True)
class Section:
    """A heading with what stands under it; `messages` are those of a ladder, for their texts."""

    title: str
    text: tuple = ()
    grids: tuple = ()
    figures: tuple = ()
    messages: tuple = ()


def number(value, digits):
    """A number, or a dash where there is none."""
    return "–" if value is None or np.isnan(value) else f"{value:.{digits}f}"


def spread(values, digits):
    """Median, 5 % and 95 % quantile, and of how many."""
    known = values[~np.isnan(values)]
    if not len(known):
        return "–"
    low, middle, high = (f"{v:.{digits}f}" for v in np.percentile(known, (5, 50, 95)))
    return f"{middle} ({low} to {high}) of {len(known)}"
