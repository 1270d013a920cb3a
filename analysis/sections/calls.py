# SPDX-License-Identifier: GPL-2.0-only
"""The runs, how their calls ended, and when."""

import numpy as np

from .. import metrics, plots
from .parts import MAX_RUNS_APART, Figure, Grid, Section, number, spread

# As many bars as a picture can show, and no shorter than this many seconds.
_BARS = 60
_SHORTEST = 1.0

# Reasons of drops that have a colour of their own in a figure over time.
_REASONS = 4


def summary(recording):
    """Which runs, and what they amount to."""
    header = (
        "run",
        "calls",
        "pinholes",
        "dropped packets",
        "simulated [s]",
        "wall clock [s]",
        "ended",
    )
    rows = tuple(_summary_row(recording.of_run(run)) for run in recording.runs)
    return Section("Summary", _repetitions(recording.runs), (Grid(header, rows),))


def _summary_row(recording):
    (run,) = recording.runs
    dropped = int(recording.drop.packets.sum())
    counts = (str(len(recording.call)), str(len(recording.pinhole)), str(dropped))
    times = (number(run.sim_seconds, 1), number(run.wall_seconds, 2))
    return (run.label, *counts, *times, "yes" if run.complete else "no")


def _repetitions(runs):
    different = len({run.identity for run in runs})
    if different == len(runs):
        return ()
    return (
        f"Of these {len(runs)} runs only {different} differ in seed, run number, parameters or "
        "configuration: the others repeat them with equal rows, and are counted again below.",
    )


def outcomes(recording):
    """How the call attempts ended."""
    if not len(recording.call):
        return Section("Call outcomes", ("No call was attempted.",))
    counts = metrics.outcome_counts(metrics.explained_outcomes(recording))
    figures = [
        Figure("call-outcomes", plots.call_outcomes(counts), "Calls by how they ended."),
    ]
    if 1 < len(recording.runs) <= MAX_RUNS_APART:
        figures.append(_outcomes_apart(recording))
    text = (
        "As the caller saw them. Where a call got no answer, what the firewall dropped of its "
        "messages gives the cause.",
    )
    return Section(
        "Call outcomes", text, (_outcome_grid(recording), _session_grid(recording)), tuple(figures)
    )


def _outcomes_apart(recording):
    counts = {}
    for run in recording.runs:
        counts[run.label] = metrics.outcome_counts(
            metrics.explained_outcomes(recording.of_run(run))
        )
    drawing = plots.call_outcomes_by_run(counts)
    return Figure("call-outcomes-by-run", drawing, "Calls by how they ended, run by run.")


def _outcome_grid(recording):
    explained = metrics.explained_outcomes(recording)
    counts = metrics.count(np.array(explained, dtype=object))
    ordered = [
        name for c in metrics.OUTCOMES for name in counts if metrics.outcome_class(name) == c
    ]
    audio = recording.call.audio
    kinds = ("two-way", "caller-only", "callee-only", "none")
    rows = []
    for name in ordered + [name for name in counts if name not in ordered]:
        mask = np.array([outcome == name for outcome in explained])
        heard = metrics.count(audio[mask])
        rows.append((name, str(counts[name]), *(str(heard.get(kind, 0)) for kind in kinds)))
    return Grid(("outcome", "calls", *(f"audio {kind}" for kind in kinds)), tuple(rows))


def _session_grid(recording):
    """A column per run, or one for all together when they are many."""
    runs = recording.runs
    apart = 1 < len(runs) <= MAX_RUNS_APART
    columns = (
        {run.label: recording.of_run(run) for run in runs} if apart else {"all runs": recording}
    )
    figures = [_session_figures(part) for part in columns.values()]
    header = ("RFC 6076: value, or median (5 % to 95 %) of n", *columns)
    return Grid(header, tuple((name, *(f[name] for f in figures)) for name in figures[0]))


def _session_figures(recording):
    session = metrics.session_metrics(recording.call)
    message = recording.sip_message
    disconnects = metrics.transactions(message, "BYE").delays
    percent = {
        "session establishment ratio": session.establishment_ratio,
        "session establishment effectiveness ratio": session.establishment_effectiveness,
        "ineffective session attempts": session.ineffective_attempts,
        "session completion ratio": session.completion_ratio,
        "answer seizure ratio (E.411)": session.answer_seizure_ratio,
        "network effectiveness ratio (E.425)": session.network_effectiveness,
        "ineffective registration attempts": metrics.ineffective_registrations(message),
    }
    shares = {f"{name} [%]": number(value, 1) for name, value in percent.items()}
    registrations = metrics.registration_delays(message)
    return {
        **shares,
        "session request delay, answered [ms]": spread(session.request_delay * 1000.0, 2),
        "session request delay, failed [s]": spread(session.failed_request_delay, 1),
        "session disconnect delay at the firewall [ms]": spread(disconnects * 1000.0, 2),
        "session duration, completed [s]": spread(session.completed_seconds, 1),
        "session duration, failed [s]": spread(session.failed_seconds, 1),
        "registration request delay at the firewall [ms]": spread(registrations * 1000.0, 2),
    }


def over_time(recording):
    """When calls were placed and what became of them, beside what the firewall dropped."""
    title = "Calls over time"
    if not len(recording.call):
        return Section(title, ("No call was attempted.",))
    call = recording.call
    groups = np.array([metrics.caller_group(caller) for caller in call.caller], dtype=object)
    outcomes = np.array(
        [metrics.outcome_class(o) for o in metrics.explained_outcomes(recording)], dtype=object
    )
    edges = _edges(call.invited_at, recording.drop.at)
    panels = {}
    for group in dict.fromkeys(sorted(groups)):
        mine = groups == group
        panels[f"calls of\n{group}"] = {
            name: _binned(call.invited_at[mine & (outcomes == name)], None, edges)
            for name in metrics.outcome_counts(outcomes[mine])
        }
    if len(recording.drop):
        panels["packets\ndropped"] = _dropped(recording.drop, edges)
    figure = Figure(
        "calls-over-time",
        plots.outcomes_over_time(edges, panels),
        f"Calls of {recording.runs[0].label} by who placed them when, and how they ended; "
        f"each bar is {edges[1] - edges[0]:.3g} s.",
    )
    grids = (_caller_grid(recording, groups), *_denial_grids(recording))
    return Section(title, (), grids, (figure,))


def _edges(*times):
    """Equal stretches of whole seconds from the first time to the last."""
    known = np.concatenate(times)
    low, high = np.floor(known.min()), known.max() + _SHORTEST
    width = max(_SHORTEST, np.ceil((high - low) / _BARS))
    return low + width * np.arange(int(np.ceil((high - low) / width)) + 1)


def _binned(at, weights, edges):
    return np.histogram(at, edges, weights=weights)[0]


def _dropped(drop, edges):
    """Packets between the edges, by the reasons of most of them and all others together."""
    totals = list(metrics.drops_by_reason(drop))
    named = totals if len(totals) <= _REASONS else totals[: _REASONS - 1]
    counts = {}
    for reason in named:
        chosen = drop.where(drop.reason == reason)
        counts[reason] = _binned(chosen.at, chosen.packets, edges)
    if len(named) < len(totals):
        chosen = drop.where(~np.isin(drop.reason.astype(str), named))
        counts["other reasons"] = _binned(chosen.at, chosen.packets, edges)
    return counts


def _caller_grid(recording, groups):
    """The calls of each kind of callers, and how many of their INVITEs the firewall dropped."""
    message = recording.sip_message
    dropped = (message.verdict == "dropped") & (message.method == "INVITE")
    requests = message.where(dropped & np.isnan(message.status_code))
    rows = []
    for group in dict.fromkeys(sorted(groups)):
        call = recording.call.where(groups == group)
        session = metrics.session_metrics(call)
        lost = int(np.isin(requests.sip_call_id.astype(str), call.sip_call_id.astype(str)).sum())
        rows.append(
            (
                group,
                str(session.attempts),
                str(session.established),
                str(metrics.count(call.audio).get("two-way", 0)),
                spread(session.request_delay * 1000.0, 2),
                str(lost),
            )
        )
    header = (
        "calls of",
        "attempts",
        "answered",
        "heard both ways",
        "session request delay [ms], median (5 % to 95 %) of n",
        "INVITEs dropped, with repeats",
    )
    return Grid(header, tuple(rows))


def _denial_grids(recording):
    denial = recording.denial
    if not len(denial):
        return ()
    rows = (
        ("entries of the denial table", str(len(denial))),
        ("sources", str(len(metrics.count(denial.source)))),
        ("INVITEs they dropped", str(int(denial.dropped_invites.sum()))),
    )
    return (Grid(("denials", "number"), rows),)
