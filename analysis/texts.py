# SPDX-License-Identifier: GPL-2.0-only
"""The few things that figures need of the text of a recorded SIP message."""

import re

_COMPACT = {"via": "v", "to": "t", "from": "f", "contact": "m"}


def header_values(text, name):
    """All values of a header, in order, folded lines joined; commas stay."""
    head = re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]
    names = {name.lower(), _COMPACT.get(name.lower(), name.lower())}
    lines = re.sub(r"\r?\n[ \t]+", " ", head).splitlines()[1:]
    pairs = (line.partition(":") for line in lines)
    return [value.strip() for key, _, value in pairs if key.strip().lower() in names]


def header(text, name):
    """The first value of a header, '' if there is none."""
    return next(iter(header_values(text, name)), "")


def branches(text):
    """The branches of all Vias, from the one on top to that of the client that began."""
    return re.findall(r";\s*branch\s*=\s*([^\s;,]+)", ",".join(header_values(text, "Via")))


def tag(value):
    """The tag of a From or To, '' if there is none."""
    found = re.search(r">[^>]*;\s*tag\s*=\s*([^\s;,]+)", value) or re.search(
        r"^[^<]*;\s*tag\s*=\s*([^\s;,]+)", value
    )
    return found.group(1) if found else ""


def uri(value):
    """The URI of a From, To or Contact: 'sip:bob@example.com'."""
    found = re.search(r"<([^>]*)>", value)
    return found.group(1) if found else value.split(";", 1)[0].strip()


def expires(text):
    """Seconds that a response to REGISTER grants: of its first Contact, or Expires; None else."""
    found = re.search(r";\s*expires\s*=\s*(\d+)", header(text, "Contact"), re.IGNORECASE)
    seconds = found.group(1) if found else header(text, "Expires")
    return float(seconds) if seconds.isdigit() else None


def media_endpoint(text):
    """Where an SDP body wants its first medium, 'address:port'; None without one."""
    address = re.search(r"^c=IN IP[46] (\S+)", text, re.MULTILINE)
    port = re.search(r"^m=\S+ (\d+)", text, re.MULTILINE)
    return f"{address.group(1)}:{port.group(1)}" if address and port else None
