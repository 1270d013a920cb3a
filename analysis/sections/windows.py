# SPDX-License-Identifier: GPL-2.0-only
"""Pinholes: the calls that had them opened, how long they lived, what they were open for."""

import numpy as np

from .. import metrics, plots
from .parts import Figure, Grid, Section, number, spread

# Lanes of a figure that can still be read.
_MAX_LANES = 64


def pinholes(recording):
    """How long the firewall was open, and for what."""
    pinhole = recording.pinhole
    if not len(pinhole):
        return Section("Pinholes", ("No pinhole was opened.",))
    kinds = metrics.count(pinhole.kind, metrics.KINDS)
    rows, curves = [], {}
    for kind in kinds:
        chosen = pinhole.where(pinhole.kind == kind)
        lifetimes = metrics.pinhole_lifetimes(chosen, recording.runs)
        curves[kind] = metrics.ecdf(lifetimes)
        rows.append(
            (
                kind,
                *_exposure_cells(metrics.exposure(chosen, recording.runs)),
                spread(lifetimes, 1),
            )
        )
    header = (
        "kind",
        "pinholes",
        "used",
        "open [port s]",
        "of it idle [port s]",
        "lifetime [s], median (5 % to 95 %) of n",
    )
    ecdf = Figure(
        "pinhole-lifetimes",
        plots.lifetime_ecdf(curves),
        "Fraction of the pinholes that lived at most so long.",
    )
    reasons = metrics.count(
        np.array([reason or "open at the end" for reason in pinhole.closed_reason])
    )
    closing = Grid(("closed because", "pinholes"), tuple((k, str(v)) for k, v in reasons.items()))
    text = "Idle is a pinhole until its first packet: open, but carrying nothing."
    grids = (Grid(header, tuple(rows)), closing, _closing_delays(recording))
    return Section("Pinholes", (text,), grids, (ecdf,))


def _exposure_cells(exposure):
    numbers = (exposure.port_seconds, exposure.idle_port_seconds)
    return (str(exposure.pinholes), str(exposure.used), *(number(value, 1) for value in numbers))


def _closing_delays(recording):
    """When media pinholes close, measured from the end of their call and from their last packet."""
    excess = metrics.excess_open(recording)
    known = excess[~np.isnan(excess)]
    pinhole = recording.pinhole.where(recording.pinhole.kind != "signal")
    silent = pinhole.closed_at - pinhole.last_packet_at
    late = known[known >= 0]
    rows = (
        ("closed before their call was over", str(int(np.sum(known < 0)))),
        ("open after their call was over [s]", spread(late, 3)),
        ("open after their call was over, all together [port s]", number(late.sum(), 1)),
        ("open after their last packet [s]", spread(silent, 3)),
    )
    return Grid(("media pinholes", "number, or median (5 % to 95 %) of n"), rows)


def lives(recording):
    """Call by call: what the telephones did, how long the ALG knew it, what stood open for it."""
    groups, run_end = [], metrics.end_of_run(recording)
    for row in np.argsort(recording.call.invited_at, kind="stable"):
        group = _call_lanes(recording, row, len(groups) + 1, run_end)
        if sum(map(len, groups)) + len(group) > _MAX_LANES:
            break
        groups.append(group)
    if not groups or not len(recording.pinhole):
        return None
    drawing = plots.lanes(groups, "simulated time [s]", "ringing, or no packet yet (pale)")
    total = len(recording.call)
    shown = f"the first {len(groups)} of {total}" if len(groups) < total else f"all {total}"
    caption = (
        f"Calls of {recording.runs[0].label}, {shown}: from INVITE to the end at the telephones, "
        "the entry in the ALG's table with the reason of its end, and each pinhole with the "
        "reason for which it was closed. A flow may answer through the session that the other "
        "side's first packet has made: then one of two RTP pinholes stays pale."
    )
    figure = Figure("calls-and-pinholes", drawing, caption)
    return Section("Calls and their pinholes", (), (), (figure,))


def _call_lanes(recording, row, number_of_call, run_end):
    call = recording.call
    call_id = call.sip_call_id[row]
    end, goes_on = _end(call.ended_at[row], run_end)
    bar = plots.Bar("telephones", call.invited_at[row], call.answered_at[row], end, goes_on)
    name = f"call {number_of_call}: {_user(call.caller[row])} → {_user(call.callee[row])}"
    marks = _reinvites(recording.sip_message, call_id, call.answered_at[row], end)
    group = [plots.Lane(name, (bar,), marks, call.outcome[row])]
    alg_call = recording.alg_call.where(recording.alg_call.sip_call_id == call_id)
    for i in range(len(alg_call)):
        end, goes_on = _end(alg_call.removed_at[i], run_end)
        bar = plots.Bar("ALG's call", alg_call.created_at[i], alg_call.answered_at[i], end, goes_on)
        group.append(plots.Lane("ALG", (bar,), (), alg_call.removed_reason[i] or ""))
    pinhole = recording.pinhole
    mine = pinhole.where(np.isin(pinhole.alg_call_id, alg_call.alg_call_id))
    order = np.argsort(mine.opened_at, kind="stable")
    return group + [_pinhole_lane(mine, i, run_end) for i in order]


def _pinhole_lane(pinhole, i, run_end):
    end, goes_on = _end(pinhole.closed_at[i], run_end)
    times = (pinhole.opened_at[i], pinhole.first_packet_at[i], end)
    marks = [
        (name, at)
        for name, at in (
            ("first packet", pinhole.first_packet_at[i]),
            ("last packet", pinhole.last_packet_at[i]),
        )
        if not np.isnan(at)
    ]
    way = f"{pinhole.from_zone[i]}→{pinhole.to_zone[i]}"
    name = f"{pinhole.kind[i]} {way} {pinhole.public_endpoint[i]}"
    bar = plots.Bar(pinhole.kind[i], *times, goes_on)
    return plots.Lane(name, (bar,), tuple(marks), pinhole.closed_reason[i] or "")


def _end(at, run_end):
    """What has no end goes on to the end of the run."""
    return (run_end, True) if np.isnan(at) else (at, False)


def _user(uri):
    return uri.split(":", 1)[-1].split("@", 1)[0]


def _reinvites(message, call_id, answered_at, ended_at):
    """Marks of the INVITEs inside a call that the firewall saw: hold, resume, and repeats."""
    request = (message.method == "INVITE") & np.isnan(message.status_code)
    at = message.at[request & (message.sip_call_id == call_id)]
    return tuple(("re-INVITE", t) for t in at if answered_at + 0.1 < t < ended_at)
