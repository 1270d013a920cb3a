// SPDX-License-Identifier: GPL-2.0-only
#include "alg-observer.h"

namespace ns3::sipalg
{

const char*
ToString(CallRemovalReason reason)
{
    switch (reason)
    {
    case CallRemovalReason::Bye:
        return "bye";
    case CallRemovalReason::Cancelled:
        return "cancelled";
    case CallRemovalReason::Rejected:
        return "rejected";
    case CallRemovalReason::Unanswered:
        return "unanswered";
    case CallRemovalReason::InactiveMedia:
        return "inactive-media";
    case CallRemovalReason::MaxDuration:
        return "max-duration";
    case CallRemovalReason::SessionExpired:
        return "session-expired";
    case CallRemovalReason::Stalled:
        return "stalled";
    case CallRemovalReason::Evicted:
        return "evicted";
    case CallRemovalReason::Cleared:
        break;
    }
    return "cleared";
}

} // namespace ns3::sipalg
