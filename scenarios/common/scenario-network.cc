// SPDX-License-Identifier: GPL-2.0-only
#include "scenario-network.h"

#include "local-prefix-routing.h"
#include "ns3-address.h"

#include "ns3/boolean.h"
#include "ns3/ipv4-static-routing-helper.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <algorithm>

namespace ns3
{

namespace
{

/// A host's interface to its LAN.
constexpr uint32_t LAN = 1;
/// Phones of a side that register in a second, so that the links are not full of it.
constexpr double REGISTRATIONS_PER_SECOND = 500;
/// From the last registration to the first call: everybody has registered by then, with losses too.
const Time REGISTERED = Seconds(4);
/// From the end of the last call to the end of its last transaction (RFC 3261: 64 T1), and some.
const Time AFTERMATH = Seconds(45);
/// Lines of a phone: no call of a scenario is refused as busy.
constexpr uint32_t LINES = 1000;

Time
GetRegistrationSpread(uint32_t phones)
{
    return Seconds(std::max(1.0, phones / REGISTRATIONS_PER_SECOND));
}

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
    m_proxyNode = AddHost(zone, Ipv4Address(address));
    m_phoneHelper = std::make_unique<SipPhoneHelper>(Ipv4Address(address));
    m_phoneHelper->SetAttribute("Media", StringValue(m_options.media));
    m_phoneHelper->SetAttribute("MaxCalls", UintegerValue(LINES));
    m_phoneHelper->SetAttribute("RegistrationSpread",
                                TimeValue(GetRegistrationSpread(m_options.phones)));
}

Ptr<SipPhoneBank>
ScenarioNetwork::InstallPhones(const std::string& zone,
                               const std::string& user,
                               const char* first,
                               uint32_t count)
{
    const Ipv4Address address(first);
    const bool areMany = count > PHONES_IN_SMALL_NETWORK;
    CheckRoom(zone, ToIpAddress(address), areMany ? 1 : count);
    Ptr<Node> node = AddHost(zone, address);
    const Ipv4Address firstPhone = areMany ? AddBlock(zone, node) : address;
    OwnAddresses(node, firstPhone.Get(), count);
    const Ipv4Mask one = Ipv4Mask::GetOnes();
    const ApplicationContainer bank =
        m_isForked ? m_phoneHelper->InstallBranches(node, user + "0", count, firstPhone)
                   : m_phoneHelper->InstallBank(node, user, count, firstPhone, one);
    m_banks.Add(bank);
    return DynamicCast<SipPhoneBank>(bank.Get(0));
}

void
ScenarioNetwork::AddPhones(const std::string& zone, const char* first)
{
    const uint32_t users = m_isForked ? 1 : m_options.phones;
    m_serverHelper.AddUsers(zone, users);
    m_sides.push_back({zone, InstallPhones(zone, zone, first, m_options.phones), users});
}

void
ScenarioNetwork::AddForkedPhones(const std::string& zone, const char* first)
{
    m_isForked = true;
    AddPhones(zone, first);
    m_isForked = false;
}

Ptr<SipPhoneBank>
ScenarioNetwork::AddStrangers(const std::string& zone, const char* first, uint32_t count)
{
    m_phoneHelper->SetAttribute("Register", BooleanValue(false));
    Ptr<SipPhoneBank> bank = InstallPhones(zone, "stranger", first, count);
    m_phoneHelper->SetAttribute("Register", BooleanValue(true));
    return bank;
}

void
ScenarioNetwork::SetCallers(const std::string& zone)
{
    m_callers = zone;
}

void
ScenarioNetwork::SetPlan(const SipCallPlan& plan)
{
    m_plan = plan;
}

void
ScenarioNetwork::SetLeastTalk(Time least)
{
    m_leastTalk = least;
}

void
ScenarioNetwork::SetFirstCall(Time at)
{
    m_firstCall = at;
}

SipPhoneHelper&
ScenarioNetwork::GetPhones()
{
    return *m_phoneHelper;
}

SipServerHelper&
ScenarioNetwork::GetServer()
{
    return m_serverHelper;
}

const ScenarioOptions&
ScenarioNetwork::GetOptions() const
{
    return m_options;
}

/// A configuration from a file may have other networks than the scenario's own.
void
ScenarioNetwork::CheckRoom(const std::string& zone,
                           const sipalg::IpAddress& first,
                           uint32_t count) const
{
    const sipalg::FirewallConfig& config = GetFirewall()->GetConfig();
    const sipalg::IpAddress last = first.Plus(count - 1);
    for (std::size_t i = 0; i < config.interfaces.size(); ++i)
    {
        const std::vector<sipalg::IpPrefix>& addresses = config.interfaces[i].addresses;
        if (GetZoneName(config, FindZoneOf(config, sipalg::InterfaceId(i))) != zone ||
            addresses.empty())
        {
            continue;
        }
        if (addresses.front().Contains(first) && addresses.front().Contains(last))
        {
            return;
        }
        throw ScenarioError{2,
                            "zone " + zone + " has no room for phones " + first.ToString() +
                                " to " + last.ToString() + " in " + addresses.front().ToString()};
    }
    throw ScenarioError{2, "the configuration has no interface in zone " + zone};
}

Ptr<Node>
ScenarioNetwork::AddHost(const std::string& zone, Ipv4Address address)
{
    Ptr<Node> node = m_topology.AddHost(zone, address);
    for (const Block& block : m_blocks)
    {
        if (block.zone == zone)
        {
            AddRoute(node, block);
        }
    }
    m_hosts.push_back({zone, node});
    return node;
}

/// Phones behind @p node rather than beside it: ns-3's ARP, which looks at all neighbours for each
/// packet, then knows one for all of them. Answers the first phone's address.
Ipv4Address
ScenarioNetwork::AddBlock(const std::string& zone, Ptr<Node> node)
{
    const Ipv4Address gateway = node->GetObject<Ipv4>()->GetAddress(LAN, 0).GetLocal();
    const uint32_t network = gateway.Get() & 0xffff0000;
    const Block block{zone, Ipv4Address(network), gateway};
    sipalg::FirewallConfig config = GetFirewall()->GetConfig();
    config.routes.push_back({{sipalg::IpAddress::V4(network), 16}, ToIpAddress(gateway)});
    GetFirewall()->SetConfig(config);
    for (const Host& host : m_hosts)
    {
        if (host.zone == zone && host.node != node)
        {
            AddRoute(host.node, block);
        }
    }
    m_blocks.push_back(block);
    return Ipv4Address((gateway.Get() & 0xffffff00) + 256);
}

void
ScenarioNetwork::AddRoute(Ptr<Node> node, const Block& block)
{
    Ipv4StaticRoutingHelper()
        .GetStaticRouting(node->GetObject<Ipv4>())
        ->AddNetworkRouteTo(block.network, Ipv4Mask("/16"), block.gateway, LAN);
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

std::vector<ScenarioNetwork::Side>
ScenarioNetwork::GetCallers() const
{
    std::vector<Side> callers;
    std::copy_if(m_sides.begin(),
                 m_sides.end(),
                 std::back_inserter(callers),
                 [this](const Side& s) { return m_callers.empty() || s.user == m_callers; });
    return callers;
}

/// The side that is called in this turn.
const ScenarioNetwork::Side&
ScenarioNetwork::GetOther(const Side& side, uint32_t turn) const
{
    const Side& next = m_sides[(turn + 1) % m_sides.size()];
    return next.user != side.user ? next : m_sides[(turn + 2) % m_sides.size()];
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
    Time at = std::max(m_firstCall, GetRegistrationSpread(m_options.phones) + REGISTERED);
    Time end = at;
    const std::vector<Side> callers = GetCallers();
    const Time planned =
        m_leastTalk + m_plan.holdAfter.value_or(Time(0)) + m_plan.resumeAfter.value_or(Time(0));
    for (uint32_t i = 0; i < m_options.calls; ++i)
    {
        at += Seconds(interval->GetValue(1 / m_options.rate, 0));
        const Side& from = callers[i % callers.size()];
        const Side& to = GetOther(from, i);
        const uint32_t caller = choice->GetInteger(0, m_options.phones - 1);
        const uint32_t callee = choice->GetInteger(0, to.users - 1);
        SipCallPlan plan = m_plan;
        plan.hold = planned + Seconds(std::max(0.1, hold->GetValue(m_options.hold, 0)));
        from.bank->ScheduleCall(at, caller, to.user + std::to_string(callee), plan);
        end = std::max(end, at + *plan.hold);
    }
    return end + AFTERMATH;
}

} // namespace ns3
