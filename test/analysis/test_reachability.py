# SPDX-License-Identifier: GPL-2.0-only
import pytest
import recorded

from analysis import load, metrics, reachability, sections

PUBLIC = "1.1.1.20:5060"


def text(start, branch, contact=""):
    return (
        f"{start}\r\nVia: SIP/2.0/UDP 10.1.1.3;branch={branch}\r\nTo: <sip:alice@c>;tag=x\r\n"
        f"{contact}\r\n\r\n"
    )


def register(database, at, branch, seconds=30):
    out = ("private", recorded.PHONE1, "dmz", recorded.PROXY)
    back = ("dmz", recorded.PROXY, "private", PUBLIC)
    for start, way, contact in (
        ("REGISTER sip:c SIP/2.0", out, ""),
        ("SIP/2.0 200 OK", back, f"Contact: <sip:alice@10.1.1.3>;expires={seconds}"),
    ):
        before = text(start, branch, contact)
        recorded.add_message(database, at, start, way, cseq="1 REGISTER", before=before)


def invite(database, at, call_id, verdict="translated"):
    way = ("dmz", recorded.PROXY, "private", PUBLIC)
    columns = {"sip_call_id": call_id, "verdict": verdict}
    recorded.add_message(database, at, "INVITE sip:alice@c SIP/2.0", way, **columns)


@pytest.fixture
def registered(database):
    """Registered from 1 s to 60 s in two grants; forgotten at 20 s, and known again at 30 s."""
    register(database, 1.0, "a")
    register(database, 30.0, "b")
    names = {"protocol": "udp", "internal_endpoint": recorded.PHONE1, "external_endpoint": PUBLIC}
    database.add("mapping", names, created_at=1.0, removed_at=20.0)
    database.add("mapping", names, created_at=30.0)
    invite(database, 10.0, "in-time")
    invite(database, 25.0, "forgotten", "dropped")
    invite(database, 25.5, "forgotten", "dropped")
    invite(database, 70.0, "late")
    return database


def test_grants_that_touch_are_one_registration(registered):
    (reach,) = reachability.reaches(load.load(registered.close()), 100.0)
    assert (reach.user, reach.private, reach.public) == ("sip:alice@c", recorded.PHONE1, PUBLIC)
    assert reach.registered == ((1.0, 60.0),)
    assert reach.way_in == ((1.0, 20.0), (30.0, 100.0))


def test_repeats_of_an_invite_count_once(registered):
    (reach,) = reachability.reaches(load.load(registered.close()), 100.0)
    assert reach.invites == ((10.0, True), (25.0, False), (70.0, True))


def test_phones_that_are_not_translated_need_no_way_in(database):
    way = ("public", recorded.PHONE2, "dmz", recorded.PROXY)
    before = text("REGISTER sip:c SIP/2.0", "p")
    recorded.add_message(
        database, 1.0, "REGISTER sip:c SIP/2.0", way, cseq="1 REGISTER", before=before
    )
    assert reachability.reaches(load.load(database.close()), 100.0) == []


def test_a_killed_run_is_drawn_to_the_last_that_is_known(registered):
    registered.connection.execute("UPDATE run SET complete = 0, sim_seconds = NULL")
    recording = load.load(registered.close(), partial=True)
    assert metrics.end_of_run(recording) == 70.0
    assert "Registrations" in {section.title for section in sections.of(recording)}


def test_the_report_counts_calls_by_what_was_left_of_the_registration(registered):
    found = {s.title: s for s in sections.of(load.load(registered.close()))}
    (grid,) = found["Registrations"].grids
    assert grid.rows == (
        ("registered, way in", "1", "1"),
        ("registered, no way in", "1", "0"),
        ("not registered, way in", "1", "1"),
    )
    assert [figure.name for figure in found["Registrations"].figures] == ["reachability"]
