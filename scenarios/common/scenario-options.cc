// SPDX-License-Identifier: GPL-2.0-only
#include "scenario-options.h"

#include "near-word.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>
#include <vector>

namespace ns3
{

namespace
{

void
AddOptions(CLI::App& app, ScenarioOptions& options)
{
    const auto onOff = CLI::IsMember({"on", "off"});
    app.add_option("--calls", options.calls, "calls in all")->capture_default_str();
    app.add_option("--rate", options.rate, "calls per second offered")
        ->check(CLI::Range(1e-6, 1e6))
        ->capture_default_str();
    app.add_option("--hold", options.hold, "mean seconds of a call")
        ->check(CLI::Range(1e-3, 1e6))
        ->capture_default_str();
    app.add_option("--phones", options.phones, "phones on each side")
        ->check(CLI::Range(uint32_t{1}, MAX_PHONES))
        ->capture_default_str();
    app.add_option("--seed", options.seed, "seed of all randomness")
        ->check(CLI::Range(uint32_t{1}, UINT32_MAX))
        ->capture_default_str();
    app.add_option("--run", options.run, "number of the independent repetition")
        ->capture_default_str();
    app.add_option("--db", options.db, "database to record into (results/NAME.sqlite)");
    app.add_option("--pcap", options.pcap, "directory for one capture per firewall interface");
    app.add_option("--config", options.config, "file that replaces the firewall's configuration");
    app.add_option("--alg", options.alg, "the SIP ALG: on or off")
        ->check(onOff)
        ->capture_default_str();
    app.add_option("--profile", options.profile, "profile of the SIP ALG")
        ->check(CLI::IsMember({"junos", "ios-xe", "alliedware", "ingate", "rfc"}));
    app.add_option("--media", options.media, "full, thinned or none")
        ->check(CLI::IsMember({"full", "thinned", "none"}))
        ->capture_default_str();
    app.add_option("--messages",
                   options.messages,
                   "record SIP messages: on or off (on up to 100 calls)")
        ->check(onOff);
    app.add_option("--loss", options.loss, "fraction of packets lost on each access link")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    app.add_option("--duration",
                   options.duration,
                   "simulated seconds (until the last call is over)")
        ->check(CLI::NonNegativeNumber);
}

std::vector<std::string>
GetNames(const CLI::App& app)
{
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options())
    {
        names.push_back(option->get_name());
    }
    return names;
}

/// "unknown option --cals, did you mean '--calls'?"
std::string
ExplainUnknown(const CLI::App& app, const std::string& argument)
{
    const std::string name = argument.substr(0, argument.find('='));
    return "unknown option " + name + ", " + sipalg::SayNearOrAll(name, GetNames(app));
}

} // namespace

std::optional<int>
ParseScenarioOptions(const ScenarioInfo& info, int argc, char** argv, ScenarioOptions& options)
{
    CLI::App app{info.title, info.name};
    app.allow_extras();
    app.set_help_flag("--help,-h", "say this and end");
    AddOptions(app, options);
    std::string problem;
    try
    {
        app.parse(argc, argv);
        if (!app.remaining().empty())
        {
            problem = ExplainUnknown(app, app.remaining().front());
        }
    }
    catch (const CLI::CallForHelp&)
    {
        std::cout << app.help();
        return 0;
    }
    catch (const CLI::ParseError& error)
    {
        problem = error.what();
    }
    if (!problem.empty())
    {
        std::cerr << info.name << ": " << problem.substr(0, problem.find('\n')) << std::endl;
        return 2;
    }
    for (int i = 0; i < argc; ++i)
    {
        options.commandLine += (i ? " " : "") + std::string(argv[i]);
    }
    return std::nullopt;
}

std::string
ToJson(const ScenarioOptions& options)
{
    return nlohmann::json{{"calls", options.calls},
                          {"rate", options.rate},
                          {"hold", options.hold},
                          {"phones", options.phones},
                          {"alg", options.alg},
                          {"profile", options.profile},
                          {"media", options.media},
                          {"loss", options.loss},
                          {"duration", options.duration}}
        .dump();
}

} // namespace ns3
