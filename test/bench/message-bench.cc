// SPDX-License-Identifier: GPL-2.0-only
#include "bench-timing.h"
#include "benches.h"
#include "peers.h"
#include "text-translation.h"

#include <stdexcept>

namespace ns3::sipalg
{

namespace
{

constexpr uint64_t MESSAGES = 20000; ///< a slice of some 10 ms
constexpr uint64_t PEER_MESSAGES = 1000;
constexpr uint32_t CALLS = 2000;

void
Expect(bool isTrue)
{
    if (!isTrue)
    {
        throw std::logic_error("a message of the benchmark did not come through");
    }
}

/// The first INVITEs of many calls through a new engine, each from a telephone not heard before.
BenchSlice
ProcessInvites(const std::vector<std::string>& invites)
{
    BenchFirewall firewall;
    std::vector<FlowKey> flows;
    for (uint32_t i = 0; i < invites.size(); ++i)
    {
        flows.push_back({IpProtocol::Udp, BenchCall(i).GetCaller(), BenchCall::GetCallee()});
    }
    std::size_t next = 0;
    return TimeSlice(invites.size(), [&] {
        const Verdict verdict = firewall.Process(flows[next], invites[next], INSIDE, Time{0});
        Expect(verdict.action == Verdict::Action::Translated);
        ++next;
    });
}

BenchFigure
MakeFigure(const std::string& group, const std::string& name, const BenchTimes& times)
{
    BenchFigure figure;
    figure.group = group;
    figure.name = name;
    figure.value = times.GetMedian();
    figure.best = times.GetBest();
    figure.unit = "ns/message";
    return figure;
}

} // namespace

void
BenchMessages(BenchReport& report, unsigned rounds)
{
    TextTranslation translation{BenchCall(0)};
    const std::string invite = BenchCall(0).MakeInvite();
    std::vector<std::string> invites;
    for (uint32_t i = 0; i < CALLS; ++i)
    {
        invites.push_back(BenchCall(i).MakeInvite());
    }
    Expect(ReadAndWriteByOsip(invite) > 0 && ReadAndWriteBySofia(invite) > 0);
    const std::vector<BenchTimes> times = TimeInTurn(
        {{"text", [&] { return TimeSlice(MESSAGES, [&] { translation.Translate(invite); }); }},
         {"osip", [&] { return TimeSlice(PEER_MESSAGES, [&] { ReadAndWriteByOsip(invite); }); }},
         {"sofia", [&] { return TimeSlice(PEER_MESSAGES, [&] { ReadAndWriteBySofia(invite); }); }},
         {"engine", [&] { return ProcessInvites(invites); }}},
        rounds);

    const std::string group = "An INVITE of " + std::to_string(invite.size()) +
                              " bytes with two m= lines, headers and session description";
    BenchFigure text = MakeFigure(group, "sip-alg: translate the text", times[0]);
    text.measured = "read and check the message, plan what changes in headers and body, apply it; "
                    "the addresses are answered from a table, no state is looked at or made";
    report.Add(text);
    BenchFigure osip = MakeFigure(group, "oSIP2: parse and serialise", times[1]);
    osip.measured = "osip_message_parse, sdp_message_parse, and both to_str; nothing is changed";
    osip.ratio = GetRatio(times[1], times[0]);
    osip.bound = {25, false};
    report.Add(osip);
    BenchFigure sofia = MakeFigure(group, "Sofia-SIP: parse and serialise", times[2]);
    sofia.measured = "msg_make, sdp_parse, sdp_print, msg_as_string with every header encoded "
                     "anew; nothing is changed";
    sofia.ratio = GetRatio(times[2], times[0]);
    sofia.bound = {13, false};
    report.Add(sofia);
    BenchFigure engine = MakeFigure(group, "sip-alg: FirewallEngine::Process", times[3]);
    engine.measured = "the first INVITE of each of 2000 calls from as many telephones: policy, "
                      "session, mappings, pinholes, call, and the text";
    engine.ratio = GetRatio(times[3], times[0]);
    engine.bound = {6, true};
    report.Add(engine);
}

} // namespace ns3::sipalg
