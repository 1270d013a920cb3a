// SPDX-License-Identifier: GPL-2.0-only
#include "call-network.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

BOOST_AUTO_TEST_SUITE(SipPhoneBankTest)

// RFC 3261 10.2, 22.2: the first REGISTER is challenged, the second accepted.
BOOST_FIXTURE_TEST_CASE(RegistersWithDigestWhenChallenged, CallNetwork)
{
    Start();
    Run(Seconds(5));
    const std::vector<std::string> expected{"registering", "registered"};
    BOOST_TEST(registrations["sip:alice@example.com"] == expected,
               boost::test_tools::per_element());
    BOOST_TEST(messages["REGISTER"] == 4U);
    BOOST_TEST(messages["SIP/2.0 401 Unauthorized"] == 2U);
}

// RFC 3261 13, 14, 15: a call with media both ways, ended by the caller.
BOOST_FIXTURE_TEST_CASE(CallsThroughTheProxyWithMediaBothWays, CallNetwork)
{
    Start();
    alice->ScheduleCall(Seconds(5), 0, "bob");
    Run(Seconds(60));
    BOOST_REQUIRE(calls.size() == 1U);
    const CallRecord& call = calls.front();
    BOOST_TEST(call.GetOutcomeText() == "answered-ok");
    BOOST_TEST(call.statusCode == 200);
    BOOST_TEST(ToText(call.audio) == "two-way");
    BOOST_TEST(ToText(call.endedBy) == "caller");
    BOOST_TEST(call.callerMedia.packetsSent >= 499U);
    BOOST_TEST(call.callerMedia.loss.value() == 0.0);
    BOOST_TEST(call.calleeMedia.loss.value() == 0.0);
}

BOOST_AUTO_TEST_SUITE_END()
