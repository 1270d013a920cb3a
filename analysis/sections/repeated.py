# SPDX-License-Identifier: GPL-2.0-only
"""Repetitions of an experiment with other random numbers: means, and how sure they are."""

import numpy as np

from .. import metrics, plots, replications
from .parts import Figure, Grid, Section, number

# What is drawn, of all that is told.
_DRAWN = ("session establishment ratio [%]", "calls heard both ways [%]", "mean opinion score")


def repeated(recording):
    """None unless an experiment was run at least twice with other random numbers."""
    experiments = replications.experiments(recording.runs)
    if max(len(runs) for runs in experiments.values()) < 2:
        return None
    values = {name: _values(recording, runs) for name, runs in experiments.items()}
    rows = []
    for figure in next(iter(values.values())):
        cells = [_cell(replications.confidence(v[figure])) for v in values.values()]
        rows.append((figure, *cells))
    header = tuple(f"{name}: {len(runs)} runs" for name, runs in experiments.items())
    panels = {
        figure: [replications.confidence(v[figure]) for v in values.values()] for figure in _DRAWN
    }
    text = (
        "Each run gives one value; shown are the mean over the runs and the half width of its "
        "95 % confidence interval, by Student's t.",
    )
    drawing = Figure(
        "repeated-runs", plots.intervals(panels, list(values)), "Means with 95 % intervals."
    )
    grid = Grid(("mean ± half width", *header), tuple(rows))
    return Section("Repeated runs", text, (grid,), (drawing,))


def _cell(confidence):
    mean, half = confidence
    return number(mean, 3) if np.isnan(half) else f"{number(mean, 3)} ± {number(half, 3)}"


def _values(recording, runs):
    """Figure of merit to its value in each run."""
    parts = [_figures(recording.of_run(run)) for run in runs]
    return {name: [part[name] for part in parts] for name in parts[0]}


def _figures(recording):
    call, message = recording.call, recording.sip_message
    session = metrics.session_metrics(call)
    heard = metrics.count(call.audio).get("two-way", 0)
    exposure = metrics.exposure(recording.pinhole, recording.runs)
    ports = metrics.time_mean(*metrics.series(recording.sample, "ports_in_use"))
    return {
        "session establishment ratio [%]": session.establishment_ratio,
        "session completion ratio [%]": session.completion_ratio,
        "calls heard both ways [%]": 100.0 * heard / len(call) if len(call) else np.nan,
        "session request delay, answered [ms]": 1000.0 * _mean(session.request_delay),
        "session disconnect delay at the firewall [ms]": 1000.0
        * _mean(metrics.transactions(message, "BYE").delays),
        "registration request delay at the firewall [ms]": 1000.0
        * _mean(metrics.registration_delays(message)),
        "mean opinion score": _mean(metrics.both_sides(call, "mos")),
        "loss [%]": 100.0 * _mean(metrics.both_sides(call, "loss")),
        "open port seconds": exposure.port_seconds,
        "idle port seconds": exposure.idle_port_seconds,
        "ports in use, mean over time": ports,
        "packets dropped": float(recording.drop.packets.sum()),
    }


def _mean(values):
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else float("nan")
