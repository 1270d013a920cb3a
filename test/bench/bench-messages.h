// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_BENCH_MESSAGES_H
#define SIPALG_BENCH_MESSAGES_H

#include "ip-endpoint.h"

#include <string>

namespace ns3::sipalg
{

/// One call from a telephone inside to one outside, as the messages that a firewall sees of it.
class BenchCall
{
  public:
    /// Each @p number is a call of its own, from one of @p telephones in turn, 10.x.x.x.
    explicit BenchCall(uint32_t number, uint32_t telephones = UINT32_MAX);

    /// The telephone inside, and the one outside.
    IpEndpoint GetCaller() const;
    static IpEndpoint GetCallee();

    /// Where each side expects RTP of m= line @p medium; RTCP is one port above.
    IpEndpoint GetCallerMedia(unsigned medium) const;
    IpEndpoint GetCalleeMedia(unsigned medium) const;

    /// About 1,100 bytes with audio and video, as the caller sends it.
    std::string MakeInvite() const;

    /// The callee's 200 to the INVITE as it came out at the other side.
    std::string MakeAnswer(const std::string& invite) const;

    std::string MakeAck() const;

  private:
    std::string MakeRequestHead(const char* method, const char* branch) const;

    uint32_t m_number;
    uint32_t m_telephones;
    std::string m_host;
    std::string m_callId;
};

} // namespace ns3::sipalg

#endif
