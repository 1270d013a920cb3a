# SPDX-License-Identifier: GPL-2.0-only
"""
Figures: each function takes arrays or results of metrics and ladder, and returns a matplotlib
Figure. No function here knows where the data came from.
"""

from .ladder import message_ladder
from .media import distributions
from .outcomes import call_outcomes, call_outcomes_by_run, dropped_packets
from .pinholes import lifetime_ecdf, timeline
from .series import samples_over_time

__all__ = [
    "call_outcomes",
    "call_outcomes_by_run",
    "distributions",
    "dropped_packets",
    "lifetime_ecdf",
    "message_ladder",
    "samples_over_time",
    "timeline",
]
