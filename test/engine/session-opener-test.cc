// SPDX-License-Identifier: GPL-2.0-only
#include "opener-fixture.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

BOOST_AUTO_TEST_SUITE(SessionOpenerTest)

// J12: a pinhole's packet passes where no policy lets it, and the session is its owner's.
BOOST_AUTO_TEST_CASE(TakesThePinholeBeforeThePolicies)
{
    Opener opener(MakeConfig());
    const IpEndpoint named = opener.Map(RemoteFilter::TargetHostPort);
    opener.Expect(named, MediaOwner(7));
    const Verdict verdict = opener.In(named, Endpoint("1.1.1.8", 1));
    BOOST_TEST(bool(verdict.action == Verdict::Action::Translated));
    BOOST_TEST(bool(opener.leaving.destination == PHONE));
    const Session& session = opener.SessionOf(verdict);
    BOOST_TEST(session.owner.IsOfSameRow(MediaOwner(7)));
    BOOST_TEST(session.policy == -1);
    BOOST_TEST((session.timeout == NEVER));
    BOOST_TEST(bool(session.rule.kind == NatRuleRef::Kind::Source));
}

// The pinhole's inside endpoint, not the static rule's.
BOOST_AUTO_TEST_CASE(TakesThePinholeBeforeStaticNat)
{
    Opener opener;
    opener.Expect(Endpoint("1.1.1.5", 4000));
    const Verdict verdict = opener.In(Endpoint("1.1.1.5", 4000));
    BOOST_TEST(bool(opener.leaving.destination == PHONE));
    BOOST_TEST(bool(opener.SessionOf(verdict).rule.kind == NatRuleRef::Kind::Static));
}

// J15
BOOST_AUTO_TEST_CASE(ConsumesAOneShotPinhole)
{
    Opener opener(MakeConfig());
    const IpEndpoint named = opener.Map(RemoteFilter::TargetHostPort);
    const PinholeId pinhole = opener.Expect(named);
    BOOST_TEST(bool(opener.In(named).session));
    BOOST_TEST(!opener.nat.pinholes.Find(pinhole));
}

// A pinhole whose session cannot be made waits on.
BOOST_AUTO_TEST_CASE(LeavesThePinholeIfNoSessionIsMade)
{
    FirewallConfig config = MakeConfig();
    config.nat.maxSessions = 0;
    Opener opener(config);
    const IpEndpoint named = opener.Map(RemoteFilter::TargetHostPort);
    const PinholeId pinhole = opener.Expect(named);
    BOOST_TEST(IsDropped(opener.In(named), DropReason::SessionTableFull));
    BOOST_TEST(bool(opener.nat.pinholes.Find(pinhole)));
}

BOOST_AUTO_TEST_CASE(TakesStaticNatBeforeAMapping)
{
    Opener opener;
    const IpEndpoint external = Endpoint("1.1.1.5", 4000);
    const PersistentNat persistent;
    MappingTerms terms;
    terms.persistent = &persistent;
    BOOST_REQUIRE(opener.nat.mappings.GetPorts().Take(IpProtocol::Udp, external));
    const MappingId mapping = opener.nat.mappings.Add(terms, PHONE, external, opener.now);
    opener.nat.mappings.Find(mapping)->persistence->hasSent = true;
    opener.nat.mappings.Hold(mapping);
    const Verdict verdict = opener.In(external);
    BOOST_TEST(bool(verdict.action == Verdict::Action::Translated));
    BOOST_TEST(opener.leaving.destination.ToString() == "10.1.1.5:4000");
    BOOST_TEST(opener.nat.rules.GetHits({NatRuleRef::Kind::Static, 0, 0}) == 1U);
    BOOST_TEST(!opener.SessionOf(verdict).destinationMapping);
}

// RFC 4787 section 5: who may send to a mapping is the mapping's matter.
BOOST_AUTO_TEST_CASE(AdmitsToAMappingWhomItsFilterNames)
{
    Opener strict;
    const IpEndpoint named = strict.Map(RemoteFilter::TargetHost);
    BOOST_TEST(IsDropped(strict.In(named, Endpoint("1.1.1.8", 7000)), DropReason::FilteredRemote));
    BOOST_TEST(bool(strict.In(named, Endpoint("1.1.1.9", 1)).session));
    BOOST_TEST(bool(strict.leaving.destination == PHONE));
    Opener open;
    open.Map(RemoteFilter::AnyRemoteHost);
    BOOST_TEST(bool(open.In(named, Endpoint("1.1.1.8", 7000)).session));
}

BOOST_AUTO_TEST_CASE(RefusesMoreSessionsThanAMappingMayHave)
{
    Opener opener;
    const IpEndpoint named = opener.Map(RemoteFilter::AnyRemoteHost);
    opener.In(named, Endpoint("1.1.1.8", 1));
    opener.In(named, Endpoint("1.1.1.8", 2));
    const Verdict third = opener.In(named, Endpoint("1.1.1.8", 3));
    BOOST_TEST(IsDropped(third, DropReason::MappingSessionsFull));
    BOOST_TEST(opener.CountSessions() == 2U);
}

// C17: a mapping that admits the sender does not stand for a policy.
BOOST_AUTO_TEST_CASE(AsksThePoliciesBehindAMapping)
{
    Opener opener(MakeConfig());
    const IpEndpoint named = opener.Map(RemoteFilter::AnyRemoteHost);
    BOOST_TEST(IsDropped(opener.In(named), DropReason::PolicyDenied));
}

// Denied in silence, rejected aloud, and the first policy that matches decides.
BOOST_AUTO_TEST_CASE(DropsWhatThePoliciesDenyOrReject)
{
    FirewallConfig config = MakeConfig();
    AddPolicy(config, {PRIVATE, PUBLIC}, Action::Reject, "junos-ping");
    AddPolicy(config, {PRIVATE, PUBLIC}, Action::Deny, "junos-sip");
    AddPolicy(config, {PRIVATE, PUBLIC}, Action::Permit);
    Opener opener(config);
    const Verdict denied = opener.Out(PHONE, Endpoint("1.1.1.9", 5060));
    BOOST_TEST(IsDropped(denied, DropReason::PolicyDenied));
    BOOST_TEST(!denied.reject);
    const FlowKey ping{IpProtocol::Icmp, {PHONE.address, 7}, {PEER.address, 0}};
    const Verdict rejected = opener.Open(PRIVATE, ping);
    BOOST_TEST(IsDropped(rejected, DropReason::PolicyDenied));
    BOOST_TEST(rejected.reject);
    BOOST_TEST(opener.nat.mappings.GetRows().Size() == 0U);
    BOOST_TEST(opener.SessionOf(opener.Out()).policy == 2);
}

// C18: the firewall itself answers what its zone's services allow; a closed port has no mapping.
BOOST_AUTO_TEST_CASE(TakesForTheFirewallWhatItAnswers)
{
    Opener opener;
    const FlowKey ping{IpProtocol::Icmp, {PHONE.address, 7}, {Address("10.1.1.1"), 0}};
    const Verdict taken = opener.Open(PRIVATE, ping);
    BOOST_TEST(bool(taken.action == Verdict::Action::Consumed));
    BOOST_TEST(bool(taken.zones.to == HOST_ZONE));
    const FlowKey outer{IpProtocol::Icmp, {PEER.address, 7}, {Address("1.1.1.1"), 0}};
    BOOST_TEST(IsDropped(opener.Open(PUBLIC, outer), DropReason::HostInboundDenied));
    BOOST_TEST(IsDropped(opener.In(Endpoint("1.1.1.1", 4000)), DropReason::NoMapping));
    BOOST_TEST(opener.CountSessions() == 0U);
}

// C18: nowhere to go, and somewhere that is in no zone.
BOOST_AUTO_TEST_CASE(DropsWhatHasNoRouteOrNoZone)
{
    Opener opener;
    BOOST_TEST(IsDropped(opener.Out(PHONE, Endpoint("9.9.9.9", 1)), DropReason::NoRoute));
    BOOST_TEST(IsDropped(opener.Out(PHONE, Endpoint("3.3.3.3", 1)), DropReason::NoZone));
}

BOOST_AUTO_TEST_CASE(TranslatesTheSourceAndCountsTheRule)
{
    Opener opener;
    const Verdict verdict = opener.Out();
    BOOST_TEST(bool(verdict.action == Verdict::Action::Translated));
    BOOST_TEST(bool(verdict.egress == OUTSIDE));
    BOOST_TEST(opener.leaving.source.ToString() == "1.1.1.1:4000");
    BOOST_TEST(bool(opener.leaving.destination == PEER));
    BOOST_TEST(opener.nat.rules.GetHits({NatRuleRef::Kind::Source, 0, 0}) == 1U);
    const Session& session = opener.SessionOf(verdict);
    BOOST_TEST(bool(session.responder == opener.leaving.Reversed()));
    BOOST_TEST((session.timeout == opener.config.nat.udpTimeout));
    BOOST_TEST(session.packets[0] == 1U);
    BOOST_TEST(!session.application);
}

// A5
BOOST_AUTO_TEST_CASE(ForwardsUnchangedWhereNoRuleTranslates)
{
    FirewallConfig config = PermitAll();
    config.nat = {};
    Opener opener(config);
    const Verdict verdict = opener.Out();
    BOOST_TEST(bool(verdict.action == Verdict::Action::Forwarded));
    BOOST_TEST(bool(opener.leaving.source == PHONE));
    BOOST_TEST(!opener.SessionOf(verdict).sourceMapping);
}

// J1
BOOST_AUTO_TEST_CASE(MarksSignallingForTheAlg)
{
    Opener opener;
    BOOST_TEST(opener.SessionOf(opener.Out(PHONE, Endpoint("1.1.1.9", 5060))).application);
}

// Case 59
BOOST_AUTO_TEST_CASE(RefusesWhereNoPortIsLeft)
{
    FirewallConfig config = PermitAll();
    config.nat.interfacePorts = {4000, 4000};
    Opener opener(config);
    BOOST_TEST(bool(opener.Out().session));
    const Verdict second = opener.Out(Endpoint("10.1.1.4", 4000));
    BOOST_TEST(IsDropped(second, DropReason::SourcePoolExhausted));
    BOOST_TEST(opener.CountSessions() == 1U);
}

// To one host by its public and by its own address: both flows would have the same answers.
BOOST_AUTO_TEST_CASE(RefusesASessionWhoseAnswersAreAnothers)
{
    Opener opener;
    const Verdict first = opener.In(Endpoint("1.1.1.5", 4000));
    BOOST_TEST(bool(first.session));
    const IpEndpoint inner = Endpoint("10.1.1.5", 4000);
    const Verdict second = opener.In(inner);
    BOOST_TEST(IsDropped(second, DropReason::FlowConflict));
    BOOST_TEST(opener.CountSessions() == 1U);
}

// Case 60: whoever finds a lasting pinhole makes no more sessions than one medium may have.
BOOST_AUTO_TEST_CASE(CapsTheSessionsOfOneMedium)
{
    FirewallConfig config = PermitAll();
    config.alg.oneShotPinholes = false;
    config.alg.maximumMediaSessions = 2;
    Opener opener(config);
    const IpEndpoint named = opener.Invite();
    BOOST_TEST(bool(opener.In(named, Endpoint("1.1.1.8", 1)).session));
    BOOST_TEST(bool(opener.In(named, Endpoint("1.1.1.8", 2)).session));
    const Verdict third = opener.In(named, Endpoint("1.1.1.8", 3));
    BOOST_TEST(IsDropped(third, DropReason::SessionTableFull));
    BOOST_TEST((third.zones == ZonePair{PUBLIC, PRIVATE}));
    BOOST_TEST(opener.CountSessions() == 2U);
}

// Media that left before the answer: their session, nobody's or the call's, makes way.
BOOST_AUTO_TEST_CASE(LetsOrdinarySessionsAndThoseOfTheCallGiveWay)
{
    for (const OwnerRef& owner : {OwnerRef{}, MediaOwner(7)})
    {
        Opener opener(MakeConfig());
        const SessionId early = opener.AddSession(owner);
        const IpEndpoint named = opener.Map(RemoteFilter::TargetHostPort);
        opener.Expect(named, MediaOwner(7));
        const Verdict verdict = opener.In(named);
        BOOST_TEST(!opener.nat.sessions.Find(early));
        BOOST_TEST(opener.SessionOf(verdict).owner.IsOfSameRow(MediaOwner(7)));
        BOOST_TEST(opener.CountSessions() == 1U);
        BOOST_TEST(std::count(opener.log.events.begin(),
                              opener.log.events.end(),
                              std::string("session 10.1.1.3:4000 ") +
                                  ToString(RemovalReason::Replaced)) == 1);
    }
}

// It stays if the pinhole's session cannot be made.
BOOST_AUTO_TEST_CASE(LetsTheSessionStayThatNoneTakesThePlaceOf)
{
    FirewallConfig config = MakeConfig();
    auto inward = MakeRuleSet(MakeInterfaceRule());
    inward.from = {PUBLIC};
    inward.to = {PRIVATE};
    inward.rules[0].sources = {Prefix("1.1.1.0/24")};
    config.nat.sourceRuleSets.push_back(inward);
    config.nat.interfacePorts = {2, 1};
    Opener opener(config);
    const SessionId early = opener.AddSession({});
    const IpEndpoint named = opener.Map(RemoteFilter::TargetHostPort);
    opener.Expect(named, MediaOwner(7));
    BOOST_TEST(IsDropped(opener.In(named), DropReason::SourcePoolExhausted));
    BOOST_TEST(bool(opener.nat.sessions.Find(early)));
}

// Case 60: neither another call's session gives way, nor one that the ALG reads.
BOOST_AUTO_TEST_CASE(LetsSessionsOfOthersAndSignallingStay)
{
    for (const bool isSignalling : {false, true})
    {
        Opener opener(MakeConfig());
        const SessionId early =
            opener.AddSession(isSignalling ? OwnerRef{} : MediaOwner(8), isSignalling);
        const IpEndpoint named = opener.Map(RemoteFilter::TargetHostPort);
        const PinholeId pinhole = opener.Expect(named, MediaOwner(7));
        BOOST_TEST(IsDropped(opener.In(named), DropReason::FlowConflict));
        BOOST_TEST(bool(opener.nat.sessions.Find(early)));
        BOOST_TEST(bool(opener.nat.pinholes.Find(pinhole)));
    }
}

// Case 60: a session to a neighbour's pinhole does not make way for who writes the neighbour's
// outside endpoint as the source in another zone.
BOOST_AUTO_TEST_CASE(LetsASessionToANeighbourStayForPacketsOfAnotherZone)
{
    Opener opener(MakeConfig());
    const IpEndpoint named = opener.Map(RemoteFilter::TargetHostPort);
    Session early;
    early.initiator = {IpProtocol::Udp, PHONE, PEER};
    early.responder = {IpProtocol::Udp, Endpoint("10.1.1.4", 4000), Endpoint("1.1.1.1", 9999)};
    early.zones = {PRIVATE, PRIVATE};
    early.timeout = 300s;
    early.owner = MediaOwner(8);
    early.destinationMapping = opener.nat.mappings.FindByExternal(IpProtocol::Udp, named);
    const SessionId id = opener.nat.sessions.Add(std::move(early), opener.now);
    const PinholeId pinhole = opener.Expect(named, MediaOwner(7));
    BOOST_TEST(IsDropped(opener.In(named), DropReason::FlowConflict));
    BOOST_TEST(bool(opener.nat.sessions.Find(id)));
    BOOST_TEST(bool(opener.nat.pinholes.Find(pinhole)));
}

BOOST_AUTO_TEST_SUITE_END()
