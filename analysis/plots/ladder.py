# SPDX-License-Identifier: GPL-2.0-only
"""A message ladder: stations as columns, messages as arrows through the firewall."""

from . import style

# Inches, and letters that find room on an arrow from one column to the next.
_ROW = 0.44
_COLUMN = 2.1
_LETTERS = 30

_ARROW = {"arrowstyle": "-|>", "linewidth": 1.3, "shrinkA": 0, "shrinkB": 0}


@style.styled
def message_ladder(ladder):
    """
    Each message is an arrow to the firewall and one from it, in a row of its own when it goes back
    to the side it came from. The second arrow is thick, and says what was rewritten, when the
    firewall changed the message.
    """
    columns = {name: x for x, name in enumerate(ladder.stations)}
    firewall = columns["firewall"]
    rows = _rows(ladder.messages, columns, firewall)
    height = rows[-1][0] + 1 if rows else 1
    width = max(style.WIDTH, 1.0 + _COLUMN * len(columns))
    made, axes = style.figure(1.0 + _ROW * height, width)
    _draw_stations(axes, columns, height)
    for y, message in rows:
        _draw_message(axes, (y, message), columns, firewall)
    axes.set_xlim(-0.75, len(columns) - 0.6)
    axes.set_ylim(height, -1.6)
    axes.axis("off")
    return made


def _rows(messages, columns, firewall):
    """Row of each message: one, or two when the arrow from the firewall would lie on the first."""
    rows, y = [], 0
    for message in messages:
        rows.append((y, message))
        y += 2 if _returns(message, columns, firewall) else 1
    if rows and _returns(rows[-1][1], columns, firewall):
        rows.append((y - 1, None))
    return rows


def _returns(message, columns, firewall):
    if message is None or message.receiver is None:
        return False
    return (columns[message.sender] < firewall) == (columns[message.receiver] < firewall)


def _draw_stations(axes, columns, height):
    for name, x in columns.items():
        is_firewall = name == "firewall"
        line = {"linewidth": 5 if is_firewall else 1, "color": style.GREY, "alpha": 0.6}
        axes.plot([x, x], [-0.6, height - 0.3], solid_capstyle="butt", zorder=0, **line)
        weight = "bold" if is_firewall else "normal"
        axes.text(x, -0.75, name, ha="center", va="bottom", fontsize=10, weight=weight)


def _draw_message(axes, row, columns, firewall):
    y, message = row
    if message is None:
        return
    axes.text(-0.2, y, f"{message.at:.3f} s", ha="right", va="center", fontsize=8, color="#555555")
    start = columns[message.sender]
    label = _clipped(message.label, _LETTERS * abs(firewall - start))
    _arrow(axes, (start, firewall, y), style.BLUE, label)
    if message.receiver is None:
        axes.plot(firewall, y, marker="X", color=style.VERMILLION, markersize=10, zorder=3)
        beyond = 0.08 if start < firewall else -0.08
        place = {"va": "center", "fontsize": 8.5, "color": style.VERMILLION}
        side = "left" if beyond > 0 else "right"
        axes.text(firewall + beyond, y, message.reason, ha=side, **place)
        return
    second = y + 1 if _returns(message, columns, firewall) else y
    colour = style.VERMILLION if message.changed else style.BLUE
    end = columns[message.receiver]
    text = _listed(message.changed, _LETTERS * abs(end - firewall))
    _arrow(axes, (firewall, end, second), colour, text)


def _arrow(axes, span, colour, text):
    start, end, y = span
    wide = 2.0 if colour == style.VERMILLION else 1.2
    look = dict(_ARROW, color=colour, linewidth=wide)
    axes.annotate("", xy=(end, y), xytext=(start, y), arrowprops=look, zorder=2)
    place = {"ha": "center", "va": "bottom", "fontsize": 8.5, "color": colour}
    background = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
    axes.text((start + end) / 2, y - 0.1, text, bbox=background if text else None, **place)


def _clipped(text, limit):
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _listed(names, limit):
    """The names that fit in so many letters, and how many more there are."""
    for kept in range(len(names), 0, -1):
        more = f" +{len(names) - kept}" if kept < len(names) else ""
        text = ", ".join(names[:kept]) + more
        if len(text) <= limit:
            return text
    return _clipped(", ".join(names), limit)
