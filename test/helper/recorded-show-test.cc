// SPDX-License-Identifier: GPL-2.0-only
#include "recorded-show.h"
#include "temporary-database.h"

#include <boost/test/unit_test.hpp>
#include <fstream>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(RecordedShowTest)

namespace
{

constexpr const char* CONFIG = R"(set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
set security nat source rule-set phones from zone private
set security nat source rule-set phones to zone public
set security nat source rule-set phones rule all then source-nat interface
)";

/// A database with one run that has not ended.
class UnfinishedRun : public TemporaryDatabase
{
  public:
    UnfinishedRun()
    {
        {
            RecordingFile make(GetPath());
        }
        Execute(
            std::string("INSERT INTO run (run_id, scenario, seed, rng_run, command_line, config,"
                        " parameters, module_version, ns3_version, started_at_utc)"
                        " VALUES ('r1', 'test', 1, 1, '', '") +
            CONFIG + "', '{}', '', '', '')");
    }

    std::string Show(const std::string& what) const
    {
        return ShowRecorded(GetPath(), what).value_or("no such view");
    }
};

bool
Says(const std::string& text, const std::string& line)
{
    return text.find(line) != std::string::npos;
}

} // namespace

// J81
BOOST_AUTO_TEST_CASE(GivesTheAnswerOfTheEndOfTheRun)
{
    UnfinishedRun run;
    run.Execute("INSERT INTO show_answer VALUES ('r1', 'security alg status', 'as recorded')");
    BOOST_TEST(run.Show("security  alg status") == "as recorded");
}

// J81
BOOST_AUTO_TEST_CASE(AnswersFromTheRowsOfARunThatDidNotEnd)
{
    UnfinishedRun run;
    run.Execute("INSERT INTO alg_call VALUES ('r1', 1, 'standing', NULL, 1.5, 2.0, NULL, NULL, 1)");
    run.Execute("INSERT INTO alg_call VALUES ('r1', 2, 'gone', NULL, 1.5, 2.0, 3.0, 'bye', 1)");
    run.Execute("INSERT INTO mapping VALUES"
                " ('r1', 1, 'udp', '10.1.1.3:5060', '1.1.1.1:5060', 'all', 1, NULL, NULL),"
                " ('r1', 2, 'udp', '10.1.1.4:5060', '1.1.1.1:5061', 'all', 1, 2, 'expired')");
    run.Execute("INSERT INTO pinhole VALUES ('r1', 1, 1, 'rtp', 'udp', 'public', 'private',"
                " '1.1.1.1:63488', '10.1.1.3:4000', 2, NULL, NULL, NULL, NULL, 0, 0)");
    run.Execute("INSERT INTO \"drop\" VALUES ('r1', 1, 'public', NULL, 'NotSip', NULL, 3, 100)");
    const std::string calls = run.Show("security alg sip calls");
    BOOST_TEST(Says(calls, ShowLine(0, "Total number of calls", "1")), calls);
    BOOST_TEST(Says(calls, ShowLine(0, "Call-ID", "standing")), calls);
    BOOST_TEST(
        Says(run.Show("security nat source rule all"), ShowLine(2, "Translation hits", "2")));
    BOOST_TEST(Says(run.Show("security flow gate"), ShowLine(2, "Translated to", "10.1.1.3:4000")));
    const std::string counters = run.Show("security alg sip counters");
    BOOST_TEST(Says(counters, "NotSip                       : 3  It is for the SIP port"),
               counters);
    BOOST_TEST(Says(counters, "Packets dropped on error       : 3"), counters);
}

BOOST_AUTO_TEST_CASE(KnowsNoOtherViews)
{
    BOOST_TEST(UnfinishedRun().Show("security alg stat") == "no such view");
}

BOOST_AUTO_TEST_CASE(RefusesADatabaseOfAnotherVersionOrWithoutRuns)
{
    TemporaryDatabase other;
    other.Execute("PRAGMA user_version = 99; CREATE TABLE run (run_id)");
    BOOST_CHECK_THROW(ShowRecorded(other.GetPath(), "security alg status"), RecordingError);
    TemporaryDatabase empty;
    {
        RecordingFile make(empty.GetPath());
    }
    BOOST_CHECK_THROW(ShowRecorded(empty.GetPath(), "security alg status"), RecordingError);
}

BOOST_AUTO_TEST_CASE(TellsDatabasesFromTexts)
{
    UnfinishedRun run;
    BOOST_TEST(IsDatabase(run.GetPath()));
    std::ofstream(run.GetPath("fw.conf")) << CONFIG;
    BOOST_TEST(!IsDatabase(run.GetPath("fw.conf")));
    BOOST_TEST(!IsDatabase(run.GetPath("missing")));
}

BOOST_AUTO_TEST_SUITE_END()
