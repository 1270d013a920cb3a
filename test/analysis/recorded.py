# SPDX-License-Identifier: GPL-2.0-only
"""Small databases for the tests, built from the schema file as the recorder builds them."""

import json
import pathlib
import sqlite3

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "helper" / "recording-schema.sql"

RUN = {
    "scenario": "three-zone",
    "seed": 1,
    "rng_run": 1,
    "command_line": "sipalg run three-zone --calls=4",
    "config": "set security alg sip inactive-media-timeout 90",
    "parameters": json.dumps({"calls": 4, "alg": "on"}),
    "module_version": "0.1.0",
    "ns3_version": "3.37",
    "started_at_utc": "2026-01-01T00:00:00Z",
    "sim_seconds": 100.0,
    "wall_seconds": 2.5,
    "events": 12345,
    "complete": 1,
}

CALL = {
    "caller": "sip:alice@example.com",
    "callee": "sip:bob@example.com",
    "invited_at": 10.0,
    "outcome": "answered-ok",
    "audio": "two-way",
}

ANSWERED = {
    **CALL,
    "ringing_at": 10.04,
    "answered_at": 12.0,
    "ended_at": 42.0,
    "status_code": 200,
    "ended_by": "caller",
    "setup_seconds": 0.04,
    "packets_sent_caller": 1500,
    "packets_sent_callee": 1500,
    "packets_received_caller": 1485,
    "packets_received_callee": 1500,
    "loss_caller": 0.01,
    "loss_callee": 0.0,
    "jitter_seconds_caller": 0.0012,
    "jitter_seconds_callee": 0.0004,
    "delay_seconds_caller": 0.02,
    "delay_seconds_callee": 0.02,
    "mos_caller": 3.9,
    "mos_callee": 4.4,
}

PINHOLE = {
    "kind": "rtp",
    "protocol": "udp",
    "from_zone": "public",
    "to_zone": "private",
    "public_endpoint": "1.1.1.20:20000",
    "private_endpoint": "10.1.1.3:49170",
    "opened_at": 10.0,
}


class Database:
    """A database file under construction; rows get what the test names, defaults else."""

    def __init__(self, path):
        self.path = path
        self.connection = sqlite3.connect(path)
        self.connection.executescript(SCHEMA.read_text(encoding="utf-8"))
        self.counters = {}

    def run(self, run_id="three-zone-1-1-aa", **columns):
        self.insert("run", **{**RUN, **columns, "run_id": run_id})
        self.run_id = run_id
        return self

    def insert(self, table, **columns):
        columns.setdefault("run_id", getattr(self, "run_id", None))
        names = ", ".join(columns)
        marks = ", ".join("?" * len(columns))
        query = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'
        self.connection.execute(query, list(columns.values()))

    def add(self, table, defaults=None, **columns):
        """A row with the next local identifier of its table in this run."""
        key = (getattr(self, "run_id", None), table)
        self.counters[key] = self.counters.get(key, 0) + 1
        identifier = "message_id" if table == "sip_message" else f"{table}_id"
        self.insert(table, **{**(defaults or {}), **columns, identifier: self.counters[key]})
        return self.counters[key]

    def close(self):
        self.connection.commit()
        self.connection.close()
        return self.path


def message(start, call_id="c1@10.1.1.3", cseq="1 INVITE", contact="10.1.1.3:5060", media=None):
    """A SIP message with the addresses that a firewall would rewrite."""
    lines = [
        start,
        f"Via: SIP/2.0/UDP {contact};branch=z9hG4bK776",
        "From: <sip:alice@example.com>;tag=1928",
        "To: <sip:bob@example.com>",
        f"Call-ID: {call_id}",
        f"CSeq: {cseq}",
        f"Contact: <sip:alice@{contact}>",
    ]
    body = []
    if media:
        host, port = media.rsplit(":", 1)
        body = ["v=0", f"c=IN IP4 {host}", f"m=audio {port} RTP/AVP 0"]
    return "\r\n".join(lines + [""] + body + [""])


def add_message(database, at, start, way, media=None, **columns):
    """A message through the firewall; `way` is (from zone, source, to zone, destination)."""
    from_zone, source, to_zone, destination = way
    status = start.split(" ")[1] if start.startswith("SIP/2.0") else None
    cseq = columns.pop("cseq", "1 INVITE")
    row = {
        "at": at,
        "from_zone": from_zone,
        "to_zone": to_zone,
        "source": source,
        "destination": destination,
        "source_after": "1.1.1.20:5060" if from_zone == "private" else source,
        "destination_after": "10.1.1.3:5060" if to_zone == "private" else destination,
        "method": cseq.split(" ")[1],
        "status_code": status and int(status),
        "sip_call_id": "c1@10.1.1.3",
        "verdict": "translated",
        "before": message(start, cseq=cseq, media=media and media[0]),
        "after": message(start, cseq=cseq, contact="1.1.1.20:5060", media=media and media[1]),
        **columns,
    }
    database.add("sip_message", **row)


PHONE1, PROXY, PHONE2 = "10.1.1.3:5060", "2.2.2.2:5060", "1.1.1.4:5060"


def three_zone(path):
    """A run with one call of each common fate, as the three-zone scenario records it."""
    database = Database(path).run()
    _add_calls(database)
    _add_pinholes(database)
    _add_ladder(database)
    for second in range(0, 100, 5):
        in_use = 4 * sum(begin <= second < begin + 35 for begin in (10, 25, 40))
        database.insert("sample", at=float(second), name="ports_in_use", value=in_use)
        database.insert("sample", at=float(second), name="calls", value=in_use / 4)
    zones = {"from_zone": "public", "to_zone": "private"}
    database.insert("drop", at=12.0, reason="NoPolicy", packets=40, bytes=8000, **zones)
    database.insert("drop", at=13.0, reason="NoPolicy", packets=10, bytes=2000, **zones)
    database.insert("drop", at=13.0, reason="MalformedSdp", method="INVITE", packets=1, bytes=900)
    return database


def _add_calls(database):
    for number, begin in enumerate((0.0, 15.0, 30.0), start=1):
        shifted = {
            k: ANSWERED[k] + begin for k in ("invited_at", "ringing_at", "answered_at", "ended_at")
        }
        database.add("call", {**ANSWERED, **shifted}, sip_call_id=f"c{number}@10.1.1.3")
    database.add(
        "call",
        ANSWERED,
        sip_call_id="c4",
        outcome="answered-one-way",
        audio="caller-only",
        mos_callee=None,
    )
    refused = {"status_code": 486, "ended_at": 10.5, "ended_by": "callee", "audio": "none"}
    database.add("call", {**CALL, **refused}, sip_call_id="c5", outcome="busy")
    lost = {"audio": "none", "ended_at": 42.0, "outcome": "failed-no-response"}
    database.add("call", {**CALL, **lost}, sip_call_id="c6@10.1.1.3")


def _add_pinholes(database):
    for call, begin in enumerate((10.0, 25.0, 40.0), start=1):
        database.add(
            "alg_call",
            sip_call_id=f"c{call}@10.1.1.3",
            call_id=call,
            created_at=begin,
            media_streams=1,
        )
        for kind, port in (("rtp", 20000), ("rtcp", 20001)):
            for way in (("public", "private"), ("private", "public")):
                used = {"first_packet_at": begin + 2.1, "packets": 1500, "bytes": 300000}
                database.add(
                    "pinhole",
                    {**PINHOLE, **(used if kind == "rtp" else {})},
                    alg_call_id=call,
                    kind=kind,
                    from_zone=way[0],
                    to_zone=way[1],
                    public_endpoint=f"1.1.1.20:{port + 2 * call}",
                    opened_at=begin + 0.2,
                    closed_at=begin + 37.0 if call < 3 else None,
                    closed_reason="CallEnded" if call < 3 else None,
                )
    signal = {"kind": "signal", "public_endpoint": "1.1.1.20:1024", "private_endpoint": PHONE1}
    database.add("pinhole", {**PINHOLE, **signal}, opened_at=1.0, first_packet_at=15.0)


def _add_ladder(database):
    outwards = ("private", PHONE1, "dmz", PROXY)
    offer = ("10.1.1.3:49170", "1.1.1.20:20002")
    add_message(database, 10.0, "INVITE sip:bob@example.com SIP/2.0", outwards, offer)
    add_message(database, 10.02, "INVITE sip:bob@1.1.1.4 SIP/2.0", ("dmz", PROXY, "public", PHONE2))
    add_message(database, 10.06, "SIP/2.0 180 Ringing", ("public", PHONE2, "dmz", PROXY))
    add_message(database, 10.08, "SIP/2.0 180 Ringing", ("dmz", PROXY, "private", "1.1.1.20:5060"))
    add_message(database, 12.0, "SIP/2.0 200 OK", ("public", PHONE2, "dmz", PROXY))
    add_message(database, 12.02, "SIP/2.0 200 OK", ("dmz", PROXY, "private", "1.1.1.20:5060"))
    straight = ("private", PHONE1, "public", PHONE2)
    add_message(database, 12.04, "ACK sip:bob@1.1.1.4 SIP/2.0", straight, cseq="1 ACK")
    add_message(database, 42.0, "BYE sip:bob@1.1.1.4 SIP/2.0", straight, cseq="2 BYE")
    back = ("public", PHONE2, "private", "1.1.1.20:5060")
    add_message(database, 42.04, "SIP/2.0 200 OK", back, cseq="2 BYE")
    dropped = {
        "verdict": "dropped",
        "reason": "MalformedSdp",
        "after": None,
        "sip_call_id": "c6@10.1.1.3",
    }
    add_message(database, 43.0, "INVITE sip:bob@example.com SIP/2.0", outwards, **dropped)
