// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ENGINE_TIME_H
#define SIPALG_ENGINE_TIME_H

#include <chrono>
#include <cstdint>

namespace ns3::sipalg
{

/**
 * Time since the start of the run, or a duration, in nanoseconds. Every engine call that depends
 * on time takes it as an argument; the engine has no clock of its own.
 */
using Time = std::chrono::nanoseconds;

/// A deadline that never comes.
constexpr Time NEVER = Time::max();

using namespace std::chrono_literals;

/// A timeout as tables keep it, in four bytes: whole milliseconds up to 49 days, or NEVER.
class PackedTimeout
{
  public:
    template <typename Rep, typename Period>
    PackedTimeout(std::chrono::duration<Rep, Period> timeout)
        : m_milliseconds(timeout / 1ms < LONGEST ? static_cast<uint32_t>(timeout / 1ms) : LONGEST)
    {
    }

    operator Time() const
    {
        return m_milliseconds == LONGEST ? NEVER : m_milliseconds * Time{1ms};
    }

    friend bool operator==(PackedTimeout a, Time b)
    {
        return Time(a) == b;
    }

    friend bool operator!=(PackedTimeout a, Time b)
    {
        return Time(a) != b;
    }

    friend Time operator+(Time a, PackedTimeout b)
    {
        return a + Time(b);
    }

  private:
    static constexpr uint32_t LONGEST = UINT32_MAX;

    uint32_t m_milliseconds;
};

} // namespace ns3::sipalg

#endif
