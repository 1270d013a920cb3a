// SPDX-License-Identifier: GPL-2.0-only
#include "alg-fixture.h"

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

BOOST_FIXTURE_TEST_SUITE(SipAlgSessionsTest, AlgFixture)

// J1, C14, J3
BOOST_AUTO_TEST_CASE(KnowsSignallingByProtocolAndPort)
{
    config.ports = {5060, 5080};
    const auto isSignalling = [this](IpProtocol protocol, uint16_t port) {
        return Alg().IsSignalling({protocol, Phone(), Server(port)});
    };
    BOOST_TEST(isSignalling(IpProtocol::Udp, 5060));
    BOOST_TEST(isSignalling(IpProtocol::Udp, 5080));
    BOOST_TEST(!isSignalling(IpProtocol::Udp, 5061));
    BOOST_TEST(!isSignalling(IpProtocol::Tcp, 5060));
    config.enabled = false;
    BOOST_TEST(!isSignalling(IpProtocol::Udp, 5060));
}

// Case 60: the sessions of media are closed by their call, and so many and no more.
BOOST_AUTO_TEST_CASE(AdmitsSessionsOfAMediumUpToItsCap)
{
    config.maximumMediaSessions = 1;
    SendOut(Invite());
    OwnerRef media;
    nat.pinholes.GetRows().ForEach([&](PinholeId, const Pinhole& pinhole) {
        media = pinhole.kind == PinholeKind::Rtp ? pinhole.owner : media;
    });
    BOOST_REQUIRE(bool(media));
    BOOST_TEST((Alg().GetSessionTimeout(media) == NEVER));
    BOOST_TEST((Alg().GetSessionTimeout({}) == natConfig.udpTimeout));
    BOOST_TEST(Alg().AdmitsSession(media));
    Session session;
    session.initiator = {IpProtocol::Udp, Server(7000), Phone(4000)};
    session.responder = session.initiator.Reversed();
    session.owner = media;
    Alg().SessionOpened(media, nat.sessions.Add(Session(session), Time{0}), Time{0});
    BOOST_TEST(!Alg().AdmitsSession(media));
    OwnerRef signal = media;
    signal.part = SIGNAL_PART;
    BOOST_TEST(Alg().AdmitsSession(signal));
    BOOST_TEST(Alg().AdmitsSession({}));
}

BOOST_AUTO_TEST_SUITE_END()
