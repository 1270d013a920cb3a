// SPDX-License-Identifier: GPL-2.0-only
#include "scenario-network.h"

#include "local-prefix-routing.h"

#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>

namespace ns3
{

namespace
{

/// When calls begin: everybody has registered by then, even with losses.
const Time FIRST_CALL = Seconds(5);
/// From the end of the last call to the end of its last transaction (RFC 3261: 64 T1), and some.
const Time AFTERMATH = Seconds(45);
/// Lines of a phone: no call of a scenario is refused as busy.
constexpr uint32_t LINES = 1000;

/// Makes the node the owner of @p count addresses from @p first on, as few prefixes.
void
OwnAddresses(Ptr<Node> node, uint32_t first, uint32_t count)
{
    while (count > 0)
    {
        unsigned length = 32;
        while (length > 0 && (first & ((2u << (32 - length)) - 1)) == 0 &&
               (2u << (32 - length)) <= count)
        {
            --length;
        }
        LocalPrefixRouting::Of(node)->AddPrefix({sipalg::IpAddress::V4(first), length});
        first += 1u << (32 - length);
        count -= 1u << (32 - length);
    }
}

} // namespace

ScenarioNetwork::ScenarioNetwork(const sipalg::FirewallConfig& config,
                                 const ScenarioOptions& options)
    : m_options(options),
      m_topology(config),
      m_firewall(NatFirewallHelper(config).Install(m_topology.GetFirewallNode()))
{
}

void
ScenarioNetwork::AddProxy(const std::string& zone, const char* address)
{
    m_proxyNode = m_topology.AddHost(zone, Ipv4Address(address));
    m_phoneHelper = std::make_unique<SipPhoneHelper>(Ipv4Address(address));
    m_phoneHelper->SetAttribute("Media", StringValue(m_options.media));
    m_phoneHelper->SetAttribute("MaxCalls", UintegerValue(LINES));
}

void
ScenarioNetwork::AddPhones(const std::string& zone, const char* first)
{
    const Ipv4Address address(first);
    Ptr<Node> node = m_topology.AddHost(zone, address);
    OwnAddresses(node, address.Get(), m_options.phones);
    const ApplicationContainer bank =
        m_phoneHelper->InstallBank(node, zone, m_options.phones, address, Ipv4Mask::GetOnes());
    m_serverHelper.AddUsers(zone, m_options.phones);
    m_banks.Add(bank);
    m_sides.push_back({zone, DynamicCast<SipPhoneBank>(bank.Get(0))});
}

Ptr<NatFirewall>
ScenarioNetwork::GetFirewall() const
{
    return DynamicCast<NatFirewall>(m_firewall.Get(0));
}

Ptr<CallLedger>
ScenarioNetwork::GetLedger() const
{
    return m_phoneHelper->GetLedger();
}

Time
ScenarioNetwork::Finish()
{
    m_servers = m_serverHelper.Install(m_proxyNode);
    if (m_options.loss > 0)
    {
        m_topology.SetLoss(m_options.loss);
    }
    if (!m_options.pcap.empty())
    {
        m_topology.EnablePcap(m_options.pcap);
    }
    AssignStreams();
    const Time end = PlanCalls();
    return m_options.duration > 0 ? Seconds(m_options.duration) : end;
}

void
ScenarioNetwork::AssignStreams()
{
    int64_t stream = 100; // below: the scenario's own
    stream += NatFirewallHelper::AssignStreams(m_firewall, stream);
    stream += SipServerHelper::AssignStreams(m_servers, stream);
    stream += SipPhoneHelper::AssignStreams(m_banks, stream);
    m_topology.AssignStreams(stream);
}

/// Poisson arrivals and exponential talking times; the sides call in turn.
Time
ScenarioNetwork::PlanCalls()
{
    Ptr<ExponentialRandomVariable> interval = CreateObject<ExponentialRandomVariable>();
    Ptr<ExponentialRandomVariable> hold = CreateObject<ExponentialRandomVariable>();
    Ptr<UniformRandomVariable> choice = CreateObject<UniformRandomVariable>();
    interval->SetStream(1);
    hold->SetStream(2);
    choice->SetStream(3);
    Time at = FIRST_CALL;
    Time end = FIRST_CALL;
    for (uint32_t i = 0; i < m_options.calls; ++i)
    {
        at += Seconds(interval->GetValue(1 / m_options.rate, 0));
        const Side& from = m_sides[i % m_sides.size()];
        const Side& to = m_sides[(i + 1) % m_sides.size()];
        const uint32_t caller = choice->GetInteger(0, m_options.phones - 1);
        const uint32_t callee = choice->GetInteger(0, m_options.phones - 1);
        SipCallPlan plan;
        plan.hold = Seconds(std::max(0.1, hold->GetValue(m_options.hold, 0)));
        from.bank->ScheduleCall(at, caller, to.user + std::to_string(callee), plan);
        end = std::max(end, at + *plan.hold);
    }
    return end + AFTERMATH;
}

} // namespace ns3
