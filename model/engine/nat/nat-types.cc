// SPDX-License-Identifier: GPL-2.0-only
#include "nat-types.h"

namespace ns3::sipalg
{

const char*
ToString(RemovalReason reason)
{
    switch (reason)
    {
    case RemovalReason::Expired:
        return "expired";
    case RemovalReason::Consumed:
        return "consumed";
    case RemovalReason::Replaced:
        return "replaced";
    case RemovalReason::Released:
        return "released";
    case RemovalReason::Cleared:
        return "cleared";
    }
    return "unknown";
}

const char*
ToString(PinholeKind kind)
{
    switch (kind)
    {
    case PinholeKind::Rtp:
        return "rtp";
    case PinholeKind::Rtcp:
        return "rtcp";
    case PinholeKind::Signal:
        return "signal";
    }
    return "unknown";
}

} // namespace ns3::sipalg
