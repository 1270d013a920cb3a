// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RANDOM_CHOOSER_H
#define SIPALG_RANDOM_CHOOSER_H

#include "chooser.h"

#include "ns3/random-variable-stream.h"

namespace ns3
{

/// The engine's randomness from an ns-3 stream: a run repeats with its seed and run number.
class RandomChooser : public sipalg::Chooser
{
  public:
    RandomChooser()
        : m_random(CreateObject<UniformRandomVariable>())
    {
    }

    uint32_t Choose(uint32_t bound) override
    {
        return m_random->GetInteger(0, bound - 1);
    }

    void SetStream(int64_t stream)
    {
        m_random->SetStream(stream);
    }

  private:
    Ptr<UniformRandomVariable> m_random;
};

} // namespace ns3

#endif
