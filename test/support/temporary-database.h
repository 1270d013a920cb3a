// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TEMPORARY_DATABASE_H
#define SIPALG_TEMPORARY_DATABASE_H

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <filesystem>
#include <random>
#include <string>

namespace ns3::sipalg
{

/// A directory of its own for one test, removed with all it holds, and questions to a database in
/// it.
class TemporaryDatabase
{
  public:
    TemporaryDatabase()
        : m_directory(std::filesystem::temp_directory_path() /
                      ("sipalg-test-" + std::to_string(std::random_device{}())))
    {
        std::filesystem::create_directory(m_directory);
    }

    ~TemporaryDatabase()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_directory, ignored);
    }

    TemporaryDatabase(const TemporaryDatabase&) = delete;
    TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;

    std::string GetPath(const std::string& name = "run.sqlite") const
    {
        return (m_directory / name).string();
    }

    /// All rows of the answer, cells joined by '|', rows by '\n', NULL as "-".
    std::string Ask(const std::string& sql) const
    {
        SQLite::Database database(GetPath(), SQLite::OPEN_READWRITE);
        SQLite::Statement query(database, sql);
        std::string answer;
        while (query.executeStep())
        {
            answer += answer.empty() ? "" : "\n";
            for (int column = 0; column < query.getColumnCount(); ++column)
            {
                answer += column == 0 ? "" : "|";
                const SQLite::Column cell = query.getColumn(column);
                answer += cell.isNull() ? std::string("-") : cell.getString();
            }
        }
        return answer;
    }

    void Execute(const std::string& sql) const
    {
        SQLite::Database database(GetPath(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec(sql);
    }

  private:
    std::filesystem::path m_directory;
};

} // namespace ns3::sipalg

#endif
