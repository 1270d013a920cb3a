# SPDX-License-Identifier: GPL-2.0-only
"""Runs that repeat one experiment with other random numbers, and what they say together."""

import math
import re

import numpy as np

# Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom; the normal one beyond.
_T95 = (
    *(12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228),
    *(2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086),
    *(2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042),
)
_NORMAL95 = 1.960


def experiments(runs):
    """
    Label to runs that differ from one another in seed and run number, and in nothing else. Of runs
    that are equal in these too, the first: the others add nothing.
    """
    found = {}
    for run in runs:
        scenario, seed, rng_run, *rest = run.identity
        found.setdefault((scenario, *rest), {}).setdefault((seed, rng_run), run)
    labelled = {}
    for group in found.values():
        runs = list(group.values())
        label = re.sub(r" (?:(?:seed|run)=\S+|#\d+)", "", runs[0].label)
        same = sum(other.split(" #")[0] == label for other in labelled)
        labelled[f"{label} #{same + 1}" if same else label] = runs
    return labelled


def confidence(values):
    """
    Mean and half width of its 95 % interval by Student's t, of values that are not NaN. NaN where
    there is nothing, or nothing to compare.
    """
    known = np.asarray(values, dtype=np.float64)
    known = known[~np.isnan(known)]
    if len(known) < 2:
        return (float(known[0]) if len(known) else math.nan), math.nan
    degrees = len(known) - 1
    quantile = _T95[degrees - 1] if degrees <= len(_T95) else _NORMAL95
    return float(known.mean()), float(quantile * known.std(ddof=1) / math.sqrt(len(known)))
