# SPDX-License-Identifier: GPL-2.0-only
"""
One call's SIP messages as a ladder: who sent what to whom through the firewall, and what the
firewall changed in it. Pure functions of the `sip_message` and `decision` tables; drawing is in
plots.
"""

import dataclasses
import difflib
import os

import numpy as np

FIREWALL = "firewall"


@dataclasses.dataclass(frozen=True)
class Message:
    """One message between stations "zone\\naddress"; no receiver when the firewall kept it."""

    at: float
    label: str
    sender: str
    receiver: str
    reason: str
    changed: tuple
    before: str
    after: str
    decisions: tuple = ()

    @property
    def changes(self):
        """What the firewall did with it, in words."""
        if self.after is None:
            return f"not sent on ({self.reason})"
        return "rewrote " + ", ".join(self.changed) if self.changed else "sent on unchanged"

    @property
    def lines(self):
        """The texts side by side; of a message that was not sent on, the second is empty."""
        if self.after is None:
            return [Line((text, "", ""), None, False) for text in self.before.splitlines()]
        return diff(self.before, self.after)


@dataclasses.dataclass(frozen=True)
class Ladder:
    """The stations from left to right, the firewall among them, and the messages in time order."""

    sip_call_id: str
    stations: tuple
    messages: tuple


@dataclasses.dataclass(frozen=True)
class Line:
    """A line of a message before and after; None where there is none, texts split in three."""

    before: tuple
    after: tuple
    changed: bool


def host(endpoint):
    """'10.1.1.3:5060' and '[2001:db8::5]:5060' without the port."""
    return endpoint.rsplit(":", 1)[0].strip("[]")


def choose_call(recording):
    """Call-ID to draw: the first answered call with messages, else the first call with any."""
    message = recording.sip_message
    seen = [c for c in dict.fromkeys(message.sip_call_id) if c is not None]
    answered = recording.call.where(~np.isnan(recording.call.answered_at))
    first = [c for c in answered.sip_call_id if c in set(seen)]
    invited = set(message.sip_call_id[message.method == "INVITE"])
    return next(iter(first + [c for c in seen if c in invited] + seen), None)


def build(recording, sip_call_id, limit=60):
    """The ladder of one call of one run, at most the first `limit` messages."""
    message = recording.sip_message
    chosen = message.where(message.sip_call_id == sip_call_id)
    rows = [_message(chosen, i, recording.decision) for i in range(min(len(chosen), limit))]
    return Ladder(sip_call_id, _stations(rows), tuple(rows))


def _message(table, i, decision):
    forwarded = table.after[i] is not None
    arrived_for = table.destination[i]
    sent_to = table.destination_after[i] or arrived_for
    return Message(
        at=float(table.at[i]),
        label=_label(table.method[i], table.status_code[i], table.before[i]),
        sender=_station(table.from_zone[i], table.source[i]),
        receiver=_station(table.to_zone[i], sent_to) if forwarded else None,
        reason=table.reason[i] or table.verdict[i],
        changed=_changed_fields(table, i) if forwarded else (),
        before=table.before[i],
        after=table.after[i],
        decisions=_decisions(decision.where(decision.message_id == table.message_id[i])),
    )


def _decisions(table):
    """What the ALG made of each thing in a message: 'Via 10.1.1.3:5060: AddressTranslated'."""
    return tuple(
        f"{table.subject[i]}{' ' + table.endpoint[i] if table.endpoint[i] else ''}: "
        f"{table.decision[i]}"
        for i in range(len(table))
    )


def _station(zone, endpoint):
    return f"{zone or 'unknown zone'}\n{host(endpoint)}"


def _label(method, status_code, text):
    if np.isnan(status_code):
        return method or "not SIP"
    words = text.split("\r\n", 1)[0].split(" ", 2)
    phrase = f" {words[2]}" if len(words) == 3 and words[2] else ""
    return f"{int(status_code)}{phrase} ({method})"


def _stations(rows):
    """The first sender's zone left of the firewall, every other zone right of it."""
    names = dict.fromkeys(n for row in rows for n in (row.sender, row.receiver) if n)
    left_zone = rows[0].sender.split("\n")[0] if rows else None
    left = [name for name in names if name.split("\n")[0] == left_zone]
    return tuple(left + [FIREWALL] + [name for name in names if name not in left])


def _changed_fields(table, i):
    """Names of what the firewall rewrote, in the order of the message, each once."""
    names = []
    if (table.source_after[i] or table.source[i]) != table.source[i]:
        names.append("IP source")
    if (table.destination_after[i] or table.destination[i]) != table.destination[i]:
        names.append("IP destination")
    in_body = False
    for line in diff(table.before[i], table.after[i]):
        text = "".join(line.after if line.before is None else line.before)
        in_body = in_body or not text
        if line.changed:
            names.append(_field_name(text, in_body))
    return tuple(dict.fromkeys(names))


def _field_name(line, in_body):
    if in_body:
        return f"SDP {line[:2]}" if line[1:2] == "=" else "body"
    name, colon, _ = line.partition(":")
    is_header = colon and " " not in name.strip()
    return name.strip() if is_header else "request line"


def diff(before, after):
    """The lines of both texts side by side; in a changed pair the middle part is what differs."""
    old, new = before.splitlines(), after.splitlines()
    lines = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        for k in range(max(i2 - i1, j2 - j1)):
            left = old[i1 + k] if i1 + k < i2 else None
            right = new[j1 + k] if j1 + k < j2 else None
            lines.append(_split(left, right))
    return lines


def _split(left, right):
    if left is None:
        return Line(None, ("", right, ""), True)
    if right is None:
        return Line(("", left, ""), None, True)
    if left == right:
        return Line((left, "", ""), (left, "", ""), False)
    head = _common(left, right)
    tail = _common(left[head:][::-1], right[head:][::-1])
    return Line(_parts(left, head, tail), _parts(right, head, tail), True)


def _parts(text, head, tail):
    end = len(text) - tail
    return (text[:head], text[head:end], text[end:])


def _common(a, b):
    """Length of the common beginning, back to where a word or an address begins."""
    length = len(os.path.commonprefix([a, b]))
    while length and (a[length - 1].isalnum() or a[length - 1] == "."):
        length -= 1
    return length
