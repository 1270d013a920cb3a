// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_FLOW_H
#define SIPALG_SIP_FLOW_H

#include "ip-endpoint.h"

namespace ns3
{

/// Between which endpoints a message travels, seen from this side.
struct SipFlow
{
    sipalg::IpEndpoint local;
    sipalg::IpEndpoint remote;
};

} // namespace ns3

#endif
