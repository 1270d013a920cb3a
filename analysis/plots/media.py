# SPDX-License-Identifier: GPL-2.0-only
"""Distributions of what the telephones heard."""

from matplotlib.ticker import MaxNLocator

from . import style


@style.styled
def distributions(panels):
    """One histogram per panel: (axis label with unit, values, range); counts are call sides."""
    made, axes = style.figure(2.9, columns=len(panels), sharey=True, squeeze=False)
    for panel, (label, values, limits), colour in zip(axes[0], panels, style.CYCLE):
        panel.hist(values, bins=25, range=limits, color=colour, edgecolor="white", linewidth=0.4)
        panel.set_xlim(limits)
        panel.set_xlabel(label)
        panel.grid(axis="x", visible=False)
        panel.locator_params(axis="x", nbins=3)
    axes[0][0].set_ylabel("call sides")
    axes[0][0].yaxis.set_major_locator(MaxNLocator(integer=True))
    return made
