// SPDX-License-Identifier: GPL-2.0-only
#include "ip-address.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(IpAddressTest)

BOOST_AUTO_TEST_CASE(ReadsDottedQuads)
{
    BOOST_TEST(IpAddress::Parse("10.1.1.3").value().ToV4() == 0x0a010103U);
    BOOST_TEST(IpAddress::Parse("0.0.0.0").value().IsUnspecified());
    BOOST_TEST(IpAddress::Parse("255.255.255.255").value().IsBroadcast());
    BOOST_TEST(IpAddress::Parse("010.001.001.003").value().ToV4() == 0x0a010103U);
}

// Case 7: part of a longer number is no address; case 10: no wrapped octets.
BOOST_AUTO_TEST_CASE(RefusesWhatIsNoDottedQuad)
{
    for (const std::string_view text : {"",
                                        "10.1.1",
                                        "10.1.1.",
                                        ".10.1.1.3",
                                        "10.1.1.3.4",
                                        "10.1.1.256",
                                        "10.1.1.0003",
                                        "10..1.3",
                                        "10.1.1.3 ",
                                        "10.1.1.-3",
                                        "0x0a.1.1.3",
                                        "host.example.com"})
    {
        BOOST_TEST(!IpAddress::Parse(text), text);
    }
}

// Every octet, with and without zeros before it, in every place, and no character more is read than
// there is.
BOOST_AUTO_TEST_CASE(ReadsEveryOctetInEveryPlace)
{
    for (unsigned octet = 0; octet < 1000; ++octet)
    {
        const std::string number = std::to_string(octet);
        const std::string padded = std::string(3 - number.size(), '0') + number;
        for (unsigned place = 0; place < 4; ++place)
        {
            for (const std::string& written : {number, padded})
            {
                std::string text;
                for (unsigned i = 0; i < 4; ++i)
                {
                    text += (i == 0 ? "" : ".") + (i == place ? written : "1");
                }
                const std::vector<char> exact(text.begin(), text.end());
                const auto address = IpAddress::Parse({exact.data(), exact.size()});
                BOOST_REQUIRE(address.has_value() == (octet <= 255));
                const uint32_t ones = 0x01010101U & ~(0xffU << (24 - 8 * place));
                BOOST_REQUIRE((!address || address->ToV4() == (ones | octet << (24 - 8 * place))));
            }
        }
    }
}

// What goes on behind the address is the reader's who asked, up to the end it gave.
BOOST_AUTO_TEST_CASE(TellsWhereADottedQuadEnds)
{
    const auto getLength = [](const std::string& text) {
        const std::vector<char> exact(text.begin(), text.end());
        const auto v4 = IpAddress::ReadV4(exact.data(), exact.data() + exact.size());
        return v4.end ? v4.end - exact.data() : -1;
    };
    BOOST_TEST(getLength("10.1.1.3:5060") == 8);
    BOOST_TEST(getLength("10.1.1.1234") == 10);
    BOOST_TEST(getLength("255.255.255.255") == 15);
    for (const std::string text :
         {"255.255.255.", "255.255.255", "1.1.1", "1.1.1.", "1.1.111", "1"})
    {
        BOOST_TEST(getLength(text) == -1);
    }
}

// J21
BOOST_AUTO_TEST_CASE(ReadsIpv6Literals)
{
    const IpAddress address = IpAddress::Parse("2001:db8::5").value();
    BOOST_TEST(address.IsV6());
    BOOST_TEST(address.ToV6()[0] == 0x20);
    BOOST_TEST(address.ToV6()[15] == 5);
    BOOST_TEST(address.ToString() == "2001:db8::5");
    BOOST_TEST(IpAddress::V6(address.ToV6()).ToString() == "2001:db8::5");
    BOOST_TEST(IpAddress::Parse("::").value().IsUnspecified());
    BOOST_TEST(IpAddress::Parse("::1").value().IsLoopback());
    BOOST_TEST(IpAddress::Parse("ff02::1").value().IsMulticast());
}

BOOST_AUTO_TEST_CASE(RefusesWhatIsNoIpv6Literal)
{
    for (const std::string_view text : {"[2001:db8::5]",
                                        "2001:db8:::192.0.2.1",
                                        "2001:db8::1::2",
                                        "2001:db8::5%eth0",
                                        "1:2:3:4:5:6:7:8:9",
                                        "12345::",
                                        ":"})
    {
        BOOST_TEST(!IpAddress::Parse(text), text);
    }
    BOOST_TEST(!IpAddress::Parse(std::string_view("::1\0", 4)));
    BOOST_TEST(!IpAddress::Parse(std::string(5000, ':')));
}

BOOST_AUTO_TEST_CASE(TellsAMappedAddressFromTheIpv4Address)
{
    const IpAddress mapped = IpAddress::Parse("::ffff:192.0.2.2").value();
    const IpAddress v4 = IpAddress::Parse("192.0.2.2").value();
    BOOST_TEST((mapped != v4));
    BOOST_TEST(mapped.Hash() != v4.Hash());
    BOOST_TEST((v4 < mapped));
}

BOOST_AUTO_TEST_CASE(MasksBothFamilies)
{
    const IpAddress v4 = IpAddress::Parse("10.1.255.3").value();
    BOOST_TEST(v4.Masked(24).ToString() == "10.1.255.0");
    BOOST_TEST(v4.Masked(17).ToString() == "10.1.128.0");
    BOOST_TEST(v4.Masked(0).ToString() == "0.0.0.0");
    BOOST_TEST(v4.Masked(32).ToString() == "10.1.255.3");
    const IpAddress v6 = IpAddress::Parse("2001:db8:ffff::5").value();
    BOOST_TEST(v6.Masked(33).ToString() == "2001:db8:8000::");
    BOOST_TEST(v6.Masked(128).ToString() == "2001:db8:ffff::5");
    BOOST_TEST(v6.Masked(0).ToString() == "::");
}

BOOST_AUTO_TEST_CASE(StepsThroughARange)
{
    const IpAddress first = IpAddress::Parse("1.1.1.20").value();
    BOOST_TEST(first.Plus(20).ToString() == "1.1.1.40");
    BOOST_TEST((first < first.Plus(1)));
}

BOOST_AUTO_TEST_CASE(KnowsSpecialIpv4Addresses)
{
    BOOST_TEST(IpAddress::Parse("224.2.1.1").value().IsMulticast());
    BOOST_TEST(IpAddress::Parse("239.255.255.255").value().IsMulticast());
    BOOST_TEST(!IpAddress::Parse("240.0.0.1").value().IsMulticast());
    BOOST_TEST(IpAddress::Parse("127.9.9.9").value().IsLoopback());
    BOOST_TEST(!IpAddress::Parse("10.0.0.1").value().IsLoopback());
    BOOST_TEST(IpAddress().ToString() == "0.0.0.0");
    BOOST_TEST(IpAddress::V4(0x01020304).GetBits() == 32U);
}

BOOST_AUTO_TEST_SUITE_END()
