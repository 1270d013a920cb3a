// SPDX-License-Identifier: GPL-2.0-only
/**
 * \file
 * The operator's view of a configuration or of a recorded run: sipalg-show FILE-or-DB WHAT.
 */
#include "config-reader.h"
#include "config-reference.h"
#include "recorded-show.h"

#include <iostream>
#include <string>
#include <vector>

using namespace ns3::sipalg;

namespace
{

constexpr int FAILED = 1;
constexpr int MISUSED = 2;

int
Fail(int status, const std::string& why)
{
    std::cerr << "sipalg: " << why << "\n";
    return status;
}

void
PrintUsage(std::ostream& out)
{
    out << "usage: ./sipalg show FILE-or-DB WHAT\n\n"
           "Answers as the firewall does, from a configuration of set lines or from the latest\n"
           "run in a recorded database. WHAT is one of:\n\n";
    for (const std::string& view : GetShowViews())
    {
        out << "  \"" << view << "\"\n";
    }
    out << "\n--reference instead prints the reference page of all set statements.\n";
}

int
ShowConfiguration(const std::string& path, const std::string& what)
{
    const ConfigResult result = ReadConfigFile(path);
    if (!result)
    {
        std::cerr << result.Explain();
        return MISUSED;
    }
    std::cout << *Show(*result.config, ShowState{}, what);
    return 0;
}

int
ShowDatabase(const std::string& path, const std::string& what)
{
    try
    {
        std::cout << *ShowRecorded(path, what);
        return 0;
    }
    catch (const RecordingError& error)
    {
        return Fail(FAILED, error.what());
    }
}

int
Answer(const std::vector<std::string>& arguments)
{
    std::string what;
    for (std::size_t i = 1; i < arguments.size(); ++i)
    {
        what += (i == 1 ? "" : " ") + arguments[i];
    }
    if (!FindShowView(what))
    {
        return Fail(MISUSED, SayUnknownView(what));
    }
    return IsDatabase(arguments[0]) ? ShowDatabase(arguments[0], what)
                                    : ShowConfiguration(arguments[0], what);
}

} // namespace

int
main(int argc, char* argv[])
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() == 1 && (arguments[0] == "--help" || arguments[0] == "-h"))
    {
        PrintUsage(std::cout);
        return 0;
    }
    if (arguments.size() == 1 && arguments[0] == "--reference")
    {
        std::cout << MakeConfigReference();
        return 0;
    }
    if (!arguments.empty() && arguments[0].size() > 1 && arguments[0][0] == '-')
    {
        return Fail(MISUSED,
                    "unknown option '" + arguments[0] + "': allowed are --help and --reference");
    }
    if (arguments.size() < 2)
    {
        return Fail(MISUSED, "show needs FILE-or-DB and WHAT, such as \"security alg status\"");
    }
    return Answer(arguments);
}
