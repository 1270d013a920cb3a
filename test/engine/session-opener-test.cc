// SPDX-License-Identifier: GPL-2.0-only
#include "../nat/nat-fixture.h"
#include "config-routes.h"
#include "session-opener.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

using Action = PolicyConfig::Action;

const IpEndpoint PHONE = Endpoint("10.1.1.3", 4000);
const IpEndpoint PEER = Endpoint("1.1.1.9", 7000);

const char* const INVITE = "INVITE sip:bob@1.1.1.9 SIP/2.0\r\n"
                           "Via: SIP/2.0/UDP 10.1.1.5:5060;branch=z9hG4bK1\r\n"
                           "From: <sip:alice@example.com>;tag=a\r\n"
                           "To: <sip:bob@1.1.1.9>\r\n"
                           "Call-ID: c1\r\n"
                           "CSeq: 1 INVITE\r\n"
                           "Content-Type: application/sdp\r\n\r\n"
                           "v=0\r\nc=IN IP4 10.1.1.5\r\nm=audio 6000 RTP/AVP 0\r\n";

/// 10.1.1.0/24 goes out by the address of the interface, but 10.1.1.5 is 1.1.1.5 there.
FirewallConfig
MakeConfig()
{
    FirewallConfig config;
    config.interfaces = {{"ge-0/0/0.0", {Prefix("10.1.1.1/24")}},
                         {"ge-0/0/2.0", {Prefix("1.1.1.1/24")}},
                         {"ge-0/0/3.0", {Prefix("3.3.3.1/24")}}};
    config.security.zones.resize(2);
    config.security.zones[0].name = "private";
    config.security.zones[0].interfaces = {INSIDE};
    config.security.zones[0].hostServices = {"ping"};
    config.security.zones[1].name = "public";
    config.security.zones[1].interfaces = {OUTSIDE};
    config.nat.staticRuleSets = {
        {"in", PUBLIC, {{"s1", Prefix("1.1.1.5/32"), Prefix("10.1.1.5/32")}}}};
    config.nat.sourceRuleSets = {MakeRuleSet(MakeInterfaceRule())};
    return config;
}

void
AddPolicy(FirewallConfig& config, ZonePair zones, Action action, const char* application = "any")
{
    PolicyConfig policy;
    policy.zones = zones;
    policy.name = "p" + std::to_string(config.security.policies.size());
    policy.sources = policy.destinations = {"any"};
    policy.applications = {application};
    policy.action = action;
    config.security.policies.push_back(policy);
}

FirewallConfig
PermitAll()
{
    FirewallConfig config = MakeConfig();
    AddPolicy(config, {PRIVATE, PUBLIC}, Action::Permit);
    AddPolicy(config, {PUBLIC, PRIVATE}, Action::Permit);
    return config;
}

/// An opener with all that it asks, and what the last packet became.
struct Opener
{
    explicit Opener(const FirewallConfig& given = PermitAll())
        : config(given)
    {
    }

    Verdict Open(ZoneId zone, const FlowKey& flow)
    {
        PacketView packet;
        packet.flow = flow;
        packet.bytes = 100;
        const InterfaceId interface = zone == PRIVATE ? INSIDE : OUTSIDE;
        return opener.Open(packet, {interface, zone}, leaving, now);
    }

    Verdict Out(const IpEndpoint& from = PHONE, const IpEndpoint& to = PEER)
    {
        return Open(PRIVATE, {IpProtocol::Udp, from, to});
    }

    Verdict In(const IpEndpoint& to, const IpEndpoint& from = PEER)
    {
        return Open(PUBLIC, {IpProtocol::Udp, from, to});
    }

    /// A persistent mapping of the phone, which has sent to the peer by it.
    IpEndpoint Map(RemoteFilter filter)
    {
        Mapping mapping;
        mapping.internal = PHONE;
        mapping.external = Endpoint("1.1.1.1", 4000);
        mapping.zones = {PRIVATE, PUBLIC};
        mapping.rule = {NatRuleRef::Kind::Source, 0, 0};
        mapping.filter = filter;
        mapping.endpointIndependent = true;
        mapping.linger = 300s;
        mapping.maximumSessions = 2;
        const MappingId id = nat.mappings.Add(mapping, now);
        nat.mappings.Hold(id);
        nat.mappings.NoteRemote(id, PEER);
        return mapping.external;
    }

    /// A pinhole of @p owner to the phone.
    PinholeId Expect(const IpEndpoint& at, const OwnerRef& owner = {}, bool application = false)
    {
        Pinhole pinhole;
        pinhole.destination = at;
        pinhole.internal = PHONE;
        pinhole.zones = {NO_ZONE, PRIVATE};
        pinhole.mapping = nat.mappings.FindByExternal(IpProtocol::Udp, at);
        pinhole.owner = owner;
        pinhole.application = application;
        return nat.pinholes.Open(pinhole, now);
    }

    /// A phone with a static address offers media; answers where they are expected outside.
    IpEndpoint Invite()
    {
        SipPassage passage;
        passage.zones = {PRIVATE, PUBLIC};
        passage.ingress = INSIDE;
        passage.egress = OUTSIDE;
        passage.arrived = {IpProtocol::Udp, Endpoint("10.1.1.5", 5060), PEER};
        passage.leaving = {IpProtocol::Udp, Endpoint("1.1.1.5", 5060), PEER};
        const SipAlg::Outcome outcome = alg.Process(INVITE, passage, now);
        BOOST_REQUIRE(bool(outcome.reason == DropReason::None));
        return Endpoint("1.1.1.5", 6000);
    }

    const Session& SessionOf(const Verdict& verdict)
    {
        BOOST_REQUIRE(nat.sessions.Find(verdict.session));
        return *nat.sessions.Find(verdict.session);
    }

    /// A session between phone and peer that @p owner has, as if by a packet that went out.
    SessionId AddSession(const OwnerRef& owner, bool application = false)
    {
        Session session;
        session.initiator = {IpProtocol::Udp, PHONE, PEER};
        session.responder = {IpProtocol::Udp, PEER, Endpoint("1.1.1.1", 9999)};
        session.timeout = 300s;
        session.owner = owner;
        session.application = application;
        return nat.sessions.Add(session, now);
    }

    std::size_t CountSessions() const
    {
        return nat.sessions.GetRows().Size();
    }

    FirewallConfig config;
    ConfigRoutes routes{config};
    SequentialChooser chooser;
    EventLog log;
    AlgObserver algObserver;
    PolicyTable policies{config.security};
    NatState nat{config.nat, routes, chooser, log};
    SipAlg alg{config.alg, policies, nat, routes, algObserver};
    SessionOpener opener{config.nat, policies, nat, alg, routes};
    FlowKey leaving;
    Time now{0};
};

bool
IsDropped(const Verdict& verdict, DropReason reason)
{
    return verdict.action == Verdict::Action::Dropped && verdict.reason == reason;
}

OwnerRef
MediaOwner(uint32_t slot)
{
    return {static_cast<uint8_t>(AlgOwner::Call), 0, slot, 1};
}

} // namespace

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
    Mapping mapping;
    mapping.internal = PHONE;
    mapping.external = Endpoint("1.1.1.5", 4000);
    mapping.filter = RemoteFilter::AnyRemoteHost;
    mapping.hasSent = true;
    opener.nat.mappings.Hold(opener.nat.mappings.Add(mapping, opener.now));
    const Verdict verdict = opener.In(mapping.external);
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

BOOST_AUTO_TEST_SUITE_END()
