// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_HEAP_COUNTER_H
#define SIPALG_HEAP_COUNTER_H

#include <cstddef>

namespace ns3::sipalg
{

/// The bytes that operator new has handed out in this program and not got back, as the heap counts
/// them: rounded up, with its own header of each. Linking heap-counter.cc replaces the operators.
std::size_t GetHeapBytes();

} // namespace ns3::sipalg

#endif
