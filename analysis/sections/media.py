# SPDX-License-Identifier: GPL-2.0-only
"""What the two sides of the calls heard."""

from .. import metrics, plots
from .parts import Figure, Grid, Section, spread

# The least range of each axis: what is less than a thing that anybody hears shall look small.
_RANGES = {"loss [%]": 5.0, "jitter [ms]": 1.0, "one-way delay [ms]": 1.0}


def speech(recording):
    """What the two sides of the calls heard."""
    mos = metrics.both_sides(recording.call, "mos")
    if not len(mos):
        return Section("Speech quality", ("No side of any call received media.",))
    panels = _speech_panels(recording.call, mos)
    spreads = Grid(
        ("figure", "median (5 % to 95 %) of n"),
        tuple((label, spread(values, 2)) for label, values, _ in panels),
    )
    bands = metrics.mos_bands(mos)
    grid = Grid(
        ("users, by ITU-T G.107", "call sides"), tuple((k, str(v)) for k, v in bands.items())
    )
    caption = "Call sides by mean opinion score, loss, jitter and one-way delay."
    figure = Figure("speech-quality", plots.distributions(panels), caption)
    return Section("Speech quality", (), (spreads, grid), (figure,))


def _speech_panels(call, mos):
    """Label, values and range of each distribution of which there are values."""
    scaled = {
        "loss [%]": metrics.both_sides(call, "loss") * 100.0,
        "jitter [ms]": metrics.both_sides(call, "jitter_seconds") * 1000.0,
        "one-way delay [ms]": metrics.both_sides(call, "delay_seconds") * 1000.0,
    }
    others = [
        (label, v, (0.0, max(float(v.max()), _RANGES[label])))
        for label, v in scaled.items()
        if len(v)
    ]
    return [("mean opinion score", mos, (1.0, 4.5)), *others]
