// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-address.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(SdpAddressTest)

BOOST_AUTO_TEST_CASE(ReadsIpv4AndIpv6Literals)
{
    SdpAddress address;
    BOOST_TEST(address.Parse("IN IP4 10.1.1.3"));
    BOOST_TEST((address.kind == SdpAddressKind::Ipv4));
    BOOST_TEST(address.ip.ToString() == "10.1.1.3");
    BOOST_TEST(address.addrType == "IP4");
    BOOST_TEST(address.address == "10.1.1.3");
    BOOST_TEST(address.suffix.empty());
    BOOST_TEST(address.Parse("IN IP6 2001:db8::5")); // J8
    BOOST_TEST((address.kind == SdpAddressKind::Ipv6));
    BOOST_TEST(address.addrType == "IP6");
    BOOST_TEST(address.Parse("in ip4 10.1.1.3"));
    BOOST_TEST((address.kind == SdpAddressKind::Ipv4));
}

// What is told of an address like one that was read before is its own.
BOOST_AUTO_TEST_CASE(ReadsTheSameAddressAgain)
{
    const std::string text = "IN IP4 10.1.1.3";
    for (const char* before : {"IN IP4 10.1.1.3", "IN IP4 10.1.1.4", "IN IP6 10.1.1.3", "IN X 1"})
    {
        SdpAddress likely;
        SdpAddress address;
        BOOST_TEST(likely.Parse(before), before);
        BOOST_TEST(address.Parse(text, likely), before);
        BOOST_TEST((address.kind == SdpAddressKind::Ipv4), before);
        BOOST_TEST(address.ip.ToString() == "10.1.1.3", before);
        BOOST_TEST(address.address.data() == text.data() + 7, before);
        BOOST_TEST(!address.Parse("IN IP6 10.1.1.3/x", likely), before);
    }
}

// J9: multicast opens nothing, so it must be told, with its TTL and count.
BOOST_AUTO_TEST_CASE(TellsMulticastWithTtlAndCount)
{
    SdpAddress address;
    BOOST_TEST(address.Parse("IN IP4 224.2.1.1/127/3"));
    BOOST_TEST(address.IsMulticast());
    BOOST_TEST(address.address == "224.2.1.1");
    BOOST_TEST(address.suffix == "/127/3");
    BOOST_TEST(address.Parse("IN IP6 ff15::101/3"));
    BOOST_TEST(address.IsMulticast());
}

// J17: 0.0.0.0 is hold; so is "::".
BOOST_AUTO_TEST_CASE(TellsTheUnspecifiedAddress)
{
    SdpAddress address;
    BOOST_TEST(address.Parse("IN IP4 0.0.0.0"));
    BOOST_TEST(address.IsUnspecified());
    BOOST_TEST(address.Parse("IN IP6 ::"));
    BOOST_TEST(address.IsUnspecified());
    BOOST_TEST(address.Parse("IN IP4 host.example.com"));
    BOOST_TEST(!address.IsUnspecified());
}

// J9: a domain name; J7: another network.
BOOST_AUTO_TEST_CASE(TellsNamesAndForeignNetworks)
{
    SdpAddress address;
    BOOST_TEST(address.Parse("IN IP4 host.example.com"));
    BOOST_TEST((address.kind == SdpAddressKind::Name));
    BOOST_TEST(address.Parse("ATM NSAP 47.0091"));
    BOOST_TEST((address.kind == SdpAddressKind::Foreign));
    BOOST_TEST(address.Parse("IN IP5 10.0.0.1"));
    BOOST_TEST((address.kind == SdpAddressKind::Foreign));
    BOOST_TEST(!address.IsLiteral());
}

// A literal of one family under the label of the other is no address to translate.
BOOST_AUTO_TEST_CASE(TakesALiteralOfTheOtherFamilyAsForeign)
{
    SdpAddress address;
    BOOST_TEST(address.Parse("IN IP4 2001:db8::5"));
    BOOST_TEST((address.kind == SdpAddressKind::Foreign));
    BOOST_TEST(address.Parse("IN IP6 10.1.1.3"));
    BOOST_TEST((address.kind == SdpAddressKind::Foreign));
    BOOST_TEST(!address.IsLiteral());
}

BOOST_AUTO_TEST_CASE(RefusesWhatIsNotThreeWords)
{
    SdpAddress address;
    for (const std::string_view text : {"",
                                        "IN",
                                        "IN IP4",
                                        "IN IP4 ",
                                        "IN  IP4 10.0.0.1",
                                        "IN IP4  10.0.0.1",
                                        "IN IP4 10.0.0.1 x",
                                        "IN IP4 224.2.1.1/",
                                        "IN IP4 224.2.1.1/x",
                                        "IN IP4 /127",
                                        " IN IP4 10.0.0.1"})
    {
        BOOST_TEST(!address.Parse(text), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
