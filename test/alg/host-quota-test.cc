// SPDX-License-Identifier: GPL-2.0-only
#include "host-quota.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(HostQuotaTest)

// Case 60: one host cannot take what others need.
BOOST_AUTO_TEST_CASE(GivesEachHostItsShareAndNoMore)
{
    HostQuota quota(2);
    const IpAddress first = IpAddress::V4(1);
    const IpAddress second = IpAddress::V4(2);
    BOOST_TEST(quota.Take(first));
    BOOST_TEST(quota.Take(first));
    BOOST_TEST(!quota.Take(first));
    BOOST_TEST(quota.Take(second));
    quota.GiveBack(first);
    BOOST_TEST(quota.Take(first));
    BOOST_TEST(!quota.Take(first));
}

BOOST_AUTO_TEST_CASE(RemembersNobodyWhoHasNothing)
{
    HostQuota quota(2);
    const std::size_t empty = quota.GetMemory();
    quota.Take(IpAddress::V4(1));
    BOOST_TEST(quota.GetMemory() > empty);
    quota.GiveBack(IpAddress::V4(1));
    quota.GiveBack(IpAddress::V4(1));
    BOOST_TEST(quota.GetMemory() == empty);
}

BOOST_AUTO_TEST_SUITE_END()
