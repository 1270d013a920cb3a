// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_REGISTRAR_H
#define SIPALG_SIP_REGISTRAR_H

#include "sip-flow.h"
#include "sip-location-service.h"
#include "sip-message-builder.h"
#include "sip-message.h"

namespace ns3
{

/// Limits of the expiry a registrar grants (RFC 3261 10.3 step 7).
struct SipRegistrarSettings
{
    Time minimum{Seconds(30)};
    Time maximum{Seconds(7200)};
    Time otherwise{Seconds(3600)}; ///< when the request asks for none
    Time grace{0};                 ///< contacts are used so long after the expiry granted
};

/**
 * Carries out REGISTER requests on a location service (RFC 3261 10.3). All contacts of a request
 * are taken, or none. Path, GRUU and outbound are not modelled.
 */
class SipRegistrar
{
  public:
    /// What to answer.
    struct Answer
    {
        unsigned code;
        sipalg::SipMessageBuilder response;
    };

    explicit SipRegistrar(SipLocationService& locations);
    void SetSettings(const SipRegistrarSettings& settings);

    /// @p addressOfRecord is that of To; @p tag goes into the response.
    Answer Register(const sipalg::SipMessage& request,
                    const std::string& addressOfRecord,
                    const SipFlow& flow,
                    const std::string& tag,
                    Time now);

  private:
    unsigned Apply(const sipalg::SipMessage& request,
                   const std::string& addressOfRecord,
                   const SipFlow& flow,
                   Time now);
    unsigned RemoveAll(const sipalg::SipMessage& request, const std::string& addressOfRecord);
    unsigned ReadBindings(const sipalg::SipMessage& request,
                          std::vector<SipContactBinding>& bindings,
                          Time now) const;

    SipLocationService& m_locations;
    SipRegistrarSettings m_settings;
};

} // namespace ns3

#endif
