// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CHOOSER_H
#define SIPALG_CHOOSER_H

#include <cstdint>

namespace ns3::sipalg
{

/**
 * The engine's only source of randomness, injected: sequential for exact tests, an ns-3 random
 * stream in simulations.
 */
class Chooser
{
  public:
    virtual ~Chooser() = default;
    /// A number in [0, bound); @p bound is at least 1.
    virtual uint32_t Choose(uint32_t bound) = 0;
};

/// Always the first: ports come out in sequence.
class SequentialChooser : public Chooser
{
  public:
    uint32_t Choose(uint32_t) override
    {
        return 0;
    }
};

} // namespace ns3::sipalg

#endif
