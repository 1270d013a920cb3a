// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-tap.h"

#include "firewall-path.h"

#include "ns3/ipv4-interface.h"
#include "ns3/ipv6-interface.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(FirewallTap);

TypeId
FirewallTap::GetTypeId()
{
    static TypeId tid = TypeId("ns3::FirewallTap")
                            .SetParent<IpL4Protocol>()
                            .SetGroupName("SipAlg")
                            .AddConstructor<FirewallTap>();
    return tid;
}

void
FirewallTap::Insert(Ptr<Ipv4> ipv4, uint8_t protocol, uint32_t interface, FirewallPath& path)
{
    m_behind = ipv4->GetProtocol(protocol, static_cast<int32_t>(interface));
    if (m_behind)
    {
        m_protocol = protocol;
        m_path = &path;
        ipv4->Insert(this, interface);
    }
}

void
FirewallTap::Detach()
{
    m_path = nullptr;
}

void
FirewallTap::DoDispose()
{
    m_behind = nullptr;
    m_path = nullptr;
    IpL4Protocol::DoDispose();
}

int
FirewallTap::GetProtocolNumber() const
{
    return m_protocol;
}

IpL4Protocol::RxStatus
FirewallTap::Receive(Ptr<Packet> packet, const Ipv4Header& header, Ptr<Ipv4Interface> interface)
{
    if (m_path && m_path->TakesReassembled())
    {
        const bool isLocal = m_path->ReceiveReassembled(packet, header);
        return isLocal ? m_behind->Receive(packet, header, interface) : RX_OK;
    }
    return m_behind ? m_behind->Receive(packet, header, interface) : RX_ENDPOINT_CLOSED;
}

IpL4Protocol::RxStatus
FirewallTap::Receive(Ptr<Packet> packet, const Ipv6Header& header, Ptr<Ipv6Interface> interface)
{
    return m_behind ? m_behind->Receive(packet, header, interface) : RX_ENDPOINT_CLOSED;
}

void
FirewallTap::SetDownTarget(DownTargetCallback)
{
}

void
FirewallTap::SetDownTarget6(DownTargetCallback6)
{
}

IpL4Protocol::DownTargetCallback
FirewallTap::GetDownTarget() const
{
    return DownTargetCallback();
}

IpL4Protocol::DownTargetCallback6
FirewallTap::GetDownTarget6() const
{
    return DownTargetCallback6();
}

} // namespace ns3
