// SPDX-License-Identifier: GPL-2.0-only
#include "recording-packets.h"
#include "temporary-database.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

constexpr ZoneId PRIVATE{0};
constexpr ZoneId PUBLIC{1};

const std::string INVITE = "INVITE sip:bob@example.com SIP/2.0\r\n"
                           "Via: SIP/2.0/UDP 10.1.1.3:5060;branch=z9hG4bK1\r\n"
                           "From: <sip:alice@example.com>;tag=1\r\n"
                           "To: <sip:bob@example.com>\r\n"
                           "Call-ID: a@10.1.1.3\r\n"
                           "CSeq: 1 INVITE\r\n"
                           "Content-Length: 0\r\n"
                           "\r\n";

class Payload : public PayloadReader
{
  public:
    explicit Payload(std::string text)
        : m_text(std::move(text))
    {
    }

    std::string_view Read() override
    {
        ++m_reads;
        return m_text;
    }

    int m_reads{0};

  private:
    std::string m_text;
};

FirewallConfig
TwoZones()
{
    FirewallConfig config;
    config.security.zones.resize(2);
    config.security.zones[0].name = "private";
    config.security.zones[1].name = "public";
    return config;
}

/// Packets from phone1 to phone2, translated to 1.1.1.20 unless dropped.
struct Recording
{
    TemporaryDatabase database;
    FirewallConfig config{TwoZones()};
    RecordingFile file{database.GetPath()};
    RecordingRows rows{file, "r"};
    RecordingDrops drops{file, "r"};
    RecordingPackets packets{rows, drops, config};
    FlowKey arrived{IpProtocol::Udp,
                    {*IpAddress::Parse("10.1.1.3"), 5060},
                    {*IpAddress::Parse("1.1.1.4"), 5060}};
    Payload payload{INVITE};

    /// The ALG has read the packet that comes next.
    void ReadByAlg(const std::string& after)
    {
        SipMessageEvent event;
        event.at = 1s;
        event.source = arrived.source;
        event.destination = arrived.destination;
        event.method = "INVITE";
        event.sipCallId = "a@10.1.1.3";
        event.before = INVITE;
        event.after = after;
        packets.SipMessageSeen(event);
    }

    void See(Verdict verdict)
    {
        verdict.zones = {PRIVATE, PUBLIC};
        PacketView packet;
        packet.flow = arrived;
        packet.bytes = 400;
        packet.payload = &payload;
        if (verdict.action == Verdict::Action::Translated)
        {
            packet.flow.source = {*IpAddress::Parse("1.1.1.20"), 1024};
        }
        packets.PacketSeen(packet, arrived, verdict, 1s);
    }

    std::string Ask(const std::string& sql)
    {
        drops.Flush();
        file.Commit();
        return database.Ask(sql);
    }

    std::string CountMessages()
    {
        return Ask("SELECT count(*) FROM sip_message");
    }
};

Verdict
Translated()
{
    Verdict verdict;
    verdict.action = Verdict::Action::Translated;
    return verdict;
}

Verdict
Dropped(DropReason reason)
{
    Verdict verdict;
    verdict.action = Verdict::Action::Dropped;
    verdict.reason = reason;
    return verdict;
}

const std::string DROPS = "SELECT at, from_zone, to_zone, reason, method, packets, bytes FROM "
                          "\"drop\" ORDER BY rowid";
const std::string MESSAGES =
    "SELECT message_id, at, from_zone, to_zone, source, destination, source_after, "
    "destination_after, method, status_code, sip_call_id, verdict, reason, length(before), "
    "length(after) FROM sip_message ORDER BY message_id";
const std::string SIZE = std::to_string(INVITE.size());

} // namespace

BOOST_FIXTURE_TEST_SUITE(RecordingPacketsTest, Recording)

BOOST_AUTO_TEST_CASE(RecordsAMessageWithItsVerdictAndBothTexts)
{
    packets.RecordMessages(true);
    ReadByAlg(INVITE + "more");
    See(Translated());
    BOOST_TEST(Ask(MESSAGES) ==
               "1|1.0|private|public|10.1.1.3:5060|1.1.1.4:5060|1.1.1.20:1024|1.1.1.4:5060|"
               "INVITE|-|a@10.1.1.3|translated|-|" +
                   SIZE + "|" + std::to_string(INVITE.size() + 4));
    BOOST_TEST(payload.m_reads == 0);
}

BOOST_AUTO_TEST_CASE(RecordsADroppedMessageWithTheReasonAndNoTextAfter)
{
    packets.RecordMessages(true);
    ReadByAlg("");
    See(Dropped(DropReason::NoPortPair));
    BOOST_TEST(Ask(MESSAGES) == "1|1.0|private|public|10.1.1.3:5060|1.1.1.4:5060|-|-|INVITE|-|a@10."
                                "1.1.3|dropped|NoPortPair|" +
                                    SIZE + "|-");
}

BOOST_AUTO_TEST_CASE(ReadsAMessageItselfWhenTheAlgDidNot)
{
    packets.RecordMessages(true);
    See(Translated());
    BOOST_TEST(Ask("SELECT method, sip_call_id, before = after FROM sip_message") ==
               "INVITE|a@10.1.1.3|1");
}

BOOST_AUTO_TEST_CASE(RecordsNoMessageUnlessAsked)
{
    ReadByAlg(INVITE);
    See(Translated());
    See(Translated());
    BOOST_TEST(CountMessages() == "0");
    BOOST_TEST(payload.m_reads == 0);
}

BOOST_AUTO_TEST_CASE(RecordsNoMessageOfWhatIsNotSip)
{
    packets.RecordMessages(true);
    payload = Payload("\r\n\r\n");
    See(Translated());
    payload = Payload(INVITE);
    arrived.source.port = 4000;
    arrived.destination.port = 4002;
    See(Translated());
    BOOST_TEST(CountMessages() == "0");
}

BOOST_AUTO_TEST_CASE(CountsADroppedMessageByItsMethodAndOtherPacketsWithout)
{
    ReadByAlg("");
    See(Dropped(DropReason::MalformedSdp));
    arrived.destination.port = 4000;
    arrived.source.port = 4000;
    See(Dropped(DropReason::PolicyDenied));
    See(Dropped(DropReason::PolicyDenied));
    See(Translated());
    BOOST_TEST(Ask(DROPS) == "1.0|private|public|MalformedSdp|INVITE|1|400\n"
                             "1.0|private|public|PolicyDenied|-|2|800");
}

BOOST_AUTO_TEST_SUITE_END()
