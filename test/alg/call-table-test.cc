// SPDX-License-Identifier: GPL-2.0-only
#include "call-table.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(CallTableTest)

// J49: From, To and Call-ID; each party's requests and responses belong to one call.
BOOST_AUTO_TEST_CASE(FindsACallByEitherPartysMessages)
{
    CallTable table(10);
    const CallId id = table.Add({"c1", "a", "", true}, Time{0});
    const auto isSentBy = [&](const CallTable::Key& key, CallParty party) {
        const CallMatch match = table.Find(key);
        return match.id == id && match.sender == party;
    };
    BOOST_TEST(isSentBy({"c1", "a", "", true}, CallParty::Caller));
    BOOST_TEST(isSentBy({"c1", "a", "b", true}, CallParty::Caller));
    BOOST_TEST(isSentBy({"c1", "a", "b", false}, CallParty::Callee));
    BOOST_TEST(isSentBy({"c1", "b", "a", true}, CallParty::Callee));
    BOOST_TEST(isSentBy({"c1", "b", "a", false}, CallParty::Caller));
}

// J49, case 50: one Call-ID, two callers.
BOOST_AUTO_TEST_CASE(KeepsCallsWithOneCallIdAndOtherTagsApart)
{
    CallTable table(10);
    const CallId first = table.Add({"c1", "a", "", true}, Time{0});
    const CallId second = table.Add({"c1", "x", "", true}, Time{0});
    BOOST_TEST(bool(table.Find({"c1", "a", "b", true}).id == first));
    BOOST_TEST(bool(table.Find({"c1", "x", "b", true}).id == second));
    BOOST_TEST(!table.Find({"c1", "y", "b", true}).id);
    BOOST_TEST(!table.Find({"c2", "a", "b", true}).id);
}

// C4: where the Call-ID alone counts, a second client's call is taken for the first one's.
BOOST_AUTO_TEST_CASE(SharesACallBetweenClientsWithOneCallIdIfThatIsTheIdentity)
{
    CallTable table(10, CallIdentity::CallId);
    const CallId id = table.Add({"c1", "a", "", true}, Time{0});
    const CallMatch other = table.Find({"c1", "x", "", true});
    BOOST_TEST((other.id == id && other.sender == CallParty::Caller));
    const CallMatch callee = table.Find({"c1", "b", "a", true});
    BOOST_TEST((callee.id == id && callee.sender == CallParty::Callee));
    BOOST_TEST(!table.Find({"c2", "a", "", true}).id);
}

// Case 60: strangers cannot make it grow without bound.
BOOST_AUTO_TEST_CASE(RefusesCallsBeyondItsLimitUntilOneGoes)
{
    CallTable table(1);
    const CallId first = table.Add({"c1", "a", "", true}, Time{0});
    BOOST_TEST(!table.Add({"c2", "a", "", true}, Time{0}));
    table.Remove(first);
    BOOST_TEST(!table.Find({"c1", "a", "", true}).id);
    BOOST_TEST(bool(table.Add({"c2", "a", "", true}, Time{0})));
    BOOST_TEST(table.Size() == 1U);
}

// An id that outlived its call finds nothing, even where another call has the row.
BOOST_AUTO_TEST_CASE(StaleIdsFindNothing)
{
    CallTable table(2);
    const CallId first = table.Add({"c1", "a", "", true}, Time{0});
    table.Remove(first);
    table.Remove(first);
    table.Add({"c2", "a", "", true}, Time{0});
    BOOST_TEST(!table.Get(first));
}

// Case 60: what waits for nobody goes first, then what nobody has been heard of, of the source that
// has most of it; answered calls never do, nor one that begins just now.
BOOST_AUTO_TEST_CASE(PicksWhatIsMissedLeast)
{
    const auto host = [](unsigned last) {
        return *IpAddress::Parse("1.1.1." + std::to_string(last));
    };
    CallTable table(10);
    const auto add = [&](const char* callId, unsigned source, Time now) {
        const CallId id = table.Add({callId, "a", "", true, host(source)}, now);
        table.Get(id)->deadline = 180s;
        return id;
    };
    BOOST_TEST(!table.PickUnanswered());
    const CallId answered = add("c1", 1, 0s);
    table.Get(answered)->state = CallState::Answered;
    table.Get(answered)->answeredAt = 1s;
    BOOST_TEST(bool(table.Add({"c2", "a", "", true, host(1)}, 0s)));
    BOOST_TEST(!table.PickUnanswered());
    const CallId ringing = add("c3", 2, 0s);
    table.Get(ringing)->isRinging = true;
    BOOST_TEST(bool(table.PickUnanswered() == ringing));
    const CallId other = add("c4", 3, 1s);
    BOOST_TEST(bool(table.PickUnanswered() == other));
    const CallId first = add("c5", 4, 2s);
    add("c6", 4, 3s);
    BOOST_TEST(bool(table.PickUnanswered() == first));
    table.Get(ringing)->state = CallState::Ending;
    BOOST_TEST(bool(table.PickUnanswered() == ringing));
    table.Get(ringing)->answeredAt = 1s;
    BOOST_TEST(bool(table.PickUnanswered() == first));
}

BOOST_AUTO_TEST_SUITE_END()
