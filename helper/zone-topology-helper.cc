// SPDX-License-Identifier: GPL-2.0-only
#include "zone-topology-helper.h"

#include "ns3/abort.h"
#include "ns3/arp-cache.h"
#include "ns3/csma-channel.h"
#include "ns3/double.h"
#include "ns3/error-model.h"
#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-interface.h"
#include "ns3/ipv4-l3-protocol.h"
#include "ns3/ipv4-static-routing-helper.h"
#include "ns3/pointer.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>

namespace ns3
{

namespace
{

/// A CSMA channel is taken for as long as a packet needs to its far end, so that the delay bounds
/// the packets per second: at a millisecond, less than a thousand, or ten calls with media.
const char* const LAN_RATE = "1Gbps";
const char* const LAN_DELAY = "2us";
/// Fragments of a 65,535-byte datagram on a 1500-byte link, and some.
constexpr uint32_t ARP_QUEUE = 64;

void
InstallStack(Ptr<Node> node)
{
    InternetStackHelper stack;
    stack.SetIpv6StackInstall(false);
    stack.Install(node);
}

} // namespace

ZoneTopologyHelper::ZoneTopologyHelper(const sipalg::FirewallConfig& config)
    : m_config(config)
{
    m_csma.SetChannelAttribute("DataRate", StringValue(LAN_RATE));
    m_csma.SetChannelAttribute("Delay", StringValue(LAN_DELAY));
    m_nodes.Add(CreateObject<Node>());
    InstallStack(m_nodes.Get(0));
}

void
ZoneTopologyHelper::SetChannelAttribute(const std::string& name, const AttributeValue& value)
{
    m_csma.SetChannelAttribute(name, value);
}

Ptr<Node>
ZoneTopologyHelper::GetFirewallNode() const
{
    return m_nodes.Get(0);
}

void
ZoneTopologyHelper::Build()
{
    if (!m_lans.empty())
    {
        return;
    }
    for (std::size_t i = 0; i < m_config.interfaces.size(); ++i)
    {
        const sipalg::InterfaceConfig& interface = m_config.interfaces[i];
        NS_ABORT_MSG_IF(interface.addresses.empty(), interface.name << " has no address");
        AddLan(GetZoneName(m_config, FindZoneOf(m_config, sipalg::InterfaceId(i))),
               interface.addresses.front());
    }
}

void
ZoneTopologyHelper::AddLan(const std::string& zone, const sipalg::IpPrefix& prefix)
{
    Lan lan;
    lan.zone = zone;
    lan.gateway = sipalg::ToNs3(prefix.address);
    lan.mask = Ipv4Mask(prefix.length == 0 ? 0 : ~uint32_t{0} << (32 - prefix.length));
    lan.firewall = m_csma.Install(m_nodes.Get(0)).Get(0);
    lan.channel = DynamicCast<CsmaChannel>(lan.firewall->GetChannel());
    Attach(m_nodes.Get(0), lan, lan.gateway);
    m_lans.push_back(lan);
}

Ptr<NetDevice>
ZoneTopologyHelper::Attach(Ptr<Node> node, const Lan& lan, Ipv4Address address)
{
    Ptr<NetDevice> device =
        node == m_nodes.Get(0) ? lan.firewall : m_csma.Install(node, lan.channel).Get(0);
    Ptr<Ipv4L3Protocol> ipv4 = node->GetObject<Ipv4L3Protocol>();
    const uint32_t interface = ipv4->AddInterface(device);
    ipv4->AddAddress(interface, Ipv4InterfaceAddress(address, lan.mask));
    ipv4->SetUp(interface);
    ipv4->GetInterface(interface)->GetArpCache()->SetAttribute("PendingQueueSize",
                                                               UintegerValue(ARP_QUEUE));
    return device;
}

ZoneTopologyHelper::Lan&
ZoneTopologyHelper::GetLan(const std::string& zone)
{
    Build();
    const auto found = std::find_if(m_lans.begin(), m_lans.end(), [&zone](const Lan& lan) {
        return lan.zone == zone;
    });
    NS_ABORT_MSG_IF(found == m_lans.end(), "the configuration has no interface in zone " << zone);
    return *found;
}

Ptr<Node>
ZoneTopologyHelper::AddHost(const std::string& zone, Ipv4Address address)
{
    Lan& lan = GetLan(zone);
    Ptr<Node> host = CreateObject<Node>();
    m_nodes.Add(host);
    InstallStack(host);
    lan.hosts.Add(Attach(host, lan, address));
    Ipv4StaticRoutingHelper()
        .GetStaticRouting(host->GetObject<Ipv4>())
        ->SetDefaultRoute(lan.gateway, 1);
    return host;
}

Ptr<NetDevice>
ZoneTopologyHelper::GetFirewallDevice(const std::string& zone) const
{
    return const_cast<ZoneTopologyHelper*>(this)->GetLan(zone).firewall;
}

void
ZoneTopologyHelper::SetLoss(double fraction)
{
    const auto lose = [fraction](Ptr<NetDevice> device) {
        Ptr<RateErrorModel> errors = CreateObject<RateErrorModel>();
        errors->SetUnit(RateErrorModel::ERROR_UNIT_PACKET);
        errors->SetRate(fraction);
        device->SetAttribute("ReceiveErrorModel", PointerValue(errors));
    };
    Build();
    for (const Lan& lan : m_lans)
    {
        lose(lan.firewall);
        std::for_each(lan.hosts.Begin(), lan.hosts.End(), lose);
    }
}

void
ZoneTopologyHelper::EnablePcap(const std::string& directory) const
{
    for (const Lan& lan : m_lans)
    {
        CsmaHelper().EnablePcap(directory + "/" + lan.zone + ".pcap", lan.firewall, true, true);
    }
}

int64_t
ZoneTopologyHelper::AssignStreams(int64_t stream)
{
    Build();
    const int64_t first = stream;
    stream += InternetStackHelper().AssignStreams(m_nodes, stream);
    const auto number = [this, &stream](Ptr<NetDevice> device) {
        stream += m_csma.AssignStreams(NetDeviceContainer(device), stream);
        PointerValue errors;
        device->GetAttribute("ReceiveErrorModel", errors);
        if (Ptr<RateErrorModel> model = errors.Get<RateErrorModel>())
        {
            stream += model->AssignStreams(stream);
        }
    };
    for (const Lan& lan : m_lans)
    {
        number(lan.firewall);
        std::for_each(lan.hosts.Begin(), lan.hosts.End(), number);
    }
    return stream - first;
}

} // namespace ns3
