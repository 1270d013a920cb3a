# SPDX-License-Identifier: GPL-2.0-only
import numpy as np
import pytest
import recorded

from analysis import load, metrics


@pytest.fixture
def calls(database):
    """Adds calls, each given as the columns in which it differs from an answered one."""

    def add(*rows):
        for number, columns in enumerate(rows):
            database.add("call", recorded.ANSWERED, **{"sip_call_id": str(number), **columns})
        return load.load(database.close())

    return add


UNANSWERED = {"answered_at": None, "ringing_at": None, "setup_seconds": None, "audio": "none"}


def unanswered(outcome, status_code, **columns):
    return {
        **UNANSWERED,
        "outcome": outcome,
        "status_code": status_code,
        "ended_at": 10.5,
        **columns,
    }


def test_ecdf_counts_values_at_or_below():
    x, y = metrics.ecdf(np.array([3.0, 1.0, np.nan, 2.0, 2.0]))
    assert list(x) == [1.0, 2.0, 2.0, 3.0]
    assert list(y) == [0.25, 0.5, 0.75, 1.0]


def test_ecdf_of_nothing_is_empty():
    x, y = metrics.ecdf(np.array([]))
    assert len(x) == len(y) == 0


def test_outcomes_are_counted_by_class_in_the_order_of_the_taxonomy():
    counts = metrics.outcome_counts(
        ["lost-bye", "cut-by-timer(session)", "answered-ok", "cut-by-timer(C)"]
    )
    assert list(counts.items()) == [("answered-ok", 1), ("cut-by-timer", 2), ("lost-bye", 1)]


def test_session_metrics_follow_rfc6076(calls):
    recording = calls(
        {},
        {"ended_by": "network", "outcome": "cut-by-timer(session)"},
        unanswered("busy", 486),
        unanswered("failed-by-proxy", 503),
        unanswered("failed-no-response", None, ended_at=42.0),
        unanswered("failed-by-proxy", 302),
    )
    session = metrics.session_metrics(recording.call)
    assert (session.attempts, session.established) == (6, 2)
    assert session.establishment_ratio == pytest.approx(100 * 2 / 5)
    assert session.establishment_effectiveness == pytest.approx(100 * 3 / 5)
    assert session.ineffective_attempts == pytest.approx(100 * 2 / 6)
    assert session.completion_ratio == pytest.approx(100 * 1 / 6)
    assert list(session.request_delay) == [0.04, 0.04]
    assert list(session.failed_request_delay) == pytest.approx([0.5, 0.5, 32.0])
    assert list(session.completed_seconds) == [30.0]
    assert list(session.failed_seconds) == [30.0]
    assert session.answer_seizure_ratio == pytest.approx(100 * 2 / 6)
    assert session.network_effectiveness == pytest.approx(100 * 3 / 6)


def test_session_metrics_of_no_call_are_not_numbers(calls):
    session = metrics.session_metrics(calls().call)
    assert np.isnan(session.establishment_ratio) and len(session.request_delay) == 0


def dropped(database, reason, call_id="0"):
    way = ("private", recorded.PHONE1, "dmz", recorded.PROXY)
    columns = {"verdict": "dropped", "reason": reason, "after": None, "sip_call_id": call_id}
    recorded.add_message(database, 1.0, "INVITE sip:b@c SIP/2.0", way, **columns)


def test_a_dropped_invite_explains_a_call_without_answer(database, calls):
    dropped(database, "MalformedSdp")
    recording = calls(
        unanswered("failed-no-response", None), unanswered("failed-no-response", None)
    )
    explained = metrics.explained_outcomes(recording)
    assert explained == ["failed-by-alg(MalformedSdp)", "failed-no-response"]


def test_a_denied_invite_explains_a_call_without_answer(database, calls):
    dropped(database, "DeniedBySource")
    recording = calls(unanswered("failed-no-response", None))
    assert metrics.explained_outcomes(recording) == ["failed-by-dos-filter"]


def test_a_refusal_stays_one_though_copies_of_the_invite_were_dropped(database, calls):
    """404 is the server's word; 408 says that it had no answer, and the drop why."""
    dropped(database, "DeniedBySource", "0")
    dropped(database, "MalformedSdp", "1")
    recording = calls(unanswered("failed-by-proxy", 404), unanswered("failed-by-proxy", 408))
    expected = ["failed-by-proxy", "failed-by-alg(MalformedSdp)"]
    assert metrics.explained_outcomes(recording) == expected


def test_whatever_is_dropped_without_the_alg_failed_by_nat(database, calls):
    database.run("off", parameters='{"alg": "off"}')
    dropped(database, "FlowConflict")
    assert metrics.explained_outcomes(calls(unanswered("failed-by-proxy", 408))) == [
        "failed-by-nat"
    ]


def test_a_dropped_retransmission_does_not_turn_an_answered_call_into_a_failed_one(database, calls):
    dropped(database, "MalformedSdp")
    assert metrics.explained_outcomes(calls({})) == ["answered-ok"]


def test_a_call_lost_without_the_alg_failed_by_nat(database, calls):
    database.run("off", parameters='{"alg": "off"}')
    recording = calls(unanswered("failed-no-response", None))
    assert metrics.explained_outcomes(recording) == ["failed-by-nat"]


def test_registration_delay_spans_the_challenged_round(database):
    way = ("private", recorded.PHONE1, "dmz", recorded.PROXY)
    back = ("dmz", recorded.PROXY, "private", recorded.PHONE1)
    steps = [
        (1.0, "REGISTER sip:example.com SIP/2.0", way),
        (1.1, "SIP/2.0 401 Unauthorized", back),
        (1.2, "REGISTER sip:example.com SIP/2.0", way),
        (1.3, "SIP/2.0 200 OK", back),
        (1.4, "SIP/2.0 200 OK", back),
        (61.0, "REGISTER sip:example.com SIP/2.0", way),
    ]
    for at, start, direction in steps:
        recorded.add_message(database, at, start, direction, cseq="1 REGISTER")
    delays = metrics.registration_delays(load.load(database.close()).sip_message)
    assert list(delays) == pytest.approx([0.3])


def transaction(database, method, status, at, branches, call_id="c1"):
    """A request, or a response to it, with these Vias."""
    start = f"{method} sip:b@c SIP/2.0" if status is None else f"SIP/2.0 {status} X"
    vias = "".join(f"Via: SIP/2.0/UDP 10.1.1.3;branch={b}\r\n" for b in branches)
    way = ("private", recorded.PHONE1, "dmz", recorded.PROXY)
    text = f"{start}\r\n{vias}Call-ID: {call_id}\r\n\r\n"
    recorded.add_message(database, at, start, way, cseq=f"1 {method}", before=text)


def test_a_transaction_lasts_until_its_answer_is_back_at_the_client(database):
    """RFC 6076 4.4: through a proxy the firewall sees request and response twice."""
    transaction(database, "BYE", None, 1.0, ["phone"])
    transaction(database, "BYE", None, 1.1, ["proxy", "phone"])
    transaction(database, "BYE", 200, 1.2, ["proxy", "phone"])
    transaction(database, "BYE", 200, 1.3, ["phone"])
    transaction(database, "BYE", None, 2.0, ["lost"])
    found = metrics.transactions(load.load(database.close()).sip_message, "BYE")
    assert list(found.delays) == pytest.approx([0.3])
    assert found.status[0] == 200 and np.isnan(found.status[1])


def test_a_challenge_is_no_failed_registration(database):
    """RFC 6076 4.2."""
    for branch, status in (("a", 401), ("b", 200), ("c", 403), ("d", None)):
        transaction(database, "REGISTER", None, 1.0, [branch])
        if status:
            transaction(database, "REGISTER", status, 1.1, [branch])
    message = load.load(database.close()).sip_message
    assert metrics.ineffective_registrations(message) == pytest.approx(100 * 2 / 3)


def test_callers_are_grouped_by_name_without_number():
    groups = [metrics.caller_group(f"sip:{user}@example.com") for user in ("private12", "stranger")]
    assert groups == ["private", "stranger"]


def test_excess_is_what_a_pinhole_stays_open_after_its_call(database, calls):
    """Negative where a timer closed it first; of unanswered calls and signal pinholes nothing."""
    for number in (1, 2):
        database.add("alg_call", sip_call_id=str(number), call_id=number, created_at=10.0)
    for call, closed, kind in (
        (1, 47.0, "rtp"),
        (1, 30.0, "rtcp"),
        (1, 99.0, "signal"),
        (2, 47.0, "rtp"),
    ):
        columns = {"alg_call_id": call, "closed_at": closed, "kind": kind}
        database.add("pinhole", recorded.PINHOLE, **columns)
    excess = metrics.excess_open(calls({}, unanswered("busy", 486)))
    assert list(excess[~np.isnan(excess)]) == [5.0, -12.0]


def test_exposure_integrates_open_pinholes_to_the_end_of_the_run(database):
    database.add("pinhole", recorded.PINHOLE, opened_at=10.0, first_packet_at=12.0, closed_at=20.0)
    database.add("pinhole", recorded.PINHOLE, opened_at=40.0)
    recording = load.load(database.close())
    exposure = metrics.exposure(recording.pinhole, recording.runs)
    assert (exposure.pinholes, exposure.used) == (2, 1)
    assert exposure.port_seconds == pytest.approx(10.0 + 60.0)
    assert exposure.idle_port_seconds == pytest.approx(2.0 + 60.0)


def test_lifetime_in_a_killed_run_is_what_is_known(database):
    database.run("killed", complete=0, sim_seconds=None)
    database.add("pinhole", recorded.PINHOLE, opened_at=10.0)
    recording = load.load(database.close(), partial=True)
    assert list(metrics.pinhole_lifetimes(recording.pinhole, recording.runs)) == [0.0]


def test_mean_over_time_weighs_each_value_by_its_stay():
    at, value = np.array([0.0, 10.0, 40.0]), np.array([4.0, 0.0, 9.0])
    assert metrics.time_mean(at, value) == pytest.approx(1.0)
    assert metrics.time_mean(at[:1], value[:1]) == 4.0
    assert np.isnan(metrics.time_mean(at[:0], value[:0]))


def test_drops_add_up_per_reason(three_zone):
    drop = load.load(three_zone).drop
    assert metrics.drops_by_reason(drop) == {"NoPolicy": (50, 10000), "MalformedSdp": (1, 900)}


def test_both_sides_leaves_out_what_was_not_measured(calls):
    recording = calls({"mos_callee": None})
    assert list(metrics.both_sides(recording.call, "mos")) == [3.9]


def test_mos_bands_include_their_lower_limit():
    bands = metrics.mos_bands(np.array([4.34, 4.33, 3.6, 1.0]))
    assert list(bands.values()) == [1, 1, 1, 0, 0, 1]


def test_e_model_of_a_lossless_g711_call():
    """REQUIREMENTS 4, check numbers."""
    rating = metrics.r_factor(0.020, 0.0)
    assert rating == pytest.approx(92.72)
    assert metrics.mean_opinion_score(rating) == pytest.approx(4.40, abs=0.005)


def test_e_model_of_one_percent_loss():
    """REQUIREMENTS 4, check numbers."""
    assert metrics.effective_impairment(0.01) == pytest.approx(17.92, abs=0.005)


def test_e_model_knows_codec_delay_and_limits():
    assert metrics.r_factor(0.0, 0.0, metrics.G729A) == pytest.approx(82.2)
    assert metrics.r_factor(0.2773, 0.0) == pytest.approx(93.2 - 0.024 * 277.3 - 11.0)
    assert list(metrics.mean_opinion_score(np.array([-5.0, 120.0]))) == [1.0, 4.5]


def test_an_invite_that_nat_cannot_place_failed_by_nat(database, calls):
    dropped(database, "NoMapping")
    recording = calls(unanswered("failed-no-response", None))
    assert metrics.explained_outcomes(recording) == ["failed-by-nat"]
