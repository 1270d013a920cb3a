# SPDX-License-Identifier: GPL-2.0-only
import numpy as np
import recorded

from analysis import ladder, load


def test_draws_the_first_answered_call_that_has_messages(three_zone):
    assert ladder.choose_call(load.load(three_zone)) == "c1@10.1.1.3"


def test_prefers_a_call_to_a_registration(database):
    way = ("private", recorded.PHONE1, "dmz", recorded.PROXY)
    for call_id, method in (("r", "REGISTER"), ("i", "INVITE")):
        start = f"{method} sip:example.com SIP/2.0"
        recorded.add_message(database, 1.0, start, way, cseq=f"1 {method}", sip_call_id=call_id)
    assert ladder.choose_call(load.load(database.close())) == "i"


def test_chooses_nothing_without_messages(database):
    assert ladder.choose_call(load.load(database.close())) is None


def test_stations_stand_on_their_side_of_the_firewall(three_zone):
    built = ladder.build(load.load(three_zone), "c1@10.1.1.3")
    assert built.stations == ("private\n10.1.1.3", "firewall", "dmz\n2.2.2.2", "public\n1.1.1.4")


def test_messages_go_from_real_sender_to_real_receiver(three_zone):
    built = ladder.build(load.load(three_zone), "c1@10.1.1.3")
    ways = [(m.label, m.sender.split("\n")[0], m.receiver.split("\n")[0]) for m in built.messages]
    assert ways[0] == ("INVITE", "private", "dmz")
    assert ways[3] == ("180 Ringing (INVITE)", "dmz", "private")
    assert ways[-1] == ("200 OK (BYE)", "public", "private")


def test_names_what_was_rewritten(three_zone):
    built = ladder.build(load.load(three_zone), "c1@10.1.1.3")
    assert built.messages[0].changed == ("IP source", "Via", "Contact", "SDP c=", "SDP m=")
    assert built.messages[0].changes == "rewrote IP source, Via, Contact, SDP c=, SDP m="


def test_a_dropped_message_has_no_receiver_but_a_reason(three_zone):
    (only,) = ladder.build(load.load(three_zone), "c6@10.1.1.3").messages
    assert only.receiver is None and only.changed == ()
    assert only.changes == "not sent on (MalformedSdp)"
    assert all(line.after is None and not line.changed for line in only.lines)


def test_says_what_was_decided_about_each_message(database):
    way = ("private", recorded.PHONE1, "dmz", recorded.PROXY)
    for start in ("INVITE sip:bob@example.com SIP/2.0", "ACK sip:bob@example.com SIP/2.0"):
        recorded.add_message(database, 1.0, start, way)
    rows = [
        (1, 1, "AddressTranslated", "Via", "10.1.1.3:5060"),
        (1, 2, "MediaRefused", "video", None),
        (2, 1, "AddressNotListed", "To", "1.1.1.9:5060"),
    ]
    names = ("message_id", "place", "decision", "subject", "endpoint")
    for row in rows:
        database.insert("decision", **dict(zip(names, row)))
    invite, ack = ladder.build(load.load(database.close()), "c1@10.1.1.3").messages
    assert invite.decisions == ("Via 10.1.1.3:5060: AddressTranslated", "video: MediaRefused")
    assert ack.decisions == ("To 1.1.1.9:5060: AddressNotListed",)


def test_request_line_counts_as_such(database):
    way = ("public", recorded.PHONE2, "private", "1.1.1.20:5060")
    before, after = "INVITE sip:a@1.1.1.20 SIP/2.0\r\n\r\n", "INVITE sip:a@10.1.1.3 SIP/2.0\r\n\r\n"
    recorded.add_message(database, 1.0, before[:-4], way, before=before, after=after)
    (only,) = ladder.build(load.load(database.close()), "c1@10.1.1.3").messages
    assert only.changed == ("IP destination", "request line")


def test_diff_marks_whole_addresses():
    (line,) = ladder.diff("Contact: <sip:a@10.1.1.3:5060>", "Contact: <sip:a@1.1.1.20:5060>")
    assert line.before == ("Contact: <sip:a@", "10.1.1.3", ":5060>")
    assert line.after == ("Contact: <sip:a@", "1.1.1.20", ":5060>")


def test_diff_shows_lines_that_came_or_went():
    lines = ladder.diff("a\r\nb\r\nc", "a\r\nc\r\nd")
    assert [(bool(l.before), bool(l.after), l.changed) for l in lines] == [
        (True, True, False),
        (True, False, True),
        (True, True, False),
        (False, True, True),
    ]


def test_diff_restores_both_texts():
    before, after = recorded.message("A", media="10.1.1.3:4000"), recorded.message(
        "B", media="1.1.1.2:24"
    )
    lines = ladder.diff(before, after)
    assert [
        "".join(line.before) for line in lines if line.before is not None
    ] == before.splitlines()
    assert ["".join(line.after) for line in lines if line.after is not None] == after.splitlines()


def test_host_of_both_families():
    assert [ladder.host(e) for e in ("10.1.1.3:5060", "[2001:db8::5]:5060")] == [
        "10.1.1.3",
        "2001:db8::5",
    ]


def test_status_without_phrase_and_text_without_method():
    assert ladder._label("BYE", 200.0, "SIP/2.0 200\r\n") == "200 (BYE)"
    assert ladder._label(None, np.nan, "\0") == "not SIP"


def test_long_calls_are_cut_at_the_limit(three_zone):
    built = ladder.build(load.load(three_zone), "c1@10.1.1.3", limit=3)
    assert len(built.messages) == 3
