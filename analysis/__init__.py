# SPDX-License-Identifier: GPL-2.0-only
"""From a recorded database to figures and a report: load, metrics, plots, report."""
