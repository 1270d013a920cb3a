// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RECORDING_TABLE_H
#define SIPALG_RECORDING_TABLE_H

#include "engine-time.h"
#include "recording-file.h"

#include <optional>
#include <string>
#include <type_traits>

namespace ns3::sipalg
{

/**
 * The rows of one run in one table: one prepared statement, whose first column, run_id, is bound
 * once. It must not outlive its file.
 */
class RecordingTable
{
  public:
    /// `columns` are those that Insert gets, separated by commas, without run_id.
    RecordingTable(RecordingFile& file,
                   const std::string& table,
                   const std::string& columns,
                   const std::string& runId);

    /**
     * Adds a row. Each value is a number, a text, a Time, or an optional of one of them; an empty
     * optional is NULL. A text that is not UTF-8, or holds a NUL, becomes a BLOB. Texts need not
     * outlive the call.
     */
    template <typename... Values>
    void Insert(const Values&... values)
    {
        int column = 1;
        (Bind(++column, values), ...);
        m_file.Write(m_statement);
    }

  private:
    void Bind(int column, const std::string& text);
    void Bind(int column, const char* text);
    void Bind(int column, double number);
    void Bind(int column, Time time);

    template <typename Integer, std::enable_if_t<std::is_integral_v<Integer>, int> = 0>
    void Bind(int column, Integer number)
    {
        m_statement.bind(column, static_cast<int64_t>(number));
    }

    template <typename Value>
    void Bind(int column, const std::optional<Value>& value)
    {
        if (value)
        {
            Bind(column, *value);
        }
        else
        {
            m_statement.bind(column);
        }
    }

    RecordingFile& m_file;
    SQLite::Statement m_statement;
};

/// Seconds since the start of the run, as all tables have it.
inline double
ToSeconds(Time time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace ns3::sipalg

#endif
