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

/// Out of line, as all that is rare: what calls nothing is fast.
template <typename Named>
[[gnu::noinline]] bool
EditList::ReplaceByV6(std::string_view slice, const Named& named)
{
    return Plan(OffsetOf(slice), slice.size(), named.Write(GetRoom()));
}

bool
EditList::Replace(std::string_view slice, const IpAddress& address)
{
    if (!address.IsV4())
    {
        return ReplaceByV6(slice, address);
    }
    return Plan(OffsetOf(slice), slice.size(), address.Write(GetRoom()));
}

bool
EditList::Replace(std::string_view slice, const IpEndpoint& endpoint)
{
    if (!endpoint.address.IsV4())
    {
        return ReplaceByV6(slice, endpoint);
    }
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

[[gnu::noinline]] void
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
    if (offset < m_plannedEnd || IsFull())
    {
        return PlanAnywhere(offset, length, end);
    }
    if (!IsSame(offset, length, end))
    {
        m_plannedEnd = offset + length;
        Fill(m_edits.Append(), offset, length, end);
    }
    return true;
}

/// Must something grow before there is room for one more splice and one more text behind it?
inline bool
EditList::IsFull() const
{
    return m_edits.IsFull() || m_texts.size() - m_textSize < 2 * ROOM;
}

/// Does a splice change nothing? Found without a call, for most differ in length or where they
/// begin.
inline bool
EditList::IsSame(std::size_t offset, std::size_t length, const char* end) const
{
    const char* const text = m_texts.data() + m_textSize;
    std::size_t same = 0;
    if (static_cast<std::size_t>(end - text) != length)
    {
        return false;
    }
    while (same < length && m_original[offset + same] == text[same])
    {
        ++same;
    }
    return same == length;
}

/// Makes @p edit the splice whose text was written, and keeps the text.
inline void
EditList::Fill(Edit& edit, std::size_t offset, std::size_t length, const char* end)
{
    const auto textLength = static_cast<std::size_t>(end - GetRoom());
    edit.offset = static_cast<uint32_t>(offset);
    edit.length = static_cast<uint32_t>(length);
    edit.textOffset = static_cast<uint32_t>(m_textSize);
    edit.textLength = static_cast<uint32_t>(textLength);
    m_textSize += textLength;
    m_resultSize += textLength - length;
}

/// Plans a splice in any place; refuses what overlaps another.
bool
EditList::PlanAnywhere(std::size_t offset, std::size_t length, const char* end)
{
    const Edit* const first = m_edits.begin();
    const Edit* next = m_edits.end();
    while (next != first && next[-1].GetEnd() > offset)
    {
        --next;
    }
    if (next != m_edits.end() && next->offset < offset + length)
    {
        return false;
    }
    if (!IsSame(offset, length, end))
    {
        Fill(Insert(static_cast<std::size_t>(next - first)), offset, length, end);
        m_plannedEnd = m_edits.Last().GetEnd();
        MakeRoom(ROOM);
    }
    return true;
}

inline EditList::Edit&
EditList::Insert(std::size_t place)
{
    m_edits.Append();
    for (std::size_t i = m_edits.Size() - 1; i > place; --i)
    {
        m_edits[i] = m_edits[i - 1];
    }
    return m_edits[place];
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
