// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_OPENER_FIXTURE_H
#define SIPALG_OPENER_FIXTURE_H

#include "../nat/nat-fixture.h"
#include "config-routes.h"
#include "session-opener.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

namespace ns3::sipalg::test
{

using Action = PolicyConfig::Action;

inline const IpEndpoint PHONE = Endpoint("10.1.1.3", 4000);
inline const IpEndpoint PEER = Endpoint("1.1.1.9", 7000);

inline const char* const INVITE = "INVITE sip:bob@1.1.1.9 SIP/2.0\r\n"
                                  "Via: SIP/2.0/UDP 10.1.1.5:5060;branch=z9hG4bK1\r\n"
                                  "From: <sip:alice@example.com>;tag=a\r\n"
                                  "To: <sip:bob@1.1.1.9>\r\n"
                                  "Call-ID: c1\r\n"
                                  "CSeq: 1 INVITE\r\n"
                                  "Content-Type: application/sdp\r\n\r\n"
                                  "v=0\r\nc=IN IP4 10.1.1.5\r\nm=audio 6000 RTP/AVP 0\r\n";

/// 10.1.1.0/24 goes out by the address of the interface, but 10.1.1.5 is 1.1.1.5 there.
inline FirewallConfig
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

inline void
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

inline FirewallConfig
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
        const PersistentNat persistent{filter, 300s, 2};
        MappingTerms terms;
        terms.zones = {PRIVATE, PUBLIC};
        terms.rule = {NatRuleRef::Kind::Source, 0, 0};
        terms.persistent = &persistent;
        const IpEndpoint external = Endpoint("1.1.1.1", 4000);
        nat.mappings.GetPorts().Take(IpProtocol::Udp, external);
        const MappingId id = nat.mappings.Add(terms, PHONE, external, now);
        nat.mappings.Hold(id);
        nat.mappings.NoteRemote(id, PEER);
        return external;
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
        return nat.pinholes.Open(Like(pinhole), now);
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
        return nat.sessions.Add(Session(session), now);
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

inline bool
IsDropped(const Verdict& verdict, DropReason reason)
{
    return verdict.action == Verdict::Action::Dropped && verdict.reason == reason;
}

inline OwnerRef
MediaOwner(uint32_t slot)
{
    return {static_cast<uint8_t>(AlgOwner::Call), 0, slot, 1};
}

} // namespace ns3::sipalg::test

#endif
