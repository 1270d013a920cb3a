# SPDX-License-Identifier: GPL-2.0-only
"""Calls by when they were placed, a panel for each kind of callers, and what was dropped then."""

import numpy as np
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from . import style
from .outcomes import colours_of

_PANEL = 1.6


@style.styled
def outcomes_over_time(edges, panels):
    """
    Stacked bars between the edges. One panel per entry of `panels` (what is counted to name to
    counts between the edges); names that are outcomes of calls have their colours.
    """
    height = 0.5 + _PANEL * len(panels)
    made, axes = style.figure(height, rows=len(panels), sharex=True, squeeze=False)
    names = dict.fromkeys(name for counts in panels.values() for name in counts)
    looks = colours_of(names)
    for panel, (quantity, counts) in zip(axes[:, 0], panels.items()):
        _draw_panel(panel, edges, counts, looks)
        panel.set_ylabel(quantity)
        panel.set_ylim(bottom=0)
        panel.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
        panel.grid(axis="x", visible=False)
    axes[-1, 0].set_xlabel("simulated time [s]")
    patches = [Patch(label=name, edgecolor="white", **looks[name]) for name in names]
    style.legend_above(made, patches, columns=3)
    return made


def _draw_panel(panel, edges, counts, looks):
    bottom = np.zeros(len(edges) - 1)
    for name, values in counts.items():
        where = {"bottom": bottom, "width": np.diff(edges), "align": "edge"}
        panel.bar(edges[:-1], values, edgecolor="white", linewidth=0.4, **where, **looks[name])
        bottom = bottom + values
