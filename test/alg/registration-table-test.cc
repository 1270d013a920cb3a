// SPDX-License-Identifier: GPL-2.0-only
#include "registration-table.h"
#include "signal-fixture.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

/// Writes one line for every event of a registration.
class RegistrationLog : public AlgObserver
{
  public:
    void RegistrationUpdated(const RegistrationEvent& event, Time now) override
    {
        const auto left = std::chrono::duration_cast<std::chrono::seconds>(event.expiresAt - now);
        events.push_back(Name(event) + " for " + std::to_string(left.count()));
    }

    void RegistrationRemoved(const RegistrationEvent& event, bool expired, Time) override
    {
        events.push_back(Name(event) + (expired ? " expired" : " removed"));
    }

    std::vector<std::string> Take()
    {
        return std::exchange(events, {});
    }

    std::vector<std::string> events;

  private:
    static std::string Name(const RegistrationEvent& event)
    {
        return std::string(event.addressOfRecord) + " " + event.contactPrivate.ToString();
    }
};

template <typename Base>
struct TableFixture : Base
{
    /// What a REGISTER has asked for: the phone's contacts at these ports.
    SignalPathList Ask(const std::vector<uint16_t>& ports)
    {
        SignalPathList asked;
        for (const uint16_t port : ports)
        {
            const IpEndpoint external = this->Show(this->Phone(port));
            const auto headers = static_cast<uint8_t>(SignalHeader::AskedContact);
            asked.push_back({external, this->MappingOf(external), {}, headers, true});
        }
        return asked;
    }

    /// "<sip:alice@1.1.1.1:5070>": as the registrar has come to know the phone's port.
    std::string Contact(uint16_t port)
    {
        return "<sip:alice@" + this->Show(this->Phone(port)).ToString() + ">";
    }

    void Answer(const std::string& headers,
                const SignalPathList& asked,
                Time now = 0s,
                const std::string& user = "sip:alice@x")
    {
        const OwnedMessage message("SIP/2.0 200 OK\nTo: <" + user + ">;tag=s\n" + headers +
                                   "CSeq: 1 REGISTER\n");
        this->addresses.Start(this->In(this->Phone()), now);
        table.Update(message.Get(), asked, this->addresses, now);
    }

    void Advance(Time now)
    {
        while (this->nat.timers.GetNextDeadline() <= now)
        {
            const Time at = this->nat.timers.GetNextDeadline();
            std::vector<TimerWheel::Token> due;
            this->nat.timers.Advance(at, due);
            for (const auto& token : due)
            {
                if (token.table == RegistrationTable::TIMER_TABLE)
                {
                    table.ServeTimer(token, at);
                }
            }
        }
    }

    using Lines = std::vector<std::string>;
    RegistrationLog log;
    RegistrationTable table{this->config, this->nat, log};
};

using Fixture = TableFixture<SignalFixture>;
using WithoutNat = TableFixture<RoutedFixture>;

} // namespace

BOOST_FIXTURE_TEST_SUITE(RegistrationTableTest, Fixture)

// J71, case 51: a Contact's expires, else the Expires header.
BOOST_AUTO_TEST_CASE(LastsAsLongAsTheAnswerSaysForEachContact)
{
    Answer("Contact: " + Contact(5060) + ";expires=60;q=0.1, " + Contact(5070) + "\nExpires: 120\n",
           Ask({5060, 5070}));
    const Lines expected{"sip:alice@x 10.1.1.3:5060 for 60", "sip:alice@x 10.1.1.3:5070 for 120"};
    BOOST_TEST(log.Take() == expected, boost::test_tools::per_element());
    BOOST_TEST(IsOpen(Show(Phone(5070))));
    Advance(61s);
    const Lines expired{"sip:alice@x 10.1.1.3:5060 expired"};
    BOOST_TEST(log.Take() == expired, boost::test_tools::per_element());
    BOOST_TEST(!IsOpen(Show(Phone(5060))));
}

// RFC 3261 10.2: one hour if nobody says anything.
BOOST_AUTO_TEST_CASE(LastsAnHourIfTheAnswerSaysNothing)
{
    Answer("Contact: " + Contact(5060) + "\n", Ask({5060}));
    BOOST_TEST(log.events.at(0) == "sip:alice@x 10.1.1.3:5060 for 3600");
}

// Case 60, case 10: years are cut, and what is longer than a number is no wrap.
BOOST_AUTO_TEST_CASE(IsForgottenAtTheOperatorsLimit)
{
    config.maximumRegistrationExpiry = 600s;
    Answer("Contact: " + Contact(5060) + ";expires=99999999999999999999\n", Ask({5060}));
    BOOST_TEST(log.events.at(0) == "sip:alice@x 10.1.1.3:5060 for 600");
}

// Case 51: two URIs at one endpoint are one way in, which stays for the longer of them.
BOOST_AUTO_TEST_CASE(KeepsAnEndpointForTheLongestOfItsContacts)
{
    const std::string contact = Contact(5060);
    Answer("Contact: " + contact + ";expires=300\nContact: " + contact + ";expires=60\n",
           Ask({5060}));
    const Lines expected{"sip:alice@x 10.1.1.3:5060 for 300"};
    BOOST_TEST(log.Take() == expected, boost::test_tools::per_element());
}

// Case 51: what the answer does not list is gone, of this address of record only.
BOOST_AUTO_TEST_CASE(RemovesWhatTheAnswerDoesNotList)
{
    Answer("Contact: " + Contact(5060) + ", " + Contact(5070) + "\n", Ask({5060, 5070}));
    Answer("Contact: " + Contact(5060) + "\n", Ask({5060}), 1s, "sip:carol@x");
    log.Take();
    Answer("Contact: " + Contact(5070) + ";expires=9, " + Contact(5060) + ";expires=0\n", {}, 2s);
    const Lines expected{"sip:alice@x 10.1.1.3:5060 removed", "sip:alice@x 10.1.1.3:5070 for 9"};
    BOOST_TEST(log.Take() == expected, boost::test_tools::per_element());
    Answer("", {}, 3s);
    BOOST_TEST(table.Size() == 1U);
    BOOST_TEST(IsOpen(Show(Phone(5060))));
    BOOST_TEST(!IsOpen(Show(Phone(5070))));
}

// Case 60: a registrar binds nothing that this REGISTER did not ask for.
BOOST_AUTO_TEST_CASE(BindsOnlyWhatWasAskedFor)
{
    Answer("Contact: " + Contact(5060) + ", " + Contact(5070) + "\n", Ask({5070}));
    BOOST_TEST(table.Size() == 1U);
    BOOST_TEST(!IsOpen(Show(Phone(5060))));
    auto foreign = Ask({5080});
    foreign[0].headers = 0;
    Answer("Contact: " + Contact(5080) + "\n", foreign, 0s, "sip:carol@x");
    BOOST_TEST(table.Size() == 1U);
}

// Case 51: a phone's answer tells how long the other phones of its user stay.
BOOST_AUTO_TEST_CASE(RefreshesBindingsThatOthersAskedFor)
{
    Answer("Contact: " + Contact(5060) + ";expires=60\n", Ask({5060}));
    Answer("Contact: " + Contact(5060) + ";expires=30, " + Contact(5070) + "\n", Ask({5070}), 30s);
    BOOST_TEST(log.events.at(1) == "sip:alice@x 10.1.1.3:5060 for 30");
    BOOST_TEST(IsOpen(Show(Phone(5060))));
}

// Case 17: the proxy of the Path is kept reachable, and a phone behind it is not opened.
BOOST_AUTO_TEST_CASE(KeepsThePathOpenAndNotThePhoneBehindIt)
{
    auto asked = Ask({5060, 5062});
    asked[0].headers = static_cast<uint8_t>(SignalHeader::AskedPath);
    asked[1].headers = 0;
    Answer("Contact: " + Contact(5062) + "\n", asked);
    BOOST_TEST(table.Size() == 1U);
    BOOST_TEST(IsOpen(Show(Phone(5060))));
    BOOST_TEST(!IsOpen(Show(Phone(5062))));
}

// J72: no row for a name, nor for what is no SIP URI.
BOOST_AUTO_TEST_CASE(BindsNoNames)
{
    Answer("Contact: <sip:alice@phone.example.com>, <tel:+1234>, \"a\" <sip:b@x:5060>\n",
           Ask({5060}));
    BOOST_TEST(table.Size() == 0U);
}

// J71: no secret between two names of one user; parameters and headers do not count.
BOOST_AUTO_TEST_CASE(KnowsTheAddressOfRecordWithoutItsParameters)
{
    Answer("Contact: " + Contact(5060) + "\n", Ask({5060}), 0s, "sip:alice@x;user=phone");
    Answer("Contact: " + Contact(5060) + "\n", Ask({5060}), 1s, "sip:alice@x?Subject=1");
    BOOST_TEST(table.Size() == 1U);
    BOOST_TEST(log.events.at(1) == "sip:alice@x 10.1.1.3:5060 for 3600");
}

// Case 60: three caps, and a name of any length.
BOOST_AUTO_TEST_CASE(IsBoundedInAllDirections)
{
    config.maximumContacts = 2;
    const auto asked = Ask({6000, 6002, 6004});
    const std::string all =
        "Contact: " + Contact(6000) + ", " + Contact(6002) + ", " + Contact(6004) + "\n";
    Answer(all, asked);
    BOOST_TEST(table.Size() == 2U);
    config.maximumRegistrations = 3;
    Answer(all, asked, 0s, "sip:bob@x");
    BOOST_TEST(table.Size() == 3U);
    const std::string longName(RegistrationTable::MAX_ADDRESS_OF_RECORD, 'a');
    config.maximumRegistrations = 10;
    Answer(all, asked, 0s, "sip:" + longName + "@x");
    BOOST_TEST(table.Size() == 3U);
}

// Case 60: many accounts of one host.
BOOST_AUTO_TEST_CASE(GivesOneHostItsShareOnly)
{
    config.maximumRegistrationsPerHost = 3;
    RegistrationTable small(config, nat, log);
    addresses.Start(In(Phone()), 0s);
    for (int i = 0; i < 5; ++i)
    {
        const OwnedMessage message("SIP/2.0 200 OK\nTo: <sip:u" + std::to_string(i) +
                                   "@x>;tag=s\nContact: " + Contact(5060) + "\nCSeq: 1 REGISTER\n");
        small.Update(message.Get(), Ask({5060}), addresses, 0s);
    }
    BOOST_TEST(small.Size() == 3U);
}

// A refresh moves a deadline and no timer.
BOOST_AUTO_TEST_CASE(RefreshesCostNoTimers)
{
    for (int i = 0; i < 1000; ++i)
    {
        Answer("Contact: " + Contact(5060) + "\n", Ask({5060}), std::chrono::seconds(i));
    }
    BOOST_TEST(nat.timers.Size() == 1U);
    Advance(4600s);
    BOOST_TEST(table.Size() == 0U);
    BOOST_TEST(nat.timers.Size() == 0U);
}

// A9: all that it held goes back.
BOOST_AUTO_TEST_CASE(LeavesNothingBehind)
{
    const std::size_t empty = table.GetMemory();
    const IpEndpoint external = Show(Phone(5060));
    const uint32_t holders = nat.mappings.Find(MappingOf(external))->holders;
    Answer("Contact: <sip:alice@" + external.ToString() + ">\n",
           {{external, MappingOf(external), {}, uint8_t(SignalHeader::AskedContact), true}});
    BOOST_TEST(table.GetMemory() > empty);
    Advance(3601s);
    BOOST_TEST(nat.mappings.Find(MappingOf(external))->holders >= holders);
    BOOST_TEST(nat.pinholes.GetRows().Size() == 0U);
}

// A5, J16: the contact is its own public one.
BOOST_FIXTURE_TEST_CASE(BindsPrivateContactsWithoutNat, WithoutNat)
{
    Answer("Contact: <sip:alice@10.1.1.3:5070>;expires=60\n", Ask({5070}));
    BOOST_TEST(log.events.at(0) == "sip:alice@x 10.1.1.3:5070 for 60");
    BOOST_TEST(IsOpen(Phone(5070)));
    Advance(61s);
    BOOST_TEST(!IsOpen(Phone(5070)));
}

BOOST_AUTO_TEST_SUITE_END()
