# SPDX-License-Identifier: GPL-2.0-only
import numpy as np
import pytest
import recorded

from analysis import load, replications, sections


def test_the_interval_is_students():
    """Two values: 12.706 standard errors; a known sample: t(3) = 3.182."""
    mean, half = replications.confidence([1.0, 3.0])
    assert (mean, half) == (2.0, pytest.approx(12.706))
    mean, half = replications.confidence([1.0, 2.0, 3.0, 4.0, np.nan])
    assert (mean, half) == (2.5, pytest.approx(3.182 * np.std([1, 2, 3, 4], ddof=1) / 2))


def test_many_values_have_the_normal_interval():
    values = np.arange(40.0)
    half = replications.confidence(values)[1]
    assert half == pytest.approx(1.960 * values.std(ddof=1) / np.sqrt(40))


def test_one_value_has_no_interval():
    mean, half = replications.confidence([7.0])
    assert mean == 7.0 and np.isnan(half)
    assert all(np.isnan(replications.confidence([])))


def test_runs_that_differ_in_seed_or_run_number_repeat_one_experiment(database):
    database.run("r2", rng_run=2).run("s2", seed=2)
    database.run("again", rng_run=2, started_at_utc="2026-02-01T00:00:00Z")
    database.run("off", parameters='{"alg": "off", "calls": 4}')
    experiments = replications.experiments(load.load(database.close()).runs)
    names = {label: [run.run_id for run in runs] for label, runs in experiments.items()}
    assert names == {
        "three-zone alg=on": ["three-zone-1-1-aa", "r2", "s2"],
        "three-zone alg=off": ["off"],
    }


def test_the_report_has_a_column_per_experiment(database):
    for number, run_id in enumerate((None, "r2", "r3"), start=1):
        if run_id:
            database.run(run_id, rng_run=number)
        database.add("call", recorded.ANSWERED, sip_call_id=f"c{number}")
        database.add("call", recorded.CALL, sip_call_id="x", outcome="busy", audio="none")
    found = {s.title: s for s in sections.of(load.load(database.close()))}
    (grid,) = found["Repeated runs"].grids
    assert grid.header == ("mean ± half width", "three-zone: 3 runs")
    assert dict(grid.rows)["session establishment ratio [%]"] == "50.000 ± 0.000"
    assert [figure.name for figure in found["Repeated runs"].figures] == ["repeated-runs"]


def test_one_run_is_not_repeated(three_zone):
    assert "Repeated runs" not in {s.title for s in sections.of(load.load(three_zone))}
