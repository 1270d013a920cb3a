// SPDX-License-Identifier: GPL-2.0-only
#include "denial-table.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(DenialTableTest)

namespace
{

class NoRoutes : public RouteLookup
{
  public:
    RouteResult Lookup(const IpAddress&) override
    {
        return {};
    }

    IpAddress GetInterfaceAddress(InterfaceId, IpAddress::Family) override
    {
        return {};
    }
};

/// "added 404", "hit 1", "expired 1"
class DenialLog : public AlgObserver
{
  public:
    void DenialAdded(const Denial& denial, Time) override
    {
        text += "added " + std::to_string(denial.statusCode) + ";";
    }

    void DenialHit(const Denial& denial, Time) override
    {
        text += "hit " + std::to_string(denial.droppedInvites) + ";";
    }

    void DenialExpired(const Denial& denial, Time) override
    {
        text += "expired " + std::to_string(denial.droppedInvites) + ";";
    }

    std::string text;
};

IpEndpoint
At(const char* address)
{
    return {*IpAddress::Parse(address), 5060};
}

const IpEndpoint PHONE = At("10.1.1.3");
const IpEndpoint PHONE_OUTSIDE = At("1.1.1.20");
const IpEndpoint PROXY = At("1.1.1.3");

struct Fixture
{
    Fixture()
    {
        config.protectDeny = true;
    }

    /// What a request of the phone meets.
    DropReason Ask(const IpEndpoint& server, Time now, bool isInvite = true)
    {
        Advance(now);
        SipPassage passage;
        passage.arrived = {IpProtocol::Udp, PHONE, server};
        passage.leaving = {IpProtocol::Udp, PHONE_OUTSIDE, server};
        return table.Screen(passage, isInvite, now);
    }

    void Answer(const IpEndpoint& server, unsigned status, Time now)
    {
        Advance(now);
        SipPassage passage;
        passage.arrived = {IpProtocol::Udp, server, PHONE_OUTSIDE};
        passage.leaving = {IpProtocol::Udp, server, PHONE};
        table.Learn(passage, status, now);
    }

    bool IsDenied(const IpEndpoint& server, Time now)
    {
        return Ask(server, now) == DropReason::DeniedBySource;
    }

    void Advance(Time now)
    {
        std::vector<TimerWheel::Token> due;
        nat.timers.Advance(now, due);
        for (const TimerWheel::Token& token : due)
        {
            table.ServeTimer(token, now);
        }
    }

    AlgConfig config;
    NatConfig natConfig;
    NoRoutes routes;
    SequentialChooser chooser;
    NatObserver natObserver;
    NatState nat{natConfig, routes, chooser, natObserver};
    DenialLog log;
    DenialTable table{config, nat, log};
};

} // namespace

// J31: which answers are refusals; 6xx by a choice (1.6 h).
BOOST_DATA_TEST_CASE(LearnsFromRefusals,
                     boost::unit_test::data::make({302, 400, 404, 486, 500, 503, 599}),
                     status)
{
    Fixture fixture;
    fixture.Answer(PROXY, static_cast<unsigned>(status), 1s);
    BOOST_TEST(fixture.IsDenied(PROXY, 2s));
}

// J31, case 40
BOOST_DATA_TEST_CASE(LearnsNothingFromWhatIsNoRefusal,
                     boost::unit_test::data::make({200, 401, 407, 487, 488, 600, 603}),
                     status)
{
    Fixture fixture;
    fixture.Answer(PROXY, static_cast<unsigned>(status), 1s);
    BOOST_TEST(!fixture.IsDenied(PROXY, 2s));
    BOOST_TEST(fixture.log.text == "");
}

// J31, 1.6 h
BOOST_AUTO_TEST_CASE(LearnsFromGlobalFailuresIfTold)
{
    Fixture fixture;
    fixture.config.denyGlobalFailures = true;
    fixture.Answer(PROXY, 603, 1s);
    BOOST_TEST(fixture.IsDenied(PROXY, 2s));
}

// J32: 3 s from the refusal, whatever was tried meanwhile.
BOOST_AUTO_TEST_CASE(DeniesUntilTheTimeoutIsOver)
{
    Fixture fixture;
    fixture.Answer(PROXY, 404, 1s);
    BOOST_TEST(fixture.IsDenied(PROXY, 1s));
    BOOST_TEST(fixture.IsDenied(PROXY, 3900ms));
    BOOST_TEST(!fixture.IsDenied(PROXY, 4100ms));
    BOOST_TEST(fixture.log.text == "added 404;hit 1;hit 2;expired 2;");
    BOOST_TEST(fixture.table.Size() == 0);
}

// J32: the answer to an INVITE that had passed before the first refusal came.
BOOST_AUTO_TEST_CASE(ProlongsAnEntryByAnotherRefusal)
{
    Fixture fixture;
    fixture.Answer(PROXY, 404, 1s);
    fixture.Answer(PROXY, 503, 3s);
    BOOST_TEST(fixture.table.Size() == 1);
    BOOST_TEST(fixture.IsDenied(PROXY, 5900ms));
    BOOST_TEST(!fixture.IsDenied(PROXY, 6100ms));
    BOOST_TEST(fixture.log.text == "added 404;added 503;hit 1;expired 1;");
}

// J31: off until it is set; C2: in a profile without security it does not act even then.
BOOST_AUTO_TEST_CASE(LearnsNothingWhereProtectionDoesNotAct)
{
    Fixture off;
    off.config.protectDeny = false;
    off.Answer(PROXY, 404, 1s);
    BOOST_TEST(!off.IsDenied(PROXY, 2s));
    Fixture ignored;
    ignored.config.protection = Protection::Ignored;
    ignored.Answer(PROXY, 404, 1s);
    BOOST_TEST(!ignored.IsDenied(PROXY, 2s));
}

// J33: an entry is for one server; with servers named, only theirs are made.
BOOST_AUTO_TEST_CASE(ProtectsTheServersThatAreNamed)
{
    Fixture fixture;
    fixture.Answer(PROXY, 404, 1s);
    BOOST_TEST(!fixture.IsDenied(At("1.1.1.4"), 2s));
    fixture.config.protectedServers = {*IpPrefix::Parse("1.1.1.8/30")};
    fixture.Answer(At("1.1.1.4"), 404, 2s);
    fixture.Answer(At("1.1.1.9"), 404, 2s);
    BOOST_TEST(!fixture.IsDenied(At("1.1.1.4"), 3s));
    BOOST_TEST(fixture.IsDenied(At("1.1.1.9"), 3s));
}

// J35, 1.6 h: "INVITE requests" and "any packets".
BOOST_AUTO_TEST_CASE(DropsOtherPacketsOnlyIfTold)
{
    Fixture fixture;
    fixture.Answer(PROXY, 404, 1s);
    BOOST_TEST((fixture.Ask(PROXY, 2s, false) == DropReason::None));
    fixture.config.denyDiscards = DenyDiscards::AllPackets;
    BOOST_TEST((fixture.Ask(PROXY, 2s, false) == DropReason::DeniedBySource));
    BOOST_TEST(fixture.IsDenied(PROXY, 2s));
    fixture.Advance(5s);
    BOOST_TEST(fixture.log.text == "added 404;hit 1;expired 1;");
}

// Case 60: a bound on what refused strangers can make it remember.
BOOST_AUTO_TEST_CASE(LearnsNothingWhenFullUntilAnEntryGoes)
{
    Fixture fixture;
    fixture.config.maximumDenials = 1;
    fixture.Answer(PROXY, 404, 1s);
    fixture.Answer(At("1.1.1.4"), 404, 2s);
    BOOST_TEST(!fixture.IsDenied(At("1.1.1.4"), 3s));
    BOOST_TEST(fixture.IsDenied(PROXY, 3s));
    fixture.Answer(At("1.1.1.4"), 404, 5s);
    BOOST_TEST(fixture.IsDenied(At("1.1.1.4"), 6s));
}

BOOST_AUTO_TEST_SUITE_END()
