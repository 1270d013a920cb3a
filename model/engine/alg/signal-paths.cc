// SPDX-License-Identifier: GPL-2.0-only
#include "signal-paths.h"

#include <algorithm>

namespace ns3::sipalg
{

SignalPaths::SignalPaths(NatState& nat)
    : m_nat(nat)
{
}

void
SignalPaths::Keep(std::vector<SignalPath>& paths,
                  const std::vector<AddressTranslator::Named>& named,
                  const OwnerRef& owner,
                  ZoneId inside,
                  Time now)
{
    for (const AddressTranslator::Named& name : named)
    {
        const bool isKept = std::any_of(paths.begin(), paths.end(), [&](const SignalPath& path) {
            return path.external == name.external;
        });
        if (isKept || paths.size() >= MAX_PATHS)
        {
            continue;
        }
        Pinhole pinhole;
        pinhole.kind = PinholeKind::Signal;
        pinhole.destination = name.external;
        pinhole.internal = name.internal;
        pinhole.zones.to = inside;
        pinhole.oneShot = false;
        pinhole.application = true;
        pinhole.mapping = name.mapping;
        pinhole.owner = owner;
        m_nat.mappings.Hold(name.mapping);
        paths.push_back({name.external, name.mapping, m_nat.pinholes.Open(pinhole, now)});
    }
}

void
SignalPaths::Release(std::vector<SignalPath>& paths, Time now)
{
    for (const SignalPath& path : paths)
    {
        m_nat.pinholes.Close(path.pinhole, RemovalReason::Released, now);
        m_nat.mappings.Release(path.mapping, now);
    }
    paths.clear();
}

} // namespace ns3::sipalg
