// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_LOCATION_SERVICE_H
#define SIPALG_SIP_LOCATION_SERVICE_H

#include "ip-endpoint.h"

#include "ns3/nstime.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/// Where an address of record can be reached until when (RFC 3261 10.3).
struct SipContactBinding
{
    std::string uri;
    std::string callId;
    uint32_t cSeq{0};
    double preference{1}; ///< q of RFC 3261 20.10
    Time expiresAt;
    sipalg::IpEndpoint source; ///< where the REGISTER came from
};

/**
 * The location service of a registrar: address of record to contact bindings. Owns the bindings;
 * expired ones are never returned and go when their address of record is looked at again. A
 * binding changes only for a CSeq higher than the last of its Call-ID (10.3 step 7).
 */
class SipLocationService
{
  public:
    /// More contacts than this of one address of record are refused.
    static constexpr std::size_t MAX_CONTACTS = 10;
    /// More addresses of record than this are refused.
    static constexpr std::size_t MAX_ADDRESSES = 1000000;

    /// False when the binding cannot be taken: an old CSeq, or too many. Expired by @p now or
    /// before means removal.
    bool Update(const std::string& addressOfRecord, const SipContactBinding& binding, Time now);
    /// Removes all bindings, but for those that a newer request of the same Call-ID has made.
    bool RemoveAll(const std::string& addressOfRecord, const std::string& callId, uint32_t cSeq);
    /// Live bindings, most preferred first.
    std::vector<SipContactBinding> Find(const std::string& addressOfRecord, Time now);
    /// Addresses of record with bindings, expired or not.
    std::size_t GetSize() const;

  private:
    using Contacts = std::vector<SipContactBinding>;

    static bool IsOld(const Contacts& contacts, const std::string& callId, uint32_t cSeq);
    void Purge(Contacts& contacts, Time now);

    std::map<std::string, Contacts> m_contacts;
};

} // namespace ns3

#endif
