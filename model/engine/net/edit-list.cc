// SPDX-License-Identifier: GPL-2.0-only
#include "edit-list.h"

#include "number-text.h"

#include <algorithm>
#include <cstring>

namespace ns3::sipalg
{

namespace
{

/// Texts up to this length are copied with so many bytes from behind them.
constexpr std::size_t SHORT_TEXT = 32;

/// So much of m_texts is free at any time: room for any address, endpoint or number.
constexpr std::size_t ROOM = IpEndpoint::MAX_TEXT;

static_assert(SHORT_TEXT <= ROOM && MAX_NUMBER_TEXT <= ROOM);

} // namespace

EditList::EditList()
    : m_texts(8 * ROOM)
{
}

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
    m_plannedEnd = 0;
    m_textSize = 0;
    m_resultSize = m_original.size();
}

bool
EditList::ReplaceAt(std::size_t offset, std::size_t length, std::string_view text)
{
    MakeRoom(text.size() + ROOM);
    return Plan(offset, length, std::copy(text.begin(), text.end(), GetRoom()));
}

bool
EditList::Replace(std::string_view slice, const IpAddress& address)
{
    return Plan(OffsetOf(slice), slice.size(), address.Write(GetRoom()));
}

bool
EditList::Replace(std::string_view slice, const IpEndpoint& endpoint)
{
    return Plan(OffsetOf(slice), slice.size(), endpoint.Write(GetRoom()));
}

bool
EditList::ReplaceByHost(std::string_view slice, const IpEndpoint& endpoint)
{
    return Plan(OffsetOf(slice), slice.size(), endpoint.WriteHost(GetRoom()));
}

bool
EditList::Replace(std::string_view slice, uint32_t number)
{
    return Plan(OffsetOf(slice), slice.size(), WriteNumber(GetRoom(), number));
}

/// Where the next text is written.
inline char*
EditList::GetRoom()
{
    return m_texts.data() + m_textSize;
}

inline void
EditList::MakeRoom(std::size_t size)
{
    if (m_texts.size() - m_textSize < size)
    {
        m_texts.resize(2 * m_texts.size() + size);
    }
}

/// Plans the splice whose text was written from GetRoom() on, up to @p end. Most come in order.
inline bool
EditList::Plan(std::size_t offset, std::size_t length, const char* end)
{
    if (length > m_original.size() || offset > m_original.size() - length)
    {
        return false;
    }
    const Edit edit{static_cast<uint32_t>(offset),
                    static_cast<uint32_t>(length),
                    static_cast<uint32_t>(m_textSize),
                    static_cast<uint32_t>(end - GetRoom())};
    if (offset < m_plannedEnd)
    {
        return PlanBetween(edit);
    }
    if (!IsSame(edit))
    {
        m_edits.Append(edit);
        m_plannedEnd = offset + length;
        KeepText(edit);
    }
    return true;
}

/// Does @p edit change nothing? Found without a call, for most differ in length or where they
/// begin.
inline bool
EditList::IsSame(const Edit& edit) const
{
    if (edit.length != edit.textLength)
    {
        return false;
    }
    const char* const before = m_original.data() + edit.offset;
    const char* const after = m_texts.data() + edit.textOffset;
    std::size_t same = 0;
    while (same < edit.length && before[same] == after[same])
    {
        ++same;
    }
    return same == edit.length;
}

/// The text of @p edit stays; there is room for another behind it.
inline void
EditList::KeepText(const Edit& edit)
{
    m_textSize += edit.textLength;
    m_resultSize += edit.textLength;
    m_resultSize -= edit.length;
    MakeRoom(ROOM);
}

/// Plans a splice that goes before the last one, or overlaps it.
bool
EditList::PlanBetween(const Edit& edit)
{
    std::size_t place = m_edits.Size();
    while (place > 0 && !Precedes(m_edits[place - 1], edit))
    {
        --place;
    }
    const bool isBehindLast = place == 0 || m_edits[place - 1].GetEnd() <= edit.offset;
    const bool isBeforeNext = place == m_edits.Size() || edit.GetEnd() <= m_edits[place].offset;
    if (!isBehindLast || !isBeforeNext)
    {
        return false;
    }
    if (!IsSame(edit))
    {
        Insert(edit, place);
        KeepText(edit);
    }
    return true;
}

/// True when the planned splice lies wholly before the new one, or before it at the same place.
inline bool
EditList::Precedes(const Edit& planned, const Edit& edit)
{
    return planned.offset < edit.offset || (planned.offset == edit.offset && planned.length == 0);
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

std::ptrdiff_t
EditList::LengthChange(std::size_t begin, std::size_t end) const
{
    std::ptrdiff_t change = 0;
    for (std::size_t i = m_edits.Size(); i > 0 && m_edits[i - 1].offset >= begin; --i)
    {
        const Edit& edit = m_edits[i - 1];
        if (edit.GetEnd() <= end)
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
    char* to = out.data();
    const char* const end = to + m_resultSize;
    const char* rest = m_original.data();
    for (const Edit& edit : m_edits)
    {
        to = std::copy(rest, m_original.data() + edit.offset, to);
        const char* const text = m_texts.data() + edit.textOffset;
        if (edit.textLength <= SHORT_TEXT && end - to >= std::ptrdiff_t{SHORT_TEXT})
        {
            std::memcpy(to, text, SHORT_TEXT);
            to += edit.textLength;
        }
        else
        {
            to = std::copy(text, text + edit.textLength, to);
        }
        rest = m_original.data() + edit.GetEnd();
    }
    std::copy(rest, m_original.data() + m_original.size(), to);
}

} // namespace ns3::sipalg
