// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RECORDING_FILE_H
#define SIPALG_RECORDING_FILE_H

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace ns3::sipalg
{

/// Nothing can be recorded; what() is one line that names the file and says why.
class RecordingError : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/**
 * The database file that a run is recorded into (docs/database.md). It is made when there is none,
 * and refused, unchanged, when it is anything but a recorded database of this schema version. Its
 * directory must exist.
 *
 * Rows are written in transactions that are committed about once a second of wall-clock time, so
 * that a killed process loses little and the load is nearly as fast as in a single transaction.
 * After an error nothing more is written; what was committed stays.
 */
class RecordingFile
{
  public:
    /// Throws RecordingError.
    explicit RecordingFile(const std::string& path);

    /// Commits what is pending, as far as that is possible.
    ~RecordingFile();

    RecordingFile(const RecordingFile&) = delete;
    RecordingFile& operator=(const RecordingFile&) = delete;

    SQLite::Statement Prepare(const std::string& sql);

    /// Executes a statement inside the open transaction and makes it ready for its next use.
    void Write(SQLite::Statement& statement);

    /// Commits if the last commit is long enough ago. Write does so, too, every so many rows.
    void Checkpoint();

    void Commit();

    /// Makes the indices of the schema. They are taken away when a recording begins.
    void MakeIndices();

    /// False after an error: then every call but the destructor throws.
    bool IsUsable() const
    {
        return m_usable;
    }

  private:
    SQLite::Database Open() const;
    void Initialize();
    void CheckOrigin();
    void DropIndices();
    void Begin();
    int64_t Query(const std::string& sql);
    void RequireUsable() const;

    /// Gives up recording; never returns.
    [[noreturn]] void Fail(const SQLite::Exception& error);
    [[noreturn]] void Refuse(const std::string& reason) const;

    std::string m_path;
    bool m_usable{true};
    bool m_inTransaction{false};
    uint64_t m_pendingRows{0};
    std::chrono::steady_clock::time_point m_lastCommit;
    SQLite::Database m_database;
};

} // namespace ns3::sipalg

#endif
