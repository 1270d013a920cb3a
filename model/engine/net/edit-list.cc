// SPDX-License-Identifier: GPL-2.0-only
#include "edit-list.h"

#include <algorithm>
#include <functional>

namespace ns3::sipalg
{

void
EditList::Reset(std::string_view original)
{
    Clear();
    m_original = original;
}

void
EditList::Clear()
{
    m_edits.clear();
    m_textSize = 0;
}

bool
EditList::Replace(std::string_view slice, std::string_view text)
{
    const std::less_equal<const char*> isNotAfter; // total order also for foreign pointers
    const char* end = m_original.data() + m_original.size();
    if (!isNotAfter(m_original.data(), slice.data()) || !isNotAfter(slice.data(), end))
    {
        return false;
    }
    return ReplaceAt(OffsetOf(slice), slice.size(), text);
}

/// True when the planned splice lies wholly before the new one, or before it at the same place.
bool
EditList::Precedes(const Edit& planned, uint32_t offset, uint32_t length)
{
    const bool isBothInsertions = planned.length == 0 && length == 0;
    return planned.offset < offset ||
           (planned.offset == offset && planned.length == 0 && (isBothInsertions || length > 0));
}

bool
EditList::ReplaceAt(std::size_t offset, std::size_t length, std::string_view text)
{
    if (offset > m_original.size() || length > m_original.size() - offset)
    {
        return false;
    }
    const auto at = static_cast<uint32_t>(offset);
    const auto size = static_cast<uint32_t>(length);
    auto next = m_edits.end();
    while (next != m_edits.begin() && !Precedes(*(next - 1), at, size))
    {
        --next;
    }
    const bool isAfterLast =
        next == m_edits.begin() || (next - 1)->offset + (next - 1)->length <= at;
    const bool isBeforeNext = next == m_edits.end() || at + size <= next->offset;
    if (!isAfterLast || !isBeforeNext)
    {
        return false;
    }
    if (m_original.substr(offset, length) != text)
    {
        Edit& edit = *m_edits.emplace(next);
        edit.offset = at;
        edit.length = size;
        edit.textOffset = Keep(text);
        edit.textLength = static_cast<uint32_t>(text.size());
    }
    return true;
}

/// Copies @p text behind the others; where it is there.
uint32_t
EditList::Keep(std::string_view text)
{
    const uint32_t offset = m_textSize;
    m_textSize += static_cast<uint32_t>(text.size());
    if (m_textSize > m_texts.size())
    {
        m_texts.resize(std::max<std::size_t>(256, m_textSize * std::size_t{2}));
    }
    std::copy(text.begin(), text.end(), m_texts.begin() + offset);
    return offset;
}

std::size_t
EditList::ResultSize() const
{
    const auto size = static_cast<std::ptrdiff_t>(m_original.size());
    return static_cast<std::size_t>(size + LengthChange(0, m_original.size()));
}

std::ptrdiff_t
EditList::LengthChange(std::size_t begin, std::size_t end) const
{
    std::ptrdiff_t change = 0;
    for (const Edit& edit : m_edits)
    {
        if (edit.offset >= begin && edit.offset + edit.length <= end)
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
        return edit.offset < begin + slice.size() && edit.offset + edit.length > begin;
    });
}

void
EditList::Apply(std::string& out) const
{
    out.resize(ResultSize());
    char* end = out.data();
    const char* rest = m_original.data();
    for (const Edit& edit : m_edits)
    {
        end = std::copy(rest, m_original.data() + edit.offset, end);
        const char* text = m_texts.data() + edit.textOffset;
        end = std::copy(text, text + edit.textLength, end);
        rest = m_original.data() + edit.offset + edit.length;
    }
    std::copy(rest, m_original.data() + m_original.size(), end);
}

} // namespace ns3::sipalg
