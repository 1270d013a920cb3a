// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_DIALOG_HOSTS_H
#define SIPALG_DIALOG_HOSTS_H

#include "compact-vector.h"
#include "packed-endpoint.h"
#include "sip-hosts.h"

#include <vector>

namespace ns3::sipalg
{

class AddressAnswers;

/// The two parties of a call: who sent the first INVITE, and who was invited. Outside of calls: who
/// sent the first request, and whom it was for. Of 32 bits, so that CallMatch is handed on in
/// registers without being put together from bytes in memory.
enum class CallParty : uint32_t
{
    Caller,
    Callee,
};

/// What a header of a message names: what messages that follow repeat, and where.
enum class HostRole : uint8_t
{
    None,
    Party,
    Target, ///< of requests: Contact, and the Request-URI that it becomes
    Route,  ///< Record-Route or Path, and the Route that it becomes
};

/// An endpoint that a message named in the way of the hosts to which it went.
struct ForeignHost
{
    PackedEndpoint endpoint;
    HostRole role;

    friend bool operator==(const ForeignHost& a, const ForeignHost& b)
    {
        return a.role == b.role && a.endpoint == b.endpoint;
    }
};

/**
 * What the messages of one call, or of a transaction outside of calls, have said of hosts that they
 * say again, so that it is put as it was before.
 *
 * Foreign endpoints are named since two networks behind NAT may use the same addresses, or since
 * the sender hopes to have a third host mapped (case 60). Where the answers and requests that
 * follow repeat one in the role that it had (RFC 3261 8.2.6, 12.1, 12.2), it means nobody here.
 */
class DialogHosts
{
  public:
    /// The host behind NAT that @p party names without a port in From or To; none if it has not.
    const PackedAddress& GetIdentity(CallParty party) const
    {
        return m_identity[static_cast<std::size_t>(party)];
    }

    void SetIdentity(CallParty party, const IpAddress& host)
    {
        m_identity[static_cast<std::size_t>(party)] = host;
    }

    std::size_t CountForeign() const
    {
        return m_foreign.size();
    }

    bool IsForeign(const ForeignHost& host) const;

    void AddForeign(const ForeignHost& host)
    {
        m_foreign.push_back(host);
    }

    /// Bytes on the heap, for the memory sample.
    std::size_t GetMemory() const
    {
        return m_foreign.GetMemory();
    }

  private:
    PackedAddress m_identity[2]; ///< by party
    CompactVector<ForeignHost> m_foreign;
};

/**
 * The message in hand: what its dialog knows of hosts, and what the message says beside, which the
 * dialog learns if it passes.
 */
class SaidHosts
{
  public:
    /// So many foreign endpoints are remembered of one dialog.
    static constexpr std::size_t MAX_FOREIGN = 32;

    /// A message of @p sender in a dialog that knows @p known; null if none does.
    void Start(const DialogHosts* known, CallParty sender);

    /// Notes the foreign endpoints among the hosts that the message names, before it is translated.
    /// False if there are too many: then it must not pass.
    bool NoteForeign(const SipHosts& hosts, const AddressAnswers& addresses);

    /// Does the message itself name any that its dialog does not know?
    bool NamesForeign() const
    {
        return !m_foreign.empty();
    }

    /// Does @p host, an address, repeat a foreign endpoint in @p message?
    bool IsForeign(const SipMessage& message, const SipHost& host) const
    {
        return m_isSomeForeign && Repeats(message, host);
    }

    /// The host behind NAT that the receiver has named as its own without a port; none if not.
    const PackedAddress& GetIdentityOfReceiver() const;

    void SetIdentityOfSender(const IpAddress& host)
    {
        m_identity = host;
    }

    /// The message passes: @p dialog, of which it is, learns what it said.
    void Teach(DialogHosts& dialog) const;

  private:
    bool Repeats(const SipMessage& message, const SipHost& host) const;
    bool Knows(const ForeignHost& host) const;

    static const DialogHosts NOTHING;

    const DialogHosts* m_known{&NOTHING};
    CallParty m_sender{CallParty::Caller};
    std::optional<IpAddress> m_identity; ///< of the sender
    std::vector<ForeignHost> m_foreign;  ///< that the dialog does not know
    bool m_isSomeForeign{false};         ///< does either know any?
};

} // namespace ns3::sipalg

#endif
