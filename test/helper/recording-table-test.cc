// SPDX-License-Identifier: GPL-2.0-only
#include "recording-table.h"
#include "temporary-database.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace std::string_literals;

namespace
{

const std::string TEXTS[] = {
    "",
    "INVITE sip:bob@example.com SIP/2.0\r\n",
    "\xc3\xa9\xe2\x82\xac\xf0\x9f\x93\x9e",
    "\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf",
};

const std::string OCTETS[] = {
    "a\0b"s,
    "\xff",
    "\x80",
    "\xc0\xaf",
    "\xe0\x9f\xbf",
    "\xed\xa0\x80",
    "\xf0\x8f\xbf\xbf",
    "\xf4\x90\x80\x80",
    "\xf5\x80\x80\x80",
    "\xe2\x82",
    "\xe2\x82x",
};

/// "type|hexadecimal value" of a value that went through the table.
std::string
Stored(const std::string& value)
{
    TemporaryDatabase database;
    {
        RecordingFile file(database.GetPath());
        RecordingTable table(file, "show_answer", "what, answer", "r");
        table.Insert("w", value);
    }
    return database.Ask("SELECT typeof(answer), hex(answer) FROM show_answer");
}

std::string
Hexadecimal(const std::string& value)
{
    std::string digits;
    for (const unsigned char octet : value)
    {
        digits += "0123456789ABCDEF"[octet / 16];
        digits += "0123456789ABCDEF"[octet % 16];
    }
    return digits;
}

} // namespace

BOOST_AUTO_TEST_SUITE(RecordingTableTest)

BOOST_DATA_TEST_CASE(KeepsUtf8AsText, TEXTS, text)
{
    BOOST_TEST(Stored(text) == "text|" + Hexadecimal(text));
}

BOOST_DATA_TEST_CASE(KeepsAnythingElseAsOctets, OCTETS, octets)
{
    BOOST_TEST(Stored(octets) == "blob|" + Hexadecimal(octets));
}

BOOST_AUTO_TEST_SUITE_END()
