// SPDX-License-Identifier: GPL-2.0-only
#include "signal-paths.h"

#include <algorithm>

namespace ns3::sipalg
{

SignalPaths::SignalPaths(const AlgConfig& config, NatState& nat)
    : m_config(config),
      m_nat(nat)
{
}

void
SignalPaths::Keep(SignalPathList& paths,
                  const std::vector<AddressTranslator::Named>& named,
                  const OwnerRef& owner,
                  ZoneId inside,
                  Time now)
{
    for (const AddressTranslator::Named& name : named)
    {
        const std::size_t index = FindPath(paths, name.external);
        if (index == MAX_PATHS)
        {
            continue;
        }
        if (index == paths.size())
        {
            m_nat.mappings.Hold(name.mapping);
            SignalPath& added = paths.emplace_back();
            added.external = name.external;
            added.mapping = name.mapping;
            added.isNeeded = name.isNeeded;
        }
        paths[index].headers |= name.headers;
        Open(paths[index], name, owner, inside, now);
    }
}

void
SignalPaths::Open(SignalPath& path,
                  const AddressTranslator::Named& name,
                  const OwnerRef& owner,
                  ZoneId inside,
                  Time now)
{
    if (!name.isNeeded || (name.headers & m_config.signalPinholes) == 0)
    {
        return;
    }
    const Time lifetime = m_config.signalPinholeLifetime;
    const Time expiresAt = lifetime == 0s ? NEVER : now + lifetime;
    if (path.pinhole && m_nat.pinholes.Find(path.pinhole))
    {
        m_nat.pinholes.SetExpiry(path.pinhole, expiresAt);
        return;
    }
    PackedEndpoint destination = name.external;
    PackedEndpoint internal = name.internal;
    const auto fill = [&](Pinhole& pinhole) {
        pinhole.kind = PinholeKind::Signal;
        pinhole.destination = std::move(destination);
        pinhole.internal = std::move(internal);
        pinhole.zones.to = inside;
        pinhole.oneShot = false;
        pinhole.application = true;
        pinhole.mapping = name.mapping;
        pinhole.owner = owner;
        pinhole.expiresAt = expiresAt;
    };
    path.pinhole = m_nat.pinholes.Open(fill, now);
}

void
SignalPaths::Release(SignalPathList& paths, Time now)
{
    for (const SignalPath& path : paths)
    {
        m_nat.pinholes.Close(path.pinhole, RemovalReason::Released, now);
        m_nat.mappings.Release(m_nat.mappings.GetId(path.mapping), now);
    }
    paths.clear();
}

std::size_t
FindPath(const SignalPathList& paths, const IpEndpoint& external)
{
    const auto found = std::find_if(paths.begin(), paths.end(), [&](const SignalPath& path) {
        return path.external == external;
    });
    return static_cast<std::size_t>(found - paths.begin());
}

} // namespace ns3::sipalg
