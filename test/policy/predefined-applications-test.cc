// SPDX-License-Identifier: GPL-2.0-only
#include "policy-table.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(PredefinedApplicationsTest)

/// J72: SIP over UDP and TCP.
BOOST_AUTO_TEST_CASE(KnowsSipOverUdpAndTcp)
{
    const ApplicationConfig* sip = FindPredefinedApplication("junos-sip");
    BOOST_REQUIRE(sip);
    BOOST_REQUIRE(sip->terms.size() == 2u);
    BOOST_TEST((sip->terms[0].protocol == IpProtocol::Udp));
    BOOST_TEST((sip->terms[1].protocol == IpProtocol::Tcp));
    for (const ApplicationTerm& term : sip->terms)
    {
        BOOST_TEST(term.destinationPorts.low == 5060);
        BOOST_TEST(term.destinationPorts.high == 5060);
    }
}

BOOST_AUTO_TEST_CASE(AnyIsEveryProtocolAndPort)
{
    const ApplicationConfig* any = FindPredefinedApplication("any");
    BOOST_REQUIRE(any);
    BOOST_REQUIRE(any->terms.size() == 1u);
    BOOST_TEST(!any->terms[0].protocol);
    BOOST_TEST(any->terms[0].destinationPorts.Contains(0));
    BOOST_TEST(any->terms[0].destinationPorts.Contains(65535));
}

BOOST_AUTO_TEST_CASE(FindsEachByItsOneName)
{
    std::set<std::string> names;
    for (const ApplicationConfig& application : GetPredefinedApplications())
    {
        BOOST_TEST(names.insert(application.name).second);
        BOOST_TEST(FindPredefinedApplication(application.name) == &application);
        BOOST_TEST(!application.terms.empty());
    }
    BOOST_TEST(!FindPredefinedApplication("junos-no-such-thing"));
    BOOST_TEST(!FindPredefinedApplication(""));
}

BOOST_AUTO_TEST_CASE(KnowsTheServicesOfTheHost)
{
    for (const char* name : {"all", "any-service", "ping", "ssh", "snmp", "dns"})
    {
        BOOST_TEST(FindHostService(name), name);
    }
    BOOST_TEST(!FindHostService("junos-sip"));
}

BOOST_AUTO_TEST_SUITE_END()
