# SPDX-License-Identifier: GPL-2.0-only
"""One call, message by message."""

from .. import ladder, plots
from .parts import Figure, Section


def messages(recording):
    """One call, message by message."""
    chosen = ladder.choose_call(recording)
    if chosen is None:
        text = "No SIP message was recorded; --messages=on records them."
        return Section("Messages of one call", (text,))
    drawn = ladder.build(recording, chosen)
    caption = (
        f"Messages with Call-ID {chosen}. A thick arrow is a message that the firewall rewrote, "
        "with what it changed; the texts are below."
    )
    figure = Figure("message-ladder", plots.message_ladder(drawn), caption)
    return Section("Messages of one call", (), (), (figure,), drawn.messages)
