// SPDX-License-Identifier: GPL-2.0-only
#include "recording-drops.h"
#include "temporary-database.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

const RecordingDrops::Kind NO_POLICY{"public", "private", "no-policy", ""};
const RecordingDrops::Kind DENIED{"private", "public", "denied", "INVITE"};

const std::string ALL = "SELECT at, from_zone, to_zone, reason, method, packets, bytes FROM "
                        "\"drop\" ORDER BY rowid";

} // namespace

BOOST_AUTO_TEST_SUITE(RecordingDropsTest)

// CONTRACTS 4: dropped packets, aggregated per second, zone pair and reason.
BOOST_AUTO_TEST_CASE(AddsUpPacketsOfOneKindInOneSecond)
{
    TemporaryDatabase database;
    {
        RecordingFile file(database.GetPath());
        RecordingDrops drops(file, "r");
        drops.Count(1000ms, NO_POLICY, 200);
        drops.Count(1500ms, DENIED, 800);
        drops.Count(1999ms, NO_POLICY, 100);
        drops.Count(2000ms, NO_POLICY, 50);
        drops.Flush();
    }
    BOOST_TEST(database.Ask(ALL) == "1.0|private|public|denied|INVITE|1|800\n"
                                    "1.0|public|private|no-policy|-|2|300\n"
                                    "2.0|public|private|no-policy|-|1|50");
}

BOOST_AUTO_TEST_CASE(WritesEachSecondOnce)
{
    TemporaryDatabase database;
    {
        RecordingFile file(database.GetPath());
        RecordingDrops drops(file, "r");
        drops.Count(5s, NO_POLICY, 1);
        drops.Flush();
        drops.Flush();
    }
    BOOST_TEST(database.Ask(ALL) == "5.0|public|private|no-policy|-|1|1");
}

BOOST_AUTO_TEST_CASE(UnknownZonesAreNull)
{
    TemporaryDatabase database;
    {
        RecordingFile file(database.GetPath());
        RecordingDrops drops(file, "r");
        drops.Count(0s, {"", "", "no-route", ""}, 1);
        drops.Flush();
    }
    BOOST_TEST(database.Ask(ALL) == "0.0|-|-|no-route|-|1|1");
}

BOOST_AUTO_TEST_SUITE_END()
