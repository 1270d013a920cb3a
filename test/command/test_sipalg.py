# SPDX-License-Identifier: GPL-2.0-only
"""The front command, as far as it answers without building anything."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = sorted(path.stem for path in (ROOT / "scenarios").glob("*.cc"))


def sipalg(*arguments, cwd=None, command=ROOT / "sipalg"):
    return subprocess.run([str(command), *arguments], capture_output=True, text=True, cwd=cwd)


def one_line(text):
    return text.startswith("sipalg: ") and text.endswith("\n") and text.count("\n") == 1


def test_help_names_every_verb():
    done = sipalg("--help")
    assert done.returncode == 0
    for verb in ("run", "list", "report", "replay", "show", "test"):
        assert f"\n  {verb} " in done.stdout


@pytest.mark.parametrize("verb", ["run", "list", "test"])
def test_a_verb_has_help(verb):
    done = sipalg(verb, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"usage: ./sipalg {verb}")


@pytest.mark.parametrize(
    "word, near",
    [("rnu", "run"), ("repot", "report"), ("rep", "report"), ("shwo", "show"), ("tests", "test")],
)
def test_an_unknown_verb_is_refused_with_the_nearest(word, near):
    done = sipalg(word)
    assert done.returncode == 2
    assert one_line(done.stderr)
    assert f"unknown verb '{word}', did you mean '{near}'?" in done.stderr
    assert done.stdout == ""


def test_a_verb_like_no_other_is_refused_with_all_there_are():
    done = sipalg("xyzzyxyzzy")
    assert done.returncode == 2
    assert "did you mean" not in done.stderr
    assert "(there are: run list report replay show test bench)" in done.stderr


def test_nothing_asked_is_a_misuse():
    done = sipalg()
    assert done.returncode == 2
    assert "usage: ./sipalg VERB" in done.stderr


def test_list_refuses_arguments():
    done = sipalg("list", "--all")
    assert done.returncode == 2
    assert one_line(done.stderr) and "'--all'" in done.stderr


def test_run_refuses_an_option_in_the_place_of_the_scenario():
    done = sipalg("run", "--calls=3")
    assert done.returncode == 2
    assert one_line(done.stderr) and "'--calls=3'" in done.stderr


def test_list_has_one_line_for_each_scenario():
    done = sipalg("list")
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == SCENARIOS
    assert all(len(line.split()) > 3 for line in done.stdout.splitlines())


@pytest.mark.skipif(not SCENARIOS, reason="no scenarios in this tree")
def test_an_unknown_scenario_is_refused_with_the_nearest():
    meant = SCENARIOS[-1]
    done = sipalg("run", meant[:-1] + "x")
    assert done.returncode == 2
    assert one_line(done.stderr)
    assert f"did you mean '{meant}'?" in done.stderr


def test_works_from_another_directory_and_through_a_link(tmp_path):
    link = tmp_path / "a name with spaces"
    os.symlink(ROOT / "sipalg", link)
    done = sipalg("list", cwd=tmp_path, command=link)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == len(SCENARIOS)
