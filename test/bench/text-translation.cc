// SPDX-License-Identifier: GPL-2.0-only
#include "text-translation.h"

#include "sip-multipart.h"

#include <stdexcept>

namespace ns3::sipalg
{

namespace
{

constexpr ZoneId PRIVATE_ZONE{0};
constexpr ZoneId PUBLIC_ZONE{1};

bool
IsInside(const IpAddress& host)
{
    return host.ToV4() >> 24 == 10;
}

constexpr IpAddress EXTERNAL_HOST = IpAddress::V4(198u << 24 | 18u << 16 | 1);

uint16_t
MoveOut(uint16_t port)
{
    constexpr uint16_t DISTANCE = 50000;
    return static_cast<uint16_t>(port + DISTANCE);
}

SipPassage
MakePassage(const BenchCall& call)
{
    SipPassage passage;
    passage.zones = {PRIVATE_ZONE, PUBLIC_ZONE};
    passage.egress = OUTSIDE;
    passage.arrived = {IpProtocol::Udp, call.GetCaller(), BenchCall::GetCallee()};
    passage.leaving = {IpProtocol::Udp,
                       {EXTERNAL_HOST, MoveOut(call.GetCaller().port)},
                       BenchCall::GetCallee()};
    return passage;
}

} // namespace

FixedAnswers::FixedAnswers(const SipPassage& passage)
{
    Begin(passage);
}

std::optional<AddressAnswers::Answer>
FixedAnswers::Outward(const IpEndpoint& internal)
{
    return IsInside(internal.address)
               ? std::optional(Answer{{EXTERNAL_HOST, MoveOut(internal.port)}, {}})
               : std::nullopt;
}

std::optional<IpAddress>
FixedAnswers::OutwardHost(const IpAddress& internal)
{
    return IsInside(internal) ? std::optional(EXTERNAL_HOST) : std::nullopt;
}

std::optional<AddressAnswers::Answer>
FixedAnswers::Inward(const IpEndpoint&) const
{
    return std::nullopt;
}

std::optional<IpAddress>
FixedAnswers::InwardHost(const IpAddress&, const PackedAddress&) const
{
    return std::nullopt;
}

std::optional<AddressAnswers::Answer>
FixedAnswers::FindOwn(const IpEndpoint&) const
{
    return std::nullopt;
}

std::optional<IpEndpoint>
FixedAnswers::FindInside(const IpEndpoint&) const
{
    return std::nullopt;
}

std::optional<IpEndpoint>
FixedAnswers::FindExpected(const IpEndpoint&, const Call*) const
{
    return std::nullopt;
}

bool
FixedAnswers::IsHidden(const IpAddress&) const
{
    return false;
}

bool
FixedAnswers::OutwardPair(const std::array<IpEndpoint, 2>& inside, ZoneId, NamedChannel& channel)
{
    channel.external[RTP] = {EXTERNAL_HOST, MoveOut(inside[RTP].port)};
    channel.external[RTCP] = {EXTERNAL_HOST, MoveOut(inside[RTCP].port)};
    return true;
}

std::optional<AddressAnswers::Answer>
FixedAnswers::OutwardListener(const IpEndpoint&, ZoneId)
{
    return std::nullopt;
}

std::vector<SourceTranslation>
FixedAnswers::OutwardRun(const IpEndpoint&, unsigned, ZoneId)
{
    Fail();
    return {};
}

ZoneId
FixedAnswers::FindZone(const IpAddress& host) const
{
    return IsInside(host) ? PRIVATE_ZONE : PUBLIC_ZONE;
}

TextTranslation::TextTranslation(const BenchCall& call)
    : m_addresses(MakePassage(call)),
      m_headers(m_config, m_addresses),
      m_sdp(m_config, m_addresses)
{
    const std::string invite = call.MakeInvite();
    if (Translate(invite) == invite)
    {
        throw std::logic_error("the benchmark's INVITE is not translated");
    }
}

std::string_view
TextTranslation::Translate(std::string_view text)
{
    if (!m_message.Parse(text) || !m_hosts.Read(m_message))
    {
        return text;
    }
    m_edits.Reset(text);
    m_headers.Translate(m_message, m_hosts, m_said, m_edits);
    const auto sdp = FindSdp(m_message.GetContentType(), m_message.GetBody());
    m_edits.ReserveLength(m_message.GetValue(SipHeaderId::ContentLength));
    m_sdp.Start({});
    if (!sdp || m_sdp.Translate(*sdp, nullptr, m_edits) != DropReason::None)
    {
        return text;
    }
    m_edits.FillLength(m_message.GetBody().size());
    return m_edits.Apply();
}

} // namespace ns3::sipalg
