// SPDX-License-Identifier: GPL-2.0-only
#include "nat-fixture.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

using Kind = SourceTranslation::Kind;

/// Random calls, sessions and time on a NAT whose pool is scarce.
class RandomUse
{
  public:
    explicit RandomUse(uint32_t seed)
        : m_random(seed),
          m_config(MakeConfig()),
          m_nat(m_config, m_routes, m_random, m_log)
    {
    }

    static NatConfig MakeConfig()
    {
        NatConfig config;
        SourceNatRule persistent = MakePoolRule();
        persistent.sources = {Prefix("10.1.1.0/28")};
        persistent.persistent = PersistentNat{RemoteFilter::AnyRemoteHost, 60s};
        config.pools = {MakePool("1.1.1.20", "1.1.1.22")};
        config.pools[0].ports = {2000, 2011};
        config.pools[0].twinPorts = {3001, 3021};
        config.sourceRuleSets = {{"rs", {PRIVATE}, {PUBLIC}, {persistent, MakePoolRule()}}};
        config.portAssignment = PortAssignment::Random;
        config.maxMappings = 120;
        config.maxSessions = 60;
        config.maxPinholes = 50;
        return config;
    }

    void Step()
    {
        switch (m_random.Choose(6))
        {
        case 0:
        case 1:
            OpenSession();
            break;
        case 2:
            OpenMedia();
            break;
        case 3:
            UsePinhole();
            break;
        case 4:
            Refresh();
            break;
        default:
            Advance(m_now + std::chrono::milliseconds(m_random.Choose(8000)));
        }
    }

    void Advance(Time now)
    {
        std::vector<TimerWheel::Token> due;
        m_now = now;
        m_nat.timers.Advance(now, due);
        for (const auto& token : due)
        {
            m_nat.ServeTimer(token, now);
        }
    }

    /// Nobody shares an external endpoint, and exactly the ports of the mappings are taken. Both
    /// endpoints find them.
    void Check()
    {
        std::set<std::pair<IpProtocol, IpEndpoint>> external;
        std::size_t holds = 0;
        m_nat.mappings.GetRows().ForEach([&](MappingId id, const Mapping& mapping) {
            BOOST_REQUIRE(external.emplace(mapping.protocol, mapping.external).second);
            BOOST_REQUIRE(m_nat.mappings.GetPorts().IsTaken(mapping.protocol, mapping.external));
            BOOST_REQUIRE(
                (m_nat.mappings.FindByExternal(mapping.protocol, mapping.external) == id));
            const MappingId inside =
                m_nat.mappings.FindByInternal(mapping.protocol, mapping.internal, mapping.zones.to);
            BOOST_REQUIRE((bool(inside) || !mapping.endpointIndependent));
            holds += mapping.holders;
        });
        BOOST_REQUIRE(m_nat.mappings.GetPorts().GetTakenCount() == external.size());
        std::size_t holders = 0;
        m_nat.sessions.GetRows().ForEach([&](SessionId id, const Session& session) {
            BOOST_REQUIRE((m_nat.sessions.Find(session.initiator).id == id));
            BOOST_REQUIRE((m_nat.sessions.Find(session.responder).id == id));
            holders += bool(session.sourceMapping) + bool(session.destinationMapping);
        });
        m_nat.pinholes.GetRows().ForEach(
            [&](PinholeId, const Pinhole& pinhole) { holders += bool(pinhole.mapping); });
        BOOST_REQUIRE(holds == holders);
    }

    NatState& GetNat()
    {
        return m_nat;
    }

    uint32_t GetRefusals() const
    {
        return m_refusals;
    }

    uint32_t GetSessionsOpened() const
    {
        return m_sessionsOpened;
    }

  private:
    IpEndpoint ChooseInside()
    {
        return {Address("10.1.1.0").Plus(m_random.Choose(32)),
                static_cast<uint16_t>(5000 + m_random.Choose(8))};
    }

    IpEndpoint ChooseOutside()
    {
        return {Address("9.9.9.0").Plus(m_random.Choose(4)), 4000};
    }

    void AddSession(Session session)
    {
        session.timeout = 30s;
        const auto id = m_nat.sessions.Add(Session(session), m_now);
        m_sessionsOpened += bool(id);
        m_nat.mappings.Discard(m_nat.mappings.GetId(session.sourceMapping), m_now);
    }

    void OpenSession()
    {
        const IpEndpoint inside = ChooseInside();
        const IpEndpoint outside = ChooseOutside();
        const auto made = m_nat.translator.Translate(IpProtocol::Udp, inside, m_context, m_now);
        if (made.kind == Kind::Refused)
        {
            ++m_refusals;
            return;
        }
        Session session;
        session.initiator = {IpProtocol::Udp, inside, outside};
        session.responder = {IpProtocol::Udp, outside, made.external};
        session.sourceMapping = made.mapping;
        AddSession(session);
    }

    void OpenMedia()
    {
        const IpEndpoint rtp = ChooseInside();
        const IpEndpoint rtcp{rtp.address, static_cast<uint16_t>(rtp.port + 1)};
        const auto pair = m_nat.translator.TranslatePair(rtp, rtcp, m_context, m_now);
        BOOST_REQUIRE(((pair.rtp.kind == Kind::Refused) == (pair.rtcp.kind == Kind::Refused)));
        if (pair.rtp.kind == Kind::Refused)
        {
            ++m_refusals;
            return;
        }
        for (const auto& half : {pair.rtp, pair.rtcp})
        {
            Pinhole pinhole;
            pinhole.destination = half.external;
            pinhole.internal = m_nat.mappings.Find(half.mapping)->internal;
            pinhole.mapping = half.mapping;
            pinhole.expiresAt = m_now + std::chrono::seconds(1 + m_random.Choose(60));
            if (!m_nat.pinholes.Open(Like(pinhole), m_now))
            {
                m_nat.mappings.Discard(half.mapping, m_now);
            }
            m_opened.push_back(half.external);
        }
    }

    void UsePinhole()
    {
        if (m_opened.empty())
        {
            return;
        }
        const IpEndpoint destination = m_opened[m_random.Choose(m_opened.size())];
        const FlowKey flow{IpProtocol::Udp, ChooseOutside(), destination};
        const PinholeId id = m_nat.pinholes.Match(flow, PUBLIC);
        const Pinhole* pinhole = m_nat.pinholes.Find(id);
        if (!pinhole)
        {
            return;
        }
        Session session;
        session.initiator = flow;
        session.responder = {IpProtocol::Udp, pinhole->internal, flow.source};
        session.destinationMapping = pinhole->mapping;
        AddSession(session);
        m_nat.pinholes.Use(id, {}, 172, m_now);
    }

    void Refresh()
    {
        m_nat.sessions.GetRows().ForEach([&](SessionId id, const Session&) {
            if (m_random.Choose(2) == 0)
            {
                m_nat.sessions.Find(id)->lastSeen = m_now;
            }
        });
    }

    RandomChooser m_random;
    NatConfig m_config;
    FakeRoutes m_routes;
    EventLog m_log;
    NatState m_nat;
    SourceTranslator::Context m_context{{PRIVATE, PUBLIC}, OUTSIDE, Address("9.9.9.9")};
    Time m_now{0};
    std::vector<IpEndpoint> m_opened;
    uint32_t m_refusals{0};
    uint32_t m_sessionsOpened{0};
};

} // namespace

BOOST_AUTO_TEST_SUITE(NatStateTest)

/// J51, J75, case 59: no port is held twice, and all come back when the timers have run.
BOOST_AUTO_TEST_CASE(LosesNoPortUnderRandomUse)
{
    for (uint32_t seed = 1; seed <= 5; ++seed)
    {
        RandomUse use(seed);
        for (int step = 0; step < 3000; ++step)
        {
            use.Step();
            use.Check();
        }
        BOOST_TEST(use.GetRefusals() > 100u);
        BOOST_TEST(use.GetSessionsOpened() > 300u);
        use.Advance(24h);
        NatState& nat = use.GetNat();
        // What a timer armed again fires at the next tick.
        use.Advance(48h);
        BOOST_TEST(nat.sessions.GetRows().Size() == 0u);
        BOOST_TEST(nat.pinholes.GetRows().Size() == 0u);
        BOOST_TEST(nat.mappings.GetRows().Size() == 0u);
        BOOST_TEST(nat.mappings.GetPorts().GetTakenCount() == 0u);
        BOOST_TEST(nat.timers.Size() == 0u);
        BOOST_TEST((nat.timers.GetNextDeadline() == NEVER));
    }
}

BOOST_AUTO_TEST_CASE(RepeatsARunExactly)
{
    RandomUse first(7);
    RandomUse second(7);
    for (int step = 0; step < 2000; ++step)
    {
        first.Step();
        second.Step();
    }
    BOOST_TEST(first.GetSessionsOpened() == second.GetSessionsOpened());
    BOOST_TEST(first.GetRefusals() == second.GetRefusals());
    BOOST_TEST(first.GetNat().mappings.GetMemory() == second.GetNat().mappings.GetMemory());
}

/// The floors above have tables of their own.
BOOST_AUTO_TEST_CASE(IgnoresTimersOfOtherTables)
{
    NatConfig config;
    FakeRoutes routes;
    SequentialChooser chooser;
    NatObserver observer;
    NatState nat(config, routes, chooser, observer);
    const auto id = nat.pinholes.Open(Like({}), 0s);
    nat.ServeTimer({id.slot, NatState::FIRST_FREE_TABLE}, 1s);
    BOOST_TEST(nat.pinholes.Find(id));
}

BOOST_AUTO_TEST_SUITE_END()
