// SPDX-License-Identifier: GPL-2.0-only
#include "edit-list.h"

#include <algorithm>
#include <cstring>

namespace ns3::sipalg
{

namespace
{

/// Texts up to this length are copied with so many bytes from behind them.
constexpr std::size_t SHORT_TEXT = 32;

static_assert(SHORT_TEXT <= AddressText::ROOM);

} // namespace

void
EditList::Reset(std::string_view original)
{
    m_original = original;
    Clear();
}

void
EditList::Clear()
{
    m_edits.Clear();
    m_textSize = 0;
    m_resultSize = m_original.size();
}

bool
EditList::ReplaceAt(std::size_t offset, std::size_t length, std::string_view text)
{
    char* const room = Plan(offset, length, text);
    if (room)
    {
        std::copy(text.begin(), text.end(), room);
    }
    return room != nullptr;
}

bool
EditList::Replace(std::string_view slice, const AddressText& text)
{
    const std::string_view view = text;
    if (view.size() > SHORT_TEXT)
    {
        return Replace(slice, view);
    }
    char* const room = Plan(OffsetOf(slice), slice.size(), view);
    if (room)
    {
        std::memcpy(room, view.data(), SHORT_TEXT);
    }
    return room != nullptr;
}

/// True when the planned splice lies wholly before the new one, or before it at the same place.
inline bool
EditList::Precedes(const Edit& planned, const Edit& edit)
{
    return planned.offset < edit.offset || (planned.offset == edit.offset && planned.length == 0);
}

/// The index at which @p edit belongs; nothing if it overlaps another.
inline std::optional<std::size_t>
EditList::FindPlace(const Edit& edit) const
{
    std::size_t place = m_edits.Size();
    while (place > 0 && !Precedes(m_edits[place - 1], edit))
    {
        --place;
    }
    const bool isBehindLast = place == 0 || m_edits[place - 1].GetEnd() <= edit.offset;
    const bool isBeforeNext = place == m_edits.Size() || edit.GetEnd() <= m_edits[place].offset;
    return isBehindLast && isBeforeNext ? std::optional(place) : std::nullopt;
}

inline void
EditList::Insert(const Edit& edit, std::size_t place)
{
    m_edits.Append();
    for (std::size_t i = m_edits.Size() - 1; i > place; --i)
    {
        m_edits[i] = m_edits[i - 1];
    }
    m_edits[place] = edit;
}

/// Where @p text is to be copied to, with room for SHORT_TEXT bytes at least; null if the splice is
/// refused. A splice that changes nothing is given room that is free still.
char*
EditList::Plan(std::size_t offset, std::size_t length, std::string_view text)
{
    if (offset > m_original.size() || length > m_original.size() - offset)
    {
        return nullptr;
    }
    if (m_texts.size() - m_textSize < std::max(text.size(), SHORT_TEXT))
    {
        m_texts.resize(2 * m_texts.size() + std::max<std::size_t>(text.size(), 256));
    }
    const bool isSame = length == text.size() && m_original.substr(offset, length) == text;
    const Edit edit{static_cast<uint32_t>(offset),
                    static_cast<uint32_t>(length),
                    static_cast<uint32_t>(m_textSize),
                    static_cast<uint32_t>(text.size())};
    const auto place = FindPlace(edit);
    if (!place)
    {
        return nullptr;
    }
    char* const room = m_texts.data() + m_textSize;
    if (!isSame)
    {
        Insert(edit, *place);
        m_textSize += text.size();
        m_resultSize += text.size() - length;
    }
    return room;
}

std::ptrdiff_t
EditList::LengthChange(std::size_t begin, std::size_t end) const
{
    std::ptrdiff_t change = 0;
    for (const Edit& edit : m_edits)
    {
        if (edit.offset >= begin && edit.GetEnd() <= end)
        {
            change += static_cast<std::ptrdiff_t>(edit.textLength) - edit.length;
        }
    }
    return change;
}

bool
EditList::Touches(std::string_view slice) const
{
    const std::size_t begin = OffsetOf(slice);
    return std::any_of(m_edits.begin(), m_edits.end(), [&](const Edit& edit) {
        return edit.offset < begin + slice.size() && edit.GetEnd() > begin;
    });
}

void
EditList::Apply(std::string& out) const
{
    out.resize(m_resultSize);
    char* end = out.data();
    const char* rest = m_original.data();
    for (const Edit& edit : m_edits)
    {
        end = std::copy(rest, m_original.data() + edit.offset, end);
        const char* text = m_texts.data() + edit.textOffset;
        end = std::copy(text, text + edit.textLength, end);
        rest = m_original.data() + edit.GetEnd();
    }
    std::copy(rest, m_original.data() + m_original.size(), end);
}

} // namespace ns3::sipalg
