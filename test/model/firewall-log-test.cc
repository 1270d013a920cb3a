// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-network.h"

#include "ns3/log.h"

#include <iostream>
#include <sstream>

using namespace ns3;

namespace
{

/// What the log component of the firewall writes while this lives.
class CapturedLog
{
  public:
    explicit CapturedLog(LogLevel level)
        : m_usual(std::clog.rdbuf(m_text.rdbuf()))
    {
        LogComponentEnable("NatFirewall", level);
    }

    ~CapturedLog()
    {
        LogComponentDisable("NatFirewall", LOG_LEVEL_ALL);
        std::clog.rdbuf(m_usual);
    }

    std::string GetText() const
    {
        return m_text.str();
    }

  private:
    std::ostringstream m_text;
    std::streambuf* m_usual;
};

std::vector<uint8_t>
ToBytes(const std::string& text)
{
    return {text.begin(), text.end()};
}

std::string
MakeRequest(const std::string& method)
{
    return method +
           " sip:bob@1.1.1.3 SIP/2.0\r\n"
           "Via: SIP/2.0/UDP 10.1.1.3:5060;branch=z9hG4bK1\r\n"
           "From: <sip:alice@example.com>;tag=a1\r\n"
           "To: <sip:bob@1.1.1.3>\r\n"
           "Call-ID: one@10.1.1.3\r\n"
           "CSeq: 1 " +
           method + "\r\nContent-Length: 0\r\n\r\n";
}

/// One request from inside, and a datagram from outside that nobody expects.
void
RunTraffic(FirewallNetwork& network, const std::string& method)
{
    TestPeer client(network.inside, 5060, false);
    TestPeer server(network.outside, 5060, false);
    client.SendAt(Seconds(1), "1.1.1.3", 5060, ToBytes(MakeRequest(method)));
    server.SendAt(Seconds(2), "1.1.1.1", 9999, ToBytes("x"));
    network.Run(Seconds(3));
}

} // namespace

BOOST_AUTO_TEST_SUITE(FirewallLogTest)

// J83: every drop has its line: time, zones, flow, message, reason and sentence.
BOOST_AUTO_TEST_CASE(SaysWhyEachPacketIsDropped)
{
    const CapturedLog log(LOG_LEVEL_WARN);
    FirewallNetwork network(OUTGOING_NAT);
    RunTraffic(network, "FOO");
    const std::string unknown =
        "s NatFirewall: dropped private -> public udp 10.1.1.3:5060 -> 1.1.1.3:5060, FOO, "
        "Call-ID one@10.1.1.3: UnknownMethod: Its SIP method is unknown, and unknown messages are "
        "not permitted.\n";
    const std::string unexpected = "s NatFirewall: dropped public -> junos-host udp 1.1.1.3:5060 "
                                   "-> 1.1.1.1:9999: NoMapping: ";
    const std::string text = log.GetText();
    BOOST_TEST(text.find(unknown) != std::string::npos, text);
    BOOST_TEST(text.find(unexpected) != std::string::npos, text);
    BOOST_TEST(text.compare(0, 2, "1.") == 0, text);
    BOOST_TEST(std::count(text.begin(), text.end(), '\n') == 2, text);
}

BOOST_AUTO_TEST_CASE(SaysWhatTheAlgDecidedAtLevelLogic)
{
    const CapturedLog log(LOG_LEVEL_LOGIC);
    FirewallNetwork network(OUTGOING_NAT);
    RunTraffic(network, "OPTIONS");
    const std::string text = log.GetText();
    BOOST_TEST(text.find("private -> public Call-ID one@10.1.1.3, Via 10.1.1.3:5060: "
                         "AddressTranslated: ") != std::string::npos,
               text);
}

BOOST_AUTO_TEST_CASE(IsSilentUnlessItIsSwitchedOn)
{
    const CapturedLog log(LOG_ERROR);
    FirewallNetwork network(OUTGOING_NAT);
    RunTraffic(network, "FOO");
    BOOST_TEST(log.GetText() == "");
}

BOOST_AUTO_TEST_SUITE_END()
