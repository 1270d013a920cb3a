// SPDX-License-Identifier: GPL-2.0-only
#include "sip-phone.h"

#include "sip-incoming-call.h"
#include "sip-message-text.h"
#include "sip-outgoing-call.h"

#include <algorithm>

namespace ns3
{

using namespace sipalg;

namespace
{

std::string
GetUser(std::string_view uriText)
{
    SipUri uri;
    return uri.Parse(uriText) ? SipUnescape(uri.GetUser()) : std::string();
}

} // namespace

SipPhone::SipPhone(SipPhoneAccount account, const SipPhoneServices& services)
    : m_account(std::move(account)),
      m_services(services),
      m_auth(m_account.user, m_account.password),
      m_registration(*this, services)
{
}

const SipPhoneAccount&
SipPhone::GetAccount() const
{
    return m_account;
}

std::string
SipPhone::GetAddressOfRecord() const
{
    return "sip:" + m_account.user + "@" + m_services.settings->domain;
}

std::string
SipPhone::GetContactUri() const
{
    return "sip:" + m_account.user + "@" + m_account.local.ToString();
}

SipRegistration&
SipPhone::GetRegistration()
{
    return m_registration;
}

std::size_t
SipPhone::GetCallCount() const
{
    return m_calls.size();
}

void
SipPhone::SetAnswerMode(AnswerMode mode)
{
    m_answerMode = mode;
}

AnswerMode
SipPhone::GetAnswerMode() const
{
    return m_answerMode;
}

// Calls

std::string
SipPhone::Call(const std::string& calleeUri, const SipCallPlan& plan)
{
    auto call = std::make_unique<SipOutgoingCall>(*this, m_services, calleeUri, plan);
    SipOutgoingCall& begun = *call;
    m_calls.emplace(begun.GetKey(), std::move(call));
    begun.Begin();
    return begun.GetDialog().callId;
}

SipCall*
SipPhone::FindCall(const std::string& callId)
{
    const auto found = m_calls.lower_bound(callId + "\n");
    return found != m_calls.end() && found->second->GetDialog().callId == callId
               ? found->second.get()
               : nullptr;
}

bool
SipPhone::HangUp(const std::string& callId)
{
    SipCall* call = FindCall(callId);
    if (call)
    {
        call->HangUp();
    }
    return call != nullptr;
}

bool
SipPhone::Hold(const std::string& callId)
{
    SipCall* call = FindCall(callId);
    if (call)
    {
        call->Hold();
    }
    return call != nullptr;
}

bool
SipPhone::Resume(const std::string& callId)
{
    SipCall* call = FindCall(callId);
    if (call)
    {
        call->Resume();
    }
    return call != nullptr;
}

void
SipPhone::HangUpAll()
{
    for (const auto& [key, call] : m_calls)
    {
        call->HangUp();
    }
}

void
SipPhone::Abort()
{
    for (const auto& [key, call] : m_calls)
    {
        if (call->GetState() != SipCall::State::Over)
        {
            call->Abort();
        }
    }
}

std::size_t
SipPhone::CountActiveCalls() const
{
    return std::count_if(m_calls.begin(), m_calls.end(), [](const auto& entry) {
        const SipCall::State state = entry.second->GetState();
        return state == SipCall::State::Inviting || state == SipCall::State::Established;
    });
}

void
SipPhone::Discard(const std::string& key)
{
    m_services.timers->Schedule(m_services.clock(), [this, key](Time) { m_calls.erase(key); });
}

// Requests that arrive

void
SipPhone::OnRequest(SipTransactionId id, const SipMessage& request, const SipFlow&)
{
    const SipMethod method = request.GetMethod();
    if (method == SipMethod::Cancel)
    {
        OnCancel(id, request);
    }
    else if (!request.GetToTag().empty())
    {
        const auto found =
            m_calls.find(std::string(request.GetCallId()) + "\n" + std::string(request.GetToTag()));
        if (found != m_calls.end())
        {
            found->second->OnRequest(id, request);
        }
        else
        {
            Refuse(id, request, 481);
        }
    }
    else if (method == SipMethod::Invite)
    {
        OnInvite(id, request);
    }
    else
    {
        const unsigned code = method == SipMethod::Options ? 200
                              : method == SipMethod::Bye   ? 481
                                                           : 405;
        Refuse(id, request, code);
    }
}

void
SipPhone::OnInvite(SipTransactionId id, const SipMessage& request)
{
    if (GetUser(request.GetRequestUri()) != m_account.user)
    {
        Refuse(id, request, 404);
    }
    else if (request.First(SipHeaderId::Require))
    {
        Refuse(id, request, 420);
    }
    else if (IsMerged(request))
    {
        Refuse(id, request, 482);
    }
    else if (m_answerMode == AnswerMode::Busy ||
             CountActiveCalls() >= m_services.settings->maxCalls)
    {
        Refuse(id, request, 486);
    }
    else
    {
        auto call = std::make_unique<SipIncomingCall>(*this, m_services, id, request);
        SipIncomingCall& begun = *call;
        m_calls.emplace(begun.GetKey(), std::move(call));
        begun.Begin();
    }
}

bool
SipPhone::IsMerged(const SipMessage& request) const
{
    return std::any_of(m_calls.begin(), m_calls.end(), [&request](const auto& entry) {
        const auto* incoming = dynamic_cast<const SipIncomingCall*>(entry.second.get());
        return incoming && incoming->IsCopy(request);
    });
}

void
SipPhone::OnCancel(SipTransactionId id, const SipMessage& request)
{
    const SipTransactionId invite = m_services.transactions->FindCancelled(request);
    const auto isMatch = [invite](const auto& entry) { return entry.second->OnCancel(invite); };
    const bool isKnown = invite != 0 && std::any_of(m_calls.begin(), m_calls.end(), isMatch);
    Refuse(id, request, isKnown ? 200 : 481);
}

void
SipPhone::OnAck(const SipMessage& ack)
{
    const auto found =
        m_calls.find(std::string(ack.GetCallId()) + "\n" + std::string(ack.GetToTag()));
    if (found != m_calls.end())
    {
        found->second->OnAck(ack);
    }
}

// Messages that leave

SipMessageBuilder
SipPhone::MakeRequest(std::string_view method, std::string_view uri)
{
    SipMessageBuilder builder = SipMessageBuilder::Request(method, uri);
    builder.Add("Via",
                "SIP/2.0/UDP " + m_account.local.ToString() + ";branch=" +
                    m_services.tokens->MakeBranch() + (m_services.settings->rport ? ";rport" : ""));
    builder.Add("Max-Forwards", "70");
    return builder;
}

void
SipPhone::AddCredentials(SipMessageBuilder& builder, std::string_view method, std::string_view uri)
{
    m_auth.AddCredentials(builder, method, uri, m_services.tokens->MakeToken());
}

bool
SipPhone::OnChallenge(SipTransactionId id, const SipMessage& response)
{
    const std::string* request = m_services.transactions->GetRequest(id);
    return request && m_auth.OnChallenge(response, *request);
}

IpEndpoint
SipPhone::GetTarget(const std::string& nextHop) const
{
    const std::optional<IpEndpoint> literal = GetLiteralTarget(nextHop);
    return literal ? *literal : m_services.settings->proxy.value_or(IpEndpoint());
}

SipTransactionId
SipPhone::Send(std::string request, const std::string& nextHop, SipRequestOwner& owner)
{
    const SipFlow flow{m_account.local, GetTarget(nextHop)};
    const SipTransactionId id =
        m_services.transactions->SendRequest(std::move(request), flow, m_services.clock());
    m_services.requests->Add(id, owner);
    return id;
}

void
SipPhone::SendAck(const std::string& ack, const std::string& nextHop)
{
    m_services.transactions->SendDirectly(ack, {m_account.local, GetTarget(nextHop)});
}

void
SipPhone::Respond(SipTransactionId id, const SipMessageBuilder& response, unsigned code)
{
    m_services.transactions->Respond(id, code, response.Build(), m_services.clock());
}

void
SipPhone::Refuse(SipTransactionId id, const SipMessage& request, unsigned code)
{
    SipMessageBuilder response = MakeResponse(request, code, m_services.tokens->MakeToken());
    if (code == 405 || code == 200)
    {
        response.Add("Allow", ALLOW);
    }
    if (const SipHeaderField* require = request.First(SipHeaderId::Require); require && code == 420)
    {
        response.Add("Unsupported", require->value);
    }
    Respond(id, response, code);
}

SipMessageBuilder
SipPhone::MakeDialogResponse(const SipMessage& request, unsigned code, const SipDialog& dialog)
{
    SipMessageBuilder response = MakeResponse(request, code, dialog.GetLocalTag());
    if (code < 300)
    {
        for (const SipHeaderField* route = request.First(SipHeaderId::RecordRoute); route;
             route = request.Next(*route))
        {
            response.Add("Record-Route", route->value);
        }
        response.Add("Contact", "<" + GetContactUri() + ">");
        response.Add("Allow", ALLOW);
    }
    return response;
}

std::unique_ptr<MediaSession>
SipPhone::OpenMedia()
{
    const uint32_t first = (m_services.settings->firstRtpPort + 1U) / 2 * 2;
    const uint32_t last = m_services.settings->lastRtpPort;
    const uint32_t pairs = last > first ? (last - first + 1) / 2 : 0;
    for (uint32_t i = 0; i < pairs; ++i)
    {
        const auto port = static_cast<uint16_t>(first + 2 * (m_nextRtpPort++ % pairs));
        auto media = std::make_unique<MediaSession>(*m_services.settings,
                                                    *m_services.media,
                                                    IpEndpoint{m_account.local.address, port},
                                                    m_account.user + "@" +
                                                        m_account.local.address.ToString());
        if (media->IsBound())
        {
            return media;
        }
    }
    return nullptr;
}

} // namespace ns3
