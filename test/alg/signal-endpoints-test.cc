// SPDX-License-Identifier: GPL-2.0-only
#include "signal-endpoints.h"
#include "signal-fixture.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

const std::string INVITE = "INVITE sip:b@x SIP/2.0\nCSeq: 1 INVITE\n";

struct Fixture : RoutedFixture
{
    /// SIP may go out, and come in from what @p inwards names ("": from nobody).
    static SecurityConfig MakeSecurity(const std::string& inwards)
    {
        SecurityConfig security;
        security.zones.resize(2);
        security.globalAddressBook.addresses = {{"server", Prefix("1.1.1.3/32")},
                                                {"stranger", Prefix("1.1.1.9/32")}};
        PolicyConfig policy;
        policy.sources = policy.destinations = {"any"};
        policy.applications = {"junos-sip"};
        policy.action = PolicyConfig::Action::Permit;
        policy.zones = {PRIVATE, PUBLIC};
        security.policies.push_back(policy);
        policy.zones = {PUBLIC, PRIVATE};
        policy.sources = {inwards};
        security.policies.push_back(policy);
        security.policies.resize(inwards.empty() ? 1 : 2);
        return security;
    }

    /// The endpoints that a message of the phone's names, with their headers.
    std::string Name(const std::string& text, const std::string& inwards = "")
    {
        const PolicyTable policies(MakeSecurity(inwards));
        SignalEndpoints endpoints(config, policies, addresses);
        const OwnedMessage message(text);
        SipHosts hosts;
        BOOST_REQUIRE(bool(hosts.Read(message.Get())));
        addresses.Start(Out(Phone()), 0s);
        endpoints.Name(message.Get(), hosts, {});
        std::string names;
        for (const auto& named : addresses.GetNamed())
        {
            names += std::to_string(named.internal.port) + "=" + std::to_string(named.headers) +
                     (named.isNeeded ? " " : "? ");
        }
        return names;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(SignalEndpointsTest, Fixture)

// J16, C8, C12, C13: the first Via, Contact, Route and Record-Route of a request.
BOOST_AUTO_TEST_CASE(NamesTheFirstViaContactAndRoutesOfARequest)
{
    const std::string text = INVITE +
                             "Via: SIP/2.0/UDP 10.1.1.3:5070;branch=z9hG4bK1\n"
                             "Via: SIP/2.0/UDP 10.1.1.3:5071;branch=z9hG4bK2\n"
                             "Contact: <sip:a@10.1.1.3:5072>\n"
                             "Route: <sip:10.1.1.3:5073;lr>\n"
                             "Record-Route: <sip:10.1.1.3:5074;lr>, <sip:10.1.1.3:5072;lr>\n"
                             "Refer-To: <sip:c@10.1.1.4:5075>\n"
                             "From: <sip:a@10.1.1.3:5076>;tag=a\n";
    BOOST_TEST(Name(text) == "5070=1 5072=10 5073=4 5074=8 5075=16 ");
}

// J16: a response's Via says nothing of where requests go.
BOOST_AUTO_TEST_CASE(NamesContactAndRecordRouteOfAResponse)
{
    const std::string text = "SIP/2.0 200 OK\nCSeq: 1 INVITE\nContact: <sip:a@10.1.1.3:5072>\n"
                             "Record-Route: <sip:10.1.1.3:5074;lr>\n";
    BOOST_TEST(Name(text) == "5072=2 5074=8 ");
}

// J16 "if needed": a policy that lets the receiver in makes a pinhole at a SIP port needless.
BOOST_AUTO_TEST_CASE(NamesNothingThatAPolicyPermits)
{
    const std::string text = INVITE + "Contact: <sip:a@10.1.1.3>\n";
    BOOST_TEST(Name(text) == "5060=3 ");
    BOOST_TEST(Name(text, "any") == "");
    BOOST_TEST(Name(text, "server") == "");
    BOOST_TEST(Name(text, "stranger") == "5060=3 ");
    BOOST_TEST(Name(INVITE + "Contact: <sip:a@10.1.1.3:5099>\n", "any") == "5099=2 ");
}

// J71: a REGISTER's Contact is to be known in any case.
BOOST_AUTO_TEST_CASE(NamesAllOfARegister)
{
    const std::string text = "REGISTER sip:x SIP/2.0\nCSeq: 1 REGISTER\n"
                             "Contact: <sip:a@10.1.1.3:5060>\nPath: <sip:10.1.1.3:5064;lr>\n";
    BOOST_TEST(Name(text, "any") == "5060=3? 5064=8 ");
    BOOST_TEST(Name("SIP/2.0 200 OK\nCSeq: 1 REGISTER\nContact: <sip:a@10.1.1.3:5060>\n") == "");
}

// C8, J57: whether an ACK opens anything is a choice.
BOOST_AUTO_TEST_CASE(NamesTheEndpointsOfAnAckIfTheOperatorWantsIt)
{
    const std::string text = "ACK sip:b@x SIP/2.0\nCSeq: 1 ACK\nContact: <sip:a@10.1.1.3>\n";
    BOOST_TEST(Name(text) == "5060=3 ");
    config.ackPinholes = AckPinholes::None;
    BOOST_TEST(Name(text) == "");
}

// Case 60: hosts of other sides, names and sips URIs are not for us.
BOOST_AUTO_TEST_CASE(NamesNoHostOfAnotherSide)
{
    const std::string text = INVITE + "Via: SIP/2.0/UDP phone.example.com;branch=z9hG4bK1\n"
                                      "Contact: <sip:a@1.1.1.9>, <sip:a@x>, <sips:a@10.1.1.3>\n";
    BOOST_TEST(Name(text) == "");
}

BOOST_AUTO_TEST_SUITE_END()
