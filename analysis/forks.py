# SPDX-License-Identifier: GPL-2.0-only
"""
INVITEs that several phones answered, and what became of the media of each answer. Pure functions
of the tables of one run; without recorded messages nothing is known.
"""

import dataclasses

import numpy as np

from . import texts


@dataclasses.dataclass(frozen=True)
class Answer:
    """One 2xx to an INVITE: who, when, and the RTP pinhole towards it (NaN where there is none)."""

    at: float
    contact: str
    kept: bool
    opened_at: float
    closed_at: float
    packets: int

    @property
    def open_seconds(self):
        return self.closed_at - self.opened_at


@dataclasses.dataclass(frozen=True)
class Fork:
    """An INVITE with several answers, in the order in which they reached the firewall."""

    caller: str
    audio: str
    answers: tuple

    @property
    def kept(self):
        """Which answer the caller kept, counted from 1."""
        return 1 + [answer.kept for answer in self.answers].index(True)


def forks(recording, end):
    """All calls of a run, which ended at `end`, that were answered by more than one dialog."""
    answers, ended = _answers(recording.sip_message), _ended(recording.sip_message)
    found = []
    for call in range(len(recording.call)):
        call_id = recording.call.sip_call_id[call]
        of_call = answers.get(call_id, {})
        if len(of_call) > 1:
            kept = max(of_call, key=lambda tag: ended.get((call_id, tag), np.inf))
            pinholes = _pinholes(recording, call_id)
            rows = tuple(
                Answer(at, contact, tag == kept, *_life(pinholes, media, end))
                for tag, (at, contact, media) in of_call.items()
            )
            found.append(Fork(recording.call.caller[call], recording.call.audio[call], rows))
    return found


def _answers(message):
    """Call-ID to To tag to time, Contact and media endpoint of each 2xx to INVITE."""
    found = {}
    chosen = message.where((message.method == "INVITE") & (message.status_code // 100 == 2))
    for at, call_id, text in zip(chosen.at, chosen.sip_call_id, chosen.before):
        tag = texts.tag(texts.header(text, "To"))
        contact = texts.uri(texts.header(text, "Contact"))
        answer = (float(at), contact, texts.media_endpoint(text))
        found.setdefault(call_id, {}).setdefault(tag, answer)
    return found


def _ended(message):
    """Call-ID and tag to the time of the first BYE in that dialog; either tag names it."""
    ends = {}
    byes = message.where((message.method == "BYE") & np.isnan(message.status_code))
    for at, call_id, text in zip(byes.at, byes.sip_call_id, byes.before):
        for name in ("From", "To"):
            ends.setdefault((call_id, texts.tag(texts.header(text, name))), float(at))
    return ends


def _pinholes(recording, sip_call_id):
    alg_call = recording.alg_call
    owners = alg_call.alg_call_id[alg_call.sip_call_id == sip_call_id]
    pinhole = recording.pinhole
    return pinhole.where(np.isin(pinhole.alg_call_id, owners) & (pinhole.kind == "rtp"))


def _life(pinhole, endpoint, end):
    """Opening, closing and packets of the pinhole towards an endpoint."""
    chosen = pinhole.where(pinhole.private_endpoint == endpoint)
    if not len(chosen):
        return (float("nan"), float("nan"), 0)
    closed = np.where(np.isnan(chosen.closed_at), end, chosen.closed_at)
    return (float(chosen.opened_at.min()), float(closed.max()), int(chosen.packets.sum()))
