// SPDX-License-Identifier: GPL-2.0-only
#include "sip-location-service.h"
#include "sip-registrar.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

namespace
{

const std::string BOB = "sip:bob@example.com";

SipContactBinding
MakeBinding(const std::string& uri, uint32_t cSeq, Time expiresAt, double q = 1)
{
    SipContactBinding binding;
    binding.uri = uri;
    binding.callId = "c";
    binding.cSeq = cSeq;
    binding.expiresAt = expiresAt;
    binding.preference = q;
    return binding;
}

/// A registrar that is asked by text.
struct Registrar
{
    Registrar()
        : registrar(locations)
    {
    }

    SipRegistrar::Answer Register(const std::string& headers, Time now = Seconds(0))
    {
        const std::string text = "REGISTER sip:example.com SIP/2.0\r\n"
                                 "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1\r\n"
                                 "From: <sip:bob@example.com>;tag=f\r\n"
                                 "To: <sip:bob@example.com>\r\n"
                                 "Call-ID: c\r\nCSeq: " +
                                 std::to_string(++cSeq) + " REGISTER\r\n" + headers + "\r\n";
        sipalg::SipMessage message;
        BOOST_REQUIRE(message.Parse(text));
        return registrar.Register(message, BOB, SipFlow(), "t", now);
    }

    SipLocationService locations;
    SipRegistrar registrar;
    uint32_t cSeq{0};
};

} // namespace

BOOST_AUTO_TEST_SUITE(SipLocationServiceTest)

BOOST_AUTO_TEST_CASE(ForgetsBindingsWhenTheyExpire)
{
    SipLocationService locations;
    locations.Update(BOB, MakeBinding("sip:b@1", 1, Seconds(10)), Seconds(0));
    BOOST_TEST(locations.Find(BOB, MilliSeconds(9999)).size() == 1U);
    BOOST_TEST(locations.Find(BOB, Seconds(10)).empty());
    BOOST_TEST(locations.GetSize() == 0U);
}

BOOST_AUTO_TEST_CASE(ReturnsThePreferredContactFirst)
{
    SipLocationService locations;
    locations.Update(BOB, MakeBinding("sip:b@1", 1, Seconds(10), 0.5), Seconds(0));
    locations.Update(BOB, MakeBinding("sip:b@2", 1, Seconds(10), 0.7), Seconds(0));
    BOOST_TEST(locations.Find(BOB, Seconds(1)).front().uri == "sip:b@2");
}

// RFC 3261 10.3 step 7: an older request of the same Call-ID changes nothing.
BOOST_AUTO_TEST_CASE(IgnoresAnOlderRequest)
{
    SipLocationService locations;
    BOOST_TEST(locations.Update(BOB, MakeBinding("sip:b@1", 5, Seconds(10)), Seconds(0)));
    BOOST_TEST(!locations.Update(BOB, MakeBinding("sip:b@1", 4, Seconds(0)), Seconds(0)));
    BOOST_TEST(!locations.RemoveAll(BOB, "c", 4));
    BOOST_TEST(locations.Find(BOB, Seconds(1)).size() == 1U);
    BOOST_TEST(locations.RemoveAll(BOB, "c", 6));
    BOOST_TEST(locations.Find(BOB, Seconds(1)).empty());
}

BOOST_AUTO_TEST_CASE(BoundsTheContactsOfOneUser)
{
    SipLocationService locations;
    for (std::size_t i = 0; i < SipLocationService::MAX_CONTACTS; ++i)
    {
        const std::string uri = "sip:b@" + std::to_string(i);
        BOOST_TEST(locations.Update(BOB, MakeBinding(uri, 1, Seconds(10)), Seconds(0)));
    }
    BOOST_TEST(!locations.Update(BOB, MakeBinding("sip:b@x", 1, Seconds(10)), Seconds(0)));
    BOOST_TEST(locations.Find(BOB, Seconds(1)).size() == SipLocationService::MAX_CONTACTS);
}

// RFC 3261 10.3: a Contact's own expires goes before the Expires header, that before the default.
BOOST_FIXTURE_TEST_CASE(ChoosesTheExpiryOfEachContact, Registrar)
{
    const auto answer = Register("Contact: <sip:b@10.0.0.1>;expires=60, <sip:b@10.0.0.2>\r\n"
                                 "Expires: 90\r\n");
    BOOST_TEST(answer.code == 200U);
    const std::string text = answer.response.Build();
    BOOST_TEST(text.find("Contact: <sip:b@10.0.0.1>;expires=60\r\n") != std::string::npos);
    BOOST_TEST(text.find("Contact: <sip:b@10.0.0.2>;expires=90\r\n") != std::string::npos);
    BOOST_TEST(Register("Contact: <sip:b@10.0.0.3>\r\n")
                   .response.Build()
                   .find("Contact: <sip:b@10.0.0.3>;expires=3600\r\n") != std::string::npos);
}

// RFC 3261 10.3: expires=0 for one leaves the others; "*" with Expires 0 clears all.
BOOST_FIXTURE_TEST_CASE(RemovesOneContactOrAll, Registrar)
{
    Register("Contact: <sip:b@10.0.0.1>\r\nContact: <sip:b@10.0.0.2>\r\n");
    Register("Contact: <sip:b@10.0.0.1>;expires=0\r\n");
    BOOST_TEST(locations.Find(BOB, Seconds(0)).size() == 1U);
    BOOST_TEST(Register("Contact: *\r\n").code == 400U);
    BOOST_TEST(Register("Contact: *\r\nExpires: 60\r\n").code == 400U);
    BOOST_TEST(Register("Contact: *, <sip:b@10.0.0.1>\r\nExpires: 0\r\n").code == 400U);
    BOOST_TEST(locations.Find(BOB, Seconds(0)).size() == 1U);
    BOOST_TEST(Register("Contact: *\r\nExpires: 0\r\n").code == 200U);
    BOOST_TEST(locations.Find(BOB, Seconds(0)).empty());
}

// RFC 3261 10.2.8: 423 changes nothing.
BOOST_FIXTURE_TEST_CASE(RefusesTooBriefAnExpiry, Registrar)
{
    const auto answer =
        Register("Contact: <sip:b@10.0.0.1>, <sip:b@10.0.0.2>;expires=5\r\nExpires: 90\r\n");
    BOOST_TEST(answer.code == 423U);
    BOOST_TEST(answer.response.Build().find("Min-Expires: 30\r\n") != std::string::npos);
    BOOST_TEST(locations.Find(BOB, Seconds(0)).empty());
}

// A REGISTER without Contact asks.
BOOST_FIXTURE_TEST_CASE(ListsContactsWhenAsked, Registrar)
{
    Register("Contact: <sip:b@10.0.0.1>;expires=60\r\n");
    const auto answer = Register("", Seconds(20));
    BOOST_TEST(answer.response.Build().find("Contact: <sip:b@10.0.0.1>;expires=40\r\n") !=
               std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
