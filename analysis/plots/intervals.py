# SPDX-License-Identifier: GPL-2.0-only
"""Means of several runs with their confidence."""

import textwrap

import numpy as np

from . import style


@style.styled
def intervals(panels, names):
    """
    One panel per entry of `panels` (label with unit to a list of mean and half width), a row for
    each of `names`; no bar where the half width is NaN.
    """
    height = 1.0 + 0.34 * len(names)
    made, axes = style.figure(height, columns=len(panels), sharey=True, squeeze=False)
    for panel, (label, values), colour in zip(axes[0], panels.items(), style.CYCLE):
        means = np.array([mean for mean, _ in values])
        halves = np.nan_to_num(np.array([half for _, half in values]))
        look = {"color": colour, "capsize": 4, "markersize": 5}
        panel.errorbar(means, range(len(names)), xerr=halves, fmt="o", **look)
        panel.set_xlabel(textwrap.fill(label, 20))
        panel.margins(x=0.15)
        panel.locator_params(axis="x", nbins=2)
    axes[0][0].set_yticks(range(len(names)), names)
    axes[0][0].set_ylim(len(names) - 0.5, -0.5)
    return made
