# SPDX-License-Identifier: GPL-2.0-only
"""
One self-contained HTML file from a recorded database:

    python3 -m analysis.report DB [-o FILE.html] [--figures=DIR] [--run=RUN_ID] [--partial]

Of a database with several runs, bars, lifetimes and distributions are over all of them, and what
follows one clock (timeline, ladder) shows the first; --run chooses one run for everything.
"""

import argparse
import base64
import difflib
import pathlib
import re
import sys

import jinja2

from . import load, sections
from .plots import style


class _OneLineParser(argparse.ArgumentParser):
    """Says what is wrong, and what is near, in one line."""

    def error(self, message):
        unknown = re.findall(r"--[\w-]+", message) if "unrecognized" in message else []
        near = difflib.get_close_matches(unknown[0], self._option_string_actions) if unknown else []
        hint = f"; near: {near[0]}" if near else "; --help says more"
        self.exit(2, f"{self.prog}: {message}{hint}\n")


def main(arguments=None):
    """Writes the report; a one-line message and 1 when the database or a path is of no use."""
    options = _parser().parse_args(arguments)
    try:
        recording = load.load(options.database, options.run, options.partial)
        report = sections.of(recording)
        _write_figures(report, options.figures)
        target = pathlib.Path(options.output or _beside(options.database))
        target.write_text(render(report, recording), encoding="utf-8")
    except (load.LoadError, OSError) as error:
        print(_line(error), file=sys.stderr)
        return 1
    print(target)
    return 0


def _parser():
    parser = _OneLineParser(
        prog="sipalg report",
        description="Writes one HTML file with figures from a recorded database.",
        allow_abbrev=False,
    )
    parser.add_argument("database", metavar="DB", help="a file written by 'sipalg run'")
    parser.add_argument("-o", dest="output", metavar="FILE.html", help="default: DB with .html")
    parser.add_argument("--figures", metavar="DIR", help="also write each figure as PNG and SVG")
    parser.add_argument("--run", metavar="RUN_ID", help="only this run")
    parser.add_argument("--partial", action="store_true", help="also of runs that did not end")
    return parser


def _beside(database):
    return pathlib.Path(database).with_suffix(".html")


def _line(error):
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, load.IncompleteRunError):
        return f"{error}; --partial reports what it left, --run=RUN_ID another run"
    return str(error)


def _write_figures(report, directory):
    if directory is None:
        return
    folder = pathlib.Path(directory)
    folder.mkdir(parents=True, exist_ok=True)
    for section in report:
        for figure in section.figures:
            for form in ("svg", "png"):
                path = folder / f"{figure.name}.{form}"
                path.write_bytes(style.to_bytes(figure.drawing, form))


def render(report, recording):
    """The HTML text; nothing in it depends on when or where it is made."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(pathlib.Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["data_uri"] = _data_uri
    template = environment.get_template("report.html.j2")
    return template.render(sections=report, runs=recording.runs)


def _data_uri(drawing):
    octets = base64.b64encode(style.to_bytes(drawing, "svg")).decode("ascii")
    return f"data:image/svg+xml;base64,{octets}"


if __name__ == "__main__":
    sys.exit(main())
