# SPDX-License-Identifier: GPL-2.0-only
"""What the firewall had in use, and what it refused."""

from .. import metrics, plots
from .parts import MAX_RUNS_APART, Figure, Grid, Section, number

# Drops because a table or a pool was full; what they have in common is that more would have helped.
_EXHAUSTED = ("SourcePoolExhausted", "NoPortPair")

_TABLES = {
    "calls": "calls",
    "sessions": "sessions",
    "pinholes": "pinholes",
    "mappings": "mappings",
    "registrations": "registrations",
}


def ports(recording):
    """Public ports in use over time."""
    curves, rows = {}, []
    for run in recording.runs:
        at, value = metrics.series(recording.of_run(run).sample, "ports_in_use")
        if len(at):
            curves[run.label] = (at, value)
            rows.append(
                (run.label, number(metrics.time_mean(at, value), 1), number(value.max(), 0))
            )
    if not curves:
        return Section("Ports in use", ("No sample of the ports in use was taken.",))
    shown = dict(list(curves.items())[:MAX_RUNS_APART])
    left_out = f", the first {len(shown)} of {len(curves)} runs" if len(shown) < len(curves) else ""
    figure = Figure(
        "ports-in-use",
        plots.samples_over_time(shown, "public ports in use"),
        f"Public ports in use over time{left_out}.",
    )
    grid = Grid(("run", "mean over time [ports]", "most [ports]"), tuple(rows))
    lost = metrics.drops_by_reason(recording.drop)
    refused = sum(lost[reason][0] for reason in _EXHAUSTED if reason in lost)
    text = f"Packets dropped because no port or address was left: {refused}."
    return Section("Ports in use", (text,), (grid,), (figure,))


def tables(recording):
    """How many rows the firewall's tables had: what does not go back to where it began is left."""
    curves, rows = {}, []
    for name, label in {**_TABLES, "memory_bytes": "memory [bytes]"}.items():
        at, value = metrics.series(recording.sample, name)
        if len(at):
            cells = (metrics.time_mean(at, value), value.max(), value[-1])
            digits = 0 if name == "memory_bytes" else 1
            rows.append((label, *(number(cell, digits) for cell in cells)))
            if name in _TABLES:
                curves[label] = (at, value)
    if not curves:
        return None
    figure = Figure(
        "tables-over-time",
        plots.samples_over_time(curves, "rows"),
        f"Rows of the firewall's tables over time, {recording.runs[0].label}.",
    )
    grid = Grid(("table", "mean over time", "most", "at the end of the run"), tuple(rows))
    return Section("The firewall's tables", (), (grid,), (figure,))


def drops(recording):
    """What the firewall refused, and why."""
    totals = metrics.drops_by_reason(recording.drop)
    if not totals:
        return Section("Dropped packets", ("The firewall dropped no packet.",))
    rows = tuple(
        (reason, str(packets), str(octets)) for reason, (packets, octets) in totals.items()
    )
    grid = Grid(("reason", "packets", "bytes"), rows)
    figure = Figure("drops", plots.dropped_packets(totals), "Dropped packets by reason.")
    return Section("Dropped packets", (), (grid,), (figure,))
