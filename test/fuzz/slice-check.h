// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SLICE_CHECK_H
#define SIPALG_SLICE_CHECK_H

#include "edit-list.h"

#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace ns3::sipalg
{

/// Stops the fuzzer at a broken invariant.
inline void
Require(bool condition)
{
    if (!condition)
    {
        std::abort();
    }
}

/// A copy of an input on the heap that is exactly as long, so that a read past its end is seen.
class ExactCopy
{
  public:
    ExactCopy(const uint8_t* data, std::size_t size)
        : m_bytes(new char[size]),
          m_size(size)
    {
        if (size > 0)
        {
            std::memcpy(m_bytes.get(), data, size);
        }
    }

    std::string_view View() const
    {
        return {m_bytes.get(), m_size};
    }

  private:
    std::unique_ptr<char[]> m_bytes;
    std::size_t m_size;
};

/// Requires that @p slice is empty without a place or lies inside @p text.
inline void
RequireInside(std::string_view text, std::string_view slice)
{
    const std::less_equal<const char*> isNotAfter;
    const bool isNowhere = slice.data() == nullptr && slice.empty();
    Require(isNowhere || (isNotAfter(text.data(), slice.data()) &&
                          isNotAfter(slice.data() + slice.size(), text.data() + text.size())));
}

/// Requires that replacing @p slice by itself and by its double do what they say.
inline void
RequireEditable(EditList& edits, std::string_view text, std::string_view slice)
{
    if (slice.data() == nullptr)
    {
        return;
    }
    edits.Reset(text);
    Require(edits.Replace(slice, std::string(slice)) && edits.Empty());
    Require(edits.Apply() == text);
    const std::string twice = std::string(slice) + std::string(slice);
    Require(edits.Replace(slice, twice));
    Require(edits.LengthChange(slice) == static_cast<std::ptrdiff_t>(slice.size()));
    const std::string_view result = edits.Apply();
    Require(result.size() == edits.ResultSize());
    Require(result.size() == text.size() + slice.size());
    const std::size_t offset = edits.OffsetOf(slice);
    Require(result.substr(0, offset) == text.substr(0, offset));
    Require(result.substr(offset + twice.size()) == text.substr(offset + slice.size()));
}

} // namespace ns3::sipalg

#endif
