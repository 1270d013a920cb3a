# SPDX-License-Identifier: GPL-2.0-only
import itertools
from unittest import mock

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from analysis import ladder, plots
from analysis.plots import style


def visible_texts(figure):
    """Boxes of all texts that are drawn, in pixels, with the texts."""
    drawn = {}

    def draw(text, renderer):
        if text.get_visible() and text.get_text().strip():
            drawn[id(text)] = (text.get_text(), text.get_window_extent(renderer))

    with mock.patch.object(Text, "draw", draw):
        FigureCanvasAgg(figure).draw()
    return list(drawn.values())


def assert_readable(figure):
    """No two texts overlap, none leaves the picture."""
    texts = visible_texts(figure)
    width, height = figure.get_size_inches() * figure.dpi
    for text, box in texts:
        assert box.x0 >= -1 and box.y0 >= -1 and box.x1 <= width + 1 and box.y1 <= height + 1, text
    for (text, box), (other, other_box) in itertools.combinations(texts, 2):
        shared = min(box.x1, other_box.x1) - max(box.x0, other_box.x0)
        shared_height = min(box.y1, other_box.y1) - max(box.y0, other_box.y0)
        assert min(shared, shared_height) < 1.0, (text, other)


def long_ladder():
    stations = ("private\n10.1.1.3", "firewall", "dmz\n2.2.2.2", "public\n1.1.1.4")
    ways = [(stations[0], stations[2]), (stations[2], stations[3]), (stations[3], stations[0])]
    changed = ("IP source", "request line", "Via", "Record-Route", "Contact", "SDP c=", "SDP m=")
    label = "481 Call/Transaction Does Not Exist (SUBSCRIBE)"
    sent = [
        ladder.Message(1000.0 + i, label, *ways[i % 3], "", changed[: i % 8], "a", "b")
        for i in range(12)
    ]
    dropped = ladder.Message(1020.0, "INVITE", stations[2], None, "malformed-sdp", (), "a", None)
    return ladder.Ladder("id", stations, (*sent, dropped))


def lane_groups(groups, size):
    for group in range(groups):
        lanes = []
        for i in range(size):
            first = np.nan if i % 3 else i + 1.0
            kind = ("rtp", "rtcp", "signal")[i % 3]
            bar = plots.Bar(kind, float(i), first, group * 10.0 + 30.0, i == size - 1)
            name = f"rtcp private→public [2001:db8:aaaa:bbbb::{i}]:65535"
            lanes.append(plots.Lane(name, (bar,), (("last packet", i + 2.0),), "inactive-media"))
        yield lanes


LONG = {"failed-by-dos-filter": 123456, "answered-one-way": 1, "cut-by-timer": 999999}
TIMES = np.arange(10000.0)

FIGURES = {
    "outcomes": lambda: plots.call_outcomes(LONG),
    "outcomes of one kind": lambda: plots.call_outcomes({"answered-ok": 1}),
    "outcomes by run": lambda: plots.call_outcomes_by_run(
        {
            f"three-zone alg=on calls={n}": dict(zip(style_outcomes(), range(n, n + 15)))
            for n in range(8)
        }
    ),
    "drops": lambda: plots.dropped_packets(
        {f"long-name-of-a-reason-{i}": (10**i, 1) for i in range(9)}
    ),
    "lifetimes": lambda: plots.lifetime_ecdf(
        {"rtp": (TIMES, TIMES / 1e4), "signal": (TIMES[:1], TIMES[:1] + 1)}
    ),
    "lanes": lambda: plots.lanes(list(lane_groups(6, 10)), "simulated time [s]"),
    "one lane": lambda: plots.lanes(list(lane_groups(1, 1)), "simulated time [s]"),
    "lanes with limits": lambda: plots.lanes(
        list(lane_groups(2, 3)), "time [ms]", limits=(-1.0, 20.0)
    ),
    "outcomes over time": lambda: plots.outcomes_over_time(
        TIMES[:61],
        {
            f"calls of\n{name}": {outcome: TIMES[:60] for outcome in style_outcomes()}
            for name in ("private", "public", "strangers-far-away")
        },
    ),
    "intervals": lambda: plots.intervals(
        {
            "session establishment ratio [%]": [(99.123, 0.5), (20.0, np.nan)],
            "mean opinion score": [(4.4, 0.001), (np.nan, np.nan)],
            "calls heard both ways [%]": [(0.0, 0.0), (1e6, 1e5)],
        },
        ["three-zone alg=on loss=0.05", "three-zone alg=off"],
    ),
    "series": lambda: plots.samples_over_time({"a": (TIMES, TIMES)}, "public ports in use"),
    "series of runs": lambda: plots.samples_over_time(
        {f"three-zone run={n} alg=off": (TIMES, TIMES * n) for n in range(8)}, "public ports in use"
    ),
    "speech": lambda: plots.distributions(
        [
            ("mean opinion score", TIMES % 4, (1, 4.5)),
            ("loss [%]", TIMES % 100, (0, 99.37)),
            ("jitter [ms]", TIMES / 1e6, (0, 0.0099999)),
            ("one-way delay [ms]", TIMES, (0, 9999.0)),
        ]
    ),
    "ladder": lambda: plots.message_ladder(long_ladder()),
}


def style_outcomes():
    from analysis.metrics import OUTCOMES

    return OUTCOMES


@pytest.mark.parametrize("name", FIGURES)
def test_no_text_overlaps_or_is_cut(name):
    assert_readable(FIGURES[name]())


@pytest.mark.parametrize("form", ["svg", "png"])
@pytest.mark.parametrize("name", FIGURES)
def test_equal_data_give_equal_bytes(name, form):
    assert style.to_bytes(FIGURES[name](), form) == style.to_bytes(FIGURES[name](), form)


@pytest.mark.parametrize("name", ["outcomes", "drops", "lifetimes", "lanes", "series", "speech"])
def test_axes_say_what_they_show_and_its_unit(name):
    first = FIGURES[name]().axes[0]
    label = first.get_xlabel()
    assert label and ("[" in label or "number of" in label or "score" in label)


def test_a_long_series_keeps_its_peak_and_its_size():
    value = np.zeros(100000)
    value[54321] = 7.0
    figure = plots.samples_over_time({"a": (np.arange(100000.0), value)}, "ports")
    (line,) = figure.axes[0].lines
    assert max(line.get_ydata()) == 7.0 and len(line.get_ydata()) <= 2000


def test_a_long_distribution_keeps_its_ends():
    x = np.arange(1.0, 100001.0)
    (line,) = plots.lifetime_ecdf({"rtp": (x, x / 1e5)}).axes[0].lines
    assert (line.get_xdata()[-1], line.get_ydata()[-1]) == (1e5, 1.0)
    assert (line.get_xdata()[0], line.get_ydata()[0]) == (1.0, 0.0)
