# SPDX-License-Identifier: GPL-2.0-only
"""Pinholes: how long they live, and each one's opening, first packet and closing."""

from matplotlib.lines import Line2D
from matplotlib.patches import Patch

import numpy as np

from . import style

_POINTS = 2000


@style.styled
def lifetime_ecdf(curves):
    """One step line per entry of `curves` (kind to sorted seconds and fractions)."""
    made, axes = style.figure(3.6)
    for (kind, (x, y)), dash in zip(curves.items(), style.DASHES):
        x, y = _thinned(x, y)
        x, y = np.concatenate([x[:1], x]), np.concatenate([[0.0], y])
        look = {"color": style.colour_of_kind(kind), "linestyle": dash, "linewidth": 1.8}
        axes.step(x, y, where="post", label=kind, **look)
    axes.set_ylim(0, 1.03)
    axes.set_xlim(left=0)
    axes.set_xlabel("lifetime of a pinhole [s]")
    axes.set_ylabel("fraction of pinholes")
    axes.legend(title="kind", loc="center left", bbox_to_anchor=(1.0, 0.5))
    return made


def _thinned(x, y):
    """At most so many points as a picture can show, the last one among them."""
    if len(x) <= _POINTS:
        return x, y
    kept = np.unique(np.linspace(0, len(x) - 1, _POINTS).astype(int))
    return x[kept], y[kept]


@style.styled
def timeline(rows):
    """
    One line per row, a tuple (name, kind, opened, first packet or NaN, end, still open): pale
    while no packet had come, full after, with a tick where it opened and closed.
    """
    made, axes = style.figure(1.3 + 0.21 * max(len(rows), 1))
    for y, (_, kind, opened, first, end, still_open) in enumerate(rows):
        colour = style.colour_of_kind(kind)
        used_from = end if np.isnan(first) else first
        axes.barh(y, used_from - opened, left=opened, height=0.62, color=colour, alpha=0.3)
        axes.barh(y, end - used_from, left=used_from, height=0.62, color=colour)
        axes.plot(opened, y, marker="|", color=style.BLACK, markersize=8)
        axes.plot(end, y, marker=">" if still_open else "|", color=style.BLACK, markersize=6)
        if not np.isnan(first):
            axes.plot(first, y, "o", color="white", markeredgecolor=style.BLACK, markersize=4.5)
    axes.set_yticks(range(len(rows)), [row[0] for row in rows], fontsize=8)
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.use_sticky_edges = False
    axes.margins(x=0.02)
    axes.grid(axis="y", visible=False)
    axes.set_xlabel("simulated time [s]")
    style.legend_above(made, _timeline_legend(rows), columns=4)
    return made


def _timeline_legend(rows):
    kinds = dict.fromkeys(row[1] for row in rows)
    look = {"color": style.BLACK, "linestyle": "none"}
    handles = [Patch(color=style.colour_of_kind(kind), label=kind) for kind in kinds]
    handles += [
        Patch(color=style.GREY, alpha=0.3, label="no packet yet (pale)"),
        Line2D([], [], marker="|", markersize=8, label="opened, closed", **look),
        Line2D([], [], marker="o", markerfacecolor="white", label="first packet", **look),
    ]
    if any(row[5] for row in rows):
        handles.append(Line2D([], [], marker=">", label="open at the end of the run", **look))
    return handles
