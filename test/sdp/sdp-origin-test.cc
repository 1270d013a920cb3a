// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-origin.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(SdpOriginTest)

// Case 28: id, version and address, also behind a user name with blanks and between several of
// them.
BOOST_AUTO_TEST_CASE(ReadsTheSixWords)
{
    for (const char* text : {"alice 289 42 IN IP4 10.1.1.3",
                             "Front Desk 289 42 IN IP4 10.1.1.3",
                             "alice  289  42 IN IP4 10.1.1.3"})
    {
        SdpOrigin origin;
        BOOST_TEST(origin.Parse(text), text);
        BOOST_TEST(origin.sessionId == "289", text);
        BOOST_TEST(origin.sessionVersion == "42", text);
        BOOST_TEST(origin.address.address == "10.1.1.3", text);
    }
}

BOOST_AUTO_TEST_CASE(RefusesWhatIsNotSixWords)
{
    for (const char* text :
         {"", "alice 1 2 IN IP4", "1 2 IN IP4 10.1.1.3", "alice 1 2 IN IP4 10.1.1.3/24"})
    {
        BOOST_TEST(!SdpOrigin().Parse(text), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
