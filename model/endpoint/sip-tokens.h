// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_TOKENS_H
#define SIPALG_SIP_TOKENS_H

#include "ns3/random-variable-stream.h"

#include <string>

namespace ns3
{

/**
 * Makes the identifiers that SIP wants to be globally unique (RFC 3261 19.3, 8.1.1.7): a random
 * prefix of this source, 64 bits wide, and a counter. Repeats from run to run as the random
 * stream does.
 */
class SipTokens
{
  public:
    explicit SipTokens(Ptr<UniformRandomVariable> random)
        : m_random(random)
    {
    }

    /// For tags, Call-IDs, nonces.
    std::string MakeToken()
    {
        if (m_prefix.empty())
        {
            m_prefix = ToHex(m_random->GetInteger(0, 0xffffffff)) +
                       ToHex(m_random->GetInteger(0, 0xffffffff));
        }
        return m_prefix + ToHex(++m_count);
    }

    /// With the magic cookie of RFC 3261 8.1.1.7.
    std::string MakeBranch()
    {
        return "z9hG4bK" + MakeToken();
    }

    /// From 0 to 1.
    double GetUniform()
    {
        return m_random->GetValue(0, 1);
    }

  private:
    static std::string ToHex(uint64_t number)
    {
        std::string text;
        do
        {
            text.insert(text.begin(), "0123456789abcdef"[number & 0x0f]);
            number >>= 4;
        } while (number != 0);
        return text;
    }

    Ptr<UniformRandomVariable> m_random;
    std::string m_prefix;
    uint64_t m_count{0};
};

} // namespace ns3

#endif
