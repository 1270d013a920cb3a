# SPDX-License-Identifier: GPL-2.0-only
"""Who may know whom, as analysis/README.md draws it."""

import ast

import recorded

ALLOWED = {
    "load": set(),
    "texts": set(),
    "metrics": {"texts"},
    "forks": {"texts"},
    "reachability": {"texts"},
    "replications": set(),
    "ladder": set(),
    "plots": set(),
    "sections": {"metrics", "forks", "reachability", "replications", "ladder", "plots"},
    "report": {"load", "sections", "plots"},
}

FOLDER = recorded.ROOT / "analysis"


def imports(path):
    """Names of the modules of this package, and of others, that a file imports."""
    ours, others = set(), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            others |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            others.add(node.module.split(".")[0])
        elif isinstance(node, ast.ImportFrom):
            ours |= {node.module} if node.module else {alias.name for alias in node.names}
    return ours, others


def files():
    for path in sorted(FOLDER.rglob("*.py")):
        parts = path.relative_to(FOLDER).with_suffix("").parts
        if parts != ("__init__",):
            yield parts, *imports(path)


def test_arrows_point_down_only():
    seen = set()
    for parts, ours, _ in files():
        seen.add(parts[0])
        inside = len(parts) == 2
        siblings = {p.stem for p in (FOLDER / parts[0]).glob("*.py")} if inside else set()
        assert {name.split(".")[0] for name in ours} <= ALLOWED[parts[0]] | siblings, parts
    assert seen == set(ALLOWED)


def test_only_load_knows_sql():
    assert [parts for parts, _, others in files() if "sqlite3" in others] == [("load",)]


def test_only_plots_know_matplotlib():
    users = {parts[0] for parts, _, others in files() if "matplotlib" in others}
    assert users == {"plots"}
