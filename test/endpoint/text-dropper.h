// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TEXT_DROPPER_H
#define SIPALG_TEXT_DROPPER_H

#include "ns3/error-model.h"
#include "ns3/packet.h"

#include <string>

namespace ns3
{

/// Loses the packets in which some text occurs, until it is told to stop.
class TextDropper : public ErrorModel
{
  public:
    explicit TextDropper(std::string text)
        : m_text(std::move(text))
    {
    }

    uint32_t GetDropped() const
    {
        return m_dropped;
    }

  private:
    bool DoCorrupt(Ptr<Packet> packet) override
    {
        std::string bytes(packet->GetSize(), '\0');
        packet->CopyData(reinterpret_cast<uint8_t*>(bytes.data()), bytes.size());
        const bool isHit = bytes.find(m_text) != std::string::npos;
        m_dropped += isHit ? 1 : 0;
        return isHit;
    }

    void DoReset() override
    {
    }

    std::string m_text;
    uint32_t m_dropped{0};
};

} // namespace ns3

#endif
