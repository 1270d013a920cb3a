// SPDX-License-Identifier: GPL-2.0-only
#include "answered-call.h"
#include "show-views.h"
#include "two-parties.h"

#include <boost/test/unit_test.hpp>
#include <map>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(ShowStateTest)

namespace
{

std::string
Ask(ConfiguredFirewall& firewall, const std::string& what)
{
    const FirewallEngine& engine = firewall.GetEngine();
    return *Show(engine.GetConfig(), GetShowState(engine, firewall.now), what);
}

bool
Says(const std::string& text, const std::string& label, const std::string& value)
{
    return text.find(ShowLine(0, label, value)) != std::string::npos ||
           text.find("\n" + ShowLine(2, label, value)) != std::string::npos;
}

/// Counts the sessions that each rule has translated, from their events.
class SessionCounter : public FirewallObserver
{
  public:
    void SessionCreated(SessionId, const Session& session, Time) override
    {
        ++m_counts[{session.rule.kind, session.rule.rule}];
    }

    uint64_t Get(NatRuleRef::Kind kind) const
    {
        const auto found = m_counts.find({kind, 0});
        return found == m_counts.end() ? 0 : found->second;
    }

  private:
    std::map<std::pair<NatRuleRef::Kind, uint16_t>, uint64_t> m_counts;
};

} // namespace

// J81, I12: an answered call, with where its media are expected.
BOOST_AUTO_TEST_CASE(ShowsACallWithItsMedia)
{
    AnsweredCall firewall;
    firewall.now = 12s;
    const std::string text = Ask(firewall, "security alg sip calls");
    BOOST_TEST(Says(text, "Total number of calls", "1"), text);
    BOOST_TEST(Says(text, "Call-ID", "call1"), text);
    BOOST_TEST(Says(text, "Zones", "private -> public"), text);
    BOOST_TEST(Says(text, "State", "answered"), text);
    BOOST_TEST(Says(text, "Age", "12.000 s"), text);
    BOOST_TEST(Says(text, "Answered for", "11.000 s"), text);
    BOOST_TEST(Says(text, "Time left", "43189.000 s, then max-duration"), text);
    BOOST_TEST(Says(text,
                    "Stream 1 to caller",
                    "1.1.1.10:6000 -> 10.1.1.3:6000; in use, last packet 10.000 s ago"),
               text);
    BOOST_TEST(Says(text, "Stream 1 to callee", "1.1.1.9:7000; open, 169.000 s left"), text);
}

// J81: the sessions of signalling and media, and the gates that are left.
BOOST_AUTO_TEST_CASE(ShowsSessionsAndGates)
{
    AnsweredCall firewall;
    firewall.now = 12s;
    const std::string sessions = Ask(firewall, "security flow session");
    BOOST_TEST(Says(sessions, "Total sessions", "2"), sessions);
    BOOST_TEST(Says(sessions, "Application", "SIP ALG, signalling"), sessions);
    BOOST_TEST(Says(sessions, "Application", "SIP ALG, media"), sessions);
    BOOST_TEST(Says(sessions, "Policy", "outgoing"), sessions);
    BOOST_TEST(Says(sessions, "NAT rule", "phone1"), sessions);
    const std::string in = "1.1.1.9:7000 -> 1.1.1.10:6000; udp, by ge-0/0/2.0, packets 1, bytes 31";
    BOOST_TEST(Says(sessions, "In", in), sessions);
    const std::string gates = Ask(firewall, "security flow gate");
    BOOST_TEST(Says(gates, "Flow", "any -> 1.1.1.10:6001; udp"), gates);
    BOOST_TEST(Says(gates, "Translated to", "10.1.1.3:6001"), gates);
    BOOST_TEST(Says(gates, "Owner", "call call1"), gates);
    BOOST_TEST(Says(gates, "Kind", "rtcp"), gates);
    BOOST_TEST(Says(gates, "Age", "12.000 s"), gates);
    BOOST_TEST(Says(gates, "Time left", "169.000 s"), gates);
    BOOST_TEST(Says(gates, "Time left", "as long as its owner"), gates);
}

// I3, J71: who is registered, where, and for how long.
BOOST_AUTO_TEST_CASE(ShowsRegistrations)
{
    AnsweredCall firewall;
    const std::string rest = "From: <sip:alice@example.com>;tag=r1\r\n"
                             "To: <sip:alice@example.com>\r\n"
                             "Call-ID: register1\r\n"
                             "CSeq: 1 REGISTER\r\n"
                             "Content-Length: 0\r\n";
    firewall.Send(AnsweredCall::INSIDE,
                  "10.1.1.3:5060",
                  "1.1.1.9:5060",
                  "REGISTER sip:example.com SIP/2.0\r\n"
                  "Via: SIP/2.0/UDP 10.1.1.3:5060;branch=z9hG4bKr1\r\n"
                  "Contact: <sip:alice@10.1.1.3:5060>\r\n" +
                      rest + "\r\n");
    firewall.Send(AnsweredCall::OUTSIDE,
                  "1.1.1.9:5060",
                  "1.1.1.10:5060",
                  "SIP/2.0 200 OK\r\n"
                  "Via: SIP/2.0/UDP 1.1.1.10:5060;branch=z9hG4bKr1\r\n"
                  "Contact: <sip:alice@1.1.1.10:5060>;expires=60\r\n" +
                      rest + "\r\n");
    firewall.now += 10s;
    const std::string text = Ask(firewall, "security alg sip registrations");
    BOOST_TEST(Says(text, "Total number of registrations", "1"), text);
    BOOST_TEST(Says(text, "Address of record", "sip:alice@example.com"), text);
    BOOST_TEST(Says(text, "Contact", "1.1.1.10:5060 -> 10.1.1.3:5060"), text);
    BOOST_TEST(Says(text, "Registrar", "1.1.1.9:5060"), text);
    BOOST_TEST(Says(text, "Age", "10.000 s"), text);
    BOOST_TEST(Says(text, "Time left", "50.000 s"), text);
    const std::string counters = Ask(firewall, "security alg sip counters");
    BOOST_TEST(Says(counters, "Registrations", "1"), counters);
}

// J31: who is denied, by whom, why, and until when.
BOOST_AUTO_TEST_CASE(ShowsDenials)
{
    TwoParties parties(std::string(STATIC_AND_INTERFACE_NAT) +
                       "set security alg sip application-screen protect deny all\n"
                       "set security alg sip application-screen protect deny timeout 60\n");
    BOOST_TEST(Says(Ask(parties, "security alg sip denials"), "Total number of denials", "0"));
    parties.Invite("c1", 4000);
    parties.Respond("c1", 404);
    parties.now = 10s;
    parties.Invite("c2", 4000);
    const std::string text = Ask(parties, "security alg sip denials");
    BOOST_TEST(Says(text, "Total number of denials", "1"), text);
    BOOST_TEST(Says(text, "Source", "10.1.1.3"), text);
    BOOST_TEST(Says(text, "Server", "1.1.1.3"), text);
    BOOST_TEST(Says(text, "Refused with", "404"), text);
    BOOST_TEST(Says(text, "Refused", "10.000 s ago"), text);
    BOOST_TEST(Says(text, "Time left", "50.000 s"), text);
    BOOST_TEST(Says(text, "INVITEs dropped", "1"), text);
}

// C10, J83: messages by method and class, drops by reason with its sentence.
BOOST_AUTO_TEST_CASE(ShowsCounters)
{
    AnsweredCall firewall;
    firewall.Send(AnsweredCall::OUTSIDE, "1.1.1.9:5060", "1.1.1.10:5060", "noise");
    const std::string text = Ask(firewall, "security alg sip counters");
    BOOST_TEST(Says(text, "Active calls", "1"), text);
    BOOST_TEST(Says(text, "SIP messages", "2"), text);
    BOOST_TEST(Says(text, "translated", "3"), text); // packets; of messages it stands before
    const std::string row = "  INVITE              1          0          1          0          0   "
                            "       0          0\n";
    BOOST_TEST(text.find(row) != std::string::npos, text);
    for (const char* method : {"PUBLISH", "OPTIONS", "REFER", "other", "all"})
    {
        BOOST_TEST(text.find(std::string("\n  ") + method + " ") != std::string::npos, text);
    }
    BOOST_TEST(Says(text, "1XX but 100, 180, 183", "0"), text);
    BOOST_TEST(Says(text, "NotSip", std::string("1  ") + Describe(DropReason::NotSip)), text);
    BOOST_TEST(Says(text, "Packets dropped on error", "1"), text);
}

// J81: a rule's hits are the sessions that it created, those through pinholes as well.
BOOST_AUTO_TEST_CASE(CountsTranslationHitsAsSessions)
{
    AnsweredCall firewall;
    SessionCounter counter;
    firewall.AddObserver(counter);
    firewall.Send(AnsweredCall::INSIDE, "10.1.1.4:5060", "1.1.1.9:53", "x");
    firewall.Send(AnsweredCall::INSIDE, "10.1.1.4:5060", "1.1.1.9:53", "x");
    firewall.Send(AnsweredCall::INSIDE, "10.1.1.5:5060", "1.1.1.9:53", "x");
    firewall.Send(AnsweredCall::OUTSIDE, "1.1.1.9:7001", "1.1.1.10:6001", "rtcp");
    firewall.Send(AnsweredCall::OUTSIDE, "1.1.1.8:7001", "1.1.1.10:9999", "dropped");
    BOOST_TEST(counter.Get(NatRuleRef::Kind::Source) == 2U);
    BOOST_TEST(counter.Get(NatRuleRef::Kind::Static) == 1U);
    const std::string source = Ask(firewall, "security nat source rule all");
    BOOST_TEST(Says(source, "Translation hits", "2"), source);
    BOOST_TEST(Says(source, "Number of sessions", "2"), source);
    const std::string fixed = Ask(firewall, "security nat static rule all");
    BOOST_TEST(Says(fixed, "Translation hits", "3"), fixed); // with the call's own two
    BOOST_TEST(Says(fixed, "Number of sessions", "3"), fixed);
}

BOOST_AUTO_TEST_SUITE_END()
