# SPDX-License-Identifier: GPL-2.0-only
"""The generator of the coverage table, and that its table and the tests agree."""

import coverage_table
import pytest
from coverage_table import Row

ROWS = """# a comment | that is no row
## Calls

J1 | one
J2 | two | missing: not written
case 3 | three | partly: half of it
"""


def test_no_row_lost_its_test_and_the_table_is_up_to_date():
    rows, readme, wrong = coverage_table.outcome(coverage_table.ROOT)
    assert not wrong
    for path, text in ((coverage_table.ROWS, rows), (coverage_table.README, readme)):
        assert path.read_text(encoding="utf-8") == text, f"out of date: {coverage_table.FIX}"


def test_every_row_has_a_line_and_an_id_of_its_own():
    lines = coverage_table.read_rows(coverage_table.ROWS.read_text(encoding="utf-8"))
    ids = [line.id for line in lines if isinstance(line, Row)]
    assert len(ids) == len(set(ids))
    wanted = [f"J{n}" for n in range(1, 87)] + [f"C{n}" for n in range(1, 20)]
    wanted += [f"case {n}" for n in range(1, 61)]
    assert set(wanted) <= set(ids)


def test_reads_and_prints_rows():
    lines = coverage_table.read_rows(ROWS)
    assert lines[3:] == [
        Row("J1", "one", ""),
        Row("J2", "two", "missing: not written"),
        Row("case 3", "three", "partly: half of it"),
    ]
    assert coverage_table.text_of(lines) == ROWS


@pytest.mark.parametrize(
    "comment, ids",
    [
        ("// J40, C8 and case 22: what", ["J40", "C8", "case 22"]),
        ("proves J1 J2 case 3", ["J1", "J2", "case 3"]),
        ("// Case 7 (A3)", ["case 7", "A3"]),
        ("// J74 to J76, cases 1 to 3", ["J74", "J75", "J76", "case 1", "case 2", "case 3"]),
        ("// Cases 32, 44 and 45: held", ["case 32", "case 44", "case 45"]),
        ("// J66 and choice d1", ["J66", "choice d1"]),
        ("// J5 again J5", ["J5"]),
        ("// MD5 of H(A1), a B2BUA, G.729A1, RFC 3261 16.7", []),
    ],
)
def test_reads_citations(comment, ids):
    assert coverage_table.cited(comment) == ids


def test_credits_a_boost_case_with_the_comment_above_it():
    text = """// J1: of the file
BOOST_AUTO_TEST_SUITE(Outer)

// J2
// and J3.
BOOST_AUTO_TEST_CASE(First)
{
    // J4: within
}

BOOST_FIXTURE_TEST_CASE(Second, Fixture)
BOOST_AUTO_TEST_SUITE_END()
"""
    found = {name: coverage_table.cited(above) for name, above in coverage_table.boost_tests(text)}
    assert found == {"Outer/First": ["J2", "J3"], "Outer/Second": []}


def test_credits_a_python_test_with_its_docstring_and_the_comment_above_it():
    text = 'def helper():\n    "J9"\n\n# J1\n@mark\ndef test_it():\n    """J2: does."""\n'
    ((name, comment),) = coverage_table.python_tests(text, "test_file")
    assert name == "test_file/test_it"
    assert sorted(coverage_table.cited(comment)) == ["J1", "J2"]


def test_credits_a_transcript_with_its_proves_lines():
    text = "intent what of J7\nproves J1 case 2\nconfig a.set\nproves J3\n"
    ((name, comment),) = coverage_table.transcript_tests(text, "hold")
    assert (name, coverage_table.cited(comment)) == ("hold", ["J1", "case 2", "J3"])


def test_writes_a_row_with_its_tests_and_its_reason():
    lines = coverage_table.read_rows(ROWS)
    assert coverage_table.table(lines, {"J1": ["a", "b"], "case 3": ["c"]}).splitlines() == [
        "### Calls",
        "",
        "| row | what | proven by |",
        "|---|---|---|",
        "| J1 | one | `a`, `b` |",
        "| J2 | two | *missing: not written* |",
        "| case 3 | three | `c`; *partly: half of it* |",
    ]


def test_replaces_what_stands_between_the_markers():
    begin, end = coverage_table.BEGIN, coverage_table.END
    readme = f"before\n{begin}\n<<<<<<< a conflict\n{end}\nafter\n"
    expected = f"before\n{begin}\n\nTABLE\n\n{end}\nafter\n"
    assert coverage_table.replaced(readme, "TABLE") == expected
    with pytest.raises(ValueError):
        coverage_table.replaced("no markers", "TABLE")


@pytest.mark.parametrize(
    "proofs, complaint",
    [
        ({"J1": ["a"], "case 3": ["b"]}, None),
        ({"case 3": ["b"]}, "J1 has no test"),
        ({"J1": ["a"]}, "case 3 has no test"),
        ({"J1": ["a"], "J2": ["a"], "case 3": ["b"]}, "J2 has a test"),
        ({"J1": ["a"], "case 3": ["b"], "J99": ["t"]}, "J99, cited by t, is no row"),
    ],
)
def test_complains_of_lost_tests_and_unknown_rows(proofs, complaint):
    found = list(coverage_table.complaints(coverage_table.read_rows(ROWS), proofs))
    assert [line[: len(complaint)] for line in found] == [complaint] if complaint else not found


def test_takes_out_reasons_that_no_longer_hold_and_rows_that_a_merge_doubled():
    lines = coverage_table.read_rows(ROWS + "J2 | two\n")
    tidied = coverage_table.tidied(lines, {"J2": ["a"], "case 3": ["b"]})
    assert tidied[4:] == [Row("J2", "two", ""), Row("case 3", "three", "partly: half of it")]
