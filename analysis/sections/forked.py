# SPDX-License-Identifier: GPL-2.0-only
"""INVITEs with several answers: whose media were let through."""

import numpy as np

from .. import forks, metrics, plots
from .parts import Figure, Grid, Section, spread

_MAX_CALLS = 10


def forked(recording):
    """Which answer each caller kept, and how soon the pinholes of the others were closed."""
    found = forks.forks(recording, metrics.end_of_run(recording))
    if not found:
        return None
    kept = [answer for fork in found for answer in fork.answers if answer.kept]
    others = [answer for fork in found for answer in fork.answers if not answer.kept]
    text = (
        f"{len(found)} calls were answered more than once. The caller keeps one answer and ends "
        "the other dialogs, as RFC 3261 13.2.2.4 asks.",
    )
    grid = Grid(
        ("answers", "number", "with an RTP pinhole", "open [ms], median (5 % to 95 %) of n"),
        (_answers_row("kept", kept), _answers_row("not kept", others)),
    )
    return Section("Forked calls", text, (grid, _call_grid(found)), (_figure(found, recording),))


def _answers_row(name, answers):
    seconds = np.array([answer.open_seconds for answer in answers], dtype=np.float64)
    opened = int(np.sum(~np.isnan(seconds)))
    return (name, str(len(answers)), str(opened), spread(seconds * 1000.0, 2))


def _call_grid(found):
    rows = []
    for i, fork in enumerate(found, start=1):
        kept = fork.answers[fork.kept - 1]
        has_pinhole = "no" if np.isnan(kept.opened_at) else "yes"
        rows.append(
            (
                f"{i}: {fork.caller}",
                str(len(fork.answers)),
                f"{fork.kept}: {kept.contact}",
                has_pinhole,
                fork.audio,
            )
        )
    header = ("call", "answers", "kept", "pinhole towards the kept one", "audio")
    return Grid(header, tuple(rows))


def _figure(found, recording):
    shown = found[:_MAX_CALLS]
    late = [a.closed_at - f.answers[0].at for f in found for a in f.answers if not a.kept]
    seen = [a.at - f.answers[0].at for f in found for a in f.answers]
    limit = 1.3 * np.nanmax([*seen, *late, 1e-4]) * 1000.0
    groups = [[_lane(i, a, fork) for a in fork.answers] for i, fork in enumerate(shown, start=1)]
    axis = "time since the call's first answer [ms]"
    part = f"the first {_MAX_CALLS} of {len(found)}" if len(found) > _MAX_CALLS else "all"
    caption = (
        f"Forked calls of {recording.runs[0].label}, {part}: the "
        "RTP pinhole towards each answer. That of the kept one goes on beyond the picture."
    )
    return Figure("forked-calls", plots.lanes(groups, axis, limits=(-0.05 * limit, limit)), caption)


def _lane(number_of_call, answer, fork):
    begin = fork.answers[0].at
    name = f"call {number_of_call}, {answer.contact}"
    milliseconds = (answer.opened_at - begin) * 1000.0, (answer.closed_at - begin) * 1000.0
    if np.isnan(answer.opened_at):
        marks = (("no pinhole", (answer.at - begin) * 1000.0),)
        return plots.Lane(name, (), marks, f"kept, audio {fork.audio}" if answer.kept else "")
    kind = "kept answer" if answer.kept else "other answer"
    bar = plots.Bar(kind, milliseconds[0], milliseconds[0], milliseconds[1])
    return plots.Lane(name, (bar,))
