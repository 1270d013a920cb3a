# SPDX-License-Identifier: GPL-2.0-only
"""docs/database.md tells the truth: each table and column of the schema, and no other."""

import re

import recorded

from analysis import load

PAGE = recorded.ROOT / "docs" / "database.md"


def documented():
    tables, table = {}, None
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"### (\w+):", line):
            table = tables.setdefault(heading.group(1), [])
        elif table is not None and (
            row := re.match(r"\| (`\w+`(?:, `\w+`)*) \| [^|]+ \| [^|]+ \|$", line)
        ):
            table += re.findall(r"`(\w+)`", row.group(1))
    return tables


def in_schema(connection):
    names = [
        n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    return {n: [row[1] for row in connection.execute(f'PRAGMA table_info("{n}")')] for n in names}


def test_every_column_is_explained_with_its_unit(tmp_path):
    schema = in_schema(recorded.Database(tmp_path / "x.sqlite").connection)
    pages = documented()
    samples = set(pages["sample"]) - set(schema["sample"])
    assert samples >= {"calls", "sessions", "pinholes", "mappings", "ports_in_use", "registrations"}
    pages["sample"] = [name for name in pages["sample"] if name in schema["sample"]]
    assert {t: sorted(c) for t, c in pages.items()} == {t: sorted(c) for t, c in schema.items()}


def test_the_page_names_the_versions_of_the_schema(tmp_path):
    connection = recorded.Database(tmp_path / "x.sqlite").connection
    text = PAGE.read_text(encoding="utf-8")
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    assert f"now {load.SCHEMA_VERSION}" in text and str(application) in text


def test_the_merge_recipe_copies_every_table(tmp_path):
    schema = in_schema(recorded.Database(tmp_path / "x.sqlite").connection)
    recipe = re.findall(r'INSERT INTO \\?"?(\w+)\\?"? SELECT', PAGE.read_text(encoding="utf-8"))
    assert sorted(recipe) == sorted(schema)
