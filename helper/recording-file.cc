// SPDX-License-Identifier: GPL-2.0-only
#include "recording-file.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace ns3::sipalg
{

/// The text of recording-schema.sql.
extern const char* const RECORDING_SCHEMA;

namespace
{

using namespace std::chrono_literals;

/// Long enough that the commit, some milliseconds on a slow disk, does not count.
constexpr auto COMMIT_INTERVAL = 1s;

/// Rows between two looks at the clock: about a millisecond of writing.
constexpr uint64_t ROWS_PER_LOOK = 1000;

/// How long to wait for another process that reads or writes the same file.
constexpr int BUSY_MILLISECONDS = 10'000;

/// "SIAG", as the schema sets it.
constexpr int64_t APPLICATION_ID = 1397309767;
constexpr int64_t SCHEMA_VERSION = 3;

/// The schema up to here makes the tables, from here on the indices.
constexpr std::string_view INDICES_BEGIN = "-- Indices:";

std::string
TablesOfSchema()
{
    const std::string_view schema = RECORDING_SCHEMA;
    return std::string(schema.substr(0, schema.find(INDICES_BEGIN)));
}

std::string
IndicesOfSchema()
{
    const std::string_view schema = RECORDING_SCHEMA;
    return std::string(schema.substr(schema.find(INDICES_BEGIN)));
}

} // namespace

RecordingFile::RecordingFile(const std::string& path)
    : m_path(path),
      m_lastCommit(std::chrono::steady_clock::now()),
      m_database(Open())
{
    try
    {
        Initialize();
    }
    catch (const SQLite::Exception& error)
    {
        Fail(error);
    }
}

RecordingFile::~RecordingFile()
{
    try
    {
        if (m_usable)
        {
            Commit();
        }
    }
    catch (const RecordingError&)
    {
        // Nobody is left to be told; SQLite takes the transaction back at the next opening.
    }
}

SQLite::Database
RecordingFile::Open() const
{
    namespace fs = std::filesystem;
    std::error_code ignored;
    const fs::path directory = fs::path(m_path).parent_path();
    if (!directory.empty() && !fs::is_directory(directory, ignored))
    {
        Refuse("no such directory");
    }
    if (fs::is_directory(m_path, ignored))
    {
        Refuse("is a directory, not a database");
    }
    try
    {
        // One thread records: SQLite need not lock.
        const int flags = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX;
        return {m_path, flags, BUSY_MILLISECONDS};
    }
    catch (const SQLite::Exception& error)
    {
        Refuse(error.what());
    }
}

void
RecordingFile::Initialize()
{
    m_database.exec("BEGIN IMMEDIATE");
    m_inTransaction = true;
    if (Query("SELECT count(*) FROM sqlite_master") == 0)
    {
        m_database.exec(TablesOfSchema());
    }
    else
    {
        CheckOrigin();
        DropIndices();
    }
    Commit();
}

void
RecordingFile::CheckOrigin()
{
    if (Query("PRAGMA application_id") != APPLICATION_ID)
    {
        Refuse("a database, but not a recorded one: left as it is");
    }
    const int64_t version = Query("PRAGMA user_version");
    if (version != SCHEMA_VERSION)
    {
        Refuse("schema version " + std::to_string(version) + ", this program writes " +
               std::to_string(SCHEMA_VERSION) + ": left as it is");
    }
}

void
RecordingFile::DropIndices()
{
    std::vector<std::string> names;
    SQLite::Statement query(m_database, "SELECT name FROM sqlite_master WHERE type = 'index'");
    while (query.executeStep())
    {
        names.emplace_back(query.getColumn(0).getText());
    }
    query.reset();
    const std::string ours = IndicesOfSchema();
    for (const std::string& name : names)
    {
        if (ours.find(" " + name + " ON ") != std::string::npos)
        {
            m_database.exec("DROP INDEX " + name);
        }
    }
}

void
RecordingFile::MakeIndices()
{
    RequireUsable();
    try
    {
        Begin();
        m_database.exec(IndicesOfSchema());
    }
    catch (const SQLite::Exception& error)
    {
        Fail(error);
    }
}

SQLite::Statement
RecordingFile::Prepare(const std::string& sql)
{
    RequireUsable();
    try
    {
        return {m_database, sql};
    }
    catch (const SQLite::Exception& error)
    {
        Fail(error);
    }
}

void
RecordingFile::Write(SQLite::Statement& statement)
{
    RequireUsable();
    try
    {
        Begin();
        statement.exec();
        statement.reset();
    }
    catch (const SQLite::Exception& error)
    {
        Fail(error);
    }
    if (++m_pendingRows % ROWS_PER_LOOK == 0)
    {
        Checkpoint();
    }
}

void
RecordingFile::Checkpoint()
{
    if (std::chrono::steady_clock::now() - m_lastCommit >= COMMIT_INTERVAL)
    {
        Commit();
    }
}

void
RecordingFile::Commit()
{
    RequireUsable();
    try
    {
        if (m_inTransaction)
        {
            m_database.exec("COMMIT");
            m_inTransaction = false;
        }
    }
    catch (const SQLite::Exception& error)
    {
        Fail(error);
    }
    m_pendingRows = 0;
    m_lastCommit = std::chrono::steady_clock::now();
}

void
RecordingFile::Begin()
{
    if (!m_inTransaction)
    {
        m_database.exec("BEGIN");
        m_inTransaction = true;
    }
}

int64_t
RecordingFile::Query(const std::string& sql)
{
    return m_database.execAndGet(sql).getInt64();
}

void
RecordingFile::RequireUsable() const
{
    if (!m_usable)
    {
        Refuse("nothing more is recorded after an error");
    }
}

void
RecordingFile::Fail(const SQLite::Exception& error)
{
    const std::string reason = error.what();
    m_usable = false;
    // Take the transaction back now: a disk that was full gets its room again.
    m_database.tryExec("ROLLBACK");
    m_database.tryExec("SELECT count(*) FROM sqlite_master");
    Refuse(reason);
}

void
RecordingFile::Refuse(const std::string& reason) const
{
    throw RecordingError(m_path + ": " + reason);
}

} // namespace ns3::sipalg
