// SPDX-License-Identifier: GPL-2.0-only
#include "recording-table.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

std::string
InsertStatement(const std::string& table, const std::string& columns)
{
    std::string marks = "?";
    for (auto count = std::count(columns.begin(), columns.end(), ',') + 1; count > 0; --count)
    {
        marks += ", ?";
    }
    return "INSERT INTO \"" + table + "\" (run_id, " + columns + ") VALUES (" + marks + ")";
}

} // namespace

RecordingTable::RecordingTable(RecordingFile& file,
                               const std::string& table,
                               const std::string& columns,
                               const std::string& runId)
    : m_file(file),
      m_statement(file.Prepare(InsertStatement(table, columns)))
{
    m_statement.bind(1, runId);
}

void
RecordingTable::Bind(int column, const std::string& text)
{
    m_statement.bindNoCopy(column, text);
}

void
RecordingTable::Bind(int column, const char* text)
{
    m_statement.bindNoCopy(column, text);
}

void
RecordingTable::Bind(int column, double number)
{
    m_statement.bind(column, number);
}

void
RecordingTable::Bind(int column, Time time)
{
    m_statement.bind(column, ToSeconds(time));
}

} // namespace ns3::sipalg
