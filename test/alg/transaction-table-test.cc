// SPDX-License-Identifier: GPL-2.0-only
#include "signal-fixture.h"
#include "transaction-table.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

struct Fixture : SignalFixture
{
    /// The phone sends a request that names its Contact at @p port (0: none, and no Via either).
    void Send(TransactionTable& where, const std::string& text, uint16_t port, Time now)
    {
        const OwnedMessage message(text);
        addresses.Start(Out(Phone()), now);
        if (port != 0)
        {
            addresses.Outward(Phone());
            addresses.Mark(Phone(), SignalHeader::Via);
            addresses.Outward(Phone(port));
            addresses.Mark(Phone(port), SignalHeader::Contact);
        }
        where.Update(message.Get(), {}, said, addresses, now);
    }

    void Send(const std::string& text, uint16_t port, Time now)
    {
        Send(table, text, port, now);
    }

    /// The phone receives a message that names nobody of interest.
    void Receive(const std::string& text, Time now)
    {
        const OwnedMessage message(text);
        addresses.Start(In(Phone()), now);
        table.Update(message.Get(), {}, said, addresses, now);
    }

    const Transaction* FindAsked(const std::string& text, const SipPassage& passage)
    {
        const OwnedMessage message(text);
        return table.FindAsked(message.Get(), passage);
    }

    void Advance(Time now)
    {
        while (nat.timers.GetNextDeadline() <= now)
        {
            const Time at = nat.timers.GetNextDeadline();
            std::vector<TimerWheel::Token> due;
            nat.timers.Advance(at, due);
            for (const auto& token : due)
            {
                table.ServeTimer(token, at);
            }
        }
    }

    TransactionTable table{config, nat};
    SaidHosts said;
};

const std::string SUBSCRIBE = "SUBSCRIBE sip:b@x SIP/2.0\nCSeq: 1 SUBSCRIBE\n";
const std::string GRANTED = "SIP/2.0 200 OK\nCSeq: 1 SUBSCRIBE\nExpires: ";
const std::string NOTIFY = "NOTIFY sip:a@x SIP/2.0\nVia: SIP/2.0/UDP 1.1.1.3;branch=z9hG4bKn\n"
                           "From: <sip:b@x>;tag=b\nTo: <sip:alice@x>;tag=a\nCSeq: 1 NOTIFY\n"
                           "Subscription-State: ";
const std::string REGISTER = "REGISTER sip:x SIP/2.0\nCSeq: 1 REGISTER\n";

} // namespace

BOOST_FIXTURE_TEST_SUITE(TransactionTableTest, Fixture)

// J43: 64 T1 after the last message.
BOOST_AUTO_TEST_CASE(LivesFor64T1AfterItsLastMessage)
{
    Send("OPTIONS sip:b@x SIP/2.0\nCSeq: 1 OPTIONS\n", 5070, 0s);
    Receive("SIP/2.0 200 OK\nCSeq: 1 OPTIONS\n", 10s);
    BOOST_TEST(table.Size() == 1U);
    BOOST_TEST(IsOpen(Show(Phone(5070))));
    Advance(41s);
    BOOST_TEST(table.Size() == 1U);
    Advance(42s);
    BOOST_TEST(table.Size() == 0U);
    BOOST_TEST(!IsOpen(Show(Phone(5070))));
}

// Case 60: an answer must be to the request, and go where it came from.
BOOST_AUTO_TEST_CASE(IsFoundByBranchCallIdMethodAndSide)
{
    Send(REGISTER, 5060, 0s);
    const std::string answer = "SIP/2.0 200 OK\nCSeq: 1 REGISTER\n";
    const SipPassage in = In(Phone());
    BOOST_TEST(FindAsked(answer, in));
    BOOST_TEST(!FindAsked(answer, Out(Phone())));
    BOOST_TEST(!FindAsked("SIP/2.0 200 OK\nCSeq: 1 OPTIONS\n", in));
    BOOST_TEST(!FindAsked(answer + "Call-ID: c2\n", in));
    BOOST_TEST(!FindAsked(answer + "Via: SIP/2.0/UDP 10.1.1.3:5060;branch=z9hG4bKy\n", in));
}

// Messages that name nobody of the firewall's concern take no row.
BOOST_AUTO_TEST_CASE(KeepsNothingOfAMessageThatNamesNobody)
{
    Send("OPTIONS sip:b@x SIP/2.0\nCSeq: 1 OPTIONS\n", 0, 0s);
    BOOST_TEST(table.Size() == 0U);
    BOOST_TEST(nat.timers.Size() == 0U);
}

// Case 49: as long as it was granted, and as the last answer says.
BOOST_AUTO_TEST_CASE(KeepsASubscriptionForAsLongAsItWasGranted)
{
    Send(SUBSCRIBE, 5070, 0s);
    Receive(GRANTED + "3600\n", 1s);
    Advance(3600s);
    BOOST_TEST(IsOpen(Show(Phone(5070))));
    Receive(GRANTED + "100\n", 3600s);
    Advance(3699s);
    BOOST_TEST(table.Size() == 1U);
    Advance(3701s);
    BOOST_TEST(table.Size() == 0U);
}

// Case 49, case 60: refreshes go on with the same row, and cost no timers.
BOOST_AUTO_TEST_CASE(RefreshesOfASubscriptionTakeNoRowsAndNoTimers)
{
    for (int i = 0; i < 500; ++i)
    {
        const Time now = std::chrono::seconds(100 * i);
        Advance(now);
        Send(SUBSCRIBE + "Via: SIP/2.0/UDP 10.1.1.3:5060;branch=z9hG4bK" + std::to_string(i) + "\n",
             5070,
             now);
        Receive(GRANTED + "600\n", now);
    }
    BOOST_TEST(table.Size() == 1U);
    BOOST_TEST(nat.timers.Size() <= 3U);
}

// Case 49: the notifier may end it, or change how long it lasts; others' NOTIFYs may not.
BOOST_AUTO_TEST_CASE(FollowsTheStateThatNotifyTells)
{
    Send(SUBSCRIBE, 5070, 0s);
    Receive(GRANTED + "3600\n", 1s);
    Receive(NOTIFY + "active;expires=7200\n", 2s);
    Advance(7201s);
    BOOST_TEST(table.Size() == 1U);
    const OwnedMessage fromInside(NOTIFY + "terminated\n");
    addresses.Start(Out(Phone()), 7201s);
    table.Update(fromInside.Get(), {}, said, addresses, 7201s);
    Send(SUBSCRIBE, 5070, 7201s);
    Receive(GRANTED + "3600\n", 7201s);
    Receive(NOTIFY + "TERMINATED;reason=giveup\n", 7300s);
    Advance(7331s);
    BOOST_TEST(table.Size() == 1U);
    Advance(7333s);
    BOOST_TEST(table.Size() == 0U);
}

// Case 60: nobody keeps a way in for ever.
BOOST_AUTO_TEST_CASE(EndsASubscriptionAtTheOperatorsLimit)
{
    config.maximumSubscriptionExpiry = 600s;
    Send(SUBSCRIBE, 5070, 0s);
    Receive(GRANTED + "4294967295\n", 0s);
    Receive(NOTIFY + "active;expires=4294967295\n", 0s);
    Advance(601s);
    BOOST_TEST(table.Size() == 0U);
}

// J28: a REFER outside of dialogs is reported on until the third party has answered.
BOOST_AUTO_TEST_CASE(KeepsAReferForAsLongAsTheThirdPartyMayRing)
{
    Send("REFER sip:b@x SIP/2.0\nCSeq: 1 REFER\n", 5070, 0s);
    Receive("SIP/2.0 202 Accepted\nCSeq: 1 REFER\n", 0s);
    Advance(179s);
    BOOST_TEST(IsOpen(Show(Phone(5070))));
    Advance(181s);
    BOOST_TEST(table.Size() == 0U);
}

// J71: a REGISTER's Contact is remembered and not opened before the registrar has granted it.
BOOST_AUTO_TEST_CASE(OpensNoMoreThanTheViaOfARegister)
{
    Send(REGISTER, 5070, 0s);
    BOOST_TEST(IsOpen(Show(Phone())));
    BOOST_TEST(!IsOpen(Show(Phone(5070))));
    const Transaction* asked = FindAsked("SIP/2.0 200 OK\nCSeq: 1 REGISTER\n", In(Phone()));
    BOOST_REQUIRE(asked);
    const std::size_t index = FindPath(asked->paths, Show(Phone(5070)));
    BOOST_REQUIRE(index < asked->paths.size());
    BOOST_TEST(int(asked->paths[index].headers) == int(SignalHeader::AskedContact));
}

// Case 60: the contact of another host is translated and may not be bound.
BOOST_AUTO_TEST_CASE(MarksNoContactOfAnotherHostAsAskedFor)
{
    const IpEndpoint other = Endpoint("10.1.1.9", 5060);
    const OwnedMessage message(REGISTER);
    for (const bool permits : {false, true})
    {
        config.permitForeignContact = permits;
        addresses.Start(Out(Phone()), 0s);
        addresses.Outward(other);
        addresses.Mark(other, SignalHeader::Contact);
        table.Update(message.Get(), {}, said, addresses, 0s);
        const auto* asked = FindAsked("SIP/2.0 200 OK\nCSeq: 1 REGISTER\n", In(Phone()));
        BOOST_REQUIRE(asked);
        const auto expected = permits ? int(SignalHeader::AskedContact) : 0;
        BOOST_TEST(int(asked->paths[0].headers) == expected);
        BOOST_TEST(!IsOpen(Show(other)));
    }
}

// Case 60: a flood of one host, or of many, takes bounded memory.
BOOST_AUTO_TEST_CASE(IsBoundedByHostAndInAll)
{
    config.maximumTransactions = 50;
    config.maximumTransactionsPerHost = 20;
    TransactionTable small(config, nat);
    for (int i = 0; i < 100; ++i)
    {
        Send(small,
             "OPTIONS sip:b@x SIP/2.0\nCSeq: 1 OPTIONS\nCall-ID: " + std::to_string(i) + "\n",
             5060,
             0s);
    }
    BOOST_TEST(small.Size() == 20U);
    for (uint32_t host = 10; host < 110; ++host)
    {
        const OwnedMessage message("OPTIONS sip:b@x SIP/2.0\nCSeq: 1 OPTIONS\nCall-ID: h" +
                                   std::to_string(host) + "\n");
        const IpEndpoint source{Address("10.1.1.0").Plus(host), 5060};
        addresses.Start(Out(source), 0s);
        addresses.Outward(source);
        small.Update(message.Get(), {}, said, addresses, 0s);
    }
    BOOST_TEST(small.Size() == 50U);
}

// Case 60: what a message says of hosts is of its own transaction, as its parties exchange it.
BOOST_AUTO_TEST_CASE(FindsTheTransactionOfAMessageByWhoAsks)
{
    const OwnedMessage request("OPTIONS sip:b@x SIP/2.0\nCSeq: 1 OPTIONS\n");
    const OwnedMessage answer("SIP/2.0 200 OK\nCSeq: 1 OPTIONS\n");
    BOOST_TEST(!table.Find(request.Get(), Out(Phone())).id);
    Send("OPTIONS sip:b@x SIP/2.0\nCSeq: 1 OPTIONS\n", 5060, 0s);
    const auto asking = table.Find(request.Get(), Out(Phone()));
    BOOST_TEST(bool(asking.id));
    BOOST_TEST(bool(asking.sender == CallParty::Caller));
    const auto answering = table.Find(answer.Get(), In(Phone()));
    BOOST_TEST(bool(answering.id == asking.id));
    BOOST_TEST(bool(answering.sender == CallParty::Callee));
    BOOST_TEST(!table.Find(request.Get(), In(Phone())).id);
    BOOST_TEST(!table.Find(answer.Get(), Out(Phone())).id);
}

// RFC 6665 4.1.2.2, 4.4.1: a NOTIFY is its subscription's, whose subscriber is asked.
BOOST_AUTO_TEST_CASE(FindsTheSubscriptionOfANotify)
{
    Send(SUBSCRIBE + "From: <sip:a@x>;tag=me\n", 5060, 0s);
    const OwnedMessage notify("NOTIFY sip:a@x SIP/2.0\nCSeq: 7 NOTIFY\n"
                              "From: <sip:b@x>;tag=them\nTo: <sip:a@x>;tag=me\n");
    const auto match = table.Find(notify.Get(), In(Phone()));
    BOOST_TEST(bool(match.id));
    BOOST_TEST(bool(match.sender == CallParty::Callee));
    BOOST_TEST(!table.Find(notify.Get(), Out(Phone())).id);
}

// Case 60: a transaction is kept for the sake of foreign endpoints alone, and counted by itself.
BOOST_AUTO_TEST_CASE(KeepsForeignEndpointsOfWhatItBegins)
{
    config.maximumTransactions = 1;
    TransactionTable small(config, nat);
    const IpAddress outside = In(Phone()).arrived.source.address;
    const auto ask = [&](const std::string& callId) {
        const OwnedMessage message("OPTIONS sip:a@x SIP/2.0\nCSeq: 1 OPTIONS\nCall-ID: " + callId +
                                   "\nFrom: <sip:10.1.1.9:5060>;tag=f\nTo: <sip:x>\n" +
                                   "Via: SIP/2.0/UDP x;branch=z9hG4bK1\n");
        SipHosts hosts;
        BOOST_REQUIRE(bool(hosts.Read(message.Get())));
        addresses.Start(In(Phone()), 0s);
        said.Start(nullptr, CallParty::Caller);
        BOOST_REQUIRE(said.NoteForeign(hosts, addresses));
        BOOST_REQUIRE(said.NamesForeign());
        const bool hasRoom = small.HasRoomForForeign(message.Get(), outside);
        small.Update(message.Get(), {}, said, addresses, 0s);
        return hasRoom;
    };
    BOOST_TEST(ask("one"));
    BOOST_TEST(small.Size() == 1U);
    small.GetRows().ForEach([](RowId<Transaction>, const Transaction& row) {
        BOOST_TEST(row.hosts.CountForeign() == 1U);
    });
    BOOST_TEST(!ask("two"));
    BOOST_TEST(small.Size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
