// SPDX-License-Identifier: GPL-2.0-only
#include "nat-firewall-helper.h"

namespace ns3
{

NatFirewallHelper::NatFirewallHelper(const sipalg::FirewallConfig& config)
    : m_config(config)
{
}

void
NatFirewallHelper::SetConfig(const sipalg::FirewallConfig& config)
{
    m_config = config;
}

void
NatFirewallHelper::SetAttribute(const std::string& name, const AttributeValue& value)
{
    m_attributes.emplace_back(name, value.Copy());
}

ApplicationContainer
NatFirewallHelper::Install(Ptr<Node> node) const
{
    Ptr<NatFirewall> firewall = CreateObject<NatFirewall>();
    firewall->SetConfig(m_config);
    for (const auto& [name, value] : m_attributes)
    {
        firewall->SetAttribute(name, *value);
    }
    node->AddApplication(firewall);
    return ApplicationContainer(firewall);
}

int64_t
NatFirewallHelper::AssignStreams(const ApplicationContainer& applications, int64_t stream)
{
    const int64_t first = stream;
    for (auto i = applications.Begin(); i != applications.End(); ++i)
    {
        if (Ptr<NatFirewall> firewall = DynamicCast<NatFirewall>(*i))
        {
            stream += firewall->AssignStreams(stream);
        }
    }
    return stream - first;
}

} // namespace ns3
