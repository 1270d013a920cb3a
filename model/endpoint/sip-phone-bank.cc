// SPDX-License-Identifier: GPL-2.0-only
#include "sip-phone-bank.h"

#include "ns3-address.h"

#include "ns3/log.h"
#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{

NS_LOG_COMPONENT_DEFINE("SipPhoneBank");

using namespace sipalg;

SipPhoneBank::SipPhoneBank()
    : m_random(CreateObject<UniformRandomVariable>()),
      m_tokens(m_random),
      m_transactions(
          m_timers.GetQueue(),
          *this,
          [this](const std::string& text, const SipFlow& flow) { SendMessage(text, flow); })
{
    m_media.random = m_random;
    m_services.timers = &m_timers.GetQueue();
    m_services.transactions = &m_transactions;
    m_services.requests = &m_requests;
    m_services.tokens = &m_tokens;
    m_services.settings = &m_settings;
    m_services.media = &m_media;
    m_services.clock = []() { return Simulator::Now(); };
    m_services.onRegistration = [this](const std::string& aor, const std::string& state) {
        m_registrationTrace(aor, state);
    };
}

SipPhoneBank::~SipPhoneBank() = default;

uint32_t
SipPhoneBank::AddPhone(const SipPhoneAccount& account)
{
    NS_ABORT_MSG_IF(m_isRunning, "phones are added before the application starts");
    m_settings.domain = m_domain;
    m_phones.push_back(std::make_unique<SipPhone>(account, m_services));
    return m_phones.size() - 1;
}

uint32_t
SipPhoneBank::GetPhoneCount() const
{
    return m_phones.size();
}

SipPhone&
SipPhoneBank::GetPhone(uint32_t number)
{
    return *m_phones.at(number);
}

Ptr<CallLedger>
SipPhoneBank::GetLedger() const
{
    return m_ledger;
}

const SipTransactionLayer&
SipPhoneBank::GetTransactionLayer() const
{
    return m_transactions;
}

std::size_t
SipPhoneBank::GetCallCount() const
{
    std::size_t count = 0;
    for (const auto& phone : m_phones)
    {
        count += phone->GetCallCount();
    }
    return count;
}

int64_t
SipPhoneBank::AssignStreams(int64_t stream)
{
    m_random->SetStream(stream);
    m_answerDelay->SetStream(stream + 1);
    m_holdTime->SetStream(stream + 2);
    m_calleeHoldTime->SetStream(stream + 3);
    return 4;
}

void
SipPhoneBank::DoDispose()
{
    m_timers.Stop();
    m_byEndpoint.clear();
    m_phones.clear();
    m_media.clocks = nullptr;
    m_media.network = nullptr;
    m_services.ledger = nullptr;
    m_ledger = nullptr;
    Application::DoDispose();
}

void
SipPhoneBank::StartApplication()
{
    if (!m_ledger)
    {
        m_ledger = CreateObject<CallLedger>();
    }
    ApplyAttributes();
    m_services.ledger = m_ledger;
    m_media.clocks = &m_ledger->GetClocks();
    m_media.network = UdpDemultiplexer::Of(GetNode());
    m_isRunning = true;
    BindPhones();
}

void
SipPhoneBank::ApplyAttributes()
{
    m_settings.domain = m_domain;
    if (!m_proxyAddress.IsAny())
    {
        m_settings.proxy = IpEndpoint{ToIpAddress(m_proxyAddress), m_proxyPort};
    }
    m_settings.registers = m_registers;
    m_settings.registrationExpiry = m_registrationExpiry;
    m_settings.registrationRetry = m_registrationRetry;
    m_settings.refreshesRegistration = m_refreshesRegistration;
    m_settings.keepaliveInterval = m_keepaliveInterval;
    m_settings.sendsBye = m_sendsBye;
    m_settings.takesLastBranch = m_takesLastBranch;
    m_settings.muteAfter = m_muteAfter;
    m_settings.rport = m_rport;
    m_settings.lateOffer = m_lateOffer;
    m_settings.maxCalls = m_maxCalls;
    m_settings.answerDelay = m_answerDelay;
    m_settings.holdTime = m_holdTime;
    m_settings.calleeHoldTime = m_calleeHoldTime;
    m_settings.inviteTimeout = m_inviteTimeout;
    m_settings.noAnswerTimeout = m_noAnswerTimeout;
    m_settings.maxCallDuration = m_maxCallDuration;
    m_settings.mediaTimeout = m_mediaTimeout;
    m_settings.firstRtpPort = m_firstRtpPort;
    m_settings.lastRtpPort = m_lastRtpPort;
    m_media.thinning = m_thinning;
    m_media.rtcpMinimum = m_rtcpMinimum;
    m_media.playoutDelay = m_playoutDelay;
    m_media.followSource = m_followSource;
    m_transactions.SetTimers({m_t1, m_t2, m_t4});
}

void
SipPhoneBank::BindPhones()
{
    for (const auto& phone : m_phones)
    {
        const IpEndpoint local = phone->GetAccount().local;
        const bool isBound = m_media.network->Bind(
            local,
            [this](Ptr<Packet> packet, const UdpDemultiplexer::Arrival& arrival) {
                ReceiveMessage(packet, arrival);
            });
        NS_ABORT_MSG_IF(!isBound, "two phones share " << local.ToString());
        m_byEndpoint[local] = phone.get();
        if (m_settings.registers && m_settings.proxy)
        {
            const Time delay = m_registrationSpread * m_random->GetValue(0, 1);
            SipRegistration& registration = phone->GetRegistration();
            m_timers.GetQueue().Schedule(Simulator::Now() + delay,
                                         [&registration](Time) { registration.Register(); });
            if (m_settings.keepaliveInterval.IsStrictlyPositive())
            {
                m_timers.GetQueue().Schedule(Simulator::Now() + delay +
                                                 m_settings.keepaliveInterval,
                                             [this, local](Time) { SendKeepalive(local); });
            }
        }
    }
}

void
SipPhoneBank::SendKeepalive(const IpEndpoint& local)
{
    SendMessage("\r\n\r\n", {local, *m_settings.proxy});
    m_timers.GetQueue().Schedule(Simulator::Now() + m_settings.keepaliveInterval,
                                 [this, local](Time) { SendKeepalive(local); });
}

void
SipPhoneBank::StopApplication()
{
    m_isRunning = false;
    for (const auto& phone : m_phones)
    {
        phone->Abort();
        m_media.network->Unbind(phone->GetAccount().local);
    }
    m_timers.Stop();
}

void
SipPhoneBank::ScheduleCall(Time delay,
                           uint32_t phone,
                           const std::string& callee,
                           const SipCallPlan& plan)
{
    Simulator::Schedule(delay,
                        &SipPhoneBank::PlaceCall,
                        Ptr<SipPhoneBank>(this),
                        phone,
                        callee,
                        plan);
}

void
SipPhoneBank::PlaceCall(uint32_t phone, const std::string& callee, const SipCallPlan& plan)
{
    if (!m_isRunning)
    {
        NS_LOG_WARN("a call is scheduled outside of the application's life time");
        return;
    }
    const bool isUri = callee.compare(0, 4, "sip:") == 0;
    GetPhone(phone).Call(isUri ? callee : "sip:" + callee + "@" + m_settings.domain, plan);
}

SipPhone*
SipPhoneBank::FindPhone(const SipFlow& flow)
{
    const auto found = m_byEndpoint.find(flow.local);
    return found == m_byEndpoint.end() ? nullptr : found->second;
}

void
SipPhoneBank::SendMessage(const std::string& text, const SipFlow& flow)
{
    NS_LOG_LOGIC("to " << flow.remote.ToString() << '\n' << text);
    m_txTrace(text, flow);
    m_media.network->Send(
        Create<Packet>(reinterpret_cast<const uint8_t*>(text.data()), text.size()),
        flow.local,
        flow.remote);
}

void
SipPhoneBank::ReceiveMessage(Ptr<Packet> packet, const UdpDemultiplexer::Arrival& arrival)
{
    std::string text(packet->GetSize(), '\0');
    packet->CopyData(reinterpret_cast<uint8_t*>(text.data()), text.size());
    const SipFlow flow{arrival.destination, arrival.source};
    m_rxTrace(text, flow);
    m_transactions.Receive(text, flow, Simulator::Now());
}

void
SipPhoneBank::OnRequest(SipTransactionId id, const SipMessage& request, const SipFlow& flow)
{
    if (SipPhone* phone = FindPhone(flow))
    {
        phone->OnRequest(id, request, flow);
    }
}

void
SipPhoneBank::OnAck(const SipMessage& ack, const SipFlow& flow)
{
    if (SipPhone* phone = FindPhone(flow))
    {
        phone->OnAck(ack);
    }
}

void
SipPhoneBank::OnResponse(SipTransactionId id, const SipMessage& response)
{
    if (SipRequestOwner* owner = m_requests.Find(id))
    {
        owner->OnResponse(id, response);
    }
}

void
SipPhoneBank::OnStrayResponse(const SipMessage&, const SipFlow&)
{
    // A 2xx of a call that is forgotten: its caller's transaction has timed out long ago.
}

void
SipPhoneBank::OnTimeout(SipTransactionId id, SipTimer)
{
    if (SipRequestOwner* owner = m_requests.Find(id))
    {
        owner->OnTimeout(id);
    }
}

void
SipPhoneBank::OnFinished(SipTransactionId id)
{
    m_requests.Remove(id);
}

} // namespace ns3
