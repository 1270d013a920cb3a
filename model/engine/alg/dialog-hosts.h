// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_DIALOG_HOSTS_H
#define SIPALG_DIALOG_HOSTS_H

#include "compact-vector.h"
#include "packed-endpoint.h"
#include "sip-hosts.h"

namespace ns3::sipalg
{

class AddressAnswers;

/// The two parties of a call: who sent the first INVITE, and who was invited. Outside of calls: who
/// sent the first request, and whom it was for.
enum class CallParty : uint8_t
{
    Caller,
    Callee,
};

/**
 * What the messages of one call, or of a transaction outside of calls, have said of hosts that they
 * say again, so that it is put as it was before.
 *
 * An endpoint is foreign if a message named it in the way of the hosts to which it went: two
 * networks behind NAT may use the same addresses, or the sender hopes to have a third host mapped
 * (case 60). Where the answers and requests that follow repeat it in the role that it had (RFC 3261
 * 8.2.6, 12.1, 12.2), it means nobody here.
 */
class DialogHosts
{
  public:
    /// So many foreign endpoints are remembered.
    static constexpr std::size_t MAX_FOREIGN = 32;

    /// The host behind NAT that @p party names without a port in From or To; none if it has not.
    const PackedAddress& GetIdentity(CallParty party) const
    {
        return m_identity[static_cast<std::size_t>(party)];
    }

    void SetIdentity(CallParty party, const IpAddress& host)
    {
        m_identity[static_cast<std::size_t>(party)] = host;
    }

    /// Notes the foreign endpoints among the hosts that a message names, before it is translated.
    /// False if there are too many: then it must not pass.
    bool NoteForeign(const SipHosts& hosts, const AddressAnswers& addresses);

    /// Does @p host, an address, repeat a foreign endpoint in @p message?
    bool IsForeign(const SipMessage& message, const SipHost& host) const
    {
        return HasForeign() && Repeats(message, host);
    }

    bool HasForeign() const
    {
        return !m_foreign.empty();
    }

    /// Bytes on the heap, for the memory sample.
    std::size_t GetMemory() const
    {
        return m_foreign.GetMemory();
    }

  private:
    /// What a header names.
    enum class Role : uint8_t
    {
        None,
        Party,
        Target, ///< of requests: Contact, and the Request-URI that it becomes
        Route,  ///< Record-Route or Path, and the Route that it becomes
    };

    struct Foreign
    {
        PackedEndpoint endpoint;
        Role role;
    };

    static Role GetNotedRole(SipHeaderId header);
    static Role GetRepeatedRole(const SipMessage& message, SipHeaderId header);
    bool Repeats(const SipMessage& message, const SipHost& host) const;
    bool Knows(const IpEndpoint& endpoint, Role role) const;

    PackedAddress m_identity[2]; ///< by party
    CompactVector<Foreign> m_foreign;
};

} // namespace ns3::sipalg

#endif
