# SPDX-License-Identifier: GPL-2.0-only
"""The common look: colours that colour-blind people can tell apart, sizes, deterministic files."""

import functools
import io
import itertools
import math

import matplotlib
from matplotlib.figure import Figure

# Okabe and Ito's colours.
BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILLION, PURPLE = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"
GREY = "#777777"

CYCLE = (BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY, BLACK, GREY)
DASHES = ("-", "--", "-.", ":")

KIND_COLOURS = {
    "rtp": BLUE,
    "rtcp": ORANGE,
    "signal": GREEN,
    "telephones": GREY,
    "ALG's call": PURPLE,
    "kept answer": GREEN,
    "other answer": VERMILLION,
    "registered": SKY,
    "mapping": BLUE,
}

WIDTH = 8.0

_SETTINGS = {
    "svg.hashsalt": "figure",
    "font.family": "DejaVu Sans",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.grid": True,
    "grid.color": "#DDDDDD",
    "grid.linewidth": 0.6,
    "legend.frameon": False,
    "savefig.facecolor": "white",
}


def styled(draw):
    """Lets a function that returns a figure draw in the common look."""

    @functools.wraps(draw)
    def draw_styled(*arguments, **options):
        with matplotlib.rc_context(_SETTINGS):
            return draw(*arguments, **options)

    return draw_styled


def figure(height, width=WIDTH, columns=1, rows=1, **options):
    """A figure with its axes."""
    made = Figure(figsize=(width, height), layout="constrained")
    return made, made.subplots(rows, columns, **options)


def line_styles():
    """Colour and dash pairs, so that lines also differ without colour."""
    for index in itertools.count():
        dash = DASHES[(index + index // len(CYCLE)) % len(DASHES)]
        yield {"color": CYCLE[index % len(CYCLE)], "linestyle": dash}


def colour_of_kind(kind):
    return KIND_COLOURS.get(kind, PURPLE)


def legend_above(made, handles, columns):
    """A legend along the top of the figure, which grows by as much, over no data."""
    added = 0.15 + 0.23 * math.ceil(len(handles) / columns)
    height = made.get_figheight() + added
    made.set_figheight(height)
    made.get_layout_engine().set(rect=(0, 0, 1, 1 - added / height))
    made.legend(handles=handles, loc="upper left", ncols=columns, fontsize=9)


def to_bytes(made, form):
    """The figure as "svg" or "png"; equal figures give equal bytes."""
    buffer = io.BytesIO()
    metadata = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
    with matplotlib.rc_context(_SETTINGS):
        made.savefig(buffer, format=form, dpi=100, metadata=metadata)
    return buffer.getvalue()
