// SPDX-License-Identifier: GPL-2.0-only
#include "call-network.h"
#include "ns3-address.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;
using sipalg::IpAddress;
using sipalg::IpEndpoint;

namespace
{

/// A stranger on bob's node talks to the server by text.
struct Stranger : CallNetwork
{
    Stranger()
    {
        serverHelper.SetAttribute("Digest", StringValue("none"));
        Start();
        network = UdpDemultiplexer::Of(nodes.Get(2));
        network->Bind(own, [this](Ptr<Packet> packet, const UdpDemultiplexer::Arrival&) {
            std::string text(packet->GetSize(), ' ');
            packet->CopyData(reinterpret_cast<uint8_t*>(text.data()), text.size());
            answers.push_back(text.substr(0, text.find('\r')));
        });
    }

    void Say(const std::string& text)
    {
        Simulator::Schedule(at += MilliSeconds(100), [this, text]() {
            network->Send(
                Create<Packet>(reinterpret_cast<const uint8_t*>(text.data()), text.size()),
                own,
                {IpAddress::V4(0x0a010104), 5060});
        });
    }

    static std::string Make(const std::string& method,
                            const std::string& uri,
                            const std::string& more)
    {
        static int branch = 0;
        return method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP 10.1.1.5:7000;branch=z9hG4bK" +
               std::to_string(++branch) +
               "\r\nFrom: <sip:x@elsewhere>;tag=f\r\nTo: <sip:bob@example.com>\r\nCall-ID: c\r\n"
               "CSeq: 1 " +
               method + "\r\n" + more + "Content-Length: 0\r\n\r\n";
    }

    /// The last answer to this.
    std::string Ask(const std::string& text)
    {
        Say(text);
        answers.clear();
        Simulator::Stop(at + MilliSeconds(90));
        Simulator::Run();
        at = Time(0);
        return answers.empty() ? std::string() : answers.back();
    }

    IpEndpoint own{IpAddress::V4(0x0a010105), 7000};
    Ptr<UdpDemultiplexer> network;
    std::vector<std::string> answers;
    Time at{Seconds(3)}; ///< from now on
};

} // namespace

BOOST_AUTO_TEST_SUITE(SipServerTest)

// RFC 3261 16.3, 16.5, 8.2
BOOST_FIXTURE_TEST_CASE(RefusesWhatItCannotForward, Stranger)
{
    const std::string bob = "sip:bob@example.com";
    BOOST_TEST(Ask(Make("INVITE", bob, "Max-Forwards: 0\r\n")) == "SIP/2.0 483 Too Many Hops");
    BOOST_TEST(Ask(Make("INVITE", bob, "Proxy-Require: foo\r\n")) == "SIP/2.0 420 Bad Extension");
    BOOST_TEST(Ask(Make("INVITE", "sip:nobody@example.com", "")) == "SIP/2.0 404 Not Found");
    BOOST_TEST(Ask(Make("INVITE", "sip:bob@other.example", "")) == "SIP/2.0 404 Not Found");
    BOOST_TEST(Ask(Make("INVITE", "tel:+123", "")) == "SIP/2.0 404 Not Found");
    BOOST_TEST(Ask(Make("OPTIONS", "sip:example.com", "")) == "SIP/2.0 200 OK");
    BOOST_TEST(Ask(Make("MESSAGE", "sip:example.com", "")) == "SIP/2.0 405 Method Not Allowed");
    BOOST_TEST(Ask(Make("CANCEL", bob, "")) == "SIP/2.0 481 Call/Transaction Does Not Exist");
    BOOST_TEST(Ask(Make("OPTIONS", bob, "")) == "SIP/2.0 200 OK");             // bob's own
    BOOST_TEST(Ask(Make("FOO", bob, "")) == "SIP/2.0 405 Method Not Allowed"); // bob's own
}

// RFC 3261 10.3
BOOST_FIXTURE_TEST_CASE(RefusesRegistrationsOfStrangers, Stranger)
{
    std::string request = Make("REGISTER", "sip:example.com", "Contact: <sip:x@10.1.1.5>\r\n");
    BOOST_TEST(Ask(request) == "SIP/2.0 200 OK");
    request = Make("REGISTER", "sip:example.com", "Contact: <sip:x@10.1.1.5>\r\n");
    request.replace(request.find("sip:bob@example.com"), 19, "sip:eve@example.com");
    BOOST_TEST(Ask(request) == "SIP/2.0 404 Not Found");
    BOOST_TEST(Ask(Make("REGISTER", "sip:example.com", "Contact: <tel:1>\r\n")) ==
               "SIP/2.0 400 Bad Request");
}

// Bad input: whatever comes, the server goes on serving.
BOOST_FIXTURE_TEST_CASE(SurvivesDamagedMessages, Stranger)
{
    const std::string text =
        Make("INVITE",
             "sip:bob@example.com",
             "Route: <sip:10.1.1.4;lr>\r\nRecord-Route: <sip:10.1.1.4;lr>\r\nMax-Forwards: 70\r\n");
    for (std::size_t i = 0; i < text.size(); i += 2)
    {
        Say(text.substr(0, i));
        std::string damaged = text;
        damaged[i] = "\r\n\"<;:@\xff"[i / 2 % 8];
        Say(damaged);
    }
    Simulator::Stop(Seconds(600));
    Simulator::Run();
    at = Time(0);
    BOOST_TEST(answers.size() > 10U);
    BOOST_TEST(Ask(Make("OPTIONS", "sip:example.com", "")) == "SIP/2.0 200 OK");
    BOOST_TEST(server->GetContextCount() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
