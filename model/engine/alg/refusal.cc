// SPDX-License-Identifier: GPL-2.0-only
#include "refusal.h"

#include "sip-hosts.h"
#include "sip-message-text.h"
#include "text-hash.h"

#include <functional>

namespace ns3::sipalg
{

namespace
{

/// Of Via, Call-ID and From, which an ACK has from its INVITE (RFC 3261 17.1.1.3): "fw71-1804".
std::string
MakeTag(const SipMessage& message)
{
    constexpr uint64_t HALF = 0x7fffffff;
    const uint64_t mixed = MixHash(
        MixHash(HashText(GetTopBranch(message)), HashText(message.GetValue(SipHeaderId::CallId))),
        HashText(message.GetFromTag()));
    return "fw" + std::to_string(mixed & HALF) + "-" + std::to_string(mixed >> 32 & HALF);
}

} // namespace

Refusal::Refusal(const AlgConfig& config)
    : m_config(config)
{
}

const Datagram*
Refusal::Write(const SipMessage& request, DropReason reason, const FlowKey& arrived)
{
    const unsigned status = GetRefusalStatus(reason);
    if (m_config.refusedRequests == RefusedRequests::Drop || status == 0 || !request.IsRequest() ||
        request.GetMethod() == SipMethod::Ack)
    {
        return nullptr;
    }
    const std::string stamped = StampVia(request, arrived.source);
    SipMessage asked;
    if (!asked.Parse(stamped))
    {
        return nullptr;
    }
    m_status = std::to_string(status) + " " + std::string(GetReasonPhrase(status));
    m_text = MakeResponse(asked, status, MakeTag(request))
                 .Add("Warning", std::string("399 firewall \"") + Describe(reason) + "\"")
                 .Build();
    m_reply = {arrived.Reversed(), m_text};
    if (const auto target = GetResponseTarget(GetTopVia(asked)))
    {
        m_reply.flow.destination.port = target->port;
    }
    return &m_reply;
}

const std::string&
Refusal::GetStatus() const
{
    return m_status;
}

bool
Refusal::IsAcknowledged(const SipMessage& message) const
{
    return m_config.refusedRequests == RefusedRequests::Reject && message.IsRequest() &&
           message.GetMethod() == SipMethod::Ack && message.GetToTag() == MakeTag(message);
}

unsigned
GetRefusalStatus(DropReason reason)
{
    switch (reason)
    {
    case DropReason::MalformedSdp:
        return 400;
    case DropReason::NoConnectionData:
    case DropReason::TooManyMedia:
    case DropReason::MediaNotAllowed:
    case DropReason::MediaOfThirdHost:
        return 488;
    case DropReason::UnknownMethod:
        return 501;
    case DropReason::SourcePoolExhausted:
    case DropReason::NoPortPair:
    case DropReason::CallTableFull:
    case DropReason::PinholeTableFull:
    case DropReason::TooManyCalls:
        return 503;
    case DropReason::MessageTooLong:
        return 513;
    default:
        return 0;
    }
}

} // namespace ns3::sipalg
