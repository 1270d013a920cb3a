// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_HOSTS_H
#define SIPALG_SIP_HOSTS_H

#include "ip-endpoint.h"
#include "sip-message.h"
#include "sip-uri.h"
#include "sip-via.h"

namespace ns3::sipalg
{

/// A host that a message names: the sent-by of a Via value, or the host of a SIP URI. All views
/// point into the message.
struct SipHost
{
    SipHeaderId header{SipHeaderId::Other}; ///< Other: the Request-URI
    SipUri uri;                             ///< of Via and Warning only its hostPort and maddr
    std::string_view received; ///< of Via only, as the rest: a parameter's value; empty if absent
    std::string_view rport;
    std::string_view branch;

    /// Do parameters say where it is, too?
    bool HasMore() const
    {
        return !uri.maddr.empty() ||
               (header == SipHeaderId::Via && !(received.empty() && rport.empty()));
    }

    bool IsSecure() const
    {
        return uri.scheme == SipScheme::Sips;
    }

    const SipHostPort& GetHostPort() const
    {
        return uri.hostPort;
    }

    /// The address, if the host is a literal and no name.
    const std::optional<IpAddress>& GetAddress() const
    {
        return uri.hostPort.GetAddress();
    }

    /// Of its scheme (RFC 3261 19.1.2).
    uint16_t GetDefaultPort() const
    {
        return IsSecure() ? SIPS_DEFAULT_PORT : SIP_DEFAULT_PORT;
    }

    /// At the default port if none is written; of use only if there is an address.
    IpEndpoint GetEndpoint() const
    {
        const auto& port = GetHostPort().port;
        return {*GetAddress(), port ? *port : GetDefaultPort()};
    }
};

/**
 * The hosts that a message names where an ALG may translate or route by them, in the order of the
 * message: Request-URI, Via, From, To, Contact, Route, Record-Route, Path, Service-Route, Refer-To,
 * Referred-By and the identity headers. Read once a message, for all who want to know; valid as
 * long as the message's text. An instance is meant to be reused.
 *
 * A value of those headers that cannot be read is an error, but for those on which nothing rests
 * (identities, Call-Info and the like), which are passed over; so is a Via line without a value.
 * Not looked at is what only end systems care about: dates, languages, required extensions,
 * authentication schemes, whether a URI scheme is known.
 */
class SipHosts
{
  public:
    /// The first error, its offset counted in the message text; what was read before it stays.
    SipResult Read(const SipMessage& message);

    const SipHost* begin() const
    {
        return m_hosts.begin();
    }

    const SipHost* end() const
    {
        return m_hosts.end();
    }

    /// The first Via value; a message that was read has one.
    const SipHost& GetTopVia() const
    {
        return m_hosts[m_topVia];
    }

    /// The tag parameter of From; empty if it has none.
    std::string_view GetFromTag() const
    {
        return m_fromTag;
    }

    std::string_view GetToTag() const
    {
        return m_toTag;
    }

  private:
    SipResult ReadUri(std::string_view text);
    SipResult ReadLine(const SipMessage& message, const SipHeaderField& header);
    SipResult ReadOddLine(const SipMessage& message, const SipHeaderField& header);
    SipResult ReadValue(std::string_view value, SipHeaderId id);
    SipResult ReadVia(std::string_view value);
    void ReadWarning(std::string_view value);
    SipResult ReadNameAddr(std::string_view value, SipHeaderId id);
    SipResult ReadOddNameAddr(std::string_view value, SipHeaderId id);
    void EndNameAddr(bool isHost, SipHeaderId id, std::string_view tag);

    TextCursor m_message{{}}; ///< its text
    InlineVector<SipHost, 32> m_hosts;
    std::size_t m_topVia{0};
    bool m_hasVia{false};
    std::string_view m_fromTag;
    std::string_view m_toTag;
};

/// The branch of the topmost Via, which names the transaction (RFC 3261 8.1.1.7); empty if it has
/// none.
std::string_view GetTopBranch(const SipMessage& message);

/// SipHosts::Read, for those who only want to know whether a message can be read.
SipResult CheckSipMessage(const SipMessage& message);

} // namespace ns3::sipalg

#endif
