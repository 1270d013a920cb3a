// SPDX-License-Identifier: GPL-2.0-only
#include "known-methods.h"

namespace ns3::sipalg
{

bool
IsKnownMethod(KnownMethods known, SipMethod method)
{
    switch (method)
    {
    case SipMethod::Unknown:
        return false;
    case SipMethod::Message:
    case SipMethod::Prack:
    case SipMethod::Publish:
        return known == KnownMethods::Registered;
    default:
        return true;
    }
}

} // namespace ns3::sipalg
