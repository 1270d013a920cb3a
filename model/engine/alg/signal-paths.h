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
 * mapping and, where one of AlgConfig::signalPinholes' headers named the endpoint, opens a signal
 * pinhole. That one does not age out by itself (J16), unless signalPinholeLifetime says so, but
 * goes with its owner.
 */
class SignalPaths
{
  public:
    /// What one owner may keep open at most.
    static constexpr std::size_t MAX_PATHS = 16;

    SignalPaths(const AlgConfig& config, NatState& nat);

    /// Adds what @p paths lacks of @p named; the inside hosts are in zone @p inside.
    void Keep(SignalPathList& paths,
              const std::vector<AddressTranslator::Named>& named,
              const OwnerRef& owner,
              ZoneId inside,
              Time now);

    void Release(SignalPathList& paths, Time now);

  private:
    void Open(SignalPath& path,
              const AddressTranslator::Named& name,
              const OwnerRef& owner,
              ZoneId inside,
              Time now);

    const AlgConfig& m_config;
    NatState& m_nat;
};

/// The index of the path to @p external; the size of @p paths if there is none.
std::size_t FindPath(const SignalPathList& paths, const IpEndpoint& external);

} // namespace ns3::sipalg

#endif
