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
    : m_texts(8 * ROOM),
      m_textLimit(m_texts.size() - ROOM)
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
    m_last = {};
    m_resultSize = m_original.size();
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
        GrowTexts(size);
    }
}

[[gnu::noinline]] void
EditList::GrowTexts(std::size_t by)
{
    m_texts.resize(2 * m_texts.size() + by);
    m_textLimit = m_texts.size() - ROOM;
}

/// The text that was written at @p room, which is GetRoom(), up to @p end; the next goes behind it.
inline EditList::Text
EditList::KeepText(const char* room, const char* end)
{
    const Text text{m_textSize, static_cast<std::size_t>(end - room)};
    m_textSize += text.length;
    return text;
}

bool
EditList::ReplaceAt(std::size_t offset, std::size_t length, std::string_view text)
{
    MakeRoom(text.size() + ROOM);
    char* const room = GetRoom();
    return Plan(offset, length, KeepText(room, std::copy(text.begin(), text.end(), room)));
}

bool
EditList::Replace(std::string_view slice, const IpAddress& address)
{
    if (!address.IsV4() || address.ToV4() != m_last.address)
    {
        return ReplaceByNew(slice, address);
    }
    return Plan(OffsetOf(slice), slice.size(), {m_last.offset, m_last.hostLength});
}

bool
EditList::Replace(std::string_view slice, const IpEndpoint& endpoint)
{
    const IpAddress& address = endpoint.address;
    if (!address.IsV4() || address.ToV4() != m_last.address || endpoint.port != m_last.port)
    {
        return ReplaceByNew(slice, endpoint);
    }
    return Plan(OffsetOf(slice), slice.size(), {m_last.offset, m_last.length});
}

/// Out of line, as all that is rare: what calls nothing is fast.
[[gnu::noinline]] bool
EditList::ReplaceByNew(std::string_view slice, const IpAddress& address)
{
    if (!address.IsV4())
    {
        char* const room = GetRoom();
        return Plan(OffsetOf(slice), slice.size(), KeepText(room, address.Write(room)));
    }
    WriteLast({address, 0});
    return Plan(OffsetOf(slice), slice.size(), {m_last.offset, m_last.hostLength});
}

[[gnu::noinline]] bool
EditList::ReplaceByNew(std::string_view slice, const IpEndpoint& endpoint)
{
    if (!endpoint.address.IsV4())
    {
        char* const room = GetRoom();
        return Plan(OffsetOf(slice), slice.size(), KeepText(room, endpoint.Write(room)));
    }
    WriteLast(endpoint);
    return Plan(OffsetOf(slice), slice.size(), {m_last.offset, m_last.length});
}

/// Writes an IPv4 endpoint, of which the host alone may be wanted, too.
void
EditList::WriteLast(const IpEndpoint& endpoint)
{
    char* const room = GetRoom();
    char* const hostEnd = endpoint.WriteHost(room);
    m_last.address = endpoint.address.ToV4();
    m_last.port = endpoint.port;
    m_last.hostLength = static_cast<std::size_t>(hostEnd - room);
    const Text text = KeepText(room, endpoint.WritePort(hostEnd));
    m_last.offset = text.offset;
    m_last.length = text.length;
}

[[gnu::noinline]] bool
EditList::ReplaceByLong(std::string_view slice, uint32_t number)
{
    return Replace(slice, std::to_string(number));
}

bool
EditList::ReplaceByHost(std::string_view slice, const IpEndpoint& endpoint)
{
    char* const room = GetRoom();
    return Plan(OffsetOf(slice), slice.size(), KeepText(room, endpoint.WriteHost(room)));
}

bool
EditList::Replace(std::string_view slice, uint32_t number)
{
    if (number > MAX_WRITTEN_NUMBER)
    {
        return ReplaceByLong(slice, number);
    }
    char* const room = GetRoom();
    return Plan(OffsetOf(slice), slice.size(), KeepText(room, WriteNumber(room, number)));
}

/// Plans a splice; most come in order.
inline bool
EditList::Plan(std::size_t offset, std::size_t length, Text text)
{
    const bool isInside = length <= m_original.size() && offset <= m_original.size() - length;
    if (!isInside || offset < m_plannedEnd || IsFull())
    {
        return PlanAnywhere(offset, length, text);
    }
    if (!IsSame(offset, length, text))
    {
        m_plannedEnd = offset + length;
        m_resultSize += text.length - length;
        m_edits.Append() = {offset, offset + length, text};
    }
    return true;
}

/// Must something grow before there is room for one more splice and one more text?
inline bool
EditList::IsFull() const
{
    return m_edits.IsFull() || m_textSize > m_textLimit;
}

/// Does a splice change nothing? Found without a call, for most differ in length or where they
/// begin.
inline bool
EditList::IsSame(std::size_t offset, std::size_t length, Text text) const
{
    if (text.length != length)
    {
        return false;
    }
    const char* const before = m_original.data() + offset;
    const char* const after = m_texts.data() + text.offset;
    std::size_t same = 0;
    while (same < length && before[same] == after[same])
    {
        ++same;
    }
    return same == length;
}

/// Plans any splice; refuses what is not inside the message or overlaps another.
[[gnu::noinline]] bool
EditList::PlanAnywhere(std::size_t offset, std::size_t length, Text text)
{
    MakeRoom(ROOM);
    if (length > m_original.size() || offset > m_original.size() - length)
    {
        return false;
    }
    const Edit* const first = m_edits.begin();
    const Edit* next = m_edits.end();
    while (next != first && next[-1].end > offset)
    {
        --next;
    }
    if (next != m_edits.end() && next->begin < offset + length)
    {
        return false;
    }
    if (!IsSame(offset, length, text))
    {
        m_plannedEnd = std::max(m_plannedEnd, offset + length);
        m_resultSize += text.length - length;
        Insert(static_cast<std::size_t>(next - first)) = {offset, offset + length, text};
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
    std::size_t change = 0;
    const Edit* const first = m_edits.begin();
    for (const Edit* next = m_edits.end(); next != first && next[-1].begin >= begin; --next)
    {
        const Edit& edit = next[-1];
        if (edit.end <= end)
        {
            change += edit.text.length - (edit.end - edit.begin);
        }
    }
    return static_cast<std::ptrdiff_t>(change);
}

bool
EditList::Touches(std::string_view slice) const
{
    const std::size_t begin = OffsetOf(slice);
    return std::any_of(m_edits.begin(), m_edits.end(), [&](const Edit& edit) {
        return edit.begin < begin + slice.size() && edit.end > begin;
    });
}

void
EditList::Apply(std::string& out) const
{
    out.resize(m_resultSize);
    const char* const original = m_original.data();
    const char* const texts = m_texts.data();
    const char* rest = original;
    char* to = out.data();
    const char* const end = to + m_resultSize;
    for (const Edit& edit : m_edits)
    {
        const auto kept = static_cast<std::size_t>(original + edit.begin - rest);
        std::copy_n(rest, kept, to);
        to += kept;
        const char* const text = texts + edit.text.offset;
        const std::size_t length = edit.text.length;
        if (length <= SHORT_TEXT && end - to >= std::ptrdiff_t{SHORT_TEXT})
        {
            std::memcpy(to, text, SHORT_TEXT);
        }
        else
        {
            std::copy_n(text, length, to);
        }
        to += length;
        rest = original + edit.end;
    }
    std::copy(rest, original + m_original.size(), to);
}

} // namespace ns3::sipalg
