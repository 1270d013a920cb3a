# SPDX-License-Identifier: GPL-2.0-only
"""Bars: call outcomes and dropped packets."""

import itertools

import numpy as np
from matplotlib.ticker import MaxNLocator

from . import style

_COLOURS = {
    "answered-ok": style.GREEN,
    "answered-one-way": style.ORANGE,
    "answered-silent": style.YELLOW,
    "busy": style.SKY,
    "declined": style.SKY,
    "no-answer": style.SKY,
    "cancelled": style.SKY,
    "failed-by-nat": style.VERMILLION,
    "failed-by-alg": style.VERMILLION,
    "failed-by-dos-filter": style.VERMILLION,
    "failed-by-proxy": style.VERMILLION,
    "failed-no-response": style.VERMILLION,
    "cut-by-timer": style.PURPLE,
    "lost-bye": style.PURPLE,
    "in-progress": style.GREY,
}

# Looks of what is no outcome.
_OTHERS = ((style.BLUE, ""), (style.BLACK, ""), (style.BLUE, "//"), (style.BLACK, "//"))

# Outcomes that share a colour are told apart by these, in order.
_HATCHES = ("", "//", "..", "xx", "--")


def colours_of(names):
    """Colour and hatch of each name; what is no outcome looks like none."""
    others = itertools.cycle(_OTHERS)
    outcomes = [name for name in names if name in _COLOURS]
    looks = {}
    for name in names:
        known = name in _COLOURS
        colour, hatch = (_COLOURS[name], _hatch(name, outcomes)) if known else next(others)
        looks[name] = {"facecolor": colour, "hatch": hatch}
    return looks


@style.styled
def call_outcomes(counts):
    """One bar per outcome of `counts` (class to calls), in its order."""
    colours = [_COLOURS.get(name, style.GREY) for name in counts]
    return _bars(counts, colours, "calls")


@style.styled
def dropped_packets(totals):
    """One bar per reason of `totals` (reason to packets and bytes)."""
    packets = {reason: total[0] for reason, total in totals.items()}
    return _bars(packets, [style.VERMILLION] * len(packets), "dropped packets")


def _bars(counts, colours, quantity):
    made, axes = style.figure(1.0 + 0.32 * max(len(counts), 1))
    names, values = list(counts), list(counts.values())
    bars = axes.barh(names, values, color=colours, height=0.65)
    axes.bar_label(bars, labels=[str(value) for value in values], padding=4)
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    axes.tick_params(axis="y", length=0)
    axes.margins(x=0.1)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel(f"number of {quantity}")
    return made


@style.styled
def call_outcomes_by_run(counts_by_run):
    """One stacked bar per run, of its calls in percent; the number of calls stands at its end."""
    made, axes = style.figure(1.6 + 0.34 * len(counts_by_run))
    order = list(dict.fromkeys(n for name in _COLOURS for n in _found(name, counts_by_run)))
    left = np.zeros(len(counts_by_run))
    totals = np.array([max(sum(counts.values()), 1) for counts in counts_by_run.values()])
    for name in order:
        share = [counts.get(name, 0) for counts in counts_by_run.values()] / totals * 100.0
        look = {"color": _COLOURS.get(name, style.GREY), "hatch": _hatch(name, order)}
        axes.barh(list(counts_by_run), share, left=left, label=name, edgecolor="white", **look)
        left += share
    for row, counts in enumerate(counts_by_run.values()):
        axes.text(101, row, f"{sum(counts.values())} calls", va="center")
    axes.set_xlim(0, 115)
    axes.set_xticks(range(0, 101, 20))
    axes.invert_yaxis()
    axes.grid(axis="y", visible=False)
    axes.set_xlabel("share of the run's calls [%]")
    style.legend_above(made, axes.get_legend_handles_labels()[0], columns=4)
    return made


def _found(name, counts_by_run):
    return [name] if any(name in counts for counts in counts_by_run.values()) else []


def _hatch(name, order):
    alike = [other for other in order if _COLOURS.get(other) == _COLOURS.get(name)]
    return _HATCHES[alike.index(name) % len(_HATCHES)]
