# SPDX-License-Identifier: GPL-2.0-only
"""Reads a recorded database (docs/database.md) into arrays. The only module that knows SQL."""

import contextlib
import dataclasses
import json
import pathlib
import sqlite3
import sys

import numpy as np

SCHEMA_VERSION = 3

RUN_ORDER = "scenario, seed, rng_run, started_at_utc, run_id"

# Small enough that the rows in transit do not count beside the arrays.
ROWS_AT_ONCE = 20000

# Tables whose rows belong to a run, with the order that makes their content independent of how
# the rows came into the file. `run` is loaded apart.
TABLES = {
    "call": "call_id",
    "alg_call": "alg_call_id",
    "pinhole": "pinhole_id",
    "mapping": "mapping_id",
    "registration": "registration_id",
    "denial": "denial_id",
    "drop": "at, from_zone, to_zone, reason, method",
    "sample": "at, name",
    "sip_message": "message_id",
    "decision": "message_id, place",
}


class LoadError(Exception):
    """The database cannot be used; the text is one line that says why."""


class IncompleteRunError(LoadError):
    """A run of the database did not end."""


@dataclasses.dataclass(frozen=True)
class Table:
    """
    Rows of one table, column by column; columns are attributes. Integers that are never NULL are
    int64, other numbers float64 with NaN for NULL, texts objects with None for NULL.
    """

    columns: dict

    def __getattr__(self, name):
        try:
            return self.columns[name]
        except KeyError:
            raise AttributeError(name) from None

    def __len__(self):
        return len(next(iter(self.columns.values())))

    def where(self, mask):
        """The rows for which the mask holds."""
        return Table({name: values[mask] for name, values in self.columns.items()})


@dataclasses.dataclass(frozen=True)
class Run:
    """One row of `run`, and a label that tells it from the others in the same database."""

    run_id: str
    scenario: str
    seed: int
    rng_run: int
    command_line: str
    config: str
    parameters: dict
    module_version: str
    ns3_version: str
    started_at_utc: str
    sim_seconds: float
    wall_seconds: float
    events: int
    complete: bool
    label: str = ""

    @property
    def identity(self):
        """What makes two executions repetitions of one another, with equal rows."""
        parameters = json.dumps(self.parameters, sort_keys=True)
        return (self.scenario, self.seed, self.rng_run, parameters, self.config)


@dataclasses.dataclass(frozen=True)
class Recording:
    """The selected runs of a database; `tables` holds their rows only."""

    runs: list
    tables: dict

    def __getattr__(self, name):
        try:
            return self.tables[name]
        except KeyError:
            raise AttributeError(name) from None

    def of_run(self, run):
        """The same recording narrowed to one run."""
        if self.runs == [run]:
            return self
        tables = {name: t.where(t.run_id == run.run_id) for name, t in self.tables.items()}
        return Recording([run], tables)


def load(path, run_id=None, partial=False):
    """
    All runs of the database, or the one named. Raises LoadError when the file is missing, is no
    such database, has another schema version, lacks that run, or a run did not end and `partial`
    does not allow that.
    """
    try:
        with contextlib.closing(_open(path)) as connection:
            _check_version(connection, path)
            runs = _select(_runs(connection), run_id, path)
            _check_complete(runs, path, partial)
            tables = {name: _table(connection, name, run_id) for name in TABLES}
    except sqlite3.Error as error:
        raise LoadError(f"{path}: {_reason(error)}") from error
    return Recording(_labelled(runs), tables)


def _open(path):
    """Opens for writing when it can, since only a writer may take back what a killed run left."""
    file = pathlib.Path(path)
    if not file.exists():
        raise LoadError(f"{path}: no such file")
    if file.is_dir():
        raise LoadError(f"{path}: is a directory, not a database")
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)


def _reason(error):
    text = str(error)
    return "not a database" if "not a database" in text else text


def _check_version(connection, path):
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if "run" not in present:
        raise LoadError(f"{path}: not a recorded database: it has no table 'run'")
    if version != SCHEMA_VERSION:
        raise LoadError(f"{path}: schema version {version}, this program reads {SCHEMA_VERSION}")
    for name in TABLES:
        if name not in present:
            raise LoadError(f"{path}: not a recorded database: it has no table '{name}'")


def _runs(connection):
    names = [field.name for field in dataclasses.fields(Run) if field.name != "label"]
    query = f"SELECT {', '.join(names)} FROM run ORDER BY {RUN_ORDER}"
    for row in connection.execute(query):
        values = dict(zip(names, row))
        values["parameters"] = _parameters(values["parameters"])
        values["complete"] = bool(values["complete"])
        yield Run(**values)


def _parameters(text):
    try:
        parameters = json.loads(text or "{}")
    except ValueError:
        return {"parameters": text}
    return parameters if isinstance(parameters, dict) else {"parameters": text}


def _select(runs, run_id, path):
    chosen = [run for run in runs if run_id in (None, run.run_id)]
    if not chosen:
        raise LoadError(f"{path}: " + (f"no run '{run_id}'" if run_id else "holds no run"))
    return chosen


def _check_complete(runs, path, partial):
    for run in runs:
        if not run.complete and not partial:
            raise IncompleteRunError(f"{path}: run {run.run_id} did not end (complete = 0)")


def _labelled(runs):
    """Labels are the scenario, what differs between the runs, a number if nothing does."""
    shown = {"seed": lambda run: run.seed, "run": lambda run: run.rng_run}
    for name in sorted({name for run in runs for name in run.parameters} - set(shown)):
        shown[name] = lambda run, name=name: run.parameters.get(name, "")
    varying = [name for name, value in shown.items() if len({str(value(run)) for run in runs}) > 1]
    labels = []
    for run in runs:
        text = " ".join([run.scenario] + [f"{name}={shown[name](run)}" for name in varying])
        same = sum(label.split(" #")[0] == text for label in labels)
        labels.append(f"{text} #{same + 1}" if same else text)
    return [dataclasses.replace(run, label=label) for run, label in zip(runs, labels)]


def _table(connection, name, run_id):
    info = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
    chosen = "SELECT run_id FROM run WHERE run_id = coalesce(?, run_id)"
    query = f'SELECT * FROM "{name}" WHERE run_id IN ({chosen}) ORDER BY run_id, {TABLES[name]}'
    cursor = connection.execute(query, (run_id,))
    chunks = [[_array((), column)] for column in info]
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        for chunk, column, values in zip(chunks, info, zip(*rows)):
            chunk.append(_array(values, column))
    return Table({column[1]: np.concatenate(chunk) for column, chunk in zip(info, chunks)})


def _array(values, column):
    _, _, kind, never_null, _, _ = column
    if kind == "TEXT":
        array = np.empty(len(values), dtype=object)
        array[:] = [_text(value) for value in values]
        return array
    if kind == "INTEGER" and never_null:
        return np.array(values, dtype=np.int64)
    return np.array(values, dtype=np.float64)


def _text(value):
    """Equal texts become one object: most columns repeat a few."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return value if value is None else sys.intern(value)
