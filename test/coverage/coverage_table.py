#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Writes the table of model/README.md that says which tests prove which rows of rows.txt.

A test cites the rows that it proves: in the comment above a Boost test case, in the "proves" line
of a transcript, in the docstring of a Python test. Forms: J40, C8, A3, I4, case 22, choice d1, and
"J74 to J78" for all of them.
"""

import argparse
import ast
import pathlib
import re
import sys
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROWS = ROOT / "test" / "coverage" / "rows.txt"
README = ROOT / "model" / "README.md"
FIX = "python3 test/coverage/coverage_table.py --write"
BEGIN = f"<!-- Coverage, written by {FIX} -->"
END = "<!-- End of coverage -->"

# Why a row has no test, and what the tests of a row leave open.
WITHOUT_TEST = ("missing", "later", "none")
WITH_TEST = ("partly",)


class Row(NamedTuple):
    id: str
    text: str
    reason: str  # "" or "kind: sentence"

    @property
    def kind(self):
        return self.reason.partition(":")[0]

    def line(self):
        return " | ".join(part for part in self if part)


def read_rows(text):
    """The lines of rows.txt: a Row for a row, the text itself for every other line."""
    lines = []
    for line in text.splitlines():
        parts = [part.strip() for part in line.split("|")]
        is_row = len(parts) in (2, 3) and not line.startswith("#")
        lines.append(Row(*parts, *[""] * (3 - len(parts))) if is_row else line)
    return lines


# ---- citations

# "H(A1)" is no citation.
CITATION = re.compile(
    r"(?<!\w)(?<!\w\()(?:([JCABI]|case )(\d{1,2})(?: to \1?(\d{1,2}))?|(choice [a-r]\d?))\b"
)
CASES = re.compile(r"\b[Cc]ases (\d{1,2}(?:(?:, | and )\d{1,2})*)")
CAPITAL = re.compile(r"\bC(?=ase \d|hoice [a-r]\d?\b)")


def cited(text):
    """The ids of the rows that a comment cites, in its order, each once."""
    text = CASES.sub(lambda match: re.sub(r"(\d+)", r"case \1", match[1]), text)
    text = CAPITAL.sub("c", text)
    ids = []
    for stem, first, last, choice in CITATION.findall(text):
        numbers = range(int(first or 0), int(last or first or 0) + 1)
        ids += [choice] if choice else [f"{stem}{number}" for number in numbers]
    return list(dict.fromkeys(ids))


BOOST_SUITE = re.compile(r"BOOST_(?:AUTO|FIXTURE)_TEST_SUITE\((\w+)")
BOOST_CASE = re.compile(r"BOOST_(?:AUTO|FIXTURE|DATA)_TEST_CASE\((\w+)")
COMMENT = re.compile(r"\s*(///?|/\*|\*)")


def boost_tests(text):
    """(suite/case, the comment above it) of every test case of a C++ file."""
    suites, comment = [], []
    for line in text.splitlines():
        if suite := BOOST_SUITE.match(line):
            suites.append(suite[1])
        elif line.startswith("BOOST_AUTO_TEST_SUITE_END"):
            suites.pop()
        elif case := BOOST_CASE.match(line):
            yield "/".join(suites + [case[1]]), " ".join(comment)
        comment = comment + [line] if COMMENT.match(line) else []


def python_tests(text, name):
    """(file/function, its docstring and the comment above it) of every test of a Python file."""
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            above = min([node.lineno] + [d.lineno for d in node.decorator_list]) - 1
            comment = [ast.get_docstring(node) or ""]
            while above and lines[above - 1].lstrip().startswith("#"):
                above -= 1
                comment.append(lines[above])
            yield f"{name}/{node.name}", " ".join(comment)


def transcript_tests(text, name):
    """(the file's name, its "proves" lines)."""
    yield name, " ".join(re.findall(r"^proves (.*)$", text, re.MULTILINE))


def scan(root):
    """Row id to the names of the tests that cite it, in the order of files."""
    proofs = {}
    for path in sorted((root / "test").rglob("*")):
        if path.parent.name == "transcripts" and path.suffix == ".txt":
            tests = transcript_tests(path.read_text(encoding="utf-8"), path.stem)
        elif path.suffix == ".cc":
            tests = boost_tests(path.read_text(encoding="utf-8"))
        elif path.match("test_*.py") and path.parent.name != "coverage":
            tests = python_tests(path.read_text(encoding="utf-8"), path.stem)
        else:
            continue
        for name, comment in tests:
            for row in cited(comment):
                proofs.setdefault(row, []).append(name)
    return proofs


# ---- the table


def table(lines, proofs):
    """The rows as Markdown tables, one for each heading of rows.txt."""
    out = []
    for line in lines:
        if isinstance(line, Row):
            tests = ", ".join(f"`{name}`" for name in proofs.get(line.id, []))
            reason = f"*{line.reason}*" if line.reason else ""
            out.append(f"| {line.id} | {line.text} | {'; '.join(filter(None, [tests, reason]))} |")
        elif line.startswith("## "):
            out += ["", f"### {line[3:]}", "", "| row | what | proven by |", "|---|---|---|"]
    return "\n".join(out[1:])


def replaced(readme, new_table):
    """The README with the table in the place of what stands between the markers."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("model/README.md lacks the markers of the coverage table")
    return f"{before}{BEGIN}\n\n{new_table}\n\n{END}{after}"


def complaints(lines, proofs):
    """What a person must put right: one sentence each."""
    rows = [line for line in lines if isinstance(line, Row)]
    known = {row.id for row in rows}
    for row, tests in proofs.items():
        if row not in known:
            yield f"{row}, cited by {', '.join(tests)}, is no row of rows.txt"
    for row in rows:
        if row.id in proofs and row.reason and row.kind not in WITH_TEST:
            yield f"{row.id} has a test: its reason in rows.txt must go, or begin with 'partly:'"
        if row.id not in proofs and row.kind not in WITHOUT_TEST:
            yield f"{row.id} has no test: rows.txt must say why (missing:, later: or none:)"


def tidied(lines, proofs):
    """The lines without reasons that no longer hold, and each row once (merges can double it)."""
    kept, seen = [], set()
    for line in lines:
        if isinstance(line, Row):
            if line.id in seen:
                continue
            seen.add(line.id)
            if line.kind == "missing" and line.id in proofs:
                line = line._replace(reason="")
        kept.append(line)
    return kept


def text_of(lines):
    return "".join((line.line() if isinstance(line, Row) else line) + "\n" for line in lines)


def outcome(root):
    """(rows.txt, README as they should be, complaints)."""
    proofs = scan(root)
    lines = tidied(read_rows(ROWS.read_text(encoding="utf-8")), proofs)
    readme = replaced(README.read_text(encoding="utf-8"), table(lines, proofs))
    return text_of(lines), readme, list(complaints(lines, proofs))


def main():
    parser = argparse.ArgumentParser(description="The table of rows and the tests that prove them.")
    parser.add_argument("--write", action="store_true", help="write model/README.md and rows.txt")
    write = parser.parse_args().write
    rows, readme, wrong = outcome(ROOT)
    for path, text in ((ROWS, rows), (README, readme)):
        if write:
            path.write_text(text, encoding="utf-8")
        elif path.read_text(encoding="utf-8") != text:
            wrong.append(f"{path.relative_to(ROOT)} is not up to date: {FIX}")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
