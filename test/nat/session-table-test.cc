// SPDX-License-Identifier: GPL-2.0-only
#include "nat-fixture.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

const IpEndpoint SERVER = Endpoint("1.1.1.9", 5060);

struct Fixture
{
    MappingId AddMapping(uint16_t port)
    {
        const IpEndpoint external = Endpoint("1.1.1.1", port);
        mappings.GetPorts().Take(IpProtocol::Udp, external);
        return mappings.Add({}, Endpoint("10.1.1.3", port), external, 0s);
    }

    static Session MakeSession(uint16_t port)
    {
        Session session;
        session.initiator = {IpProtocol::Udp, Endpoint("10.1.1.3", port), SERVER};
        session.responder = {IpProtocol::Udp, SERVER, Endpoint("1.1.1.1", port)};
        session.timeout = 300s;
        return session;
    }

    void Advance(Time now)
    {
        std::vector<TimerWheel::Token> due;
        timers.Advance(now, due);
        for (const auto& token : due)
        {
            sessions.ServeTimer(token, now);
        }
    }

    EventLog log;
    TimerWheel timers;
    MappingTable mappings{timers, log, 100};
    SessionTable sessions{timers, mappings, log, 3};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(SessionTableTest, Fixture)

BOOST_AUTO_TEST_CASE(FindsASessionByTheKeyOfEitherDirection)
{
    const Session row = MakeSession(1024);
    const auto id = sessions.Add(Session(row), 5s);
    BOOST_REQUIRE(id);
    const auto out = sessions.Find(row.initiator);
    BOOST_TEST((out.id == id));
    BOOST_TEST(out.fromInitiator);
    const auto in = sessions.Find(row.responder);
    BOOST_TEST((in.id == id));
    BOOST_TEST(!in.fromInitiator);
    BOOST_TEST((in.session->createdAt == 5s));
    BOOST_TEST(!sessions.Find(row.initiator.Reversed()).session);
}

BOOST_AUTO_TEST_CASE(RefusesAKeyThatIsAnotherSessions)
{
    const Session row = MakeSession(1024);
    BOOST_REQUIRE(sessions.Add(Session(row), 0s));
    Session sameInitiator = MakeSession(1025);
    sameInitiator.initiator = row.initiator;
    Session sameResponder = MakeSession(1026);
    sameResponder.responder = row.responder;
    Session crossed = MakeSession(1027);
    crossed.responder = row.initiator;
    Session toItself = MakeSession(1028);
    toItself.responder = toItself.initiator;
    BOOST_TEST(!sessions.Add(Session(sameInitiator), 0s));
    BOOST_TEST(!sessions.Add(Session(sameResponder), 0s));
    BOOST_TEST(!sessions.Add(Session(crossed), 0s));
    BOOST_TEST(!sessions.Add(Session(toItself), 0s));
    BOOST_TEST(sessions.GetRows().Size() == 1u);
}

BOOST_AUTO_TEST_CASE(RefusesBeyondItsLimit)
{
    BOOST_TEST(bool(sessions.Add(MakeSession(1), 0s)));
    BOOST_TEST(bool(sessions.Add(MakeSession(2), 0s)));
    BOOST_TEST(bool(sessions.Add(MakeSession(3), 0s)));
    const auto mapping = AddMapping(4);
    Session row = MakeSession(4);
    row.sourceMapping = mapping;
    BOOST_TEST(!sessions.Add(Session(row), 0s));
    BOOST_TEST(mappings.Find(mapping)->holders == 0u);
}

/// RFC 4787 REQ-5; refreshing is a store.
BOOST_AUTO_TEST_CASE(ExpiresWhenItIsIdleForItsTimeout)
{
    const auto id = sessions.Add(MakeSession(1024), 0s);
    Advance(299s);
    sessions.Find(id)->lastSeen = 299s;
    Advance(300s);
    BOOST_TEST(sessions.Find(id));
    Advance(598s);
    BOOST_TEST(sessions.Find(id));
    Advance(599s);
    BOOST_TEST(!sessions.Find(id));
    BOOST_TEST(log.events.back() == "session 10.1.1.3:1024 expired");
    BOOST_TEST(timers.Size() == 0u);
}

BOOST_AUTO_TEST_CASE(ArmsNoTimerWithoutATimeout)
{
    Session row = MakeSession(1024);
    row.timeout = NEVER;
    sessions.Add(Session(row), 0s);
    BOOST_TEST(timers.Size() == 0u);
}

BOOST_AUTO_TEST_CASE(HoldsItsMappingsWhileItLives)
{
    const auto source = AddMapping(1024);
    const auto destination = AddMapping(1025);
    Session row = MakeSession(1024);
    row.sourceMapping = source;
    row.destinationMapping = destination;
    const auto id = sessions.Add(Session(row), 0s);
    mappings.Discard(source, 1s);
    BOOST_TEST(mappings.Find(source)->holders == 1u);
    BOOST_TEST(mappings.Find(destination)->holders == 1u);
    sessions.Close(id, RemovalReason::Released, 1s);
    BOOST_TEST(mappings.GetRows().Size() == 0u);
    BOOST_TEST(mappings.GetPorts().GetTakenCount() == 0u);
}

BOOST_AUTO_TEST_CASE(TellsOfTheSessionBeforeItsMappingGoes)
{
    Session row = MakeSession(1024);
    row.sourceMapping = AddMapping(1024);
    const auto id = sessions.Add(Session(row), 0s);
    log.events.clear();
    sessions.Close(id, RemovalReason::Cleared, 1s);
    sessions.Close(id, RemovalReason::Cleared, 1s);
    const std::vector<std::string> expected{"session 10.1.1.3:1024 cleared",
                                            "mapping 1.1.1.1:1024 released"};
    BOOST_TEST(log.events == expected, boost::test_tools::per_element());
}

/// C6
BOOST_AUTO_TEST_CASE(ClearsAllSessions)
{
    sessions.Add(MakeSession(1), 0s);
    sessions.Add(MakeSession(2), 0s);
    sessions.Clear(1s);
    BOOST_TEST(sessions.GetRows().Size() == 0u);
    BOOST_TEST(log.events.back() == "session 10.1.1.3:2 cleared");
    BOOST_TEST(bool(sessions.Add(MakeSession(1), 2s)));
}

/// RFC 4787 5: whom an inside host has sent to may answer while the mapping lives, which is longer
/// than the session.
BOOST_AUTO_TEST_CASE(LeavesThePeersOfItsInsideHostAdmitted)
{
    const auto mapping = AddMapping(1024);
    mappings.Find(mapping)->persistence = std::make_unique<Persistence>();
    mappings.Find(mapping)->persistence->settings.permit = RemoteFilter::TargetHostPort;
    Session row = MakeSession(1024);
    row.sourceMapping = mapping;
    const auto id = sessions.Add(Session(row), 0s);
    BOOST_TEST(mappings.Find(mapping)->persistence->sessions == 1u);
    sessions.Close(id, RemovalReason::Expired, 10s);
    BOOST_TEST(mappings.Find(mapping)->persistence->sessions == 0u);
    BOOST_TEST(mappings.Admits(mapping, SERVER));
    BOOST_TEST(!mappings.Admits(mapping, Endpoint("1.1.1.9", 5061)));
}

BOOST_AUTO_TEST_SUITE_END()
