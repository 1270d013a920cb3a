// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_HEADER_TRANSLATOR_H
#define SIPALG_HEADER_TRANSLATOR_H

#include "address-answers.h"
#include "call.h"
#include "edit-list.h"
#include "header-table.h"
#include "sip-hosts.h"
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
    HeaderTranslator(const AlgConfig& config, AddressAnswers& addresses);

    /// @p hosts are those of @p message, @p said what is known of them; that the sender names
    /// itself without a port is noted there.
    void Translate(const SipMessage& message,
                   const SipHosts& hosts,
                   SaidHosts& said,
                   EditList& edits);

    /// What the header table says of the Request-URI and of header @p id in the direction of the
    /// last message.
    HeaderRule GetUriRule() const;
    HeaderRule GetRule(SipHeaderId id) const;

  private:
    struct SeenHop;

    void ChooseRules(bool isRequest);
    HeaderRule GetHostRule(SipHeaderId id) const;
    void TranslateHost(const SipHost& host, HeaderRule rule);
    bool IsTakenOut(const SipHost& host) const;
    void TranslateParameters(const SipHost& host);
    void RestoreVia(const SeenHop& seen);
    void HideReceived(const SeenHop& seen);
    void TranslateIdentity(const SipHost& host, HeaderRule rule);
    void TranslateEndpoint(const SipHost& host, HeaderRule rule, HeaderForm form);
    bool RestoreEndpoint(const SipHost& host, const IpEndpoint& written, HeaderForm form);
    void HideEndpoint(const SipHost& host, const IpEndpoint& written, HeaderForm form);
    void ReplaceHostPort(const SipHost& host, const IpEndpoint& endpoint, bool hasPort);
    void NoteExternal(const IpEndpoint& written, HeaderForm form);
    IpEndpoint FindTarget(const IpEndpoint& written) const;
    void TranslateMaddr(std::string_view maddr, HeaderRule rule);

    const AlgConfig& m_config;
    AddressAnswers& m_addresses;
    WrittenForms m_forms;
    EditList* m_edits{nullptr};
    const SipMessage* m_message{nullptr};
    SaidHosts* m_said{nullptr};
    const HeaderRules* m_rules{nullptr}; ///< of the message in hand
    bool m_isSomeTakenOut{false};
};

} // namespace ns3::sipalg

#endif
