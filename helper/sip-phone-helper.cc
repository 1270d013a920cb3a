// SPDX-License-Identifier: GPL-2.0-only
#include "sip-phone-helper.h"

#include "local-prefix-routing.h"
#include "ns3-address.h"

#include "ns3/ipv4.h"
#include "ns3/pointer.h"
#include "ns3/uinteger.h"

namespace ns3
{

namespace
{

constexpr uint16_t SIP_PORT = 5060;

} // namespace

SipPhoneHelper::SipPhoneHelper(Ipv4Address proxy, uint16_t port)
    : m_ledger(CreateObject<CallLedger>())
{
    m_factory.SetTypeId("ns3::SipPhoneBank");
    m_factory.Set("Proxy", Ipv4AddressValue(proxy));
    m_factory.Set("ProxyPort", UintegerValue(port));
    m_factory.Set("Ledger", PointerValue(m_ledger));
}

void
SipPhoneHelper::SetAttribute(const std::string& name, const AttributeValue& value)
{
    m_factory.Set(name, value);
}

std::string
SipPhoneHelper::GetPassword(const std::string& user)
{
    return user;
}

Ptr<CallLedger>
SipPhoneHelper::GetLedger() const
{
    return m_ledger;
}

Ptr<SipPhoneBank>
SipPhoneHelper::Create(Ptr<Node> node)
{
    Ptr<SipPhoneBank> bank = m_factory.Create<SipPhoneBank>();
    node->AddApplication(bank);
    return bank;
}

ApplicationContainer
SipPhoneHelper::Install(Ptr<Node> node, const std::string& user)
{
    Ptr<Ipv4> ipv4 = node->GetObject<Ipv4>();
    NS_ABORT_MSG_IF(!ipv4 || ipv4->GetNInterfaces() < 2 || ipv4->GetNAddresses(1) == 0,
                    "a SIP phone needs a node with an address");
    Ptr<SipPhoneBank> bank = Create(node);
    const sipalg::IpAddress address = ToIpAddress(ipv4->GetAddress(1, 0).GetLocal());
    bank->AddPhone({user, GetPassword(user), {address, SIP_PORT}});
    return ApplicationContainer(bank);
}

ApplicationContainer
SipPhoneHelper::Install(const NodeContainer& nodes, const std::vector<std::string>& users)
{
    NS_ABORT_MSG_IF(nodes.GetN() != users.size(), "as many users as nodes");
    ApplicationContainer applications;
    for (uint32_t i = 0; i < nodes.GetN(); ++i)
    {
        applications.Add(Install(nodes.Get(i), users[i]));
    }
    return applications;
}

ApplicationContainer
SipPhoneHelper::InstallBank(Ptr<Node> node,
                            const std::string& user,
                            uint32_t count,
                            Ipv4Address first,
                            Ipv4Mask mask)
{
    Ptr<SipPhoneBank> bank = Create(node);
    const sipalg::IpAddress base = ToIpAddress(first);
    LocalPrefixRouting::Of(node)->AddPrefix({base, mask.GetPrefixLength()});
    for (uint32_t i = 0; i < count; ++i)
    {
        const std::string name = user + std::to_string(i);
        bank->AddPhone({name, GetPassword(name), {base.Plus(i), SIP_PORT}});
    }
    return ApplicationContainer(bank);
}

ApplicationContainer
SipPhoneHelper::InstallBranches(Ptr<Node> node,
                                const std::string& user,
                                uint32_t count,
                                Ipv4Address first)
{
    Ptr<SipPhoneBank> bank = Create(node);
    for (uint32_t i = 0; i < count; ++i)
    {
        bank->AddPhone({user, GetPassword(user), {ToIpAddress(first).Plus(i), SIP_PORT}});
    }
    return ApplicationContainer(bank);
}

int64_t
SipPhoneHelper::AssignStreams(const ApplicationContainer& applications, int64_t stream)
{
    const int64_t first = stream;
    for (auto i = applications.Begin(); i != applications.End(); ++i)
    {
        if (Ptr<SipPhoneBank> bank = DynamicCast<SipPhoneBank>(*i))
        {
            stream += bank->AssignStreams(stream);
        }
    }
    return stream - first;
}

} // namespace ns3
