// SPDX-License-Identifier: GPL-2.0-only
#include "configured-firewall.h"
#include "engine-checks.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

const std::string CONFIG = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.0.1/16
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
set security nat source rule-set out from zone private
set security nat source rule-set out to zone public
set security nat source rule-set out rule all match source-address 10.1.0.0/16
set security nat source rule-set out rule all then source-nat interface
set security policies from-zone private to-zone public policy out match source-address any
set security policies from-zone private to-zone public policy out match destination-address any
set security policies from-zone private to-zone public policy out match application junos-sip
set security policies from-zone private to-zone public policy out then permit
)";

/// Phones behind interface NAT that register with 1.1.1.3.
struct Office : ConfiguredFirewall
{
    explicit Office(const std::string& more = "")
        : ConfiguredFirewall(CONFIG + more)
    {
    }

    static std::string MakeRegister(const std::string& host, const std::string& user)
    {
        return "REGISTER sip:example.com SIP/2.0\r\nVia: SIP/2.0/UDP " + host +
               ":5060;branch=z9hG4bK" + user + host + "\r\nMax-Forwards: 70\r\nFrom: <sip:" + user +
               "@example.com>;tag=1\r\nTo: <sip:" + user + "@example.com>\r\nCall-ID: " + user +
               host + "\r\nCSeq: 1 REGISTER\r\nContact: <sip:" + user + "@" + host +
               ":5060>\r\nContent-Length: 0\r\n\r\n";
    }

    /// A phone registers for a user; the registrar grants @p expires seconds. The public contact.
    std::string Register(const std::string& host, const std::string& user, int expires)
    {
        const Verdict verdict = Send(0, host + ":5060", "1.1.1.3:5060", MakeRegister(host, user));
        BOOST_REQUIRE(verdict.action == Verdict::Action::Translated);
        const std::string contact = GetLeaving().source.ToString();
        std::string answer(*verdict.payload);
        answer.replace(0, answer.find("\r\n"), "SIP/2.0 200 OK");
        answer.insert(answer.find("\r\nContent-Length"), "\r\nExpires: " + std::to_string(expires));
        Send(1, "1.1.1.3:5060", contact, answer);
        return contact;
    }

    /// Does a request from somebody unknown reach this phone?
    bool Reaches(const std::string& contact, const std::string& host)
    {
        const std::string port = std::to_string(++m_stranger);
        Send(1,
             "1.1.1.9:" + port,
             contact,
             "OPTIONS sip:u@" + contact + " SIP/2.0\r\nVia: SIP/2.0/UDP 1.1.1.9:" + port +
                 ";branch=z9hG4bKo\r\nMax-Forwards: 70\r\nFrom: <sip:b@x>;tag=b\r\nTo: <sip:u@x>"
                 "\r\nCall-ID: o\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n");
        return GetLeaving().destination.ToString() == host + ":5060";
    }

  private:
    unsigned m_stranger{10000};
};

std::string
HostNumber(unsigned number)
{
    return "10.1." + std::to_string(number / 250 + 1) + "." + std::to_string(number % 250 + 2);
}

} // namespace

BOOST_AUTO_TEST_SUITE(RegistrationsTest)

// C6, J16: the operator clears sessions; registered phones stay where calls find them.
BOOST_AUTO_TEST_CASE(StayReachableWhenSessionsAreCleared)
{
    Office office;
    const std::string contact = office.Register("10.1.1.3", "alice", 600);
    office.GetEngine().ClearSessions(1s);
    office.now = 1s;
    BOOST_TEST(office.GetEngine().GetGauges().sessions == 0U);
    BOOST_TEST(office.Reaches(contact, "10.1.1.3"));
    BOOST_TEST(FindBrokenInvariant(office.GetEngine()) == "");
}

// A9: a thousand accounts of one phone share its endpoint, and the last of them closes it.
BOOST_AUTO_TEST_CASE(ShareOneEndpointUntilTheLastOneEnds)
{
    Office office;
    std::string contact;
    for (int i = 0; i < 1000; ++i)
    {
        contact = office.Register("10.1.1.3", "u" + std::to_string(i), i == 700 ? 1000 : 500);
    }
    BOOST_TEST(office.GetEngine().GetGauges().registrations == 1000U);
    office.GetEngine().Advance(900s);
    office.now = 900s;
    BOOST_TEST(office.GetEngine().GetGauges().registrations == 1U);
    BOOST_TEST(office.Reaches(contact, "10.1.1.3"));
    office.now = 1400s;
    BOOST_TEST(!office.Reaches(contact, "10.1.1.3"));
    BOOST_TEST(office.GetEngine().GetGauges().registrations == 0U);
}

// Case 60: a flood of REGISTERs from many hosts takes bounded memory, passes, and leaves nothing.
BOOST_AUTO_TEST_CASE(OfAFloodTakeBoundedMemory)
{
    Office office("set security alg sip maximum-registrations 500\n"
                  "set security alg sip maximum-transactions 1000\n"
                  "set security flow maximum-mappings 5000\n");
    FirewallEngine& engine = office.GetEngine();
    std::size_t memory = 0;
    for (unsigned i = 0; i < 4000; ++i)
    {
        office.now = std::chrono::milliseconds(i);
        office.Register(HostNumber(i), "u" + std::to_string(i), 600);
        memory = i == 2000 ? engine.GetGauges().memoryBytes : memory;
    }
    BOOST_TEST(engine.GetGauges().registrations == 500U);
    BOOST_TEST(engine.GetAlg().GetTransactions().Size() == 1000U);
    BOOST_TEST(engine.GetGauges().memoryBytes < 2 * memory); // sessions have a limit of their own
    BOOST_TEST(FindBrokenInvariant(engine) == "");
    BOOST_TEST(FindLeftover(engine, 4s) == "");
}

// Case 60: one host that asks for the bindings of a whole town gets its share.
BOOST_AUTO_TEST_CASE(OfOneHostAreBounded)
{
    Office office("set security alg sip maximum-registrations-per-host 100\n");
    for (int i = 0; i < 300; ++i)
    {
        office.Register("10.1.1.3", "u" + std::to_string(i), 600);
    }
    office.Register("10.1.1.4", "alice", 600);
    BOOST_TEST(office.GetEngine().GetGauges().registrations == 101U);
}

BOOST_AUTO_TEST_SUITE_END()
