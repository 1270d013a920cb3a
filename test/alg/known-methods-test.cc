// SPDX-License-Identifier: GPL-2.0-only
#include "known-methods.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(KnownMethodsTest)

// Choice j: the document's list lacks three methods that IANA has, and no other.
BOOST_AUTO_TEST_CASE(ListedMethodsAreTheRegisteredOnesButThree)
{
    for (int i = 1; i <= static_cast<int>(SipMethod::Update); ++i)
    {
        const auto method = static_cast<SipMethod>(i);
        const bool isLeftOut = method == SipMethod::Message || method == SipMethod::Prack ||
                               method == SipMethod::Publish;
        BOOST_TEST(IsKnownMethod(KnownMethods::Registered, method), ToString(method));
        BOOST_TEST(IsKnownMethod(KnownMethods::Listed, method) == !isLeftOut, ToString(method));
    }
}

// What is no method of the registry is unknown by either list.
BOOST_AUTO_TEST_CASE(NoListKnowsOtherTokens)
{
    BOOST_TEST(!IsKnownMethod(KnownMethods::Listed, SipMethod::Unknown));
    BOOST_TEST(!IsKnownMethod(KnownMethods::Registered, SipMethod::Unknown));
}

BOOST_AUTO_TEST_SUITE_END()
