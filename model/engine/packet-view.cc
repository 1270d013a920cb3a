// SPDX-License-Identifier: GPL-2.0-only
#include "packet-view.h"

namespace ns3::sipalg
{

const char*
ToString(Verdict::Action action)
{
    switch (action)
    {
    case Verdict::Action::Forwarded:
        return "forwarded";
    case Verdict::Action::Translated:
        return "translated";
    case Verdict::Action::Consumed:
        return "consumed";
    case Verdict::Action::Dropped:
        break;
    }
    return "dropped";
}

} // namespace ns3::sipalg
