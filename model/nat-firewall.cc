// SPDX-License-Identifier: GPL-2.0-only
#include "nat-firewall.h"

#include "config-reader.h"
#include "show-views.h"

#include "ns3/abort.h"
#include "ns3/ipv4-static-routing-helper.h"
#include "ns3/ipv4.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

namespace ns3
{

NatFirewall::NatFirewall()
{
    m_observers.Add(*this);
    m_observers.Add(m_log);
}

NatFirewall::~NatFirewall() = default;

void
NatFirewall::DoDispose()
{
    Unhook();
    m_path.reset();
    m_engine.reset();
    m_interfaces.Detach();
    m_routing = nullptr;
    m_taps.clear();
    Application::DoDispose();
}

void
NatFirewall::SetConfig(const sipalg::FirewallConfig& config)
{
    NS_ABORT_MSG_IF(IsRunning(), "a running firewall cannot be configured");
    m_config = config;
}

const sipalg::FirewallConfig&
NatFirewall::GetConfig() const
{
    return m_config;
}

void
NatFirewall::SetInterface(const std::string& name, uint32_t interface)
{
    m_interfaces.Tie(name, interface);
}

void
NatFirewall::AddObserver(sipalg::FirewallObserver& observer)
{
    m_observers.Add(observer);
}

void
NatFirewall::RemoveObserver(sipalg::FirewallObserver& observer)
{
    m_observers.Remove(observer);
}

bool
NatFirewall::IsRunning() const
{
    return m_path != nullptr;
}

const sipalg::FirewallEngine&
NatFirewall::GetEngine() const
{
    NS_ABORT_MSG_IF(!m_engine, "the firewall has not been started");
    return *m_engine;
}

const FirewallInterfaces&
NatFirewall::GetInterfaces() const
{
    return m_interfaces;
}

void
NatFirewall::ClearSessions()
{
    if (m_engine)
    {
        m_engine->ClearSessions(sipalg::ToEngine(Simulator::Now()));
        Settle();
    }
}

void
NatFirewall::ClearCalls()
{
    if (m_engine)
    {
        m_engine->ClearCalls(sipalg::ToEngine(Simulator::Now()));
        Settle();
    }
}

void
NatFirewall::ClearCounters()
{
    if (m_engine)
    {
        m_engine->ClearCounters();
    }
}

std::string
NatFirewall::Show(const std::string& what) const
{
    const sipalg::Time now = sipalg::ToEngine(Simulator::Now());
    const auto answer = sipalg::Show(m_config, sipalg::GetShowState(GetEngine(), now), what);
    NS_ABORT_MSG_IF(!answer, sipalg::SayUnknownView(what));
    return *answer;
}

int64_t
NatFirewall::AssignStreams(int64_t stream)
{
    m_chooser.SetStream(stream);
    return 1;
}

void
NatFirewall::StartApplication()
{
    Ptr<Ipv4> ipv4 = GetNode()->GetObject<Ipv4>();
    NS_ABORT_MSG_IF(!ipv4, "a firewall needs a node with an IPv4 stack");
    m_interfaces.Attach(ipv4, ipv4->GetRoutingProtocol(), m_config);
    InstallRoutes(ipv4);
    m_engine =
        std::make_unique<sipalg::FirewallEngine>(m_config, m_interfaces, m_chooser, m_observers);
    m_path =
        std::make_unique<FirewallPath>(m_interfaces, *m_engine, m_routes, [this] { Settle(); });
    m_routing = CreateObject<FirewallRouting>();
    m_routing->Decorate(GetNode(), *m_path);
    InstallTaps(ipv4);
    InstallProxyArp(ipv4);
}

void
NatFirewall::StopApplication()
{
    Unhook();
    m_path.reset();
}

void
NatFirewall::Unhook()
{
    Simulator::Cancel(m_wakeUp);
    m_wakeUpAt = sipalg::NEVER;
    m_routes.Clear();
    for (const Ptr<FirewallTap>& tap : m_taps)
    {
        tap->Detach();
    }
    for (const Ptr<ProxyArp>& proxy : m_proxyArp)
    {
        proxy->Stop();
    }
    m_proxyArp.clear();
    if (m_routing)
    {
        m_routing->Restore();
    }
}

void
NatFirewall::InstallTaps(Ptr<Ipv4> ipv4)
{
    for (uint32_t interface = 1; interface < ipv4->GetNInterfaces(); ++interface)
    {
        for (const auto protocol :
             {sipalg::IpProtocol::Icmp, sipalg::IpProtocol::Tcp, sipalg::IpProtocol::Udp})
        {
            m_taps.push_back(CreateObject<FirewallTap>());
            m_taps.back()->Insert(ipv4, static_cast<uint8_t>(protocol), interface, *m_path);
        }
    }
}

void
NatFirewall::InstallRoutes(Ptr<Ipv4> ipv4) const
{
    Ptr<Ipv4StaticRouting> routing = Ipv4StaticRoutingHelper().GetStaticRouting(ipv4);
    for (const sipalg::StaticRouteConfig& route : m_config.routes)
    {
        if (!route.destination.address.IsV4())
        {
            continue;
        }
        NS_ABORT_MSG_IF(!routing, "the configuration has static routes, the node no such routing");
        const Ptr<Ipv4Route> way = m_interfaces.FindRoute(sipalg::ToNs3(route.nextHop));
        NS_ABORT_MSG_IF(!way, "no interface leads to next hop " << route.nextHop.ToString());
        const uint32_t length = route.destination.length;
        routing->AddNetworkRouteTo(
            sipalg::ToNs3(route.destination.address.Masked(length)),
            Ipv4Mask(length == 0 ? 0 : ~uint32_t{0} << (32 - length)),
            sipalg::ToNs3(route.nextHop),
            static_cast<uint32_t>(ipv4->GetInterfaceForDevice(way->GetOutputDevice())));
    }
}

void
NatFirewall::InstallProxyArp(Ptr<Ipv4> ipv4)
{
    for (const sipalg::ProxyArpConfig& proxy : m_config.nat.proxyArp)
    {
        const std::optional<uint32_t> interface = m_interfaces.FindInterface(proxy.interface);
        if (interface)
        {
            m_proxyArp.push_back(CreateObject<ProxyArp>());
            m_proxyArp.back()->Start(ipv4->GetNetDevice(*interface), proxy.addresses);
        }
    }
}

void
NatFirewall::Settle()
{
    if (m_mappingsChanged)
    {
        m_mappingsChanged = false;
        m_portsInUse = static_cast<uint32_t>(m_engine->GetGauges().portsInUse);
    }
    const sipalg::Time deadline = m_engine->GetNextDeadline();
    if (deadline < m_wakeUpAt)
    {
        Simulator::Cancel(m_wakeUp);
        m_wakeUpAt = deadline;
        const Time wait = sipalg::ToNs3(deadline) - Simulator::Now();
        m_wakeUp = Simulator::Schedule(Max(wait, Time(0)), &NatFirewall::WakeUp, this);
    }
}

void
NatFirewall::WakeUp()
{
    m_wakeUpAt = sipalg::NEVER;
    m_engine->Advance(sipalg::ToEngine(Simulator::Now()));
    Settle();
}

void
NatFirewall::SetConfigFile(std::string path)
{
    if (!path.empty())
    {
        const sipalg::ConfigResult result = sipalg::ReadConfigFile(path);
        NS_ABORT_MSG_IF(!result, result.Explain());
        SetConfig(*result.config);
    }
    m_configFile = path;
}

std::string
NatFirewall::GetConfigFile() const
{
    return m_configFile;
}

void
NatFirewall::SetRouteLifetime(Time lifetime)
{
    m_routes.SetLifetime(lifetime);
}

Time
NatFirewall::GetRouteLifetime() const
{
    return m_routes.GetLifetime();
}

} // namespace ns3
