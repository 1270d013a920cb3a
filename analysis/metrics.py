# SPDX-License-Identifier: GPL-2.0-only
"""
Figures of merit, as pure functions of arrays and tables: no file, no SQL, no plot. Session metrics
follow RFC 6076, speech quality ITU-T G.107; what differs is said at the function.
"""

import dataclasses

import numpy as np

from . import texts

# In the order in which they are shown: good, the user's doing, failed, ended badly.
OUTCOMES = (
    "answered-ok",
    "answered-one-way",
    "answered-silent",
    "busy",
    "declined",
    "no-answer",
    "cancelled",
    "failed-by-nat",
    "failed-by-alg",
    "failed-by-dos-filter",
    "failed-by-proxy",
    "failed-no-response",
    "cut-by-timer",
    "lost-bye",
    "in-progress",
)

# Drop reasons that are not the ALG's doing: the denial table (J32), and what a firewall without
# an ALG lacks.
_CAUSES = {
    "DeniedBySource": "failed-by-dos-filter",
    "NoMapping": "failed-by-nat",
    "FilteredRemote": "failed-by-nat",
    "MappingSessionsFull": "failed-by-nat",
}

# What a proxy answers that had no answer itself, or could not help (RFC 6076 4.8).
INEFFECTIVE = (408, 500, 503, 504)

KINDS = ("rtp", "rtcp", "signal")

# Bands of the mean opinion score, ITU-T G.107 Annex B: what users say of R = 90, 80, 70, 60, 50.
MOS_BANDS = (
    (4.34, "very satisfied"),
    (4.03, "satisfied"),
    (3.60, "some dissatisfied"),
    (3.10, "many dissatisfied"),
    (2.58, "nearly all dissatisfied"),
    (-np.inf, "not recommended"),
)


@dataclasses.dataclass(frozen=True)
class Codec:
    """What the E-model needs to know of a codec (ITU-T G.113 Appendix I)."""

    impairment: float
    loss_robustness: float


G711 = Codec(impairment=0.0, loss_robustness=4.3)
G711_CONCEALED = Codec(impairment=0.0, loss_robustness=25.1)
G729A = Codec(impairment=11.0, loss_robustness=19.0)


def ecdf(values):
    """Sorted values that are not NaN, and the fraction of them at or below each."""
    x = np.sort(values[~np.isnan(values)])
    return x, np.arange(1, len(x) + 1) / max(len(x), 1)


def outcome_class(outcome):
    """'cut-by-timer(session)' is of class 'cut-by-timer'."""
    return outcome.split("(", 1)[0]


def count(values, order=()):
    """How often each text occurs: those of `order` first, the others by name; none with count 0."""
    names, counts = np.unique(values.astype(str), return_counts=True) if len(values) else ((), ())
    found = {str(name): int(number) for name, number in zip(names, counts)}
    known = [name for name in order if name in found]
    return {name: found[name] for name in known + sorted(set(found) - set(known))}


def outcome_counts(outcomes):
    """Calls per class of outcome."""
    return count(np.array([outcome_class(o) for o in outcomes], dtype=object), OUTCOMES)


def explained_outcomes(recording):
    """
    The outcome of each call, with what the firewall knows added to what the caller could see. A
    call without answer whose messages the firewall dropped failed by its denial table, or by the
    ALG with the reason. Without the ALG such a call failed by NAT, and so did one that nobody
    answered or dropped. What a server refused of its own accord stays its refusal, though copies of
    the INVITE were dropped.
    """
    reasons = _drop_reasons(recording.sip_message)
    without_alg = {run.run_id for run in recording.runs if run.parameters.get("alg") == "off"}
    call = recording.call
    return [
        _explained(outcome, reasons.get((run_id, sip_call_id)), run_id in without_alg)
        if outcome_class(outcome) == "failed-no-response" or status in INEFFECTIVE
        else outcome
        for run_id, sip_call_id, outcome, status in zip(
            call.run_id, call.sip_call_id, call.outcome, call.status_code
        )
    ]


def _drop_reasons(message):
    """The reason for which the first dropped message of each call was dropped."""
    reasons = {}
    dropped = message.where(message.verdict == "dropped")
    for run_id, sip_call_id, reason in zip(dropped.run_id, dropped.sip_call_id, dropped.reason):
        reasons.setdefault((run_id, sip_call_id), reason or "unknown")
    return reasons


def _explained(outcome, drop_reason, without_alg):
    if drop_reason and without_alg:
        return "failed-by-nat"
    if drop_reason:
        return _CAUSES.get(drop_reason, f"failed-by-alg({drop_reason})")
    if without_alg and outcome_class(outcome) == "failed-no-response":
        return "failed-by-nat"
    return outcome


@dataclasses.dataclass(frozen=True)
class SessionMetrics:
    """
    RFC 6076 4.3 to 4.9 over all call attempts, and two ratios of ITU-T: percent (NaN without a
    call) and seconds.
    """

    attempts: int
    established: int
    establishment_ratio: float
    establishment_effectiveness: float
    ineffective_attempts: float
    answer_seizure_ratio: float
    network_effectiveness: float
    completion_ratio: float
    request_delay: np.ndarray
    failed_request_delay: np.ndarray
    completed_seconds: np.ndarray
    failed_seconds: np.ndarray


def session_metrics(call):
    """
    A call without a final response counts as one with 408 (RFC 3261 8.1.3.1). Completed is a
    session that one of the two parties ended and whose BYE was answered.
    """
    attempts = len(call)
    answered = ~np.isnan(call.answered_at)
    classes = np.array([outcome_class(o) for o in call.outcome], dtype=object)
    status = np.where(classes == "failed-no-response", 408, call.status_code)
    redirected = np.sum((status >= 300) & (status < 400))
    by_user = np.isin(status, (480, 486, 600, 603))
    ended_by_party = np.isin(call.ended_by.astype(str), ("caller", "callee"))
    completed = answered & ended_by_party & (classes != "lost-bye") & (classes != "cut-by-timer")
    cancelled = classes == "cancelled"
    failed = ~answered & (status >= 400)
    return SessionMetrics(
        attempts=attempts,
        established=int(answered.sum()),
        establishment_ratio=_percent(answered.sum(), attempts - redirected),
        establishment_effectiveness=_percent((answered | by_user).sum(), attempts - redirected),
        ineffective_attempts=_percent((~answered & np.isin(status, INEFFECTIVE)).sum(), attempts),
        answer_seizure_ratio=_percent(answered.sum(), attempts),
        network_effectiveness=_percent((answered | by_user | cancelled).sum(), attempts),
        completion_ratio=_percent(completed.sum(), attempts),
        request_delay=call.setup_seconds[answered],
        failed_request_delay=(call.ended_at - call.invited_at)[failed],
        completed_seconds=(call.ended_at - call.answered_at)[completed],
        failed_seconds=(call.ended_at - call.answered_at)[answered & ~completed],
    )


def _percent(part, whole):
    return 100.0 * part / whole if whole > 0 else float("nan")


def registration_delays(message):
    """
    Registration request delay (RFC 6076 4.1) as the firewall sees it, in seconds: from a REGISTER
    to the first 2xx with the same Call-ID after it, a challenged round included.
    """
    pending, delays = {}, []
    register = message.where(message.method == "REGISTER")
    for run_id, call_id, at, status in zip(
        register.run_id, register.sip_call_id, register.at, register.status_code
    ):
        if np.isnan(status):
            pending.setdefault((run_id, call_id), at)
        elif 200 <= status < 300 and (run_id, call_id) in pending:
            delays.append(at - pending.pop((run_id, call_id)))
    return np.array(delays, dtype=np.float64)


@dataclasses.dataclass(frozen=True)
class Transactions:
    """Requests of a client as the firewall saw them: when, until when, and the final status."""

    began: np.ndarray
    ended: np.ndarray
    status: np.ndarray

    @property
    def delays(self):
        """Seconds to the 2xx of those that got one."""
        return (self.ended - self.began)[self.status // 100 == 2]


def transactions(message, method):
    """
    The client transactions of a method, known by the branch of the client that began them, which a
    proxy on the way leaves as it is. A request is taken where it is seen first, its final response
    where it is nearest to the client; status and end are NaN without one.
    """
    began, final = {}, {}
    chosen = message.where(message.method == method)
    rows = zip(chosen.run_id, chosen.at, chosen.status_code, chosen.before)
    for run_id, at, status, text in rows:
        vias = texts.branches(text)
        key = (run_id, next(iter(vias[-1:]), None))
        if np.isnan(status):
            began.setdefault(key, at)
        elif status >= 200 and (key not in final or len(vias) < final[key][0]):
            final[key] = (len(vias), at, status)
    nothing = (0, np.nan, np.nan)
    ends = [final.get(key, nothing) for key in began]
    columns = (began.values(), [end[1] for end in ends], [end[2] for end in ends])
    return Transactions(*(np.array(list(column), dtype=np.float64) for column in columns))


def ineffective_registrations(message):
    """
    Registration attempts that failed, in percent (RFC 6076 4.2): any final response of at least 300
    but a challenge, or none at all.
    """
    status = transactions(message, "REGISTER").status
    attempts = status[~np.isin(status, (401, 407))]
    return _percent(np.sum(~(attempts < 300)), len(attempts))


def caller_group(caller):
    """'sip:private12@example.com' is one of the callers 'private'."""
    return caller.split(":", 1)[-1].split("@", 1)[0].rstrip("0123456789")


def end_of(opened, closed, run_ids, runs):
    """Ends of intervals; what was still open when its run ended, ends with the run."""
    sim_end = {run.run_id: run.sim_seconds for run in runs}
    ends = np.array([sim_end[run_id] for run_id in run_ids], dtype=np.float64)
    last = np.where(np.isnan(ends), opened, np.maximum(ends, opened))
    return np.where(np.isnan(closed), last, closed)


def end_of_run(recording):
    """When a run ended; of one that was killed, the last time that anything is known of."""
    (run,) = recording.runs
    if run.sim_seconds is not None:
        return run.sim_seconds
    call, pinhole = recording.call, recording.pinhole
    times = (recording.sample.at, recording.sip_message.at, call.invited_at, pinhole.opened_at)
    ends = (call.ended_at, pinhole.closed_at, recording.alg_call.removed_at)
    known = np.concatenate([*times, *ends])
    return float(np.nanmax(known)) if len(known) else 0.0


def pinhole_lifetimes(pinhole, runs):
    """Seconds that each pinhole was open."""
    end = end_of(pinhole.opened_at, pinhole.closed_at, pinhole.run_id, runs)
    return end - pinhole.opened_at


@dataclasses.dataclass(frozen=True)
class Exposure:
    """Open pinholes integrated over time, in port seconds, and the part of it before any packet."""

    pinholes: int
    used: int
    port_seconds: float
    idle_port_seconds: float


def exposure(pinhole, runs):
    """
    A pinhole is one open port for as long as it is open; idle until its first packet, and to its
    end when none comes.
    """
    lifetimes = pinhole_lifetimes(pinhole, runs)
    used = ~np.isnan(pinhole.first_packet_at)
    idle = np.where(used, pinhole.first_packet_at - pinhole.opened_at, lifetimes)
    return Exposure(len(pinhole), int(used.sum()), float(lifetimes.sum()), float(idle.sum()))


def excess_open(recording):
    """
    For how many seconds each media pinhole of an answered call stood open after its call was over
    for the caller; less than 0 for those that closed before.
    """
    call, alg_call = recording.call, recording.alg_call
    answered = ~np.isnan(call.answered_at)
    ends = dict(zip(zip(call.run_id[answered], call.call_id[answered]), call.ended_at[answered]))
    of_alg_call = {
        (run_id, alg_id): ends.get((run_id, call_id), np.nan)
        for run_id, alg_id, call_id in zip(alg_call.run_id, alg_call.alg_call_id, alg_call.call_id)
    }
    pinhole = recording.pinhole.where(recording.pinhole.kind != "signal")
    over = [of_alg_call.get(key, np.nan) for key in zip(pinhole.run_id, pinhole.alg_call_id)]
    end = end_of(pinhole.opened_at, pinhole.closed_at, pinhole.run_id, recording.runs)
    return end - np.array(over, dtype=np.float64)


def series(sample, name):
    """Times and values of one series of samples of one run, in time order."""
    chosen = sample.where(sample.name == name)
    order = np.argsort(chosen.at, kind="stable")
    return chosen.at[order], chosen.value[order]


def cumulative(at, amount):
    """Amounts added up over time, from 0 at the first of the times on, which are in order."""
    return np.concatenate([at[:1], at]), np.concatenate([[0], np.cumsum(amount)])


def time_mean(at, value):
    """Mean of a step function that keeps each value until the next sample; NaN without a sample."""
    if len(at) < 2:
        return float(value[0]) if len(value) else float("nan")
    return float(np.sum(value[:-1] * np.diff(at)) / (at[-1] - at[0]))


def drops_by_reason(drop):
    """Dropped packets and bytes per reason, most packets first."""
    totals = {}
    for reason, packets, octets in zip(drop.reason, drop.packets, drop.bytes):
        before = totals.get(reason, (0, 0))
        totals[reason] = (before[0] + int(packets), before[1] + int(octets))
    return dict(sorted(totals.items(), key=lambda item: (-item[1][0], item[0])))


def both_sides(call, name):
    """A media figure of both sides of all calls in one array, without what was not measured."""
    values = np.concatenate([getattr(call, f"{name}_caller"), getattr(call, f"{name}_callee")])
    return values[~np.isnan(values)]


def mos_bands(mos):
    """Call sides per band of the mean opinion score, best first, empty bands included."""
    counts, ceiling = {}, np.inf
    for floor, name in MOS_BANDS:
        counts[name] = int(np.sum((mos >= floor) & (mos < ceiling)))
        ceiling = floor
    return counts


def r_factor(delay_seconds, loss, codec=G711, burst_ratio=1.0):
    """
    Transmission rating of ITU-T G.107 with its defaults, R = 93.2 - Id - Ie,eff. The delay term is
    the fit of Cole and Rosenbluth (2001).
    """
    delay = delay_seconds * 1000.0
    delay_impairment = 0.024 * delay + 0.11 * np.maximum(delay - 177.3, 0.0)
    return 93.2 - delay_impairment - effective_impairment(loss, codec, burst_ratio)


def effective_impairment(loss, codec=G711, burst_ratio=1.0):
    """Ie,eff of ITU-T G.107 for a loss given as a fraction."""
    percent = loss * 100.0
    span = 95.0 - codec.impairment
    return codec.impairment + span * percent / (percent / burst_ratio + codec.loss_robustness)


def mean_opinion_score(rating):
    """ITU-T G.107 Annex B."""
    inside = 1.0 + 0.035 * rating + 7e-6 * rating * (rating - 60.0) * (100.0 - rating)
    return np.where(rating < 0.0, 1.0, np.where(rating > 100.0, 4.5, inside))
