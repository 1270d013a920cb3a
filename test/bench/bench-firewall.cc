// SPDX-License-Identifier: GPL-2.0-only
#include "bench-firewall.h"

#include <stdexcept>

namespace ns3::sipalg
{

namespace
{

const char* const CONFIG = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.0.0.1/8
set interfaces ge-0/0/2 unit 0 family inet address 192.0.2.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
set security nat source pool out address 198.18.0.1/32 to 198.18.0.4/32
set security nat source pool out port range 1024 to 16383
set security nat source pool out port range twin-port 16384 to 65535
set security nat source rule-set out from zone private
set security nat source rule-set out to zone public
set security nat source rule-set out rule all match source-address 10.0.0.0/8
set security nat source rule-set out rule all then source-nat pool out
set security policies from-zone private to-zone public policy outgoing match source-address any
set security policies from-zone private to-zone public policy outgoing match destination-address any
set security policies from-zone private to-zone public policy outgoing match application any
set security policies from-zone private to-zone public policy outgoing then permit
set security alg sip maximum-calls 100000
)";

constexpr uint32_t RTP_BYTES = 200;

} // namespace

FirewallConfig
MakeBenchConfig()
{
    const auto result = ReadConfig(CONFIG, "bench");
    if (!result.config)
    {
        throw std::logic_error("the benchmark's configuration does not hold");
    }
    return *result.config;
}

BenchFirewall::BenchFirewall()
    : m_config(MakeBenchConfig()),
      m_engine(m_config, m_routes, m_chooser, m_observer)
{
}

Verdict
BenchFirewall::Process(FlowKey& flow, std::string_view text, InterfaceId ingress, Time now)
{
    Payload payload;
    payload.text = text;
    PacketView packet;
    packet.flow = flow;
    packet.bytes = text.empty() ? RTP_BYTES : static_cast<uint32_t>(text.size() + 28);
    packet.payload = &payload;
    const Verdict verdict = m_engine.Process(packet, ingress, now);
    flow = packet.flow;
    return verdict;
}

std::string
BenchFirewall::Send(const FlowKey& flow, const std::string& text, InterfaceId ingress, Time now)
{
    FlowKey leaving = flow;
    const Verdict verdict = Process(leaving, text, ingress, now);
    m_inviteLeft = leaving;
    return verdict.action == Verdict::Action::Dropped ? std::string()
                                                      : std::string(verdict.payload.value_or(text));
}

bool
BenchFirewall::Invite(const BenchCall& call, Time now)
{
    const FlowKey flow{IpProtocol::Udp, call.GetCaller(), BenchCall::GetCallee()};
    m_invite = Send(flow, call.MakeInvite(), INSIDE, now);
    return !m_invite.empty();
}

bool
BenchFirewall::Establish(const BenchCall& call, Time now)
{
    if (!Invite(call, now))
    {
        return false;
    }
    const FlowKey back = m_inviteLeft.Reversed();
    const FlowKey forth{IpProtocol::Udp, call.GetCaller(), BenchCall::GetCallee()};
    return !Send(back, call.MakeAnswer(m_invite), OUTSIDE, now).empty() &&
           !Send(forth, call.MakeAck(), INSIDE, now).empty();
}

bool
BenchFirewall::SendMedia(const BenchCall& call, Time now)
{
    bool hasPassed = true;
    for (unsigned flow = 0; flow < 4; ++flow)
    {
        FlowKey forth{IpProtocol::Udp,
                      call.GetCallerMedia(flow / 2),
                      call.GetCalleeMedia(flow / 2)};
        forth.source.port += flow % 2;
        forth.destination.port += flow % 2;
        const Verdict first = Process(forth, "", INSIDE, now);
        FlowKey back = forth.Reversed();
        const Verdict second = Process(back, "", OUTSIDE, now);
        hasPassed = hasPassed && first.action == Verdict::Action::Translated &&
                    second.action == Verdict::Action::Translated;
    }
    return hasPassed;
}

} // namespace ns3::sipalg
