// SPDX-License-Identifier: GPL-2.0-only
#include "scenario-options.h"

#include "near-word.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

namespace ns3
{

namespace
{

/// Says what a number must be; CLI11's own words do not name the range of what is no number.
CLI::Validator
WholeNumber(uint64_t low, uint64_t high)
{
    const std::string range = std::to_string(low) + " to " + std::to_string(high);
    const auto check = [low, high, range](std::string& text) {
        const bool isNumber =
            !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
        errno = 0;
        const uint64_t value = isNumber ? std::strtoull(text.c_str(), nullptr, 10) : 0;
        const bool isGood = isNumber && errno == 0 && value >= low && value <= high;
        return isGood ? "" : "'" + text + "' is no whole number from " + range;
    };
    return CLI::Validator(check, "[" + range + "]");
}

CLI::Validator
Number(double low, double high)
{
    std::ostringstream text;
    text << low << " to " << high;
    const auto check = [low, high, range = text.str()](std::string& text) {
        double value = 0;
        const bool isGood = CLI::detail::lexical_cast(text, value) && value >= low && value <= high;
        return isGood ? "" : "'" + text + "' is no number from " + range;
    };
    return CLI::Validator(check, "[" + text.str() + "]");
}

CLI::Validator
OneOf(const std::vector<std::string>& words)
{
    const auto check = [words](std::string& text) {
        const bool isGood = std::find(words.begin(), words.end(), text) != words.end();
        return isGood ? "" : "'" + text + "' is unknown, " + sipalg::SayNearOrAll(text, words);
    };
    return CLI::Validator(check, "{" + CLI::detail::join(words, ",") + "}");
}

void
AddNumbers(CLI::App& app, const PhoneRange& phones, ScenarioOptions& options)
{
    app.add_option("--calls", options.calls, "calls in all")
        ->check(WholeNumber(0, UINT32_MAX))
        ->capture_default_str();
    app.add_option("--rate", options.rate, "calls per second offered")
        ->check(Number(1e-6, 1e6))
        ->capture_default_str();
    app.add_option("--hold", options.hold, "mean seconds of a call")
        ->check(Number(1e-3, 1e6))
        ->capture_default_str();
    app.add_option("--phones", options.phones, "phones on each side")
        ->check(WholeNumber(phones.least, phones.most))
        ->capture_default_str();
    app.add_option("--seed", options.seed, "seed of all randomness")
        ->check(WholeNumber(1, UINT32_MAX))
        ->capture_default_str();
    app.add_option("--run", options.run, "number of the independent repetition")
        ->check(WholeNumber(0, INT64_MAX))
        ->capture_default_str();
    app.add_option("--loss", options.loss, "fraction of packets lost on each access link")
        ->check(Number(0, 1))
        ->capture_default_str();
    app.add_option("--duration",
                   options.duration,
                   "simulated seconds (until the last call is over)")
        ->check(Number(0, 1e9));
}

void
AddWords(CLI::App& app, ScenarioOptions& options)
{
    app.add_option("--db", options.db, "database to record into (results/NAME.sqlite)");
    app.add_option("--pcap", options.pcap, "directory for one capture per firewall interface");
    app.add_option("--config", options.config, "file that replaces the firewall's configuration");
    app.add_option("--alg", options.alg, "the SIP ALG: on or off")
        ->check(OneOf({"on", "off"}))
        ->capture_default_str();
    app.add_option("--profile", options.profile, "profile of the SIP ALG")
        ->check(OneOf({"junos", "ios-xe", "alliedware", "ingate", "rfc"}));
    app.add_option("--media", options.media, "full, thinned or none")
        ->check(OneOf({"full", "thinned", "none"}))
        ->capture_default_str();
    app.add_option("--messages",
                   options.messages,
                   "record SIP messages: on or off (on up to 100 calls)")
        ->check(OneOf({"on", "off"}));
}

void
AddVariants(CLI::App& app, const ScenarioInfo& info, ScenarioOptions& options)
{
    if (info.variants.empty())
    {
        return;
    }
    std::vector<std::string> names;
    for (const ScenarioVariant& variant : info.variants)
    {
        names.emplace_back(variant.name);
    }
    options.variant = names.front();
    app.add_option("--variant", options.variant, "how the scenario is played")
        ->check(OneOf(names))
        ->capture_default_str();
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
    AddNumbers(app, info.phones, options);
    AddWords(app, options);
    AddVariants(app, info, options);
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
GetVariantConfig(const ScenarioInfo& info, const ScenarioOptions& options)
{
    for (const ScenarioVariant& variant : info.variants)
    {
        if (variant.name == options.variant)
        {
            return variant.config;
        }
    }
    return {};
}

std::string
ToJson(const ScenarioOptions& options)
{
    nlohmann::json json{{"calls", options.calls},
                        {"rate", options.rate},
                        {"hold", options.hold},
                        {"phones", options.phones},
                        {"alg", options.alg},
                        {"profile", options.profile},
                        {"media", options.media},
                        {"loss", options.loss},
                        {"duration", options.duration}};
    if (!options.variant.empty())
    {
        json["variant"] = options.variant;
    }
    return json.dump();
}

} // namespace ns3
