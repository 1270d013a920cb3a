// SPDX-License-Identifier: GPL-2.0-only
#include "sip-registration.h"

#include "sip-message-text.h"
#include "sip-phone.h"

#include <algorithm>

namespace ns3
{

using namespace sipalg;

const char*
ToText(SipRegistration::State state)
{
    switch (state)
    {
    case SipRegistration::State::Registering:
        return "registering";
    case SipRegistration::State::Registered:
        return "registered";
    case SipRegistration::State::Unregistering:
        return "unregistering";
    case SipRegistration::State::Failed:
        return "failed";
    case SipRegistration::State::Unregistered:
        break;
    }
    return "unregistered";
}

SipRegistration::SipRegistration(SipPhone& phone, const SipPhoneServices& services)
    : SipRequestOwner(*services.requests),
      m_phone(phone),
      m_services(services)
{
}

SipRegistration::~SipRegistration()
{
    m_services.timers->Cancel(m_timer);
}

SipRegistration::State
SipRegistration::GetState() const
{
    return m_state;
}

void
SipRegistration::SetState(State state)
{
    if (state != m_state)
    {
        m_state = state;
        m_services.onRegistration(m_phone.GetAddressOfRecord(), ToText(state));
    }
}

void
SipRegistration::Register()
{
    m_expiry = m_services.settings->registrationExpiry;
    if (m_state != State::Registered)
    {
        SetState(State::Registering);
    }
    Send();
}

void
SipRegistration::Unregister()
{
    m_services.timers->Cancel(m_timer);
    if (m_state != State::Unregistered)
    {
        m_expiry = Time(0);
        SetState(State::Unregistering);
        Send();
    }
}

void
SipRegistration::Send()
{
    if (m_callId.empty())
    {
        m_callId = m_services.tokens->MakeToken();
        m_tag = m_services.tokens->MakeToken();
    }
    const std::string uri = "sip:" + m_services.settings->domain;
    const std::string self = "<" + m_phone.GetAddressOfRecord() + ">";
    SipMessageBuilder builder = m_phone.MakeRequest("REGISTER", uri);
    builder.Add("From", self + ";tag=" + m_tag);
    builder.Add("To", self);
    builder.Add("Call-ID", m_callId);
    builder.Add("CSeq", std::to_string(++m_cSeq) + " REGISTER");
    builder.Add("Contact", "<" + m_phone.GetContactUri() + ">");
    builder.Add("Expires", std::to_string(static_cast<int64_t>(m_expiry.GetSeconds())));
    m_phone.AddCredentials(builder, "REGISTER", uri);
    m_phone.Send(builder.Build(), uri, *this);
}

void
SipRegistration::OnResponse(SipTransactionId id, const SipMessage& response)
{
    const unsigned code = response.GetStatusCode();
    if (code < 200)
    {
        return;
    }
    if (code < 300)
    {
        OnSuccess(response);
    }
    else if ((code == 401 || code == 407) && m_phone.OnChallenge(id, response))
    {
        Send();
    }
    else if (code == 423)
    {
        const auto least = ParseClampedNumber(response.GetValue(SipHeaderId::MinExpires), 1 << 30);
        const Time minimum = Seconds(static_cast<double>(least.value_or(0)));
        if (m_expiry.IsZero() || minimum <= m_expiry)
        {
            OnFailure();
            return;
        }
        m_expiry = minimum;
        Send();
    }
    else
    {
        OnFailure();
    }
}

void
SipRegistration::OnTimeout(SipTransactionId)
{
    OnFailure();
}

void
SipRegistration::OnSuccess(const SipMessage& response)
{
    if (m_state == State::Unregistering)
    {
        SetState(State::Unregistered);
        return;
    }
    SetState(State::Registered);
    if (!m_services.settings->refreshesRegistration)
    {
        return;
    }
    const Time granted = GetGrantedExpiry(response);
    // Leaves time for a refresh that is lost for a whole transaction, if the expiry is long enough.
    const Time margin = std::min(granted / 10, m_services.transactions->GetTimers().GetLimit());
    RestartTimer(std::max(granted - margin, Seconds(1)));
}

void
SipRegistration::OnFailure()
{
    if (m_state == State::Unregistering)
    {
        SetState(State::Unregistered);
        return;
    }
    SetState(State::Failed);
    if (m_services.settings->registrationRetry.IsStrictlyPositive())
    {
        RestartTimer(m_services.settings->registrationRetry);
    }
}

Time
SipRegistration::GetGrantedExpiry(const SipMessage& response) const
{
    SipHeaderValues contacts(response, SipHeaderId::Contact);
    while (const auto value = contacts.Next())
    {
        SipNameAddr contact;
        if (contact.Parse(*value) && contact.uri == m_phone.GetContactUri() && contact.GetExpires())
        {
            return Seconds(static_cast<double>(*contact.GetExpires()));
        }
    }
    const auto expires = response.GetExpires();
    return expires ? Seconds(static_cast<double>(*expires)) : m_expiry;
}

void
SipRegistration::RestartTimer(Time delay)
{
    m_services.timers->Cancel(m_timer);
    m_timer = m_services.timers->Schedule(m_services.clock() + delay, [this](Time) { Register(); });
}

} // namespace ns3
