// SPDX-License-Identifier: GPL-2.0-only
// One call through a real engine, recorded: private phone1 behind interface NAT calls phone2.
#include "engine-recorder.h"
#include "temporary-database.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

constexpr InterfaceId INSIDE{0};
constexpr InterfaceId OUTSIDE{1};

IpAddress
Address(const char* text)
{
    return *IpAddress::Parse(text);
}

const IpEndpoint PHONE1{Address("10.1.1.3"), 5060};
const IpEndpoint PHONE2{Address("1.1.1.4"), 5060};
const IpAddress FIREWALL = Address("1.1.1.1");

class TwoZoneRoutes : public RouteLookup
{
  public:
    RouteResult Lookup(const IpAddress& destination) override
    {
        if (destination == FIREWALL)
        {
            return {RouteResult::Kind::Local, OUTSIDE, HOST_ZONE};
        }
        const bool isInside = (destination.ToV4() >> 24) == 10;
        return {RouteResult::Kind::Forward, isInside ? INSIDE : OUTSIDE, ZoneId(isInside ? 0 : 1)};
    }

    IpAddress GetInterfaceAddress(InterfaceId egress, IpAddress::Family) override
    {
        return egress == OUTSIDE ? FIREWALL : Address("10.1.1.1");
    }
};

class Payload : public PayloadReader
{
  public:
    explicit Payload(std::string text)
        : m_text(std::move(text))
    {
    }

    std::string_view Read() override
    {
        return m_text;
    }

  private:
    std::string m_text;
};

FirewallConfig
TwoZones()
{
    FirewallConfig config;
    config.interfaces.resize(2);
    config.security.zones.resize(2);
    config.security.zones[0].name = "private";
    config.security.zones[0].interfaces = {INSIDE};
    config.security.zones[1].name = "public";
    config.security.zones[1].interfaces = {OUTSIDE};
    PolicyConfig policy;
    policy.zones = {ZoneId{0}, ZoneId{1}};
    policy.sources = policy.destinations = policy.applications = {"any"};
    config.security.policies = {policy};
    SourceNatRule rule;
    rule.name = "phone1";
    rule.action = SourceNatRule::Action::Interface;
    config.nat.sourceRuleSets = {{"sip-phones", {ZoneId{0}}, {ZoneId{1}}, {rule}}};
    return config;
}

std::string
Sdp(const char* address, int port)
{
    const std::string where = std::string(address) + "\r\n";
    return "v=0\r\no=- 1 1 IN IP4 " + where + "s=-\r\nc=IN IP4 " + where + "t=0 0\r\nm=audio " +
           std::to_string(port) + " RTP/AVP 0\r\n";
}

std::string
Message(const std::string& start, const std::string& via, const std::string& cseq)
{
    return start + "\r\nVia: SIP/2.0/UDP " + via +
           ";branch=z9hG4bK1\r\nFrom: <sip:alice@example.com>;tag=a\r\n"
           "To: <sip:bob@example.com>;tag=b\r\nCall-ID: c1@example.com\r\nCSeq: " +
           cseq + "\r\nMax-Forwards: 70\r\n";
}

std::string
WithBody(const std::string& head, const std::string& contact, const std::string& body)
{
    return head + "Contact: <sip:x@" + contact + ">\r\nContent-Type: application/sdp\r\n" +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

struct RecordedEngine
{
    TemporaryDatabase database;
    EngineRecorder recorder{database.GetPath(), {}, TwoZones()};
    TwoZoneRoutes routes;
    SequentialChooser chooser;
    FirewallEngine engine{TwoZones(), routes, chooser, recorder};

    struct Sent
    {
        Verdict::Action action;
        FlowKey flow;
        std::string payload;
    };

    Sent Send(const FlowKey& flow, InterfaceId ingress, std::string text, Time now)
    {
        Payload payload(text);
        PacketView packet;
        packet.flow = flow;
        packet.bytes = static_cast<uint32_t>(text.size()) + 28;
        packet.payload = &payload;
        const Verdict verdict = engine.Process(packet, ingress, now);
        const std::string left(verdict.payload.value_or(text));
        return {verdict.action, packet.flow, left};
    }

    /// Phone1 calls phone2, which answers; gives the port at which phone2 reaches phone1's media.
    uint16_t Call()
    {
        std::string invite = Message("INVITE sip:bob@1.1.1.4 SIP/2.0", "10.1.1.3:5060", "1 INVITE");
        invite.erase(invite.find(";tag=b"), 6);
        const Sent out = Send({IpProtocol::Udp, PHONE1, PHONE2},
                              INSIDE,
                              WithBody(invite, "10.1.1.3:5060", Sdp("10.1.1.3", 4000)),
                              1s);
        const std::string seen = out.flow.source.ToString();
        Send({IpProtocol::Udp, PHONE2, out.flow.source},
             OUTSIDE,
             WithBody(Message("SIP/2.0 200 OK", seen, "1 INVITE"), "1.1.1.4", Sdp("1.1.1.4", 6000)),
             2s);
        Send({IpProtocol::Udp, PHONE1, PHONE2},
             INSIDE,
             Message("ACK sip:x@1.1.1.4 SIP/2.0", "10.1.1.3:5060", "1 ACK") + "\r\n",
             2100ms);
        const std::size_t port = out.payload.find("m=audio ") + 8;
        return static_cast<uint16_t>(std::stoi(out.payload.substr(port)));
    }

    void HangUp(Time now)
    {
        Send({IpProtocol::Udp, PHONE1, PHONE2},
             INSIDE,
             Message("BYE sip:x@1.1.1.4 SIP/2.0", "10.1.1.3:5060", "2 BYE") + "\r\n",
             now);
    }

    /// Wakes the engine whenever it wants to be woken until now.
    void Finish(Time now)
    {
        for (Time next = engine.GetNextDeadline(); next <= now; next = engine.GetNextDeadline())
        {
            engine.Advance(next);
        }
        engine.Advance(now);
        recorder.RecordSample(engine.GetGauges(), now);
        recorder.Finish(now, 1.0, 1);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(RecordedEngineTest, RecordedEngine)

BOOST_AUTO_TEST_CASE(ACallLeavesItsRowsWithTheirEnds)
{
    recorder.RecordMessages(true);
    const uint16_t port = Call();
    const FlowKey media{IpProtocol::Udp, {PHONE2.address, 6000}, {FIREWALL, port}};
    for (int i = 0; i < 50; ++i)
    {
        const Sent heard = Send(media, OUTSIDE, std::string(172, 'v'), 3s + i * 20ms);
        BOOST_TEST(heard.flow.destination.ToString() == "10.1.1.3:4000");
    }
    HangUp(10s);
    Finish(2h);
    BOOST_TEST(database.Ask("SELECT alg_call_id, sip_call_id, created_at, answered_at, "
                            "removed_reason FROM alg_call") == "1|c1@example.com|1.0|2.0|bye");
    BOOST_TEST(database.Ask("SELECT alg_call_id, kind, from_zone, to_zone, public_endpoint, "
                            "private_endpoint, first_packet_at, packets, bytes FROM pinhole WHERE "
                            "first_packet_at AND kind = 'rtp'") ==
               "1|rtp|public|private|1.1.1.1:" + std::to_string(port) +
                   "|10.1.1.3:4000|3.0|50|10000");
    BOOST_TEST(database.Ask("SELECT count(*) FROM pinhole WHERE alg_call_id IS NULL OR closed_at "
                            "IS NULL OR closed_at < opened_at") == "0");
    // J59: gone when the teardown delay of 5 s after the BYE is over.
    BOOST_TEST(database.Ask("SELECT round(max(closed_at), 1) FROM pinhole") == "15.0");
    BOOST_TEST(database.Ask("SELECT count(*) > 0, min(rule), count(removed_at) = count(*) FROM "
                            "mapping") == "1|phone1|1");
    BOOST_TEST(database.Ask("SELECT group_concat(method || ifnull(status_code, '') || ' ' || "
                            "verdict, ', ') FROM sip_message") ==
               "INVITE translated, INVITE200 translated, ACK translated, BYE translated");
    BOOST_TEST(database.Ask("SELECT count(*) FROM sip_message WHERE from_zone = 'private' AND "
                            "(after LIKE '%10.1.1.3%' OR source_after NOT LIKE '1.1.1.1:%')") ==
               "0");
    BOOST_TEST(database.Ask("PRAGMA foreign_key_check") == "");
}

// Once all timers have run out nothing dynamic is left, and the samples say so.
BOOST_AUTO_TEST_CASE(SamplesGoBackToZero)
{
    Call();
    recorder.RecordSample(engine.GetGauges(), 2s);
    HangUp(10s);
    Finish(2h);
    BOOST_TEST(database.Ask("SELECT value > 0 FROM sample WHERE at = 2 AND name IN "
                            "('calls', 'sessions', 'pinholes', 'mappings', 'ports_in_use')") ==
               "1\n1\n1\n1\n1");
    BOOST_TEST(database.Ask("SELECT sum(value) FROM sample WHERE at > 2 AND name <> "
                            "'memory_bytes'") == "0.0");
}

// Issue 3, 8: what became of each address and medium stands with its message.
BOOST_AUTO_TEST_CASE(DecisionsStandWithTheirMessages)
{
    recorder.RecordMessages(true);
    Call();
    Finish(2h);
    BOOST_TEST(database.Ask("SELECT place, decision, subject, endpoint FROM decision WHERE "
                            "message_id = 1 AND subject IN ('Via', 'audio') ORDER BY place") ==
               "2|AddressTranslated|Via|10.1.1.3:5060\n4|MediaExpected|audio|10.1.1.3:4000");
    BOOST_TEST(database.Ask("SELECT count(DISTINCT message_id) FROM decision") == "3");
    BOOST_TEST(database.Ask("SELECT count(*) FROM decision LEFT JOIN sip_message USING (run_id, "
                            "message_id) WHERE sip_message.at IS NULL") == "0");
}

BOOST_AUTO_TEST_CASE(DecisionsAreNotRecordedWithoutMessages)
{
    Call();
    Finish(2h);
    BOOST_TEST(database.Ask("SELECT count(*) FROM decision") == "0");
}

BOOST_AUTO_TEST_CASE(PacketsThatNobodyExpectsAreCountedAsDrops)
{
    const FlowKey stray{IpProtocol::Udp, {PHONE2.address, 6000}, {Address("10.1.1.3"), 4000}};
    Send(stray, OUTSIDE, std::string(172, 'v'), 1s);
    Send(stray, OUTSIDE, std::string(172, 'v'), 1s);
    Finish(2s);
    BOOST_TEST(database.Ask("SELECT at, from_zone, to_zone, reason, method, packets, bytes FROM "
                            "\"drop\"") == "1.0|public|private|PolicyDenied|-|2|400");
}

BOOST_AUTO_TEST_SUITE_END()
