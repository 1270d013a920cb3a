// SPDX-License-Identifier: GPL-2.0-only
#include "sip-transaction-layer.h"

#include "sip-datagram.h"
#include "sip-hosts.h"
#include "sip-message-text.h"
#include "sip-transaction-key.h"

namespace ns3
{

using namespace sipalg;

namespace
{

/// ACK and the INVITE it acknowledges match.
std::string_view
GetMatchingMethod(const SipMessage& message)
{
    return message.GetMethod() == SipMethod::Ack ? "INVITE" : message.GetMethodText();
}

} // namespace

/// While one is alive, finished transactions are not destroyed.
class SipTransactionLayer::Entry
{
  public:
    explicit Entry(SipTransactionLayer& layer)
        : m_layer(layer)
    {
        ++m_layer.m_depth;
    }

    ~Entry()
    {
        if (--m_layer.m_depth == 0)
        {
            m_layer.m_finished.clear();
        }
    }

    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;

  private:
    SipTransactionLayer& m_layer;
};

SipTransactionLayer::SipTransactionLayer(TimerQueue& timers,
                                         SipTransactionUser& user,
                                         Sender sender)
    : m_timers(timers),
      m_user(user),
      m_sender(std::move(sender))
{
}

SipTransactionLayer::~SipTransactionLayer()
{
    for (const auto& [id, transaction] : m_transactions)
    {
        for (const TimerQueue::TimerId timer : transaction.timers)
        {
            m_timers.Cancel(timer);
        }
    }
}

SipTransactionHost&
SipTransactionLayer::GetHost()
{
    return *this;
}

void
SipTransactionLayer::SetTimers(const SipTimerValues& values)
{
    m_values = values;
}

const SipTimerValues&
SipTransactionLayer::GetTimers() const
{
    return m_values;
}

void
SipTransactionLayer::Receive(std::string_view datagram, const SipFlow& flow, Time now)
{
    const Entry entry(*this);
    m_now = now;
    ++m_counters.received;
    if (ClassifySipDatagram(datagram) == SipDatagram::Keepalive)
    {
        ++m_counters.keepalives;
        return;
    }
    SipMessage message;
    const SipResult framed = message.Parse(datagram);
    const SipResult result = framed ? CheckSipMessage(message) : framed;
    if (!result)
    {
        ++m_counters.malformed;
        Refuse(message, result.error, flow);
    }
    else if (message.IsResponse())
    {
        ReceiveResponse(message, flow);
    }
    else
    {
        const std::string stamped = StampVia(message, flow.remote);
        message.Parse(stamped);
        ReceiveRequest(message, flow);
    }
}

void
SipTransactionLayer::Refuse(const SipMessage& message, SipError error, const SipFlow& flow)
{
    const auto has = [&message](SipHeaderId id) { return !message.GetValue(id).empty(); };
    if (message.IsResponse() || message.GetMethodText().empty() ||
        message.GetMethod() == SipMethod::Ack || !has(SipHeaderId::Via) ||
        !has(SipHeaderId::From) || !has(SipHeaderId::To) || !has(SipHeaderId::CallId) ||
        !has(SipHeaderId::CSeq))
    {
        return;
    }
    const unsigned code = error == SipError::UnsupportedVersion ? 505 : 400;
    SipMessageBuilder response = MakeResponse(message, code, "malformed");
    response.Add("Warning", "399 - \"" + std::string(Describe(error)) + "\"");
    m_sender(response.Build(), flow);
}

void
SipTransactionLayer::ReceiveRequest(const SipMessage& message, const SipFlow& flow)
{
    std::string key = MakeServerKey(message, GetMatchingMethod(message));
    const auto found = m_servers.find(key);
    if (found != m_servers.end())
    {
        ReceiveKnown(m_transactions.at(found->second), message, flow);
    }
    else if (message.GetMethod() == SipMethod::Ack)
    {
        ++m_counters.delivered;
        m_user.OnAck(message, flow);
    }
    else if (m_servers.size() >= MAX_SERVER_TRANSACTIONS)
    {
        ++m_counters.overloaded;
    }
    else
    {
        ++m_counters.delivered;
        OpenServer(std::move(key), message, flow);
    }
}

void
SipTransactionLayer::ReceiveKnown(Transaction& transaction,
                                  const SipMessage& request,
                                  const SipFlow& flow)
{
    if (request.GetMethod() != SipMethod::Ack)
    {
        ++m_counters.absorbed;
        transaction.server->OnRetransmission();
    }
    else if (transaction.server->OnAck())
    {
        ++m_counters.absorbed;
    }
    else
    {
        ++m_counters.delivered;
        m_user.OnAck(request, flow);
    }
}

void
SipTransactionLayer::OpenServer(std::string key, const SipMessage& request, const SipFlow& flow)
{
    const SipTransactionId id = ++m_lastId;
    Transaction transaction;
    transaction.key = std::move(key);
    transaction.flow = {flow.local, GetResponseTarget(GetTopVia(request)).value_or(flow.remote)};
    if (request.GetMethod() == SipMethod::Invite)
    {
        transaction.server = std::make_unique<SipInviteServer>(GetHost(), id, m_values);
    }
    else
    {
        transaction.server = std::make_unique<SipNonInviteServer>(GetHost(), id, m_values);
    }
    m_servers.emplace(transaction.key, id);
    m_transactions.emplace(id, std::move(transaction));
    m_user.OnRequest(id, request, flow);
}

void
SipTransactionLayer::ReceiveResponse(const SipMessage& message, const SipFlow& flow)
{
    const auto found = m_clients.find(MakeClientKey(message));
    if (found == m_clients.end())
    {
        ++m_counters.stray;
        m_user.OnStrayResponse(message, flow);
        return;
    }
    ++m_counters.delivered;
    m_transactions.at(found->second).client->OnResponse(message);
}

SipTransactionId
SipTransactionLayer::SendRequest(std::string request, const SipFlow& flow, Time now)
{
    const Entry entry(*this);
    m_now = now;
    const SipTransactionId id = ++m_lastId;
    SipMessage message;
    message.Parse(request);
    Transaction transaction;
    transaction.key = MakeClientKey(message);
    transaction.flow = flow;
    if (message.GetMethod() == SipMethod::Invite)
    {
        transaction.client = std::make_unique<SipInviteClient>(GetHost(), id, std::move(request));
    }
    else
    {
        transaction.client =
            std::make_unique<SipNonInviteClient>(GetHost(), id, std::move(request));
    }
    m_clients[transaction.key] = id;
    SipClientTransaction& client = *transaction.client;
    m_transactions.emplace(id, std::move(transaction));
    client.Start(m_values);
    return id;
}

bool
SipTransactionLayer::Respond(SipTransactionId id,
                             unsigned statusCode,
                             std::string response,
                             Time now)
{
    const Entry entry(*this);
    m_now = now;
    const auto found = m_transactions.find(id);
    return found != m_transactions.end() && found->second.server &&
           found->second.server->Respond(statusCode, std::move(response));
}

void
SipTransactionLayer::SendDirectly(const std::string& text, const SipFlow& flow)
{
    m_sender(text, flow);
}

void
SipTransactionLayer::Abandon(SipTransactionId id)
{
    const Entry entry(*this);
    Finish(id);
}

const std::string*
SipTransactionLayer::GetRequest(SipTransactionId client) const
{
    const auto found = m_transactions.find(client);
    return found == m_transactions.end() || !found->second.client
               ? nullptr
               : &found->second.client->GetRequest();
}

const SipFlow*
SipTransactionLayer::GetFlow(SipTransactionId client) const
{
    const auto found = m_transactions.find(client);
    return found == m_transactions.end() ? nullptr : &found->second.flow;
}

SipTransactionId
SipTransactionLayer::FindCancelled(const SipMessage& cancel) const
{
    const auto found = m_servers.find(MakeServerKey(cancel, "INVITE"));
    return found == m_servers.end() ? 0 : found->second;
}

std::size_t
SipTransactionLayer::GetClientCount() const
{
    return m_clients.size();
}

std::size_t
SipTransactionLayer::GetServerCount() const
{
    return m_servers.size();
}

const SipTransactionLayer::Counters&
SipTransactionLayer::GetCounters() const
{
    return m_counters;
}

uint64_t
SipTransactionLayer::GetRetransmissions() const
{
    return m_retransmissions;
}

void
SipTransactionLayer::Transmit(SipTransactionId id, const std::string& text)
{
    m_retransmissions += m_isTimer ? 1 : 0;
    m_sender(text, m_transactions.at(id).flow);
}

void
SipTransactionLayer::StartTimer(SipTransactionId id, SipTimer timer, Time delay)
{
    StopTimer(id, timer);
    m_transactions.at(id).timers[static_cast<std::size_t>(timer)] =
        m_timers.Schedule(m_now + delay, [this, id, timer](Time now) { OnTimer(id, timer, now); });
}

void
SipTransactionLayer::StopTimer(SipTransactionId id, SipTimer timer)
{
    m_timers.Cancel(m_transactions.at(id).timers[static_cast<std::size_t>(timer)]);
}

void
SipTransactionLayer::OnTimer(SipTransactionId id, SipTimer timer, Time now)
{
    const Entry entry(*this);
    m_now = now;
    m_isTimer = timer == SipTimer::A || timer == SipTimer::E || timer == SipTimer::G;
    Transaction& transaction = m_transactions.at(id);
    if (transaction.client)
    {
        transaction.client->OnTimer(timer);
    }
    else
    {
        transaction.server->OnTimer(timer);
    }
    m_isTimer = false;
}

void
SipTransactionLayer::DeliverResponse(SipTransactionId id, const SipMessage& response)
{
    m_user.OnResponse(id, response);
}

void
SipTransactionLayer::DeliverTimeout(SipTransactionId id, SipTimer timer)
{
    m_user.OnTimeout(id, timer);
}

void
SipTransactionLayer::Finish(SipTransactionId id)
{
    const auto found = m_transactions.find(id);
    if (found == m_transactions.end())
    {
        return;
    }
    for (const TimerQueue::TimerId timer : found->second.timers)
    {
        m_timers.Cancel(timer);
    }
    auto& keys = found->second.client ? m_clients : m_servers;
    const auto key = keys.find(found->second.key);
    if (key != keys.end() && key->second == id)
    {
        keys.erase(key);
    }
    m_finished.push_back(std::move(found->second));
    m_transactions.erase(found);
    m_user.OnFinished(id);
}

} // namespace ns3
