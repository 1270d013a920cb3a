// SPDX-License-Identifier: GPL-2.0-only
#include "answered-call.h"
#include "engine-checks.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(ClearSessionsTest)

namespace
{

bool
Passes(const Verdict& verdict)
{
    return verdict.action != Verdict::Action::Dropped;
}

} // namespace

// C6: sessions are gone, what the ALG knows is as it was.
BOOST_AUTO_TEST_CASE(LeavesCallsPinholesAndCounters)
{
    AnsweredCall firewall;
    FirewallEngine& engine = firewall.GetEngine();
    const FirewallGauges before = engine.GetGauges();
    BOOST_TEST(before.sessions == 2U);
    firewall.now = 3s;
    engine.ClearSessions(firewall.now);
    const FirewallGauges after = engine.GetGauges();
    BOOST_TEST(after.sessions == 0U);
    BOOST_TEST(after.calls == 1U);
    BOOST_TEST(after.pinholes == before.pinholes + 1); // that of RTP is open again
    BOOST_TEST(engine.GetAlg().GetCounters().GetTotal() == 2U);
    BOOST_TEST(FindBrokenInvariant(engine) == "");
}

// C6: media enter at once, signalling passes, and the call ends as calls do.
BOOST_AUTO_TEST_CASE(LetsCallsGoOnAtOnce)
{
    AnsweredCall firewall;
    FirewallEngine& engine = firewall.GetEngine();
    firewall.now = 3s;
    engine.ClearSessions(firewall.now);
    BOOST_TEST(Passes(firewall.SendRtp()));
    BOOST_TEST(firewall.GetLeaving().destination.ToString() == "10.1.1.3:6000");
    BOOST_TEST(Passes(firewall.SendBye()));
    BOOST_TEST(firewall.GetLeaving().destination.ToString() == "10.1.1.3:5060");
    BOOST_TEST(FindBrokenInvariant(engine) == "");
    engine.Advance(9s);
    BOOST_TEST(engine.GetGauges().calls == 0U);
    BOOST_TEST(FindLeftover(engine, 9s) == "");
}

// C6, J40: silence counts from the clearing on.
BOOST_AUTO_TEST_CASE(DoesNotTakeAClearedCallForASilentOne)
{
    AnsweredCall firewall;
    for (firewall.now = 60s; firewall.now <= 180s; firewall.now += 60s)
    {
        firewall.SendRtp();
    }
    firewall.now = 200s;
    firewall.GetEngine().ClearSessions(firewall.now);
    firewall.GetEngine().Advance(319s);
    BOOST_TEST(firewall.GetEngine().GetGauges().calls == 1U);
    firewall.GetEngine().Advance(321s);
    BOOST_TEST(firewall.GetEngine().GetGauges().calls == 0U);
}

BOOST_AUTO_TEST_CASE(ClearsCallsAndCountersAlone)
{
    AnsweredCall firewall;
    FirewallEngine& engine = firewall.GetEngine();
    engine.ClearCounters();
    BOOST_TEST(engine.GetAlg().GetCounters().GetTotal() == 0U);
    BOOST_TEST(engine.GetCounters().received == 0U);
    BOOST_TEST(engine.GetGauges().calls == 1U);
    engine.ClearCalls(firewall.now);
    BOOST_TEST(engine.GetGauges().calls == 0U);
    BOOST_TEST(engine.GetGauges().pinholes == 0U);
    BOOST_TEST(FindBrokenInvariant(engine) == "");
    BOOST_TEST(!Passes(firewall.SendRtp()));
}

BOOST_AUTO_TEST_SUITE_END()
