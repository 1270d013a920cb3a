// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_NAT_OBSERVER_H
#define SIPALG_NAT_OBSERVER_H

#include "nat-types.h"

namespace ns3::sipalg
{

/// What the NAT tables tell the world. The references are valid during the call only.
class NatObserver
{
  public:
    virtual ~NatObserver() = default;

    virtual void MappingCreated(MappingId, const Mapping&, Time)
    {
    }

    virtual void MappingRemoved(MappingId, const Mapping&, RemovalReason, Time)
    {
    }

    virtual void SessionCreated(SessionId, const Session&, Time)
    {
    }

    virtual void SessionClosed(SessionId, const Session&, RemovalReason, Time)
    {
    }

    virtual void PinholeOpened(PinholeId, const Pinhole&, Time)
    {
    }

    /// Its first packet came; a one-shot pinhole is closed right after.
    virtual void PinholeUsed(PinholeId, const Pinhole&, SessionId, Time)
    {
    }

    virtual void PinholeClosed(PinholeId, const Pinhole&, RemovalReason, Time)
    {
    }
};

} // namespace ns3::sipalg

#endif
