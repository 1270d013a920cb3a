// SPDX-License-Identifier: GPL-2.0-only
#include "config-printer.h"
#include "config-reader.h"
#include "config-statement.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(ConfigRangeTest)

namespace
{

/// A knob of the ALG with the range that its row demands.
struct Range
{
    const char* knob;
    unsigned low;
    unsigned high;
    Time unit;
    Time AlgConfig::*field;
};

std::ostream&
operator<<(std::ostream& out, const Range& range)
{
    return out << range.knob;
}

const Range RANGES[] = {
    {"inactive-media-timeout", 10, 2550, 1s, &AlgConfig::inactiveMediaTimeout},
    {"maximum-call-duration", 3, 720, 1min, &AlgConfig::maximumCallDuration},
    {"t1-interval", 500, 5000, 1ms, &AlgConfig::t1},
    {"t4-interval", 5, 10, 1s, &AlgConfig::t4},
    {"c-timeout", 3, 10, 1min, &AlgConfig::cTimeout},
    {"application-screen protect deny timeout", 1, 3600, 1s, &AlgConfig::denyTimeout},
};

ConfigResult
ReadKnob(const std::string& knob, unsigned value)
{
    return ReadConfig("set security alg sip " + knob + " " + std::to_string(value), "fw.conf");
}

/// A value for a placeholder, at one end of its range if it has one.
std::string
MakeValue(const ConfigPart& part, bool highest)
{
    switch (part.type)
    {
    case ConfigType::Word:
        return part.text;
    case ConfigType::Choice:
        return highest ? part.choices.back() : part.choices.front();
    case ConfigType::Integer:
        return std::to_string(highest ? part.high : part.low);
    case ConfigType::Prefix:
        return "10.1.1.3/32";
    case ConfigType::Address:
        return "10.1.1.254";
    case ConfigType::AddressRange:
        return "1.1.1.20/32 to 1.1.1.40/32";
    case ConfigType::PortRange:
        return highest ? "65535" : "1 to 2";
    case ConfigType::Ports:
        return highest ? "5060-65535" : "1";
    case ConfigType::Protocol:
        return highest ? "17" : "udp";
    case ConfigType::Unit:
        return "ge-0/0/0.0";
    case ConfigType::Text:
        return "\"two words\"";
    case ConfigType::Name:
        break;
    }
    return "ping"; // a system service, too
}

std::string
MakeLine(const ConfigStatement& statement, bool highest)
{
    std::string line = "set";
    for (const ConfigPart& part : statement.parts)
    {
        line += " " + MakeValue(part, highest);
    }
    const std::size_t family = line.find(" inet6 ");
    return family == std::string::npos
               ? line
               : line.replace(line.find("10.1.1.3/32"), 11, "2001:db8::1/64");
}

/// Is the statement itself read, whatever else its configuration lacks?
bool
IsStatementAccepted(const std::string& line)
{
    for (const ConfigError& error : ReadConfig(line, "fw.conf").errors)
    {
        const bool isAboutOthers = error.text.find("lacks") != std::string::npos ||
                                   error.text.find("defined") != std::string::npos ||
                                   error.text.find("has no address") != std::string::npos ||
                                   error.text.find("address book") != std::string::npos ||
                                   error.text.find("needs 'protocol") != std::string::npos;
        if (!isAboutOthers)
        {
            BOOST_TEST_MESSAGE(error.ToString());
            return false;
        }
    }
    return true;
}

} // namespace

// J32, J40, J42, J43, J44, J45; choice f: T1 is in milliseconds
BOOST_DATA_TEST_CASE(AcceptsTheEndsOfARange, boost::unit_test::data::make(RANGES), range)
{
    for (const unsigned value : {range.low, range.high})
    {
        const ConfigResult result = ReadKnob(range.knob, value);
        BOOST_REQUIRE_MESSAGE(result, result.Explain());
        BOOST_TEST((result.config->alg.*range.field == range.unit * value));
    }
}

// J32, J40, J42, J43, J44, J45
BOOST_DATA_TEST_CASE(RefusesWhatIsJustOutsideOfARange, boost::unit_test::data::make(RANGES), range)
{
    for (const unsigned value : {range.low - 1, range.high + 1})
    {
        const ConfigResult result = ReadKnob(range.knob, value);
        BOOST_TEST(!result);
        const std::string says =
            "out of range: " + std::to_string(range.low) + ".." + std::to_string(range.high);
        BOOST_TEST(result.Explain().find(says) != std::string::npos, result.Explain());
    }
}

BOOST_AUTO_TEST_CASE(EveryStatementOfTheTableIsReadAtBothEnds)
{
    for (const ConfigStatement& statement : GetConfigStatements())
    {
        for (const bool highest : {false, true})
        {
            const std::string line = MakeLine(statement, highest);
            BOOST_TEST(IsStatementAccepted(line), line);
        }
    }
}

BOOST_AUTO_TEST_CASE(EveryIntegerOfTheTableIsRefusedJustOutside)
{
    for (const ConfigStatement& statement : GetConfigStatements())
    {
        for (const ConfigPart& part : statement.parts)
        {
            if (part.type == ConfigType::Integer)
            {
                std::string line = MakeLine(statement, true);
                line.replace(line.rfind(std::to_string(part.high)),
                             std::to_string(part.high).size(),
                             std::to_string(part.high + 1));
                BOOST_TEST(!IsStatementAccepted(line), line);
            }
        }
    }
}

// What is no default comes back from print, at one end of the range at least.
BOOST_AUTO_TEST_CASE(EveryKnobOfTheAlgIsPrintedAndReadBack)
{
    for (const ConfigStatement& statement : GetConfigStatements())
    {
        const std::string low = MakeLine(statement, false);
        const std::string high = MakeLine(statement, true);
        const bool isAlg = low.rfind("set security alg sip", 0) == 0;
        if (isAlg && !statement.row->undoes)
        {
            const std::string lowPrinted = PrintConfig(*ReadConfig(low, "low").config);
            const std::string highPrinted = PrintConfig(*ReadConfig(high, "high").config);
            BOOST_TEST((lowPrinted.empty() || lowPrinted == low + "\n"), lowPrinted);
            BOOST_TEST((highPrinted.empty() || highPrinted == high + "\n"), highPrinted);
            BOOST_TEST((lowPrinted + highPrinted != ""), low);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
