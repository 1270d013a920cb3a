// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_BODY_TRANSLATOR_H
#define SIPALG_SIP_BODY_TRANSLATOR_H

#include "sdp-translator.h"
#include "sip-message.h"
#include "sip-multipart.h"

namespace ns3::sipalg
{

/**
 * Plans the translation of a message's body: finds the session descriptions in it, lets
 * SdpTranslator plan theirs, and writes the lengths that come of it, those of body parts too. A
 * body that is encoded, encrypted or of another type stays as it is.
 */
class SipBodyTranslator
{
  public:
    SipBodyTranslator(const AlgConfig& config, AddressAnswers& addresses);

    /// @p call is null outside of calls. On an error the plan is of no use, for the message is to
    /// be dropped.
    DropReason Translate(const SipMessage& message,
                         const Call* call,
                         CallParty sender,
                         EditList& edits);

    /// The media that the call is to open; null if the message describes none.
    const std::vector<NamedMedia>* GetMedia() const
    {
        return m_describesMedia ? &m_sdp.GetMedia() : nullptr;
    }

    /// What the other side then knows of the sender's media.
    const ToldMedia& GetTold() const
    {
        return m_sdp.GetTold();
    }

    /// Why the body opens nothing, as a whole.
    const std::optional<AlgDecision>& GetDecision() const
    {
        return m_decision;
    }

  private:
    DropReason TranslateBody(const SipMessage& message, const Call* call, EditList& edits);
    DropReason TranslateDescriptions(const Call* call, EditList& edits);
    bool NamesThirdHost() const;
    void WriteLengths(const SipMessage& message, EditList& edits) const;

    const AlgConfig& m_config;
    AddressAnswers& m_addresses;
    SdpTranslator m_sdp;
    std::vector<SipBodyPart> m_parts; ///< of the body, if it is readable
    bool m_describesMedia{false};
    std::optional<AlgDecision> m_decision;
};

} // namespace ns3::sipalg

#endif
