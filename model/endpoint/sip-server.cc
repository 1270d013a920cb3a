// SPDX-License-Identifier: GPL-2.0-only
#include "sip-server.h"

#include "ns3-address.h"
#include "sip-dialog.h"
#include "sip-message-text.h"

#include "ns3/ipv4.h"
#include "ns3/log.h"
#include "ns3/simulator.h"

namespace ns3
{

NS_LOG_COMPONENT_DEFINE("SipServer");

using namespace sipalg;

SipServer::SipServer()
    : m_random(CreateObject<UniformRandomVariable>()),
      m_tokens(m_random),
      m_transactions(
          m_timers.GetQueue(),
          *this,
          [this](const std::string& text, const SipFlow& flow) { SendMessage(text, flow); }),
      m_registrar(m_locations),
      m_core(m_timers.GetQueue(), m_transactions, m_tokens)
{
}

SipServer::~SipServer() = default;

void
SipServer::AddUser(const std::string& user, const std::string& password)
{
    m_verifier.AddUser(user, password);
}

const IpEndpoint&
SipServer::GetLocal() const
{
    return m_local;
}

SipLocationService&
SipServer::GetLocationService()
{
    return m_locations;
}

const SipTransactionLayer&
SipServer::GetTransactionLayer() const
{
    return m_transactions;
}

std::size_t
SipServer::GetContextCount() const
{
    return m_core.GetContextCount();
}

int64_t
SipServer::AssignStreams(int64_t stream)
{
    m_random->SetStream(stream);
    return 1;
}

void
SipServer::DoDispose()
{
    m_timers.Stop();
    m_network = nullptr;
    Application::DoDispose();
}

void
SipServer::StartApplication()
{
    Ipv4Address address = m_address;
    if (address.IsAny())
    {
        Ptr<Ipv4> ipv4 = GetNode()->GetObject<Ipv4>();
        NS_ABORT_MSG_IF(!ipv4 || ipv4->GetNInterfaces() < 2 || ipv4->GetNAddresses(1) == 0,
                        "a SIP server needs an address");
        address = ipv4->GetAddress(1, 0).GetLocal();
    }
    m_local = {ToIpAddress(address), m_port};
    m_network = UdpDemultiplexer::Of(GetNode());
    ApplyAttributes();
    const bool isBound =
        m_network->Bind(m_local,
                        [this](Ptr<Packet> packet, const UdpDemultiplexer::Arrival& arrival) {
                            ReceiveMessage(packet, arrival);
                        });
    NS_ABORT_MSG_IF(!isBound, "two SIP servers share " << m_local.ToString());
}

void
SipServer::ApplyAttributes()
{
    m_transactions.SetTimers({m_t1, m_t2, m_t4});
    m_registrar.SetSettings({m_minExpiry, m_maxExpiry, m_defaultExpiry, m_expiryGrace});
    m_core.SetSettings({m_local, m_recordRoute, m_timerC});
    const DigestAlgorithm algorithm =
        m_digest == "sha-256" ? DigestAlgorithm::Sha256 : DigestAlgorithm::Md5;
    m_verifier.Configure(m_domain, algorithm, m_tokens.MakeToken(), m_nonceLifetime);
}

void
SipServer::StopApplication()
{
    m_network->Unbind(m_local);
    m_timers.Stop();
}

void
SipServer::SendMessage(const std::string& text, const SipFlow& flow)
{
    NS_LOG_LOGIC("to " << flow.remote.ToString() << '\n' << text);
    m_txTrace(text, flow);
    m_network->Send(Create<Packet>(reinterpret_cast<const uint8_t*>(text.data()), text.size()),
                    flow.local,
                    flow.remote);
}

void
SipServer::ReceiveMessage(Ptr<Packet> packet, const UdpDemultiplexer::Arrival& arrival)
{
    std::string text(packet->GetSize(), '\0');
    packet->CopyData(reinterpret_cast<uint8_t*>(text.data()), text.size());
    const SipFlow flow{arrival.destination, arrival.source};
    m_rxTrace(text, flow);
    m_transactions.Receive(text, flow, Simulator::Now());
}

// Requests

bool
SipServer::IsOwn(std::string_view text) const
{
    SipUri uri;
    if (!uri.Parse(text) || !uri.IsSip())
    {
        return false;
    }
    return EqualsIgnoreCase(uri.hostPort.host, m_domain) ||
           (uri.hostPort.GetAddress() == m_local.address &&
            uri.hostPort.GetPortOr(SIP_DEFAULT_PORT) == m_local.port);
}

std::string
SipServer::MakeAddressOfRecord(const std::string& user) const
{
    return "sip:" + user + "@" + m_domain;
}

std::function<bool(std::string_view)>
SipServer::GetOwnTest() const
{
    return [this](std::string_view uri) { return IsOwn(uri); };
}

bool
SipServer::IsDigestOn() const
{
    return m_digest != "none";
}

void
SipServer::Refuse(SipTransactionId id, const SipMessage& request, unsigned code)
{
    SipMessageBuilder response = MakeResponse(request, code, m_tokens.MakeToken());
    if (const auto* required = request.First(SipHeaderId::ProxyRequire); required && code == 420)
    {
        response.Add("Unsupported", required->value);
    }
    m_transactions.Respond(id, code, response.Build(), Simulator::Now());
}

/// 16.3: the code to refuse with, or 0.
unsigned
SipServer::Validate(const SipMessage& request) const
{
    if (request.GetMaxForwards() == 0U)
    {
        return 483;
    }
    if (m_core.IsLooping(request))
    {
        return 482;
    }
    return request.First(SipHeaderId::ProxyRequire) ? 420 : 0;
}

void
SipServer::OnRequest(SipTransactionId id, const SipMessage& request, const SipFlow& flow)
{
    const SipMethod method = request.GetMethod();
    SipUri uri;
    const bool isForServer = IsOwn(request.GetRequestUri()) && uri.Parse(request.GetRequestUri()) &&
                             uri.GetUser().empty() && !request.First(SipHeaderId::Route);
    if (method == SipMethod::Cancel)
    {
        OnCancel(id, request);
    }
    else if (method == SipMethod::Register && IsOwn(request.GetRequestUri()))
    {
        OnRegister(id, request, flow);
    }
    else if (const unsigned code = Validate(request))
    {
        Refuse(id, request, code);
    }
    else if (isForServer && request.GetToTag().empty())
    {
        Refuse(id, request, method == SipMethod::Options ? 200 : 405);
    }
    else
    {
        Route(id, request);
    }
}

bool
SipServer::NeedsProxyAuthentication(const SipMessage& request) const
{
    return IsDigestOn() && m_challengeCalls && request.GetToTag().empty() &&
           IsOwn(GetUriOf(request.GetValue(SipHeaderId::From)));
}

bool
SipServer::Authenticate(SipTransactionId id,
                        const SipMessage& request,
                        const std::string& user,
                        bool isRegistrar)
{
    const SipHeaderId header =
        isRegistrar ? SipHeaderId::Authorization : SipHeaderId::ProxyAuthorization;
    const Time now = Simulator::Now();
    const DigestVerifier::Verdict verdict =
        m_verifier.Check(request.GetValue(header), request.GetMethodText(), user, now);
    if (verdict == DigestVerifier::Verdict::Accepted)
    {
        return true;
    }
    if (verdict == DigestVerifier::Verdict::Wrong)
    {
        Refuse(id, request, 403);
        return false;
    }
    const unsigned code = isRegistrar ? 401 : 407;
    SipMessageBuilder response = MakeResponse(request, code, m_tokens.MakeToken());
    response.Add(isRegistrar ? "WWW-Authenticate" : "Proxy-Authenticate",
                 m_verifier.MakeChallenge(now, verdict == DigestVerifier::Verdict::Stale));
    m_transactions.Respond(id, code, response.Build(), now);
    return false;
}

void
SipServer::OnRegister(SipTransactionId id, const SipMessage& request, const SipFlow& flow)
{
    const std::string to = GetUriOf(request.GetValue(SipHeaderId::To));
    SipUri uri;
    uri.Parse(to);
    const std::string user = SipUnescape(uri.GetUser());
    if (user.empty() || !IsOwn(to) || (m_verifier.GetUserCount() > 0 && !m_verifier.HasUser(user)))
    {
        Refuse(id, request, 404);
        return;
    }
    if (IsDigestOn() && !Authenticate(id, request, user, true))
    {
        return;
    }
    const Time now = Simulator::Now();
    const SipRegistrar::Answer answer =
        m_registrar.Register(request, MakeAddressOfRecord(user), flow, m_tokens.MakeToken(), now);
    m_transactions.Respond(id, answer.code, answer.response.Build(), now);
}

void
SipServer::OnCancel(SipTransactionId id, const SipMessage& request)
{
    const SipTransactionId invite = m_transactions.FindCancelled(request);
    Refuse(id, request, invite != 0 ? 200 : 481);
    if (invite != 0)
    {
        m_core.Cancel(invite, Simulator::Now());
    }
}

void
SipServer::Route(SipTransactionId id, const SipMessage& request)
{
    SipUri from;
    const std::string fromUri = GetUriOf(request.GetValue(SipHeaderId::From));
    from.Parse(fromUri);
    if (NeedsProxyAuthentication(request) &&
        !Authenticate(id, request, SipUnescape(from.GetUser()), false))
    {
        return;
    }
    std::string uri;
    const std::vector<std::string> routes = TakeRoutes(request, GetOwnTest(), uri);
    std::vector<SipProxyTarget> targets;
    if (const unsigned code = FindTargets(uri, routes, targets))
    {
        Refuse(id, request, code);
        return;
    }
    const Time now = Simulator::Now();
    if (request.GetMethod() == SipMethod::Invite)
    {
        m_transactions.Respond(id, 100, MakeResponse(request, 100, {}).Build(), now);
    }
    m_core.Forward(id, request, routes, targets, now);
}

/// 16.5: where to forward to; gives the code to refuse with, or 0.
unsigned
SipServer::FindTargets(const std::string& uri,
                       const std::vector<std::string>& routes,
                       std::vector<SipProxyTarget>& targets)
{
    if (!routes.empty())
    {
        const auto hop = GetLiteralTarget(GetUriOf(routes.front()));
        if (hop)
        {
            targets.push_back({uri, *hop});
        }
        return hop ? 0 : 404;
    }
    if (!IsOwn(uri))
    {
        const auto literal = GetLiteralTarget(uri);
        if (literal)
        {
            targets.push_back({uri, *literal});
        }
        return literal ? 0 : 404;
    }
    SipUri parsed;
    parsed.Parse(uri);
    const std::string user = SipUnescape(parsed.GetUser());
    for (const SipContactBinding& binding :
         m_locations.Find(MakeAddressOfRecord(user), Simulator::Now()))
    {
        const auto literal = GetLiteralTarget(binding.uri);
        if (m_routeToSource || literal)
        {
            targets.push_back({binding.uri, m_routeToSource ? binding.source : *literal});
        }
    }
    if (!targets.empty())
    {
        return 0;
    }
    return m_verifier.GetUserCount() > 0 && !m_verifier.HasUser(user) ? 404 : 480;
}

void
SipServer::OnAck(const SipMessage& ack, const SipFlow&)
{
    std::string uri;
    const std::vector<std::string> routes = TakeRoutes(ack, GetOwnTest(), uri);
    std::vector<SipProxyTarget> targets;
    if (Validate(ack) == 0 && FindTargets(uri, routes, targets) == 0)
    {
        m_core.ForwardAck(ack, routes, targets.front());
    }
}

void
SipServer::OnResponse(SipTransactionId id, const SipMessage& response)
{
    m_core.OnResponse(id, response, Simulator::Now());
}

void
SipServer::OnStrayResponse(const SipMessage& response, const SipFlow&)
{
    m_core.OnStrayResponse(response);
}

void
SipServer::OnTimeout(SipTransactionId id, SipTimer)
{
    m_core.OnTimeout(id, Simulator::Now());
}

void
SipServer::OnFinished(SipTransactionId id)
{
    m_core.OnFinished(id);
}

} // namespace ns3
