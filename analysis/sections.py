# SPDX-License-Identifier: GPL-2.0-only
"""What the report says, section by section: texts, tables and figures, without any markup."""

import dataclasses

import numpy as np

from . import ladder, metrics, plots

MAX_TIMELINE_ROWS = 40
MAX_RUNS_APART = 8


@dataclasses.dataclass(frozen=True)
class Figure:
    """A drawing with its file name and the sentence that describes it to who cannot see it."""

    name: str
    drawing: object
    caption: str


@dataclasses.dataclass(frozen=True)
class Grid:
    """A table: header cells and rows of texts."""

    header: tuple
    rows: tuple


@dataclasses.dataclass(frozen=True)
class Section:
    """A heading with what stands under it; `messages` are those of a ladder, for their texts."""

    title: str
    text: tuple = ()
    grids: tuple = ()
    figures: tuple = ()
    messages: tuple = ()


def of(recording):
    """All sections, in the order of the report."""
    return [
        summary(recording),
        outcomes(recording),
        over_time(recording.of_run(recording.runs[0])),
        speech(recording),
        pinholes(recording),
        ports(recording),
        drops(recording),
        messages(recording),
    ]


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
    times = (_number(run.sim_seconds, 1), _number(run.wall_seconds, 2))
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


def over_time(recording):
    """When calls were placed and what became of them, beside what the denial table dropped."""
    title = "Calls over time"
    if not len(recording.call):
        return Section(title, ("No call was attempted.",))
    placed = np.sort(recording.call.invited_at)
    curves = {"calls placed": metrics.cumulative(placed, np.ones(len(placed)))}
    audio = recording.call.audio.astype(str)
    for kind in metrics.count(audio, ("two-way",)):
        at = np.sort(recording.call.invited_at[audio == kind])
        curves[f"with audio {kind}"] = metrics.cumulative(at, np.ones(len(at)))
    denied = recording.drop.where(recording.drop.reason == "DeniedBySource")
    if len(denied):
        curves["messages denied"] = metrics.cumulative(denied.at, denied.packets)
    figure = Figure(
        "calls-over-time",
        plots.samples_over_time(curves, "number so far"),
        f"Calls of {recording.runs[0].label} by the time they were placed, added up.",
    )
    return Section(title, (), _denial_grids(recording), (figure,))


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
    registered = metrics.registration_delays(recording.sip_message)
    return {
        "session establishment ratio [%]": _number(session.establishment_ratio, 1),
        "session establishment effectiveness ratio [%]": _number(
            session.establishment_effectiveness, 1
        ),
        "ineffective session attempts [%]": _number(session.ineffective_attempts, 1),
        "session completion ratio [%]": _number(session.completion_ratio, 1),
        "session request delay, answered [s]": _spread(session.request_delay, 3),
        "session request delay, failed [s]": _spread(session.failed_request_delay, 3),
        "session duration [s]": _spread(session.session_seconds, 1),
        "registration request delay at the firewall [s]": _spread(registered, 3),
    }


def speech(recording):
    """What the two sides of the calls heard."""
    mos = metrics.both_sides(recording.call, "mos")
    if not len(mos):
        return Section("Speech quality", ("No side of any call received media.",))
    panels = _speech_panels(recording.call, mos)
    spread = Grid(
        ("figure", "median (5 % to 95 %) of n"),
        tuple((label, _spread(values, 2)) for label, values, _ in panels),
    )
    bands = metrics.mos_bands(mos)
    grid = Grid(
        ("users, by ITU-T G.107", "call sides"), tuple((k, str(v)) for k, v in bands.items())
    )
    caption = "Call sides by mean opinion score, loss, jitter and one-way delay."
    figure = Figure("speech-quality", plots.distributions(panels), caption)
    return Section("Speech quality", (), (spread, grid), (figure,))


def _speech_panels(call, mos):
    """Label, values and range of each distribution of which there are values."""
    scaled = {
        "loss [%]": metrics.both_sides(call, "loss") * 100.0,
        "jitter [ms]": metrics.both_sides(call, "jitter_seconds") * 1000.0,
        "one-way delay [ms]": metrics.both_sides(call, "delay_seconds") * 1000.0,
    }
    others = [(label, v, (0.0, float(v.max()) or 1.0)) for label, v in scaled.items() if len(v)]
    return [("mean opinion score", mos, (1.0, 4.5)), *others]


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
                _spread(lifetimes, 1),
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
    figures = (ecdf, _timeline(recording.of_run(recording.runs[0])))
    return Section("Pinholes", (text,), (Grid(header, tuple(rows)), closing), figures)


def _exposure_cells(exposure):
    numbers = (exposure.port_seconds, exposure.idle_port_seconds)
    return (str(exposure.pinholes), str(exposure.used), *(_number(value, 1) for value in numbers))


def _timeline(recording):
    pinhole = recording.pinhole
    order = np.argsort(pinhole.opened_at, kind="stable")[:MAX_TIMELINE_ROWS]
    ends = metrics.end_of(pinhole.opened_at, pinhole.closed_at, pinhole.run_id, recording.runs)
    rows = [_timeline_row(pinhole, i, ends[i]) for i in order]
    shown = f"the first {len(rows)} of {len(pinhole)}" if len(rows) < len(pinhole) else "all"
    caption = f"Opening, first packet and closing of {shown} pinholes of {recording.runs[0].label}."
    return Figure("pinhole-timeline", plots.timeline(rows), caption)


def _timeline_row(pinhole, i, end):
    asked_by = pinhole.alg_call_id[i]
    owner = "registration" if np.isnan(asked_by) else f"call {int(asked_by)}"
    way = f"{pinhole.from_zone[i]}→{pinhole.to_zone[i]}"
    name = f"{owner} {pinhole.kind[i]} {way} {pinhole.public_endpoint[i]}"
    times = (pinhole.opened_at[i], pinhole.first_packet_at[i], end)
    return (name, pinhole.kind[i], *times, bool(np.isnan(pinhole.closed_at[i])))


def ports(recording):
    """Public ports in use over time."""
    curves, rows = {}, []
    for run in recording.runs:
        at, value = metrics.series(recording.of_run(run).sample, "ports_in_use")
        if len(at):
            curves[run.label] = (at, value)
            rows.append(
                (run.label, _number(metrics.time_mean(at, value), 1), _number(value.max(), 0))
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
    return Section("Ports in use", (), (grid,), (figure,))


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


def messages(recording):
    """One call, message by message."""
    recording = recording.of_run(recording.runs[0])
    chosen = ladder.choose_call(recording)
    if chosen is None:
        text = "No SIP message was recorded; --messages=on records them."
        return Section("Messages of one call", (text,))
    drawn = ladder.build(recording, chosen)
    caption = (
        f"Messages with Call-ID {chosen}. A thick arrow is a message that the firewall rewrote, "
        "with what it changed; the texts are below."
    )
    figure = Figure("message-ladder", plots.message_ladder(drawn), caption)
    return Section("Messages of one call", (), (), (figure,), drawn.messages)


def _number(value, digits):
    return "–" if value is None or np.isnan(value) else f"{value:.{digits}f}"


def _spread(values, digits):
    known = values[~np.isnan(values)]
    if not len(known):
        return "–"
    low, middle, high = (f"{v:.{digits}f}" for v in np.percentile(known, (5, 50, 95)))
    return f"{middle} ({low} to {high}) of {len(known)}"
