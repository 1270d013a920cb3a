// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TEXT_PAYLOAD_H
#define SIPALG_TEXT_PAYLOAD_H

#include "packet-view.h"

#include <string>

namespace ns3::sipalg
{

/// A text as a packet's payload.
class TextPayload : public PayloadReader
{
  public:
    explicit TextPayload(const std::string& text)
        : m_text(text)
    {
    }

    std::string_view Read() override
    {
        return m_text;
    }

  private:
    const std::string& m_text;
};

} // namespace ns3::sipalg

#endif
