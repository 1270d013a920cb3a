// SPDX-License-Identifier: GPL-2.0-only
#include "named-call-ids.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

/// What a message with these header lines names, "name>host" and the tags of each, in order.
std::string
Find(const std::string& lines)
{
    const std::string text =
        "REFER sip:b@x SIP/2.0\r\nVia: SIP/2.0/UDP 10.1.1.3;branch=z9hG4bK1\r\n"
        "From: <sip:a@x>;tag=a\r\nTo: <sip:b@x>\r\nCSeq: 1 REFER\r\n"
        "Max-Forwards: 70\r\nCall-ID: own@10.1.1.3\r\n" +
        lines + "\r\n\r\n";
    SipMessage message;
    BOOST_REQUIRE(bool(message.Parse(text)));
    std::string all;
    for (const NamedCallId& named : FindNamedCallIds(message))
    {
        all += (all.empty() ? "" : " ") + named.name + ">" + std::string(named.host);
        for (const std::string& tag : named.tags)
        {
            all += "/" + tag;
        }
    }
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(NamedCallIdsTest)

// RFC 3261 20.8: one word, or two around an "@".
BOOST_AUTO_TEST_CASE(FindsTheHostOfACallId)
{
    BOOST_TEST(GetCallIdHost("f81@10.1.1.3") == "10.1.1.3");
    BOOST_TEST(GetCallIdHost("f81@10.1.1.3:5060") == "10.1.1.3");
    BOOST_TEST(GetCallIdHost("10.1.1.3").empty());
    BOOST_TEST(GetCallIdHost("f81@").empty());
}

// RFC 3891, 3911, 4538, 3261 20.21; the message's own Call-ID is none of them.
BOOST_AUTO_TEST_CASE(ReadsTheHeadersThatNameCalls)
{
    BOOST_TEST(Find("Subject: x@10.1.1.3") == "");
    BOOST_TEST(Find("Replaces: r@10.1.1.3;to-tag=t;from-tag=f\r\nJoin: j;to-tag=t;from-tag=f") ==
               "r@10.1.1.3>10.1.1.3/t/f j>/t/f");
    BOOST_TEST(Find("In-Reply-To: x@10.1.1.3,y@10.1.1.4\r\n"
                    "Target-Dialog: d@10.1.1.3 ;local-tag=l;remote-tag=r") ==
               "d@10.1.1.3>10.1.1.3/l/r x@10.1.1.3>10.1.1.3 y@10.1.1.4>10.1.1.4");
}

// Case 20: RFC 3261 19.1.1, 5589. Names are without escapes, places as written.
BOOST_AUTO_TEST_CASE(ReadsTheEscapedHeadersOfUris)
{
    BOOST_TEST(
        Find("Refer-To: <sip:c@x;lr?Subject=s%4010.1.1.9&Replaces=r%4010.1.1.3%3Bto-tag%3Dt>") ==
        "r@10.1.1.3>10.1.1.3/t");
    BOOST_TEST(Find("r: <sip:c@x?i=i%4010.1.1.3&in-reply-to=x%4010.1.1.4%2Cy>") ==
               "i@10.1.1.3>10.1.1.3 x@10.1.1.4>10.1.1.4 y>");
    BOOST_TEST(Find("Contact: <sip:c?d@x?Join=%6A%40%310%2E1.1.3%3a5060%20%3bto-tag%3Dt>;q=1") ==
               "j@10.1.1.3:5060>%310%2E1.1.3/t");
    BOOST_TEST(Find("Refer-To: <sip:c@x?%52eplaces=r%4010.1.1.3>") == "r@10.1.1.3>10.1.1.3");
}

// Case 10: what cannot be read names nothing, or what is left of it.
BOOST_AUTO_TEST_CASE(StopsAtWhatIsNoHeaderOfAUri)
{
    for (const char* line : {"Refer-To: <tel:+1?Replaces=r%4010.1.1.3>",
                             "Refer-To: <sip:c@x?Replaces>",
                             "Refer-To: <sip:c@x?>",
                             "Refer-To: <sip:c@x?&&=r%40x&Replaces=>",
                             "Refer-To: <sip:c?Replaces=r%4010.1.1.3@x>",
                             "Refer-To: \"?Replaces=r%4010.1.1.3\" <sip:c@x>",
                             "Contact: *"})
    {
        BOOST_TEST(Find(line) == "", line);
    }
    BOOST_TEST(Find("Refer-To: <sip:c@x?Replaces=r%4>") == "r%4>");
    BOOST_TEST(Find("Refer-To: <sip:c@x?Replaces=r%40%zz%>") == "r@%zz%>%zz%");
}

BOOST_AUTO_TEST_SUITE_END()
