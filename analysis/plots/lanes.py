# SPDX-License-Identifier: GPL-2.0-only
"""Lanes along one time axis: calls with their pinholes, answers of forks, registrations."""

import dataclasses

from matplotlib.lines import Line2D
from matplotlib.patches import Patch

import numpy as np

from . import style

_LANE = 0.21
_MARKS = {
    "first packet": {"marker": "o", "color": "white", "markeredgecolor": style.BLACK},
    "last packet": {"marker": "o", "color": style.BLACK},
    "re-INVITE": {"marker": "v", "color": style.BLACK},
    "no pinhole": {"marker": "x", "color": style.BLACK},
    "INVITE passed": {"marker": "o", "color": style.GREEN, "markeredgecolor": style.BLACK},
    "INVITE dropped": {"marker": "X", "color": style.VERMILLION, "markeredgecolor": style.BLACK},
}


@dataclasses.dataclass(frozen=True)
class Bar:
    """A stretch of a lane. Pale up to `full_from`, full after; NaN for pale to the end."""

    kind: str
    begin: float
    full_from: float
    end: float
    goes_on: bool = False


@dataclasses.dataclass(frozen=True)
class Lane:
    """A line of the figure: name, bars, (kind, time) of its marks, a word behind the last bar."""

    name: str
    bars: tuple
    marks: tuple = ()
    note: str = ""


@style.styled
def lanes(groups, axis, pale="pale", limits=None):
    """
    Groups of lanes, one below the other with a line between; `axis` names time and unit, `pale`
    says what a pale stretch is, `limits` are those of the axis where the bars do not give them.
    """
    made, axes = style.figure(1.0 + _LANE * max(sum(map(len, groups)) + 0.5 * len(groups), 2))
    rows, y = [], 0.0
    for group in groups:
        rows += [(y + i, lane) for i, lane in enumerate(group)]
        y += len(group) + 0.5
        axes.axhline(y - 0.75, color=style.GREY, linewidth=0.5, zorder=0)
    for at, lane in rows:
        _draw_lane(axes, at, lane, limits)
    axes.set_yticks([at for at, _ in rows], [lane.name for _, lane in rows], fontsize=8)
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(y - 0.4, -0.8)
    axes.use_sticky_edges = False
    axes.margins(x=0.03)
    if limits:
        axes.set_xlim(*limits)
    axes.grid(axis="y", visible=False)
    axes.set_xlabel(axis)
    _leave_room_for_notes(axes, [lane for _, lane in rows])
    style.legend_above(made, _legend([lane for _, lane in rows], pale), columns=4)
    return made


def _draw_lane(axes, y, lane, limits):
    edge = limits[1] if limits else np.inf
    for bar in lane.bars:
        end = min(bar.end, edge)
        full = end if np.isnan(bar.full_from) else min(max(bar.full_from, bar.begin), end)
        colour = style.colour_of_kind(bar.kind)
        axes.barh(y, full - bar.begin, left=bar.begin, height=0.62, color=colour, alpha=0.3)
        axes.barh(y, end - full, left=full, height=0.62, color=colour)
        axes.plot(bar.begin, y, marker="|", color=style.BLACK, markersize=7)
        goes_on = bar.goes_on or bar.end > edge
        axes.plot(end, y, marker=">" if goes_on else "|", color=style.BLACK, markersize=6)
    for kind, at in lane.marks:
        axes.plot(at, y, linestyle="none", markersize=5, zorder=4, **_MARKS[kind])
    if lane.note:
        last = max((min(bar.end, edge) for bar in lane.bars), default=axes.get_xlim()[0])
        place = {"xytext": (6, 0), "textcoords": "offset points", "va": "center"}
        axes.annotate(lane.note, (last, y), fontsize=7.5, color="#444444", **place)


def _leave_room_for_notes(axes, rows):
    """Notes stand right of their bars: the axis grows by the longest one's share of the width."""
    low, high = axes.get_xlim()
    ends = [(max((bar.end for bar in lane.bars), default=low), len(lane.note)) for lane in rows]
    letters = 90.0
    wanted = [
        low + (min(end, high) - low) / max(1 - (count + 2) / letters, 0.3)
        for end, count in ends
        if count
    ]
    axes.set_xlim(low, max([high, *wanted]))


def _legend(rows, pale):
    kinds = dict.fromkeys(bar.kind for lane in rows for bar in lane.bars)
    marks = dict.fromkeys(kind for lane in rows for kind, _ in lane.marks)
    bars = [bar for lane in rows for bar in lane.bars]
    handles = [Patch(color=style.colour_of_kind(kind), label=kind) for kind in kinds]
    if any(np.isnan(bar.full_from) or bar.full_from > bar.begin for bar in bars):
        handles.append(Patch(color=style.GREY, alpha=0.3, label=pale))
    look = {"linestyle": "none", "markersize": 5}
    handles += [Line2D([], [], label=kind, **look, **_MARKS[kind]) for kind in marks]
    if any(bar.goes_on for bar in bars):
        handles.append(
            Line2D([], [], marker=">", color=style.BLACK, label="goes on at the end", **look)
        )
    return handles
