// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_NAMES_H
#define SIPALG_CALL_NAMES_H

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace ns3::sipalg
{

/// What a call is known by, Call-ID and the caller's tag, in one piece of memory.
class CallNames
{
  public:
    CallNames() = default;

    /// Of at most 65,535 characters each, as all that a datagram holds.
    CallNames(std::string_view callId, std::string_view callerTag)
        : m_callIdSize(static_cast<uint16_t>(callId.size())),
          m_callerTagSize(static_cast<uint16_t>(callerTag.size())),
          m_text(new char[GetMemory()])
    {
        char* const behind = std::copy_n(callId.data(), m_callIdSize, m_text.get());
        std::copy_n(callerTag.data(), m_callerTagSize, behind);
    }

    std::string_view GetCallId() const
    {
        return {m_text.get(), m_callIdSize};
    }

    std::string_view GetCallerTag() const
    {
        return {m_text.get() + m_callIdSize, m_callerTagSize};
    }

    /// Bytes on the heap, for the memory sample.
    std::size_t GetMemory() const
    {
        return std::size_t{m_callIdSize} + m_callerTagSize;
    }

  private:
    uint16_t m_callIdSize{0};
    uint16_t m_callerTagSize{0};
    std::unique_ptr<char[]> m_text;
};

} // namespace ns3::sipalg

#endif
