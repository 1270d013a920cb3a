// SPDX-License-Identifier: GPL-2.0-only
#include "configured-firewall.h"
#include "engine-checks.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

const std::string CONFIG = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.0.1/16
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
set security nat static rule-set in from zone public
set security nat static rule-set in rule one match destination-address 1.1.0.10/32
set security nat static rule-set in rule one then static-nat prefix 10.1.1.3/32
set security policies from-zone public to-zone private policy in match source-address any
set security policies from-zone public to-zone private policy in match destination-address any
set security policies from-zone public to-zone private policy in match application junos-sip
set security policies from-zone public to-zone private policy in then permit
set security flow maximum-pinholes 5000
set security alg sip maximum-calls 1000
)";

/// A phone behind static NAT whom everybody outside calls.
struct Victim : ConfiguredFirewall
{
    explicit Victim(const std::string& more)
        : ConfiguredFirewall(CONFIG + more)
    {
        AddObserver(answers);
    }

    DropReason Invite(const std::string& host, const std::string& callId)
    {
        const std::string text =
            "INVITE sip:alice@1.1.0.10 SIP/2.0\r\nVia: SIP/2.0/UDP " + host +
            ":5060;branch=z9hG4bK" + callId + "\r\nMax-Forwards: 70\r\nFrom: <sip:b@" + host +
            ">;tag=1\r\nTo: <sip:alice@1.1.0.10>\r\nCall-ID: " + callId +
            "\r\nCSeq: 1 INVITE\r\nContact: <sip:b@" + host +
            ">\r\nContent-Type: application/sdp\r\nContent-Length: 83\r\n\r\nv=0\r\no=b 1 1 IN "
            "IP4 1.1.0.9\r\ns=-\r\nc=IN IP4 1.1.0.9\r\nt=0 0\r\nm=audio 6000 RTP/AVP 0\r\n";
        return Send(1, host + ":5060", "1.1.0.10:5060", text).reason;
    }

    /// The victim answers a call of 1.1.0.4.
    bool Respond(const std::string& callId, const std::string& status)
    {
        const std::string text =
            "SIP/2.0 " + status + "\r\nVia: SIP/2.0/UDP 1.1.0.4:5060;branch=z9hG4bK" + callId +
            "\r\nFrom: <sip:b@1.1.0.4>;tag=1\r\nTo: <sip:alice@1.1.0.10>;tag=2\r\nCall-ID: " +
            callId + "\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n";
        return Send(0, "10.1.1.3:5060", "1.1.0.4:5060", text).action != Verdict::Action::Dropped;
    }

    /// With the flood's packet number @p i, every 100 us: a call each second, which rings 20 ms
    /// later and is answered after 3 s. Answers 1 when one has been.
    unsigned PlayLegitimate(unsigned i)
    {
        const unsigned second = i / 10'000;
        switch (i % 10'000)
        {
        case 0:
            BOOST_TEST((Invite("1.1.0.4", "l" + std::to_string(second)) == DropReason::None));
            return 0;
        case 200:
            Respond("l" + std::to_string(second), "180 Ringing");
            return 0;
        case 300: {
            const std::size_t before = answers.count;
            if (second >= 3)
            {
                Respond("l" + std::to_string(second - 3), "200 OK");
            }
            return static_cast<unsigned>(answers.count - before);
        }
        default:
            return 0;
        }
    }

    static constexpr unsigned LEGITIMATE = 7; ///< answered while the flood lasts

  private:
    struct Answers : FirewallObserver
    {
        void CallAnswered(const CallEvent&, Time) override
        {
            ++count;
        }

        std::size_t count{0};
    };

    Answers answers;
};

std::string
HostNumber(unsigned number)
{
    return "1.1." + std::to_string(number / 250 + 1) + "." + std::to_string(number % 250 + 2);
}

constexpr unsigned FLOOD = 100'000;

} // namespace

BOOST_AUTO_TEST_SUITE(InviteFloodTest)

// Case 60: from many hosts. The rows that it takes are bounded, and Timer C gives them all back.
BOOST_AUTO_TEST_CASE(FromManyHostsFillsNoMoreThanTheTables)
{
    Victim victim("set security flow maximum-sessions 3000\n");
    FirewallEngine& engine = victim.GetEngine();
    std::size_t memoryAtHalf = 0;
    for (unsigned i = 0; i < FLOOD; ++i)
    {
        victim.now = std::chrono::microseconds(100 * i);
        // Names of one length: they are part of what the tables take.
        victim.Invite(HostNumber(i % 50'000), "f" + std::to_string(FLOOD + i));
        memoryAtHalf = i == FLOOD / 2 ? engine.GetGauges().memoryBytes : memoryAtHalf;
    }
    BOOST_TEST(engine.GetGauges().memoryBytes <= memoryAtHalf);
    BOOST_TEST(engine.GetGauges().calls == 1000U);
    BOOST_TEST(engine.GetGauges().sessions <= 3000U);
    BOOST_TEST(engine.GetGauges().pinholes <= 5000U);
    BOOST_TEST(FindBrokenInvariant(engine) == "");
    victim.now = 600s;
    BOOST_TEST((victim.Invite("1.1.0.4", "legitimate") == DropReason::None));
    BOOST_TEST(engine.GetGauges().calls == 1U);
    BOOST_TEST(FindLeftover(engine, 600s) == "");
}

// Case 60: calls that are answered after 3 s come through a flood that fills the table ten times a
// second, and ones that ring are not thrown out for it.
BOOST_AUTO_TEST_CASE(KeepsNobodyOutWhoseCallsRing)
{
    for (const unsigned hosts : {1U, 50'000U})
    {
        Victim victim("");
        unsigned answered = 0;
        for (unsigned i = 0; i < FLOOD; ++i)
        {
            victim.now = std::chrono::microseconds(100 * i);
            victim.Invite(HostNumber(i % hosts), "f" + std::to_string(i));
            answered += victim.PlayLegitimate(i);
        }
        BOOST_TEST(answered == Victim::LEGITIMATE);
        BOOST_TEST(victim.GetEngine().GetGauges().calls == 1000U);
        BOOST_TEST(FindBrokenInvariant(victim.GetEngine()) == "");
    }
}

// Case 60: if the operator wants nobody thrown out, who comes later waits.
BOOST_AUTO_TEST_CASE(KeepsEverybodyOutIfNoCallMayGo)
{
    Victim victim("set security alg sip full-call-table refuse\n");
    for (unsigned i = 0; i < 1000; ++i)
    {
        victim.Invite(HostNumber(i), "f" + std::to_string(i));
    }
    BOOST_TEST((victim.Invite("1.1.0.4", "legitimate") == DropReason::CallTableFull));
}

// Case 60: from one host. Its share is all that it gets; another host's call goes through.
BOOST_AUTO_TEST_CASE(FromOneHostLeavesRoomForOthers)
{
    Victim victim("set security alg sip maximum-calls-per-source 100\n");
    FirewallEngine& engine = victim.GetEngine();
    unsigned refused = 0;
    for (unsigned i = 0; i < FLOOD; ++i)
    {
        victim.now = std::chrono::microseconds(100 * i);
        const DropReason reason = victim.Invite("1.1.0.66", "f" + std::to_string(i));
        refused += reason == DropReason::TooManyCalls ? 1 : 0;
    }
    BOOST_TEST(refused == FLOOD - 100);
    BOOST_TEST(engine.GetGauges().calls == 100U);
    BOOST_TEST((victim.Invite("1.1.0.4", "legitimate") == DropReason::None));
    BOOST_TEST(FindBrokenInvariant(engine) == "");
}

BOOST_AUTO_TEST_SUITE_END()
