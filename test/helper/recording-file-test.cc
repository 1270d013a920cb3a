// SPDX-License-Identifier: GPL-2.0-only
#include "recording-file.h"
#include "recording-table.h"
#include "temporary-database.h"

#include <boost/test/unit_test.hpp>
#include <csignal>
#include <fstream>
#include <iterator>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace ns3::sipalg;

namespace
{

std::string
Read(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The line with which a path is refused; fails the test when it is not.
std::string
RefusalOf(const std::string& path)
{
    try
    {
        RecordingFile file(path);
    }
    catch (const RecordingError& error)
    {
        const std::string line = error.what();
        BOOST_TEST(line.rfind(path + ": ", 0) == 0);
        BOOST_TEST(line.find('\n') == std::string::npos);
        return line.substr(path.size() + 2);
    }
    BOOST_ERROR("not refused: " + path);
    return "";
}

void
AddSamples(RecordingFile& file, int count)
{
    RecordingTable samples(file, "sample", "at, name, value", "r");
    for (int i = 0; i < count; ++i)
    {
        samples.Insert(std::chrono::seconds(i), "calls", i);
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(RecordingFileTest)

BOOST_AUTO_TEST_CASE(MakesTheTablesOfTheSchema)
{
    TemporaryDatabase database;
    RecordingFile file(database.GetPath());
    BOOST_TEST(
        database.Ask("SELECT group_concat(name) FROM (SELECT name FROM sqlite_master WHERE "
                     "type = 'table' ORDER BY name)") ==
        "alg_call,call,decision,denial,drop,mapping,pinhole,registration,run,sample,show_answer,"
        "sip_message");
    BOOST_TEST(database.Ask("PRAGMA user_version") == "3");
}

BOOST_AUTO_TEST_CASE(MakesIndicesOnlyWhenAsked)
{
    TemporaryDatabase database;
    const std::string indices = "SELECT count(*) FROM sqlite_master WHERE sql LIKE 'CREATE%INDEX%'";
    RecordingFile file(database.GetPath());
    BOOST_TEST(database.Ask(indices) == "0");
    file.MakeIndices();
    file.Commit();
    BOOST_TEST(database.Ask(indices) == "15");
}

BOOST_AUTO_TEST_CASE(TakesAwayItsOwnIndicesAndNoOthersWhenItOpens)
{
    TemporaryDatabase database;
    {
        RecordingFile file(database.GetPath());
        file.MakeIndices();
    }
    database.Execute("CREATE INDEX mine ON call (caller)");
    RecordingFile file(database.GetPath());
    BOOST_TEST(database.Ask("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE%INDEX%'") ==
               "mine");
}

BOOST_AUTO_TEST_CASE(OpensAgainWhatItMade)
{
    TemporaryDatabase database;
    for (int i = 0; i < 2; ++i)
    {
        RecordingFile file(database.GetPath());
        AddSamples(file, 3);
    }
    BOOST_TEST(database.Ask("SELECT count(*), max(at) FROM sample") == "6|2.0");
}

BOOST_AUTO_TEST_CASE(TakesAnEmptyFileForANewDatabase)
{
    TemporaryDatabase database;
    std::ofstream(database.GetPath()).close();
    RecordingFile file(database.GetPath());
    BOOST_TEST(file.IsUsable());
}

// CONTRACTS 4: one clear line, and nothing that was there is lost.
BOOST_AUTO_TEST_CASE(RefusesAFileThatIsNoDatabaseAndLeavesIt)
{
    TemporaryDatabase database;
    const std::string text(3000, 'x');
    std::ofstream(database.GetPath()) << text;
    BOOST_TEST(RefusalOf(database.GetPath()) == "file is not a database");
    BOOST_TEST(Read(database.GetPath()) == text);
}

BOOST_AUTO_TEST_CASE(RefusesADatabaseOfSomethingElseAndLeavesIt)
{
    TemporaryDatabase database;
    database.Execute("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)");
    const std::string before = Read(database.GetPath());
    BOOST_TEST(RefusalOf(database.GetPath()) ==
               "a database, but not a recorded one: left as it is");
    BOOST_TEST(Read(database.GetPath()) == before);
}

BOOST_AUTO_TEST_CASE(RefusesAnotherSchemaVersionAndLeavesIt)
{
    TemporaryDatabase database;
    {
        RecordingFile file(database.GetPath());
    }
    database.Execute("PRAGMA user_version = 99");
    const std::string before = Read(database.GetPath());
    BOOST_TEST(RefusalOf(database.GetPath()) ==
               "schema version 99, this program writes 3: left as it is");
    BOOST_TEST(Read(database.GetPath()) == before);
}

BOOST_AUTO_TEST_CASE(RefusesAPathThatCannotBeWritten)
{
    TemporaryDatabase database;
    BOOST_TEST(RefusalOf(database.GetPath("no/run.sqlite")) == "no such directory");
    BOOST_TEST(RefusalOf(database.GetPath(".")) == "is a directory, not a database");
    BOOST_TEST(RefusalOf("/proc/run.sqlite") == "unable to open database file");
}

BOOST_AUTO_TEST_CASE(BindsEveryKindOfValue)
{
    TemporaryDatabase database;
    {
        RecordingFile file(database.GetPath());
        RecordingTable table(file, "drop", "at, from_zone, reason, method, packets, bytes", "r");
        const std::optional<std::string> zone = "private";
        table.Insert(1500ms, zone, "why", std::optional<std::string>(), uint64_t{1} << 40, 2.0);
    }
    BOOST_TEST(database.Ask("SELECT run_id, at, from_zone, reason, method, packets, bytes, "
                            "to_zone FROM \"drop\"") == "r|1.5|private|why|-|1099511627776|2|-");
}

// CONTRACTS 4: a run that is killed leaves a database that opens and holds all that was committed.
BOOST_AUTO_TEST_CASE(AKilledProcessLeavesWhatItCommitted)
{
    TemporaryDatabase database;
    const pid_t child = fork();
    if (child == 0)
    {
        RecordingFile file(database.GetPath());
        AddSamples(file, 1000);
        file.Commit();
        AddSamples(file, 100'000);
        raise(SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    BOOST_TEST(WIFSIGNALED(status));
    BOOST_TEST(database.Ask("PRAGMA integrity_check") == "ok");
    const int rows = std::stoi(database.Ask("SELECT count(*) FROM sample"));
    BOOST_TEST(rows >= 1000);
    BOOST_TEST(rows < 101'000);
}

// CONTRACTS 4: a full disk gives one clear line, and nothing that was there is lost.
BOOST_AUTO_TEST_CASE(AFileThatCannotGrowKeepsWhatItHad)
{
    TemporaryDatabase database;
    {
        RecordingFile file(database.GetPath());
        AddSamples(file, 1000);
    }
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit limit{300'000, before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    {
        RecordingFile file(database.GetPath());
        BOOST_CHECK_THROW((AddSamples(file, 1'000'000), file.Commit()), RecordingError);
        BOOST_TEST(!file.IsUsable());
        BOOST_CHECK_THROW(file.Commit(), RecordingError);
    }
    setrlimit(RLIMIT_FSIZE, &before);
    BOOST_TEST(database.Ask("PRAGMA integrity_check") == "ok");
    BOOST_TEST(database.Ask("SELECT count(*) FROM sample") == "1000");
}

BOOST_AUTO_TEST_SUITE_END()
