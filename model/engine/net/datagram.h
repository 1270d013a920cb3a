// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_DATAGRAM_H
#define SIPALG_DATAGRAM_H

#include "flow-key.h"

#include <string_view>

namespace ns3::sipalg
{

/// A UDP datagram to be sent; the payload is a view into what made it.
struct Datagram
{
    FlowKey flow;
    std::string_view payload;
};

} // namespace ns3::sipalg

#endif
