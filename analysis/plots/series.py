# SPDX-License-Identifier: GPL-2.0-only
"""Time series of samples."""

import numpy as np

from . import style

_POINTS = 2000


@style.styled
def samples_over_time(curves, quantity):
    """One step line per entry of `curves` (label to times and values); `quantity` has the unit."""
    made, axes = style.figure(3.2)
    for (label, (at, value)), look in zip(curves.items(), style.line_styles()):
        axes.step(*_thinned(at, value), where="post", label=label, linewidth=1.5, **look)
    axes.set_ylim(bottom=0)
    axes.set_xlabel("simulated time [s]")
    axes.set_ylabel(quantity)
    if len(curves) > 1:
        style.legend_above(made, axes.get_legend_handles_labels()[0], columns=2)
    return made


def _thinned(at, value):
    """Of each stretch of a long series its largest value, so that no peak is lost."""
    if len(at) <= _POINTS:
        return at, value
    starts = np.linspace(0, len(at), _POINTS, endpoint=False).astype(int)
    return at[starts], np.maximum.reduceat(value, starts)
