// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIGNAL_ENDPOINTS_H
#define SIPALG_SIGNAL_ENDPOINTS_H

#include "address-translator.h"
#include "dialog-hosts.h"
#include "policy-table.h"

namespace ns3::sipalg
{

/**
 * Where the other side will send SIP after a message: the endpoints of the sender's side in
 * Contact, Record-Route, Path, and of a request in Route, Refer-To and the first Via (J16, C8, C12,
 * C13). Those that are translated always need a signal pinhole. Of the others one does if it has no
 * SIP port, for what comes there shall be read as SIP, or if no policy lets the message's receiver
 * send there: where one does, the operator has said who may.
 */
class SignalEndpoints
{
  public:
    SignalEndpoints(const AlgConfig& config,
                    const PolicyTable& policies,
                    AddressTranslator& addresses);

    /// Names them to the address translator, once it has translated the message; not those that
    /// @p said knows to be foreign.
    void Name(const SipMessage& message, const SipHosts& hosts, const SaidHosts& said);

    bool IsSignallingPort(uint16_t port) const;

  private:
    bool IsOfOthers(const SipHost& host, bool isRequest) const;
    void NameEndpoint(const IpEndpoint& endpoint, SignalHeader header);
    bool IsNeeded(const IpEndpoint& endpoint) const;

    const AlgConfig& m_config;
    const PolicyTable& m_policies;
    AddressTranslator& m_addresses;
    bool m_isRegister{false};
};

} // namespace ns3::sipalg

#endif
