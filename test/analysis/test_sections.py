# SPDX-License-Identifier: GPL-2.0-only
import sqlite3
from unittest import mock

import numpy as np
import recorded

from analysis import load, plots, sections
from analysis.sections import calls, windows

OUT = ("private", recorded.PHONE1, "dmz", recorded.PROXY)


def lanes_of(recording):
    """Groups of lanes of the figure of calls and pinholes."""
    with mock.patch.object(plots, "lanes") as drawn:
        windows.lives(recording)
    return drawn.call_args.args[0]


def add_call(database, sip_call_id, at, pinholes=1, **columns):
    """An answered call with its entry in the ALG and RTP pinholes, all of which are used."""
    times = {"invited_at": at, "answered_at": at + 2.0, "ended_at": at + 10.0}
    call_id = database.add(
        "call", recorded.ANSWERED, sip_call_id=sip_call_id, **{**times, **columns}
    )
    alg_call = database.add(
        "alg_call",
        sip_call_id=sip_call_id,
        call_id=call_id,
        created_at=at,
        answered_at=at + 2.0,
        removed_at=at + 15.0,
        removed_reason="bye",
    )
    for i in range(pinholes):
        used = {"first_packet_at": at + 2.0, "last_packet_at": at + 9.0, "closed_at": at + 15.0}
        begin = {"opened_at": at + pinholes - i, "closed_reason": "released"}
        database.add("pinhole", recorded.PINHOLE, alg_call_id=alg_call, **used, **begin)


def test_a_calls_lanes_are_telephones_alg_and_pinholes_by_opening(database):
    add_call(database, "a", 10.0, pinholes=2)
    (group,) = lanes_of(load.load(database.close()))
    assert [lane.bars[0].kind for lane in group] == ["telephones", "ALG's call", "rtp", "rtp"]
    assert [lane.bars[0].begin for lane in group] == [10.0, 10.0, 11.0, 12.0]
    assert [lane.note for lane in group] == ["answered-ok", "bye", "released", "released"]
    assert group[0].name == "call 1: alice → bob"
    assert group[2].marks == (("first packet", 12.0), ("last packet", 19.0))


def test_invites_inside_a_call_are_marked(database):
    add_call(database, "a", 10.0)
    for at in (10.0, 15.0, 25.0):
        recorded.add_message(database, at, "INVITE sip:b@c SIP/2.0", OUT, sip_call_id="a")
    ((telephones, *_),) = lanes_of(load.load(database.close()))
    assert telephones.marks == (("re-INVITE", 15.0),)


def test_what_has_no_end_goes_on_to_the_end_of_the_run(database):
    add_call(database, "a", 10.0, ended_at=None, outcome="in-progress")
    ((telephones, *_),) = lanes_of(load.load(database.close()))
    assert (telephones.bars[0].end, telephones.bars[0].goes_on) == (100.0, True)


def test_a_killed_run_has_a_report(three_zone):
    with sqlite3.connect(three_zone) as connection:
        connection.execute("UPDATE run SET complete = 0, sim_seconds = NULL")
        connection.execute("UPDATE call SET ended_at = NULL WHERE call_id = 1")
    titles = {section.title for section in sections.of(load.load(three_zone, partial=True))}
    assert "Calls and their pinholes" in titles


def test_only_whole_calls_are_drawn_the_earliest_first(database):
    for number, at in enumerate((40.0, 30.0, 20.0, 10.0)):
        add_call(database, str(number), at, pinholes=20)
    groups = lanes_of(load.load(database.close()))
    assert [group[0].bars[0].begin for group in groups] == [10.0, 20.0]
    assert all(len(group) == 22 for group in groups)


def test_callers_are_told_apart_and_so_are_the_invites_that_were_dropped(database):
    add_call(database, "good", 10.0, caller="sip:private0@c")
    refused = {"caller": "sip:stranger3@c", "outcome": "failed-by-proxy", "audio": "none"}
    database.add("call", {**recorded.CALL, **refused}, sip_call_id="bad", status_code=404)
    dropped = {"verdict": "dropped", "reason": "DeniedBySource", "after": None}
    for at in (10.0, 11.0):
        recorded.add_message(
            database, at, "INVITE sip:b@c SIP/2.0", OUT, sip_call_id="bad", **dropped
        )
    grid, *_ = calls.over_time(load.load(database.close())).grids
    assert grid.rows == (
        ("private", "1", "1", "1", "40.00 (40.00 to 40.00) of 1", "0"),
        ("stranger", "1", "0", "0", "–", "2"),
    )


def test_a_panel_counts_every_call_and_every_dropped_packet(three_zone):
    recording = load.load(three_zone)
    with mock.patch.object(plots, "outcomes_over_time") as drawn:
        calls.over_time(recording)
    edges, panels = drawn.call_args.args
    assert list(panels) == ["calls of\nalice", "packets\ndropped"]
    assert sum(np.sum(counts) for counts in panels["calls of\nalice"].values()) == 6
    assert {name: int(np.sum(n)) for name, n in panels["packets\ndropped"].items()} == {
        "NoPolicy": 50,
        "MalformedSdp": 1,
    }
    assert edges[0] <= min(recording.call.invited_at) < max(recording.call.invited_at) < edges[-1]


def test_sections_without_anything_to_say_are_left_out(three_zone):
    titles = [section.title for section in sections.of(load.load(three_zone))]
    assert "Calls and their pinholes" in titles
    assert not {"Forked calls", "Registrations", "Repeated runs"} & set(titles)


def test_exhaustion_is_counted_beside_the_ports(database):
    database.insert("sample", at=0.0, name="ports_in_use", value=1.0)
    database.insert("drop", at=0.0, reason="SourcePoolExhausted", packets=3, bytes=1)
    database.insert("drop", at=1.0, reason="NoPolicy", packets=9, bytes=1)
    found = {s.title: s for s in sections.of(load.load(database.close()))}
    assert found["Ports in use"].text == (
        "Packets dropped because no port or address was left: 3.",
    )
