// SPDX-License-Identifier: GPL-2.0-only
#include "ip-prefix.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(IpPrefixTest)

// J75, choice r: the document's rule matches 10.1.1.3/24; the host bits stay and do not count.
BOOST_AUTO_TEST_CASE(KeepsHostBitsAndIgnoresThemWhenMatching)
{
    const IpPrefix prefix = IpPrefix::Parse("10.1.1.3/24").value();
    BOOST_TEST(prefix.ToString() == "10.1.1.3/24");
    BOOST_TEST(prefix.Contains(IpAddress::Parse("10.1.1.200").value()));
    BOOST_TEST(!prefix.Contains(IpAddress::Parse("10.1.2.3").value()));
}

BOOST_AUTO_TEST_CASE(ReadsABareAddressAsAHostPrefix)
{
    BOOST_TEST(IpPrefix::Parse("10.1.1.3").value().IsHost());
    BOOST_TEST(IpPrefix::Parse("2001:db8::5").value().length == 128U);
    BOOST_TEST(IpPrefix::Parse("10.1.1.3/32").value().IsHost());
    BOOST_TEST(!IpPrefix::Parse("10.1.1.3/31").value().IsHost());
}

BOOST_AUTO_TEST_CASE(RefusesLengthsThatTheFamilyDoesNotHave)
{
    for (const std::string_view text :
         {"10.1.1.0/33", "2001:db8::/129", "10.1.1.0/", "10.1.1.0/-1", "10.1.1.0/24x", "/24", ""})
    {
        BOOST_TEST(!IpPrefix::Parse(text), text);
    }
}

BOOST_AUTO_TEST_CASE(NeverMatchesAnotherFamily)
{
    const IpPrefix any4 = IpPrefix::Parse("0.0.0.0/0").value();
    const IpPrefix any6 = IpPrefix::Parse("::/0").value();
    BOOST_TEST(any4.Contains(IpAddress::V4(7)));
    BOOST_TEST(!any4.Contains(IpAddress::Parse("::7").value()));
    BOOST_TEST(!any6.Contains(IpAddress::V4(7)));
}

BOOST_AUTO_TEST_SUITE_END()
