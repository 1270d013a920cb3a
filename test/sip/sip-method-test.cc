// SPDX-License-Identifier: GPL-2.0-only
#include "sip-method.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(SipMethodTest)

// J85: every method of the IANA registry.
BOOST_AUTO_TEST_CASE(KnowsEveryRegisteredMethod)
{
    for (int i = 1; i <= static_cast<int>(SipMethod::Update); ++i)
    {
        const auto method = static_cast<SipMethod>(i);
        BOOST_TEST((ParseSipMethod(ToString(method)) == method), ToString(method));
        BOOST_TEST((ParseSipMethod(std::string(ToString(method)) + "S") == SipMethod::Unknown));
    }
    BOOST_TEST(static_cast<int>(SipMethod::Update) == 14);
}

// J36: anything else is an unknown message; names are case-sensitive.
BOOST_AUTO_TEST_CASE(TakesOtherTokensAsUnknown)
{
    for (const std::string_view token :
         {"", "FOO", "invite", "Invite", "INVITES", "UNKNOWN", "RE%47IST%45R", "ACQ", "XXXXXXXX"})
    {
        BOOST_TEST((ParseSipMethod(token) == SipMethod::Unknown), token);
    }
}

BOOST_AUTO_TEST_SUITE_END()
