// SPDX-License-Identifier: GPL-2.0-only
#include "policy-table.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

using Action = PolicyConfig::Action;

constexpr ZoneId PRIVATE{0};
constexpr ZoneId PUBLIC{1};

IpAddress
Address(const char* text)
{
    return IpAddress::Parse(text).value();
}

FlowKey
Flow(const char* source,
     const char* destination,
     uint16_t port,
     IpProtocol protocol = IpProtocol::Udp)
{
    return {protocol, {Address(source), 40000}, {Address(destination), port}};
}

struct Fixture
{
    Fixture()
    {
        config.zones.resize(2);
        AddressBook& book = config.zones[0].addressBook;
        book.addresses["phone1"] = IpPrefix::Parse("10.1.1.3/32").value();
        book.addresses["phone2"] = IpPrefix::Parse("10.1.1.4/32").value();
        book.sets["phones"] = {"phone1", "more"};
        book.sets["more"] = {"phone2", "phones"};
        book.sets["empty"] = {};
        config.globalAddressBook.addresses["proxy"] = IpPrefix::Parse("1.1.1.4/32").value();
        config.globalAddressBook.addresses["phone1"] = IpPrefix::Parse("99.0.0.0/8").value();
    }

    void Add(std::vector<std::string> sources,
             std::vector<std::string> destinations,
             std::vector<std::string> applications,
             Action action = Action::Permit)
    {
        config.policies.push_back({{PRIVATE, PUBLIC},
                                   "p",
                                   std::move(sources),
                                   std::move(destinations),
                                   std::move(applications),
                                   action});
    }

    PolicyTable::Decision Evaluate(const FlowKey& flow, ZonePair zones = {PRIVATE, PUBLIC}) const
    {
        return PolicyTable(config).Evaluate(zones, flow);
    }

    bool Permits(const FlowKey& flow) const
    {
        return Evaluate(flow).action == Action::Permit;
    }

    SecurityConfig config;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(PolicyTableTest, Fixture)

/// C17: what no policy names is dropped.
BOOST_AUTO_TEST_CASE(DeniesWhatNoPolicyNames)
{
    const auto decision = Evaluate(Flow("10.1.1.3", "1.1.1.4", 5060));
    BOOST_TEST((decision.action == Action::Deny));
    BOOST_TEST(decision.policy == -1);
    config.defaultAction = Action::Permit;
    BOOST_TEST(Permits(Flow("10.1.1.3", "1.1.1.4", 5060)));
}

BOOST_AUTO_TEST_CASE(PermitsWhatAllThreePartsMatch)
{
    Add({"phone1"}, {"proxy"}, {"junos-sip"});
    BOOST_TEST(Permits(Flow("10.1.1.3", "1.1.1.4", 5060)));
    BOOST_TEST(!Permits(Flow("10.1.1.4", "1.1.1.4", 5060)));
    BOOST_TEST(!Permits(Flow("10.1.1.3", "1.1.1.5", 5060)));
    BOOST_TEST(!Permits(Flow("10.1.1.3", "1.1.1.4", 5061)));
}

BOOST_AUTO_TEST_CASE(IsDirectional)
{
    Add({"any"}, {"any"}, {"any"});
    BOOST_TEST(Permits(Flow("10.1.1.3", "1.1.1.4", 9)));
    BOOST_TEST(
        (Evaluate(Flow("1.1.1.4", "10.1.1.3", 9), {PUBLIC, PRIVATE}).action == Action::Deny));
    BOOST_TEST(
        (Evaluate(Flow("10.1.1.3", "1.1.1.1", 9), {PRIVATE, HOST_ZONE}).action == Action::Deny));
}

BOOST_AUTO_TEST_CASE(DecidesByTheFirstPolicyOfTheZonePair)
{
    Add({"phone1"}, {"any"}, {"junos-sip"}, Action::Reject);
    Add({"any"}, {"any"}, {"any"});
    const auto first = Evaluate(Flow("10.1.1.3", "1.1.1.4", 5060));
    BOOST_TEST((first.action == Action::Reject));
    BOOST_TEST(first.policy == 0);
    const auto second = Evaluate(Flow("10.1.1.4", "1.1.1.4", 5060));
    BOOST_TEST((second.action == Action::Permit));
    BOOST_TEST(second.policy == 1);
}

/// Sets may hold sets, even each other.
BOOST_AUTO_TEST_CASE(ResolvesNestedAddressSets)
{
    Add({"phones"}, {"any"}, {"any"});
    BOOST_TEST(Permits(Flow("10.1.1.3", "1.1.1.4", 9)));
    BOOST_TEST(Permits(Flow("10.1.1.4", "1.1.1.4", 9)));
    BOOST_TEST(!Permits(Flow("10.1.1.5", "1.1.1.4", 9)));
}

BOOST_AUTO_TEST_CASE(PrefersTheZonesAddressBookToTheGlobalOne)
{
    Add({"phone1"}, {"any"}, {"any"});
    BOOST_TEST(!Permits(Flow("99.1.1.1", "1.1.1.4", 9)));
    BOOST_TEST(Permits(Flow("10.1.1.3", "1.1.1.4", 9)));
}

BOOST_AUTO_TEST_CASE(MatchesNothingByAnEmptyAddressSet)
{
    Add({"empty"}, {"any"}, {"any"});
    BOOST_TEST(!Permits(Flow("10.1.1.3", "1.1.1.4", 9)));
}

BOOST_AUTO_TEST_CASE(KnowsConfiguredApplications)
{
    config.applications = {{"media", {{IpProtocol::Udp, {16384, 32767}}}},
                           {"junos-http", {{IpProtocol::Tcp, {8080, 8080}}}}};
    Add({"any"}, {"any"}, {"media", "junos-http"});
    BOOST_TEST(Permits(Flow("10.1.1.3", "1.1.1.4", 16384)));
    BOOST_TEST(Permits(Flow("10.1.1.3", "1.1.1.4", 32767)));
    BOOST_TEST(!Permits(Flow("10.1.1.3", "1.1.1.4", 32768)));
    BOOST_TEST(!Permits(Flow("10.1.1.3", "1.1.1.4", 16384, IpProtocol::Tcp)));
    BOOST_TEST(Permits(Flow("10.1.1.3", "1.1.1.4", 8080, IpProtocol::Tcp)));
    BOOST_TEST(!Permits(Flow("10.1.1.3", "1.1.1.4", 80, IpProtocol::Tcp)));
}

BOOST_AUTO_TEST_CASE(MatchesEchoQueries)
{
    Add({"any"}, {"any"}, {"junos-icmp-ping"});
    BOOST_TEST(Permits(Flow("10.1.1.3", "1.1.1.4", 0, IpProtocol::Icmp)));
    BOOST_TEST(!Permits(Flow("10.1.1.3", "1.1.1.4", 0)));
}

BOOST_AUTO_TEST_CASE(TakesOnlyTheServicesOfTheZone)
{
    config.zones[0].hostServices = {"ping", "dns"};
    config.zones[1].hostServices = {};
    const PolicyTable table(config);
    const FlowKey ping = Flow("10.1.1.3", "10.1.1.1", 0, IpProtocol::Icmp);
    BOOST_TEST(table.PermitsHostInbound(PRIVATE, ping));
    BOOST_TEST(table.PermitsHostInbound(PRIVATE, Flow("10.1.1.3", "10.1.1.1", 53)));
    BOOST_TEST(!table.PermitsHostInbound(PRIVATE, Flow("10.1.1.3", "10.1.1.1", 161)));
    BOOST_TEST(!table.PermitsHostInbound(PUBLIC, ping));
    BOOST_TEST(!table.PermitsHostInbound(NO_ZONE, ping));
}

BOOST_AUTO_TEST_CASE(TakesEverythingWithAllServices)
{
    config.zones[1].hostServices = {"all"};
    const PolicyTable table(config);
    BOOST_TEST(table.PermitsHostInbound(PUBLIC, Flow("1.1.1.4", "1.1.1.1", 161)));
    BOOST_TEST(table.PermitsHostInbound(PUBLIC, Flow("1.1.1.4", "1.1.1.1", 22, IpProtocol::Tcp)));
}

BOOST_AUTO_TEST_SUITE_END()
