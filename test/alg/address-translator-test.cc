// SPDX-License-Identifier: GPL-2.0-only
#include "signal-fixture.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

struct Fixture : SignalFixture
{
    /// The endpoint that stands for this one in a message from the phone; "" if it stays.
    std::string Outward(const IpEndpoint& internal)
    {
        const auto answer = addresses.Outward(internal);
        return answer ? answer->endpoint.ToString() : "";
    }

    std::string Inward(const IpEndpoint& external)
    {
        const auto answer = addresses.Inward(external);
        return answer ? answer->endpoint.ToString() : "";
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(AddressTranslatorTest, Fixture)

// J48: what the message says of its sender is what the packet says.
BOOST_AUTO_TEST_CASE(TranslatesTheSenderAsItsPacket)
{
    const SipPassage passage = Out(Phone());
    addresses.Start(passage, 0s);
    BOOST_TEST(addresses.IsOutbound());
    BOOST_TEST(Outward(Phone()) == passage.leaving.source.ToString());
    const HeldMapping named = addresses.GetNamed()[0].mapping;
    BOOST_TEST((nat.mappings.GetId(named) == MappingOf(passage.leaving.source)));
}

// J28: another host of the sender's side gets an endpoint of its own.
BOOST_AUTO_TEST_CASE(TranslatesOtherHostsOfTheSendersSide)
{
    addresses.Start(Out(Phone()), 0s);
    const std::string other = Outward(Endpoint("10.1.1.4", 5060));
    BOOST_TEST(other.substr(0, 8) == "1.1.1.1:");
    BOOST_TEST(other != Outward(Phone()));
    BOOST_TEST(Outward(Endpoint("10.1.1.4", 5060)) == other);
}

// J48: a host that is named alone looks as its packets would, not as the sender's.
BOOST_AUTO_TEST_CASE(TranslatesAHostByTheRuleThatIsItsOwn)
{
    natConfig.staticRuleSets = {
        {"s", PUBLIC, {{"r", Prefix("1.1.1.4/32"), Prefix("10.1.1.4/32")}}}};
    natConfig.sourceRuleSets[0].rules[0].sources = {Prefix("10.1.1.3/32")};
    NatState other(natConfig, routes, chooser, natObserver);
    AddressTranslator translator(other, routes, calls);
    SipPassage passage = Out(Phone());
    passage.arrived.source = Endpoint("10.1.1.4", 5060);
    passage.leaving.source = Endpoint("1.1.1.4", 5060);
    translator.Start(passage, 0s);
    const auto outward = [&](const char* host) {
        const auto address = translator.OutwardHost(Address(host));
        return address ? address->ToString() : "";
    };
    BOOST_TEST(outward("10.1.1.4") == "1.1.1.4");
    BOOST_TEST(outward("10.1.1.3") == "1.1.1.1");
    BOOST_TEST(outward("10.1.1.9") == "");
    BOOST_TEST(outward("9.9.9.9") == "");
}

// Case 60: nobody has an endpoint mapped for a host of another side.
BOOST_AUTO_TEST_CASE(LeavesHostsOfOtherSidesAlone)
{
    addresses.Start(Out(Phone()), 0s);
    const auto before = nat.mappings.GetRows().Size();
    BOOST_TEST(Outward(Server()) == "");
    BOOST_TEST(Outward(Endpoint("2.2.2.2", 5060)) == "");
    BOOST_TEST(Outward(Endpoint("224.0.0.1", 5060)) == "");
    BOOST_TEST(Outward(Endpoint("127.0.0.1", 5060)) == "");
    BOOST_TEST(Outward(Endpoint("0.0.0.0", 5060)) == "");
    BOOST_TEST(nat.mappings.GetRows().Size() == before);
    BOOST_TEST(addresses.GetNamed().empty());
}

// Case 31: a client that learnt its public endpoint by itself is not translated twice.
BOOST_AUTO_TEST_CASE(LeavesAnEndpointThatIsTheFirewallsAlready)
{
    const SipPassage passage = Out(Phone());
    addresses.Start(passage, 0s);
    BOOST_TEST(Outward(passage.leaving.source) == "");
}

// J53: the way back.
BOOST_AUTO_TEST_CASE(RestoresWhatStandsForAHostOfTheReceiversSide)
{
    const IpEndpoint other = Show(Phone(5070));
    addresses.Start(In(Phone()), 0s);
    BOOST_TEST(addresses.IsInbound());
    BOOST_TEST(Inward(Show(Phone())) == "10.1.1.3:5060");
    BOOST_TEST(Inward(other) == "10.1.1.3:5070");
    BOOST_TEST(Inward(Server()) == "");
    BOOST_TEST(Inward(Endpoint("1.1.1.1", 9)) == "");
}

// Case 50: in a spiral the passage to the host's own side restores it.
BOOST_AUTO_TEST_CASE(LeavesWhatStandsForAHostOfAThirdSide)
{
    const IpEndpoint external = Show(Phone());
    SipPassage passage = In(Phone(5070));
    passage.zones.to = DMZ;
    addresses.Start(passage, 0s);
    BOOST_TEST(Inward(external) == "");
}

// Case 50: the same where the host is behind static NAT.
BOOST_AUTO_TEST_CASE(LeavesAStaticAddressOfAHostOfAThirdSide)
{
    natConfig.staticRuleSets = {
        {"s", PUBLIC, {{"r", Prefix("1.1.1.10/32"), Prefix("10.1.1.10/32")}}}};
    NatState fixedNat(natConfig, routes, chooser, natObserver);
    AddressTranslator fixed(fixedNat, routes, calls);
    SipPassage passage = In(Phone());
    fixed.Start(passage, 0s);
    const auto restored = fixed.Inward(Endpoint("1.1.1.10", 5060));
    BOOST_REQUIRE(restored);
    BOOST_TEST(restored->endpoint.ToString() == "10.1.1.10:5060");
    passage.zones.to = DMZ;
    fixed.Start(passage, 0s);
    BOOST_TEST(!fixed.Inward(Endpoint("1.1.1.10", 5060)));
}

// A message that is dropped leaves no mapping; one that somebody holds stays.
BOOST_AUTO_TEST_CASE(TakesBackTheMappingsThatNobodyHolds)
{
    addresses.Start(Out(Phone()), 0s);
    const auto before = nat.mappings.GetRows().Size();
    Outward(Phone(5070));
    Outward(Phone(5072));
    nat.mappings.Hold(addresses.GetNamed()[0].mapping);
    addresses.TakeBack(0s);
    BOOST_TEST(nat.mappings.GetRows().Size() == before + 1);
    BOOST_TEST(addresses.GetNamed().empty());
}

// J16: endpoints that are not translated are named if they are on the sender's side only.
BOOST_AUTO_TEST_CASE(NamesAsTheyAreHostsOfTheSendersSideOnly)
{
    addresses.Start(In(Phone()), 0s);
    addresses.NameAsIs(Server(5070), SignalHeader::Contact, true);
    addresses.NameAsIs(Server(5070), SignalHeader::Via, true);
    addresses.NameAsIs(Phone(), SignalHeader::Contact, true);
    addresses.NameAsIs(Endpoint("2.2.2.2", 5060), SignalHeader::Contact, true);
    BOOST_REQUIRE(addresses.GetNamed().size() == 1U);
    BOOST_TEST((addresses.GetNamed()[0].external == Server(5070)));
    const auto both = SignalHeader::Contact | SignalHeader::Via;
    BOOST_TEST(int(addresses.GetNamed()[0].headers) == int(both));
}

// C8, C12: where an endpoint is named says whether it is opened.
BOOST_AUTO_TEST_CASE(MarksTheHeadersThatNameAnEndpoint)
{
    addresses.Start(Out(Phone()), 0s);
    Outward(Phone());
    Outward(Phone(5070));
    addresses.Mark(Phone(5070), SignalHeader::Contact);
    addresses.Mark(Phone(5099), SignalHeader::Contact);
    BOOST_TEST(int(addresses.GetNamed()[0].headers) == 0);
    BOOST_TEST(int(addresses.GetNamed()[1].headers) == int(SignalHeader::Contact));
}

// Case 31: what a client has learnt by itself is named, too.
BOOST_AUTO_TEST_CASE(MarksAnEndpointThatStoodForTheSenderAlready)
{
    const SipPassage passage = Out(Phone());
    addresses.Start(passage, 0s);
    addresses.Mark(passage.leaving.source, SignalHeader::Contact);
    BOOST_REQUIRE(addresses.GetNamed().size() == 1U);
    BOOST_TEST((addresses.GetNamed()[0].internal == Phone()));
    BOOST_TEST((addresses.GetNamed()[0].external == passage.leaving.source));
}

// Case 59: no port left is a failure, no rule is none.
BOOST_AUTO_TEST_CASE(FailsWhenNoPortIsLeft)
{
    natConfig.interfacePorts = {5060, 5060};
    addresses.Start(Out(Phone()), 0s);
    BOOST_TEST(Outward(Phone(5070)) == "");
    BOOST_TEST(addresses.HasFailed());
}

BOOST_AUTO_TEST_SUITE_END()
