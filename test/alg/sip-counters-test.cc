// SPDX-License-Identifier: GPL-2.0-only
#include "sip-counters.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(SipCountersTest)

namespace
{

void
See(SipCounters& counters, const char* method, int status = 0)
{
    SipMessageEvent event;
    event.method = method;
    event.statusCode = status;
    counters.SipMessageSeen(event);
}

} // namespace

// C10: a request counts for its method, and for nothing else.
BOOST_AUTO_TEST_CASE(CountsRequestsByMethod)
{
    SipCounters counters;
    for (const char* method : {"ACK",
                               "BYE",
                               "CANCEL",
                               "INFO",
                               "INVITE",
                               "MESSAGE",
                               "NOTIFY",
                               "OPTIONS",
                               "PRACK",
                               "PUBLISH",
                               "REFER",
                               "REGISTER",
                               "SUBSCRIBE",
                               "UPDATE"})
    {
        See(counters, method);
        BOOST_TEST(counters.GetRow(ParseSipMethod(method)).requests == 1U, method);
    }
    See(counters, "FOO");
    See(counters, "invite");
    BOOST_TEST(counters.GetRow(SipMethod::Unknown).requests == 2U);
    BOOST_TEST(counters.GetTotal() == 16U);
}

// C10, J70: a response counts for its class, whether or not an RFC knows its code.
BOOST_AUTO_TEST_CASE(CountsResponsesByClass)
{
    SipCounters counters;
    for (const int status : {100, 183, 200, 302, 404, 422, 489, 491, 493, 494, 503, 603, 699})
    {
        See(counters, "INVITE", status);
    }
    const auto& row = counters.GetRow(SipMethod::Invite).responses;
    BOOST_TEST(row == (std::array<uint64_t, 6>{2, 1, 1, 6, 1, 2}),
               boost::test_tools::per_element());
    BOOST_TEST(counters.GetResponses(4) == 6U);
    BOOST_TEST(counters.GetRow(SipMethod::Invite).requests == 0U);
}

// C10: a 182 and a 202 land in the added counters, a 180 does not.
BOOST_AUTO_TEST_CASE(CountsRareProvisionalAndSuccessApart)
{
    SipCounters counters;
    for (const int status : {100, 180, 183, 200})
    {
        See(counters, "INVITE", status);
    }
    BOOST_TEST(counters.GetRareProvisional() == 0U);
    BOOST_TEST(counters.GetRareSuccess() == 0U);
    See(counters, "INVITE", 182);
    BOOST_TEST(counters.GetRareProvisional() == 1U);
    See(counters, "REFER", 202);
    BOOST_TEST(counters.GetRareSuccess() == 1U);
    BOOST_TEST(counters.GetResponses(1) == 4U);
    BOOST_TEST(counters.GetResponses(2) == 2U);
}

// J36, J83: what is dropped was seen all the same; what cannot be read has no method.
BOOST_AUTO_TEST_CASE(CountsDroppedAndUnreadableMessages)
{
    SipCounters counters;
    SipMessageEvent event;
    event.method = "FOO";
    event.reason = DropReason::UnknownMethod;
    counters.SipMessageSeen(event);
    event.method = "INVITE";
    event.reason = DropReason::MalformedSip;
    counters.SipMessageSeen(event);
    BOOST_TEST(counters.GetDropped() == 2U);
    BOOST_TEST(counters.GetUnreadable() == 1U);
    BOOST_TEST(counters.GetRow(SipMethod::Unknown).requests == 1U);
    BOOST_TEST(counters.GetRow(SipMethod::Invite).requests == 0U);
    BOOST_TEST(counters.GetTotal() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
