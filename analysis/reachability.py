# SPDX-License-Identifier: GPL-2.0-only
"""
Who of the registered phones behind NAT can be called when: the registration, the NAT's way in, and
the INVITEs that came for it. Pure functions of the tables of one run; without recorded messages
nothing is known.
"""

import dataclasses

import numpy as np

from . import texts


@dataclasses.dataclass(frozen=True)
class Reach:
    """Intervals are (from, to); an INVITE is (when, whether it passed)."""

    user: str
    private: str
    public: str
    registered: tuple
    way_in: tuple
    invites: tuple


def reaches(recording, end):
    """
    A row per contact that was registered from behind NAT, in the order of registration, of a run
    that ended at `end`.
    """
    granted = _granted(recording.sip_message)
    rows = []
    for (user, private, public), times in granted.items():
        rows.append(
            Reach(
                user,
                private,
                public,
                _joined(times, end),
                _way_in(recording.mapping, private, public, times, end),
                _invites(recording.sip_message, private, public),
            )
        )
    return rows


def _granted(message):
    """(user, private, public endpoint) to (granted at, expires) of each REGISTER that was."""
    register = message.where(message.method == "REGISTER")
    asked, granted = {}, {}
    rows = zip(
        register.at,
        register.status_code,
        register.before,
        register.source,
        register.source_after,
    )
    for at, status, text, source, source_after in rows:
        branch = next(iter(texts.branches(text)[-1:]), None)
        user = texts.uri(texts.header(text, "To"))
        if np.isnan(status):
            if source_after not in (None, source):
                asked[branch] = (user, source, source_after)
        elif 200 <= status < 300 and branch in asked:
            until = at + (texts.expires(text) or 0.0)
            granted.setdefault(asked.pop(branch), []).append((float(at), float(until)))
    return granted


def _joined(times, end):
    """Each grant lasts until its expiry or the next grant, which joins it."""
    joined = []
    for begin, until in times:
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], min(until, end))
        else:
            joined.append((begin, min(until, end)))
    return tuple(joined)


def _way_in(mapping, private, public, times, end):
    """Life times of the mapping; static NAT has none and is there all the time."""
    chosen = mapping.where(
        (mapping.internal_endpoint == private) & (mapping.external_endpoint == public)
    )
    if not len(chosen):
        return ((times[0][0], end),)
    removed = np.where(np.isnan(chosen.removed_at), end, chosen.removed_at)
    return tuple((float(a), float(b)) for a, b in zip(chosen.created_at, removed))


def _invites(message, private, public):
    """The first INVITE of each call that came for either endpoint."""
    arrived = np.isin(message.destination.astype(str), (private, public))
    chosen = message.where((message.method == "INVITE") & np.isnan(message.status_code) & arrived)
    first = {}
    for at, call_id, verdict in zip(chosen.at, chosen.sip_call_id, chosen.verdict):
        first.setdefault(call_id, (float(at), verdict != "dropped"))
    return tuple(first.values())


def is_within(at, intervals):
    """Whether a time lies in one of the intervals."""
    return any(begin <= at < end for begin, end in intervals)
