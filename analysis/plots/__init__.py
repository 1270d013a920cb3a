# SPDX-License-Identifier: GPL-2.0-only
"""
Figures: each function takes arrays or results of metrics and ladder, and returns a matplotlib
Figure. No function here knows where the data came from.
"""

from .intervals import intervals
from .ladder import message_ladder
from .lanes import Bar, Lane, lanes
from .media import distributions
from .outcomes import call_outcomes, call_outcomes_by_run, dropped_packets
from .outcomes_over_time import outcomes_over_time
from .pinholes import lifetime_ecdf
from .series import samples_over_time

__all__ = [
    "Bar",
    "Lane",
    "call_outcomes",
    "call_outcomes_by_run",
    "distributions",
    "dropped_packets",
    "intervals",
    "lanes",
    "lifetime_ecdf",
    "message_ladder",
    "outcomes_over_time",
    "samples_over_time",
]
