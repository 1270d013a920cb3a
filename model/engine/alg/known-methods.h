// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_KNOWN_METHODS_H
#define SIPALG_KNOWN_METHODS_H

#include "alg-config.h"
#include "sip-method.h"

namespace ns3::sipalg
{

/// Is a message of this method, request or response, no "unknown message" (seed 001; J26, J36)?
bool IsKnownMethod(KnownMethods known, SipMethod method);

} // namespace ns3::sipalg

#endif
