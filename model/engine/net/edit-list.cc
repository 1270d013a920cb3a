// SPDX-License-Identifier: GPL-2.0-only
#include "edit-list.h"

#include "number-text.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace ns3::sipalg
{

namespace
{

/// Texts up to this length are copied with so many bytes from behind them.
constexpr std::size_t SHORT_TEXT = 32;

/// Each text has so much of m_texts ahead where it starts: room for any address, endpoint or
/// number.
constexpr std::size_t ROOM = IpEndpoint::MAX_TEXT;

static_assert(SHORT_TEXT <= ROOM && MAX_NUMBER_TEXT <= ROOM);

const char*
GetEnd(std::string_view text)
{
    return text.data() + text.size();
}

/// Are both the same? Found without a call, for most differ in length or where they begin.
bool
IsSame(std::string_view before, std::string_view after)
{
    if (before.size() != after.size())
    {
        return false;
    }
    std::size_t same = 0;
    while (same < before.size() && before[same] == after[same])
    {
        ++same;
    }
    return same == before.size();
}

/// Writes @p text, and something behind it, where there is room for SHORT_TEXT characters at
/// least; returns where it ends.
char*
CopyText(std::string_view text, char* to)
{
    if (text.size() > SHORT_TEXT)
    {
        return std::copy(text.begin(), text.end(), to);
    }
    std::memcpy(to, text.data(), SHORT_TEXT);
    return to + text.size();
}

} // namespace

EditList::EditList()
    : m_texts(8 * ROOM),
      m_room(m_texts.data())
{
}

void
EditList::Reset(std::string_view original)
{
    m_original = original;
    m_edits.Clear();
    m_plannedEnd = original.data();
    m_resultSize = original.size();
    m_reserved = {};
    m_last = {};
    m_fullTexts.clear();
    m_room = m_texts.data();
}

inline bool
EditList::HasRoom(std::size_t size) const
{
    return m_texts.data() + m_texts.size() - m_room >= static_cast<std::ptrdiff_t>(size);
}

inline void
EditList::MakeRoom(std::size_t size)
{
    if (!HasRoom(size))
    {
        GrowTexts(size);
    }
}

/// Texts are never moved, for splices point to them.
[[gnu::noinline]] void
EditList::GrowTexts(std::size_t by)
{
    const std::size_t size = 2 * m_texts.size() + by;
    m_fullTexts.push_back(std::move(m_texts));
    m_texts = std::vector<char>(size);
    m_room = m_texts.data();
}

/// The text that was written at m_room up to @p end.
inline std::string_view
EditList::KeepText(char* end)
{
    const std::string_view text(m_room, static_cast<std::size_t>(end - m_room));
    m_room = end;
    return text;
}

bool
EditList::ReplaceAt(std::size_t offset, std::size_t length, std::string_view text)
{
    return offset <= m_original.size() && length <= m_original.size() - offset &&
           Replace(m_original.substr(offset, length), text);
}

bool
EditList::Replace(std::string_view slice, std::string_view text)
{
    MakeRoom(text.size() + ROOM);
    return Plan(slice, KeepText(std::copy(text.begin(), text.end(), m_room)));
}

bool
EditList::Replace(std::string_view slice, const IpAddress& address)
{
    if (!address.IsV4() || address.ToV4() != m_last.address)
    {
        return ReplaceByNew(slice, address);
    }
    return Plan(slice, m_last.host);
}

bool
EditList::Replace(std::string_view slice, const IpEndpoint& endpoint)
{
    const IpAddress& address = endpoint.address;
    if (!address.IsV4() || address.ToV4() != m_last.address || endpoint.port != m_last.port)
    {
        return ReplaceByNew(slice, endpoint);
    }
    return Plan(slice, m_last.endpoint);
}

bool
EditList::ReplaceByHost(std::string_view slice, const IpEndpoint& endpoint)
{
    if (endpoint.address.IsV4())
    {
        return Replace(slice, endpoint.address);
    }
    MakeRoom(ROOM);
    return Plan(slice, KeepText(endpoint.WriteHost(m_room)));
}

/// Out of line, as all that is rare: what calls nothing is fast.
[[gnu::noinline]] bool
EditList::ReplaceByNew(std::string_view slice, const IpAddress& address)
{
    MakeRoom(ROOM);
    if (!address.IsV4())
    {
        return Plan(slice, KeepText(address.Write(m_room)));
    }
    WriteLast({address, 0});
    return Plan(slice, m_last.host);
}

[[gnu::noinline]] bool
EditList::ReplaceByNew(std::string_view slice, const IpEndpoint& endpoint)
{
    if (!endpoint.address.IsV4() || !HasRoom(ROOM))
    {
        return ReplaceByAny(slice, endpoint);
    }
    WriteLast(endpoint);
    return Plan(slice, m_last.endpoint);
}

[[gnu::noinline]] bool
EditList::ReplaceByAny(std::string_view slice, const IpEndpoint& endpoint)
{
    MakeRoom(ROOM);
    return Plan(slice, KeepText(endpoint.Write(m_room)));
}

/// Writes an IPv4 endpoint, of which the host alone may be wanted, too.
inline void
EditList::WriteLast(const IpEndpoint& endpoint)
{
    const char* const start = m_room;
    char* const hostEnd = endpoint.WriteHost(m_room);
    m_last.address = endpoint.address.ToV4();
    m_last.port = endpoint.port;
    m_last.host = {start, static_cast<std::size_t>(hostEnd - start)};
    m_last.endpoint = KeepText(endpoint.WritePort(hostEnd));
}

bool
EditList::Replace(std::string_view slice, uint32_t number)
{
    if (number > MAX_WRITTEN_NUMBER || !HasRoom(ROOM))
    {
        return ReplaceByLong(slice, number);
    }
    return Plan(slice, KeepText(WriteNumber(m_room, number)));
}

[[gnu::noinline]] bool
EditList::ReplaceByLong(std::string_view slice, uint32_t number)
{
    return Plan(slice, WriteText(number));
}

/// Any number in decimal.
inline std::string_view
EditList::WriteText(uint32_t number)
{
    MakeRoom(ROOM);
    return KeepText(number > MAX_WRITTEN_NUMBER ? std::to_chars(m_room, m_room + ROOM, number).ptr
                                                : WriteNumber(m_room, number));
}

/// Plans a splice; most come in order.
inline bool
EditList::Plan(std::string_view slice, std::string_view text)
{
    const bool isInOrder = slice.data() >= m_plannedEnd && GetEnd(slice) <= GetEnd(m_original);
    if (!isInOrder || m_edits.IsFull())
    {
        return PlanAnywhere(slice, text);
    }
    if (!IsSame(slice, text))
    {
        m_plannedEnd = GetEnd(slice);
        m_resultSize += text.size() - slice.size();
        m_edits.Append() = {slice.data(), GetEnd(slice), text};
    }
    return true;
}

/// Plans any splice; refuses what is not inside the message or overlaps another.
[[gnu::noinline]] bool
EditList::PlanAnywhere(std::string_view slice, std::string_view text)
{
    if (slice.data() < m_original.data() || GetEnd(slice) > GetEnd(m_original))
    {
        return false;
    }
    const std::size_t place = FindPlace(slice);
    if (place < m_edits.Size() && m_edits[place].begin < GetEnd(slice))
    {
        return false;
    }
    if (!IsSame(slice, text))
    {
        m_plannedEnd = std::max(m_plannedEnd, GetEnd(slice));
        m_resultSize += text.size() - slice.size();
        Insert(place, {slice.data(), GetEnd(slice), text});
    }
    return true;
}

/// Behind all splices that end before @p slice, or where it starts.
inline std::size_t
EditList::FindPlace(std::string_view slice) const
{
    const Edit* const first = m_edits.begin();
    const Edit* next = m_edits.end();
    while (next != first && next[-1].end > slice.data())
    {
        --next;
    }
    return static_cast<std::size_t>(next - first);
}

inline void
EditList::Insert(std::size_t place, const Edit& edit)
{
    m_edits.Append();
    for (std::size_t i = m_edits.Size() - 1; i > place; --i)
    {
        m_edits[i] = m_edits[i - 1];
    }
    m_edits[place] = edit;
}

inline void
EditList::Remove(std::size_t place)
{
    for (std::size_t i = place + 1; i < m_edits.Size(); ++i)
    {
        m_edits[i - 1] = m_edits[i];
    }
    m_edits.RemoveLast();
}

void
EditList::ReserveLength(std::string_view value)
{
    const std::string_view nothing(m_texts.data(), 0);
    const bool isReserved = !value.empty() && Plan(value, nothing);
    m_reserved = {isReserved ? value : nothing, m_resultSize};
}

void
EditList::FillLength(std::size_t length)
{
    if (m_reserved.value.empty())
    {
        return;
    }
    const std::size_t place = FindPlace(m_reserved.value);
    const std::size_t change = m_resultSize - m_reserved.size;
    if (change == 0)
    {
        m_resultSize += m_reserved.value.size();
        Remove(place);
    }
    else
    {
        m_edits[place].text = WriteText(static_cast<uint32_t>(length + change));
        m_resultSize += m_edits[place].text.size();
    }
    m_reserved.value = {};
}

std::ptrdiff_t
EditList::LengthChange(std::string_view slice) const
{
    std::size_t change = 0;
    for (std::size_t place = m_edits.Size(); place > 0; --place)
    {
        const Edit& edit = m_edits[place - 1];
        if (edit.begin < slice.data())
        {
            break;
        }
        if (edit.end <= GetEnd(slice))
        {
            change += edit.text.size() - static_cast<std::size_t>(edit.end - edit.begin);
        }
    }
    return static_cast<std::ptrdiff_t>(change);
}

bool
EditList::Touches(std::string_view slice) const
{
    return std::any_of(m_edits.begin(), m_edits.end(), [&](const Edit& edit) {
        return edit.begin < GetEnd(slice) && edit.end > slice.data();
    });
}

std::string_view
EditList::Apply()
{
    const std::size_t room = m_resultSize + SHORT_TEXT;
    if (m_output.size() < room)
    {
        m_output.resize(room);
    }
    const char* rest = m_original.data();
    char* to = m_output.data();
    for (const Edit& edit : m_edits)
    {
        to = CopyText(edit.text, std::copy(rest, edit.begin, to));
        rest = edit.end;
    }
    std::copy(rest, GetEnd(m_original), to);
    return {m_output.data(), m_resultSize};
}

} // namespace ns3::sipalg
