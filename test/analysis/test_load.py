# SPDX-License-Identifier: GPL-2.0-only
import signal
import sqlite3
import subprocess
import sys

import numpy as np
import pytest
import recorded

from analysis import load


def refusal(path, **options):
    with pytest.raises(load.LoadError) as caught:
        load.load(path, **options)
    text = str(caught.value)
    assert text.startswith(f"{path}: ") and "\n" not in text
    return text


def test_reads_the_version_that_the_schema_declares():
    text = recorded.SCHEMA.read_text(encoding="utf-8")
    assert f"PRAGMA user_version = {load.SCHEMA_VERSION};" in text


def test_keeps_types_and_marks_what_is_null(database):
    database.add("call", recorded.ANSWERED, sip_call_id="a")
    database.add("call", recorded.CALL, sip_call_id="b", outcome="failed-no-response", audio="none")
    call = load.load(database.close()).call
    assert call.call_id.dtype == np.int64 and list(call.call_id) == [1, 2]
    assert call.answered_at[0] == 12.0 and np.isnan(call.answered_at[1])
    assert call.status_code[0] == 200 and np.isnan(call.status_code[1])
    assert list(call.ended_by) == ["caller", None]


def test_empty_tables_have_their_columns(database):
    recording = load.load(database.close())
    assert all(len(table) == 0 for table in recording.tables.values())
    assert recording.pinhole.opened_at.dtype == np.float64


def test_reads_messages_that_are_no_text(database):
    way = ("private", recorded.PHONE1, "dmz", recorded.PROXY)
    recorded.add_message(
        database, 1.0, "INVITE sip:b@c SIP/2.0", way, before=b"INVITE \xff", after=None
    )
    assert load.load(database.close()).sip_message.before[0] == "INVITE \ufffd"


def test_parameters_come_as_a_dictionary_even_when_they_are_no_object(database):
    database.run("other", parameters="[1]")
    runs = load.load(database.close()).runs
    assert {run.run_id: run.parameters for run in runs} == {
        "three-zone-1-1-aa": {"calls": 4, "alg": "on"},
        "other": {"parameters": "[1]"},
    }


def test_labels_say_what_differs(database):
    database.run("b", rng_run=2)
    database.run("c", rng_run=2, parameters='{"alg": "off", "calls": 4}')
    labels = [run.label for run in load.load(database.close()).runs]
    assert labels == [
        "three-zone run=1 alg=on",
        "three-zone run=2 alg=on",
        "three-zone run=2 alg=off",
    ]


def test_labels_of_repetitions_are_numbered(database):
    database.run("three-zone-1-1-bb")
    labels = [run.label for run in load.load(database.close()).runs]
    assert labels == ["three-zone", "three-zone #2"]


def test_selects_one_run(database):
    database.add("call", recorded.ANSWERED, sip_call_id="a")
    database.run("other").add("call", recorded.ANSWERED, sip_call_id="b")
    recording = load.load(database.close(), run_id="other")
    assert [run.run_id for run in recording.runs] == ["other"]
    assert list(recording.call.sip_call_id) == ["b"]


def test_rows_of_merged_databases_keep_apart(tmp_path):
    """CONTRACTS 4: databases of many runs can be merged into one by copying rows."""
    first = recorded.three_zone(tmp_path / "a.sqlite")
    first.close()
    second = recorded.Database(tmp_path / "b.sqlite").run("second", rng_run=2)
    second.add("call", recorded.ANSWERED, sip_call_id="x")
    second.add("alg_call", sip_call_id="x", call_id=1, created_at=1.0)
    second.close()
    merged = sqlite3.connect(first.path)
    merged.execute("ATTACH ? AS other", (str(second.path),))
    for table in ("run", *load.TABLES):
        merged.execute(f'INSERT INTO "{table}" SELECT * FROM other."{table}"')
    assert merged.execute("PRAGMA foreign_key_check").fetchall() == []
    merged.commit()
    recording = load.load(first.path)
    assert [len(recording.of_run(run).call) for run in recording.runs] == [6, 1]


def test_refuses_what_is_missing(tmp_path):
    assert refusal(tmp_path / "none.sqlite").endswith("no such file")
    assert not (tmp_path / "none.sqlite").exists()
    assert "is a directory" in refusal(tmp_path)


def test_refuses_what_is_no_database(tmp_path):
    path = tmp_path / "text.sqlite"
    path.write_text("this is not a database, and it is longer than the header of one " * 20)
    assert refusal(path).endswith("not a database")


def test_refuses_a_database_of_something_else(tmp_path):
    path = tmp_path / "other.sqlite"
    sqlite3.connect(path).execute("CREATE TABLE t (x)")
    assert "no table 'run'" in refusal(path)


def test_refuses_an_empty_file(tmp_path):
    path = tmp_path / "empty.sqlite"
    path.touch()
    assert "no table 'run'" in refusal(path)


def test_refuses_another_schema_version(database):
    database.connection.execute("PRAGMA user_version = 99")
    assert refusal(database.close()).endswith("schema version 99, this program reads 3")


def test_refuses_a_database_without_runs(tmp_path):
    assert refusal(recorded.Database(tmp_path / "x.sqlite").close()).endswith("holds no run")


def test_refuses_a_run_that_is_not_there(three_zone):
    assert refusal(three_zone, run_id="other").endswith("no run 'other'")


def test_refuses_a_run_that_did_not_end_unless_told(database):
    database.run("killed", complete=0, sim_seconds=None, wall_seconds=None, events=None)
    path = database.close()
    assert refusal(path).endswith("run killed did not end (complete = 0)")
    assert len(load.load(path, partial=True).runs) == 2
    assert len(load.load(path, run_id="three-zone-1-1-aa").runs) == 1


WRITER = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("PRAGMA cache_size = 10")
connection.execute("UPDATE run SET complete = 0")
connection.commit()
row = ("k", 1.0, "calls", 1.0)
connection.executemany("INSERT INTO sample VALUES (?, ?, ?, ?)", [row] * 50000)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_takes_back_what_a_killed_writer_left(database):
    """CONTRACTS 4: a killed run leaves a database that opens and holds what was committed."""
    path = database.close()
    killed = subprocess.run([sys.executable, "-c", WRITER, str(path)])
    assert killed.returncode == -signal.SIGKILL
    assert path.with_name(path.name + "-journal").exists()
    assert refusal(path).endswith("did not end (complete = 0)")
    assert len(load.load(path, partial=True).sample) == 0
