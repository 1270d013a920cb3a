# SPDX-License-Identifier: GPL-2.0-only
import html.parser
import os
import re
import subprocess
import sys

import pytest
import recorded

from analysis import load, report, sections


def run(*arguments):
    environment = {**os.environ, "PYTHONPATH": str(recorded.ROOT)}
    command = [sys.executable, "-m", "analysis.report", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment)


def html_of(path, **options):
    recording = load.load(path, **options)
    return report.render(sections.of(recording), recording)


class References(html.parser.HTMLParser):
    """All addresses that a browser would fetch, and whether every element was closed."""

    def __init__(self, text):
        super().__init__()
        self.addresses, self.open = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.addresses += [value for name, value in attributes if name in ("src", "href")]
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_writes_one_self_contained_file(three_zone, tmp_path):
    target = tmp_path / "r.html"
    done = run(three_zone, "-o", target)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{target}\n", "")
    references = References(target.read_text(encoding="utf-8"))
    assert references.open == [] and len(references.addresses) == 9
    assert all(a.startswith("data:image/svg+xml;base64,") for a in references.addresses)


def test_writes_beside_the_database_unless_told(three_zone):
    assert run(three_zone).stdout == f"{three_zone.with_suffix('.html')}\n"
    assert three_zone.with_suffix(".html").exists()


def test_writes_single_figures(three_zone, tmp_path):
    assert (
        run(three_zone, "-o", tmp_path / "r.html", f"--figures={tmp_path / 'a' / 'b'}").returncode
        == 0
    )
    names = {path.name for path in (tmp_path / "a" / "b").iterdir()}
    figures = {
        "call-outcomes",
        "calls-over-time",
        "speech-quality",
        "pinhole-lifetimes",
        "calls-and-pinholes",
        "tables-over-time",
        "ports-in-use",
        "drops",
        "message-ladder",
    }
    assert names == {f"{name}.{form}" for name in figures for form in ("png", "svg")}


def test_equal_databases_give_equal_reports(tmp_path):
    texts = [
        html_of(recorded.three_zone(tmp_path / name).close()) for name in ("a.sqlite", "b.sqlite")
    ]
    assert texts[0] == texts[1]


def test_empty_tables_give_sentences(database):
    text = html_of(database.close())
    for sentence in (
        "No call was attempted.",
        "No side of any call received media.",
        "No pinhole was opened.",
        "No sample of the ports in use was taken.",
        "The firewall dropped no packet.",
        "No SIP message was recorded",
    ):
        assert sentence in text
    assert "<img" not in text


def test_shows_outcomes_with_their_cause(three_zone):
    cells = re.findall(r"<td>failed-by-alg\(MalformedSdp\)</td><td>(\d+)</td>", html_of(three_zone))
    assert cells == ["1"]


def test_highlights_what_the_firewall_changed(three_zone):
    text = html_of(three_zone)
    assert "Contact: &lt;sip:alice@<del>10.1.1.3</del>:5060&gt;" in text
    assert "Contact: &lt;sip:alice@<ins>1.1.1.20</ins>:5060&gt;" in text


def test_hostile_text_stays_text(database):
    way = ("private", recorded.PHONE1, "dmz", recorded.PROXY)
    evil = "<script>alert(1)</script>"
    recorded.add_message(database, 1.0, f"INVITE {evil} SIP/2.0", way, sip_call_id=evil)
    database.add("call", recorded.ANSWERED, sip_call_id=evil, outcome=f"failed-by-alg({evil})")
    database.insert("drop", at=0.0, reason="$" + evil, packets=1, bytes=1)
    text = html_of(database.close())
    assert "<script" not in text and "&lt;script&gt;" in text


def test_several_runs_stand_side_by_side(three_zone, tmp_path):
    database = recorded.three_zone(tmp_path / "two.sqlite").run(
        "off", started_at_utc="2026-01-02T00:00:00Z", parameters='{"alg": "off", "calls": 4}'
    )
    database.add("call", recorded.CALL, sip_call_id="x", outcome="failed-no-response", audio="none")
    database.insert("sample", at=0.0, name="ports_in_use", value=1.0)
    recording = load.load(database.close())
    names = [figure.name for section in sections.of(recording) for figure in section.figures]
    assert "call-outcomes-by-run" in names
    text = report.render(sections.of(recording), recording)
    assert "<th>three-zone alg=on</th><th>three-zone alg=off</th>" in text
    assert "<td>session establishment ratio [%]</td><td>66.7</td><td>0.0</td>" in text


def test_repetitions_are_pointed_out(database):
    database.run("three-zone-1-1-bb")
    assert "Of these 2 runs only 1 differ" in html_of(database.close())


def test_incomplete_runs_are_reported_on_demand_only(database):
    database.run("killed", complete=0, sim_seconds=None, wall_seconds=None, events=None)
    database.add("pinhole", recorded.PINHOLE)
    path = database.close()
    refused = run(path)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"{path}: run killed did not end (complete = 0); --partial")
    assert len(refused.stderr.splitlines()) == 1
    assert run(path, "--partial").returncode == 0


@pytest.mark.parametrize("name", ["missing.sqlite", "."])
def test_an_unusable_database_gives_one_line_and_exit_1(tmp_path, name):
    done = run(tmp_path / name)
    assert done.returncode == 1 and done.stdout == ""
    assert len(done.stderr.splitlines()) == 1 and done.stderr.startswith(str(tmp_path))


def test_an_unwritable_target_gives_one_line_and_exit_1(three_zone, tmp_path):
    done = run(three_zone, "-o", tmp_path / "no" / "r.html")
    assert done.returncode == 1
    assert done.stderr == f"{tmp_path / 'no' / 'r.html'}: No such file or directory\n"


@pytest.mark.parametrize(
    "arguments, line",
    [
        (
            ["x", "--figure=d"],
            "sipalg report: unrecognized arguments: --figure=d; near: --figures\n",
        ),
        ([], "sipalg report: the following arguments are required: DB; --help says more\n"),
    ],
)
def test_a_wrong_option_gives_one_line_and_exit_2(arguments, line):
    done = run(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line)
