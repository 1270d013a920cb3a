// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TEXT_TRANSLATION_H
#define SIPALG_TEXT_TRANSLATION_H

#include "bench-firewall.h"

namespace ns3::sipalg
{

/**
 * What the ALG does to the text of one message and nothing else: reads and checks it, plans the
 * translation of its headers and body, derives Content-Length, applies the plan. The endpoints
 * that it names were mapped once when this was made, so their translations are only looked up; no
 * call, pinhole or session is made or found.
 */
class TextTranslation
{
  public:
    explicit TextTranslation(const BenchCall& call);

    /// The translated message; valid until the next call.
    std::string_view Translate(std::string_view message);

  private:
    FirewallConfig m_config;
    BenchRoutes m_routes;
    SequentialChooser m_chooser;
    NatObserver m_observer;
    NatState m_nat;
    AddressTranslator m_addresses;
    HeaderTranslator m_headers;
    SdpTranslator m_sdp;
    SipPassage m_passage;
    SipMessage m_message;
    EditList m_edits;
    std::string m_output;
};

} // namespace ns3::sipalg

#endif
