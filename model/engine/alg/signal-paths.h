// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIGNAL_PATHS_H
#define SIPALG_SIGNAL_PATHS_H

#include "address-translator.h"
#include "call.h"

#include <vector>

namespace ns3::sipalg
{

/**
 * Keeps the endpoints that a message named reachable for as long as their owner wants: holds the
 * mapping, and opens a signal pinhole, which never ages out by itself (J16) but goes with its
 * owner.
 */
class SignalPaths
{
  public:
    /// What one owner may keep open at most.
    static constexpr std::size_t MAX_PATHS = 16;

    explicit SignalPaths(NatState& nat);

    /// Adds what @p paths lacks of @p named; the inside hosts are in zone @p inside.
    void Keep(std::vector<SignalPath>& paths,
              const std::vector<AddressTranslator::Named>& named,
              const OwnerRef& owner,
              ZoneId inside,
              Time now);

    void Release(std::vector<SignalPath>& paths, Time now);

  private:
    NatState& m_nat;
};

} // namespace ns3::sipalg

#endif
