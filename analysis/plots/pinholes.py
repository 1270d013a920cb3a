# SPDX-License-Identifier: GPL-2.0-only
"""How long pinholes live."""

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
