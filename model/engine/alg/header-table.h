// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_HEADER_TABLE_H
#define SIPALG_HEADER_TABLE_H

#include "alg-config.h"
#include "sip-header-id.h"

#include <array>

namespace ns3::sipalg
{

/// What is done to the addresses in one header.
struct HeaderRule
{
    bool outward{false}; ///< an inside host's address becomes the one that stands for it outside
    bool inward{false};  ///< and back
};

/// By SipHeaderId.
using HeaderRules = std::array<HeaderRule, SIP_HEADER_ID_COUNT>;

/// The ways a message can go through a firewall with NAT.
enum class HeaderDirection : uint8_t
{
    InboundRequest,
    OutboundResponse,
    OutboundRequest,
    InboundResponse,
};

/// The ways that one message goes, whose source and destination may both be translated.
class HeaderDirections
{
  public:
    constexpr void Add(HeaderDirection direction)
    {
        m_bits |= 1u << static_cast<unsigned>(direction);
    }

    /// Below COUNT: bit n is for direction n.
    constexpr std::size_t GetIndex() const
    {
        return m_bits;
    }

    static constexpr std::size_t COUNT = 16;

  private:
    unsigned m_bits{0};
};

/**
 * Table 1 of seed 001: which headers are translated in which direction. Literal is the table as
 * printed (its second "Outbound Response", from public to private, read as inbound response).
 * Corrected puts right what no device can mean: To of an outbound response is rewritten outward,
 * for the inbound request's To was rewritten inward; and what the table leaves out but a dialog
 * through the firewall needs (Route of an inbound request, Contact of an answered REGISTER, and
 * the headers the RFCs have added since) is translated where it names one of our endpoints.
 */
HeaderRule GetHeaderRule(HeaderTable table, HeaderDirection direction, SipHeaderId header);

/// What any of @p directions says of each header; of the Request-URI under Other. The table knows
/// an inbound request's only; corrected, an outbound one's that names a host inside, whose Contact
/// came in by way of a proxy outside, is translated back.
const HeaderRules& GetHeaderRules(HeaderTable table, HeaderDirections directions);

} // namespace ns3::sipalg

#endif
