// SPDX-License-Identifier: GPL-2.0-only
#include "recording-table.h"

#include <algorithm>
#include <string_view>

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

/// Length of the UTF-8 sequence (RFC 3629) that begins with @p lead; 0 if none can.
std::size_t
SequenceLength(unsigned char lead)
{
    if (lead < 0x80)
    {
        return 1;
    }
    if (lead < 0xc2 || lead > 0xf4)
    {
        return 0;
    }
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/// The continuation that may follow @p lead first: it keeps out overlong forms and surrogates.
bool
MayFollow(unsigned char lead, unsigned char next)
{
    const unsigned char low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    return next >= low && next <= high;
}

/// ASCII without NUL, as nearly every text is.
bool
IsPlainText(std::string_view octets)
{
    unsigned strange = 0;
    for (const char octet : octets)
    {
        strange |= static_cast<signed char>(octet) <= 0;
    }
    return strange == 0;
}

/// UTF-8 without NUL: what a reader of the database can take as a text.
bool
IsText(std::string_view octets)
{
    if (IsPlainText(octets))
    {
        return true;
    }
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(octets[i]); };
    for (std::size_t i = 0; i < octets.size();)
    {
        const std::size_t length = SequenceLength(at(i));
        if (at(i) == 0 || length == 0 || i + length > octets.size())
        {
            return false;
        }
        for (std::size_t k = 1; k < length; ++k)
        {
            if (!MayFollow(k == 1 ? at(i) : 0x80, at(i + k)))
            {
                return false;
            }
        }
        i += length;
    }
    return true;
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
    if (IsText(text))
    {
        m_statement.bindNoCopy(column, text);
    }
    else
    {
        m_statement.bindNoCopy(column, text.data(), static_cast<int>(text.size()));
    }
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
