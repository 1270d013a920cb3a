// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ENGINE_TIME_H
#define SIPALG_ENGINE_TIME_H

#include <chrono>

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

} // namespace ns3::sipalg

#endif
