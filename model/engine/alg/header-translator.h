// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_HEADER_TRANSLATOR_H
#define SIPALG_HEADER_TRANSLATOR_H

#include "address-translator.h"
#include "call.h"
#include "edit-list.h"
#include "header-table.h"
#include "sip-message.h"
#include "sip-uri.h"
#include "sip-via.h"
#include "written-forms.h"

namespace ns3::sipalg
{

/**
 * Plans the translation of a message's headers: only hosts, ports, received, rport and maddr are
 * ever replaced, and only where they name an endpoint that the NAT translates; names, display
 * names, parameters and digest responses stay byte for byte.
 */
class HeaderTranslator
{
  public:
    HeaderTranslator(const AlgConfig& config, NatState& nat, AddressTranslator& addresses);

    /// @p call is null outside of calls; @p sender is the party that sent the message.
    void Translate(const SipMessage& message, Call* call, CallParty sender, EditList& edits);

    /// What the header table says of @p id in the direction of the last message.
    HeaderRule GetRule(SipHeaderId id) const;

  private:
    void TranslateVia(const SipVia& via, HeaderRule rule);
    void RestoreVia(const SipVia& via);
    void TranslateNameAddr(std::string_view value, HeaderRule rule, SipHeaderId id);
    void TranslateUri(std::string_view text, HeaderRule rule, HeaderForm form);
    void TranslateIdentity(const SipHostPort& host, HeaderRule rule);
    void TranslateHostPort(const SipHostPort& host,
                           HeaderRule rule,
                           HeaderForm form,
                           uint16_t port);
    IpEndpoint FindTarget(const IpEndpoint& written) const;
    void TranslateMaddr(const std::optional<SipParam>& maddr, HeaderRule rule);
    void Write(std::string_view slice, const IpEndpoint& endpoint, bool withPort);

    const AlgConfig& m_config;
    NatState& m_nat;
    AddressTranslator& m_addresses;
    WrittenForms m_forms;
    EditList* m_edits{nullptr};
    std::optional<IpAddress>* m_senderIdentity{nullptr};
    std::optional<IpAddress>* m_receiverIdentity{nullptr};
    bool m_isRequest{true};
};

} // namespace ns3::sipalg

#endif
