# SPDX-License-Identifier: GPL-2.0-only
"""What the report says, section by section: texts, tables and figures, without any markup."""

from .calls import outcomes, over_time, summary
from .forked import forked
from .media import speech
from .messages import messages
from .registered import registered
from .repeated import repeated
from .resources import drops, ports, tables
from .windows import lives, pinholes

__all__ = ["of"]


def of(recording):
    """All sections that have something to say, in the order of the report."""
    first = recording.of_run(recording.runs[0])
    sections = (
        summary(recording),
        repeated(recording),
        outcomes(recording),
        over_time(first),
        speech(recording),
        lives(first),
        forked(first),
        registered(first),
        pinholes(recording),
        ports(recording),
        tables(first),
        drops(recording),
        messages(first),
    )
    return [section for section in sections if section is not None]
