// SPDX-License-Identifier: GPL-2.0-only
#include "sip-body-translator.h"

#include "sip-media-type.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

/// @p value, if it is there, becomes the length that @p content will have.
void
WriteLength(std::string_view value, std::string_view content, EditList& edits)
{
    const std::ptrdiff_t change = edits.LengthChange(content);
    if (!value.empty() && change != 0)
    {
        const auto size = static_cast<std::ptrdiff_t>(content.size()) + change;
        edits.Replace(value, static_cast<uint32_t>(size));
    }
}

/// Content-Type, which a message with a body must have (RFC 3261 20.15). Some leave it out in an
/// ACK; what lacks it and begins as a session description is one.
std::string_view
GetBodyType(const SipMessage& message)
{
    const std::string_view type = message.GetContentType();
    const std::string_view start = message.GetBody().substr(0, 4);
    return type.empty() && (start == "v=0\r" || start == "v=0\n") ? "application/sdp" : type;
}

} // namespace

SipBodyTranslator::SipBodyTranslator(const AlgConfig& config, AddressAnswers& addresses)
    : m_config(config),
      m_addresses(addresses),
      m_sdp(config, addresses)
{
}

DropReason
SipBodyTranslator::Translate(const SipMessage& message,
                             const Call* call,
                             CallParty sender,
                             EditList& edits)
{
    m_sdp.Start(call ? call->told[static_cast<std::size_t>(sender)] : ToldMedia());
    m_describesMedia = false;
    m_decision.reset();
    m_parts.clear();
    const DropReason reason = TranslateBody(message, call, edits);
    // What follows the body is cut off, for a new length would tell another end (RFC 3261 18.3).
    if (!message.GetSurplus().empty())
    {
        edits.Replace(message.GetSurplus(), "");
    }
    return reason;
}

/// A body that is encoded, encrypted or of another type passes as it is (J5, J18, case 37).
DropReason
SipBodyTranslator::TranslateBody(const SipMessage& message, const Call* call, EditList& edits)
{
    const std::string_view body = message.GetBody();
    const std::string_view encoding = message.GetValue(SipHeaderId::ContentEncoding);
    const bool isReadable = encoding.empty() || EqualsIgnoreCase(encoding, "identity");
    if (body.empty())
    {
        return DropReason::None;
    }
    if (!isReadable)
    {
        m_decision = AlgDecision::BodyEncoded;
        return DropReason::None;
    }
    CollectBodyParts(GetBodyType(message), body, m_parts);
    const auto isSdp = [](const SipBodyPart& part) { return part.IsSdp(); };
    if (std::none_of(m_parts.begin(), m_parts.end(), isSdp))
    {
        SipMediaType type;
        const bool isSecured = type.Parse(message.GetContentType()) && type.IsSecured();
        m_decision = isSecured ? AlgDecision::BodyEncoded : AlgDecision::BodyOfOtherType;
        return DropReason::None;
    }
    if (!call && !m_addresses.IsOutbound())
    {
        m_decision = AlgDecision::MediaOfNoCall;
        return DropReason::None;
    }
    // Else only its addresses are translated: it speaks of capabilities, or of media that go back
    // the way they came (J58).
    const SipPassage& passage = m_addresses.GetPassage();
    const bool turnsBack = passage.ingress == passage.egress && !m_addresses.IsTranslated();
    m_describesMedia = call && !turnsBack;
    if (!m_describesMedia)
    {
        m_decision = AlgDecision::MediaOfNoCall;
    }
    edits.ReserveLength(message.GetValue(SipHeaderId::ContentLength));
    const DropReason reason = TranslateDescriptions(call, edits);
    WriteLengths(message, edits);
    return reason;
}

/// All descriptions of the body, for an early-session one needs its media, too (RFC 3959), and one
/// of several alternatives may be chosen.
DropReason
SipBodyTranslator::TranslateDescriptions(const Call* call, EditList& edits)
{
    for (const SipBodyPart& part : m_parts)
    {
        const DropReason reason =
            part.IsSdp() ? m_sdp.Translate(part.content, call, edits) : DropReason::None;
        if (reason != DropReason::None)
        {
            return reason;
        }
    }
    return NamesThirdHost() ? DropReason::MediaOfThirdHost : DropReason::None;
}

/// Media of another host than the sender, where that is not allowed (case 60).
bool
SipBodyTranslator::NamesThirdHost() const
{
    const bool isFree =
        m_config.mediaHost == MediaHost::Side || m_config.protection == Protection::Ignored;
    const IpAddress& sender = m_addresses.GetPassage().arrived.source.address;
    const auto& media = m_sdp.GetMedia();
    return !isFree && std::any_of(media.begin(), media.end(), [&](const NamedMedia& named) {
        const IpEndpoint& rtp = named.channel.internal[0];
        return rtp.port != 0 && rtp.address != sender && named.channel.opens;
    });
}

/// Inner parts first: the length of a number counts for what is around it.
void
SipBodyTranslator::WriteLengths(const SipMessage& message, EditList& edits) const
{
    for (auto part = m_parts.rbegin(); part != m_parts.rend(); ++part)
    {
        WriteLength(part->contentLength, part->content, edits);
    }
    const std::string_view body = message.GetBody();
    edits.FillLength(body.size());
    const SipHeaderField* first = message.First(SipHeaderId::ContentLength);
    const SipHeaderField* again = first ? message.Next(*first) : nullptr;
    for (; again; again = message.Next(*again))
    {
        WriteLength(again->value, body, edits);
    }
}

} // namespace ns3::sipalg
