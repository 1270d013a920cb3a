# SPDX-License-Identifier: GPL-2.0-only
"""Who could be called while it was registered."""

import numpy as np

from .. import metrics, plots, reachability
from .parts import Figure, Grid, Section

_MAX_CONTACTS = 16


def registered(recording):
    """Registrations from behind NAT, the way in that the NAT kept, and the calls that came."""
    end = metrics.end_of_run(recording)
    reaches = reachability.reaches(recording, end)
    if not reaches:
        return None
    total = len(reaches)
    shown = f"the first {_MAX_CONTACTS} of {total}" if total > _MAX_CONTACTS else f"all {total}"
    figure = Figure(
        "reachability",
        plots.lanes([_lanes(reach) for reach in reaches[:_MAX_CONTACTS]], "simulated time [s]"),
        f"Contacts of {recording.runs[0].label}, {shown}: until when each was registered, as long "
        "as the NAT kept its way in, and what became of the INVITEs that came for it.",
    )
    text = (
        "Contacts that were registered from behind NAT. A phone can be called while the NAT "
        "remembers the endpoint that the proxy has of it; an INVITE that names the private endpoint "
        "instead is lost whatever the NAT remembers.",
    )
    return Section("Registrations", text, _grids(reaches), (figure,))


def _grids(reaches):
    """The calls by what was left of the registration when they came; nothing when none came."""
    states = {
        "registered, way in": (True, True),
        "registered, no way in": (True, False),
        "not registered, way in": (False, True),
        "not registered, no way in": (False, False),
    }
    counts = {state: [0, 0] for state in states.values()}
    for reach in reaches:
        for at, passed in reach.invites:
            state = tuple(
                reachability.is_within(at, times) for times in (reach.registered, reach.way_in)
            )
            counts[state][0] += 1
            counts[state][1] += passed
    rows = tuple(
        (name, str(counts[state][0]), str(counts[state][1]))
        for name, state in states.items()
        if counts[state][0]
    )
    return (Grid(("when the call came, its phone was", "calls", "let in"), rows),) if rows else ()


def _lanes(reach):
    bars = tuple(plots.Bar("registered", a, a, b) for a, b in reach.registered)
    way_in = tuple(plots.Bar("mapping", a, a, b) for a, b in reach.way_in)
    marks = tuple(
        ("INVITE passed" if passed else "INVITE dropped", at) for at, passed in reach.invites
    )
    return [
        plots.Lane(reach.user, bars),
        plots.Lane(f"{reach.private} ↔ {reach.public}", way_in, marks),
    ]
