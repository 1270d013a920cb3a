# SPDX-License-Identifier: GPL-2.0-only
import numpy as np
import pytest
import recorded

from analysis import forks, load, sections

PHONES = ("1.1.1.100", "1.1.1.101")


def text(start, tag, phone):
    return (
        f"{start}\r\nFrom: <sip:a@c>;tag=caller\r\nTo: <sip:b@c>;tag={tag}\r\n"
        f"Contact: <sip:b@{phone}>\r\n\r\nc=IN IP4 {phone}\r\nm=audio 16384 RTP/AVP 0\r\n"
    )


@pytest.fixture
def forked(database):
    """A call that two phones answer; the caller says BYE to the first at once, to both later."""
    database.add("call", recorded.ANSWERED, sip_call_id="f")
    database.add("alg_call", sip_call_id="f", call_id=1, created_at=10.0)
    inwards = ("public", recorded.PROXY, "private", "1.1.1.1:5060")
    outwards = ("private", recorded.PHONE1, "public", recorded.PROXY)
    for i, phone in enumerate(PHONES):
        ok = text("SIP/2.0 200 OK", f"t{i}", phone)
        for repeat in (0.0, 0.5):
            at = 12.0 + 0.1 * i + repeat
            recorded.add_message(
                database, at, "SIP/2.0 200 OK", inwards, before=ok, sip_call_id="f"
            )
        bye = text(f"BYE sip:b@{phone} SIP/2.0", f"t{i}", phone)
        columns = {"before": bye, "sip_call_id": "f", "cseq": "2 BYE"}
        recorded.add_message(database, 12.2 + 29.8 * i, "BYE sip:b SIP/2.0", outwards, **columns)
    to_first = {"private_endpoint": f"{PHONES[0]}:16384", "public_endpoint": f"{PHONES[0]}:16384"}
    life = {"opened_at": 12.0, "closed_at": 12.2, "packets": 1}
    database.add("pinhole", {**recorded.PINHOLE, **to_first}, alg_call_id=1, **life)
    return database


def test_the_kept_answer_is_the_one_whose_dialog_ends_last(forked):
    (fork,) = forks.forks(load.load(forked.close()), 100.0)
    assert [answer.contact for answer in fork.answers] == [f"sip:b@{p}" for p in PHONES]
    assert [answer.kept for answer in fork.answers] == [False, True] and fork.kept == 2


def test_each_answer_has_the_pinhole_towards_its_media(forked):
    (fork,) = forks.forks(load.load(forked.close()), 100.0)
    first, second = fork.answers
    assert first.open_seconds == pytest.approx(0.2) and first.packets == 1
    assert np.isnan(second.open_seconds) and second.packets == 0


def test_a_call_with_one_answer_is_no_fork(three_zone):
    assert forks.forks(load.load(three_zone), 100.0) == []


def test_the_report_says_who_was_kept_without_pinhole(forked):
    found = {s.title: s for s in sections.of(load.load(forked.close()))}
    counts, calls = found["Forked calls"].grids
    assert [row[:3] for row in counts.rows] == [("kept", "1", "0"), ("not kept", "1", "1")]
    assert calls.rows == (("1: sip:alice@example.com", "2", "2: sip:b@1.1.1.101", "no", "two-way"),)
    assert [figure.name for figure in found["Forked calls"].figures] == ["forked-calls"]
