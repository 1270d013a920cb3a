// SPDX-License-Identifier: GPL-2.0-only
//
// Sends captured packets through a firewall and writes what leaves: `sipalg replay`.
#include "config-printer.h"
#include "config-reader.h"
#include "near-word.h"
#include "recorded-show.h"
#include "replay-run.h"
#include "run-recorder.h"

#include "ns3/boolean.h"
#include "ns3/global-value.h"
#include "ns3/simulator.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <iostream>

using namespace ns3;

namespace
{

struct Arguments
{
    std::string config;
    std::vector<std::string> inputs; ///< ZONE=FILE
    std::string out;
    std::string db;
    std::string commandLine;
};

/// One line, and the exit status.
struct ReplayError
{
    int status;
    std::string line;
};

/// The exit status if the program shall end at once.
std::optional<int>
ParseArguments(int argc, char** argv, Arguments& arguments)
{
    CLI::App app{"Sends captured packets through a firewall and writes what leaves."};
    app.set_help_flag("--help,-h", "say this and end");
    app.allow_extras();
    app.add_option("--config", arguments.config, "the firewall's configuration, set lines")
        ->required();
    app.add_option("--in",
                   arguments.inputs,
                   "ZONE=FILE or INTERFACE=FILE: a capture of what arrives there")
        ->required()
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    app.add_option("--out", arguments.out, "directory for ZONE.pcap and verdicts.csv")->required();
    app.add_option("--db", arguments.db, "database to record the run into");
    try
    {
        app.parse(argc, argv);
        if (!app.remaining().empty())
        {
            const std::string unknown = app.remaining().front();
            const std::string name = unknown.substr(0, unknown.find('='));
            throw CLI::ExtrasError(
                {name + ", " +
                 sipalg::SayNearOrAll(name, {"--config", "--in", "--out", "--db", "--help"})});
        }
    }
    catch (const CLI::CallForHelp&)
    {
        std::cout << app.help();
        return 0;
    }
    catch (const CLI::ParseError& error)
    {
        std::cerr << "replay: " << error.what() << std::endl;
        return 2;
    }
    for (int i = 0; i < argc; ++i)
    {
        arguments.commandLine += (i ? " " : "") + std::string(argv[i]);
    }
    return std::nullopt;
}

sipalg::InterfaceId
FindInterface(const sipalg::FirewallConfig& config, const std::string& name)
{
    for (std::size_t i = 0; i < config.interfaces.size(); ++i)
    {
        if (config.interfaces[i].name == name)
        {
            return sipalg::InterfaceId(i);
        }
    }
    std::vector<std::string> names;
    for (const sipalg::ZoneConfig& zone : config.security.zones)
    {
        if (zone.name == name && !zone.interfaces.empty())
        {
            return zone.interfaces.front();
        }
        names.push_back(zone.name);
    }
    throw ReplayError{2,
                      "the configuration has no zone or interface '" + name + "', " +
                          sipalg::SayNearOrAll(name, names)};
}

ReplayInput
ReadInput(const sipalg::FirewallConfig& config, const std::string& argument)
{
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos)
    {
        throw ReplayError{2, "--in wants ZONE=FILE, not '" + argument + "'"};
    }
    ReplayInput input;
    input.name = argument.substr(0, equals);
    input.interface = FindInterface(config, input.name);
    input.capture = sipalg::ReadCapture(argument.substr(equals + 1));
    return input;
}

std::unique_ptr<RunRecorder>
MakeRecorder(const Arguments& arguments, const sipalg::FirewallConfig& config)
{
    if (arguments.db.empty())
    {
        return nullptr;
    }
    sipalg::RunInfo info;
    info.scenario = "replay";
    info.commandLine = arguments.commandLine;
    info.config = sipalg::PrintConfig(config);
    info.moduleVersion = SIPALG_VERSION;
    info.ns3Version = SIPALG_NS3_VERSION;
    auto recorder = std::make_unique<RunRecorder>(arguments.db, info, config);
    recorder->RecordMessages(true);
    return recorder;
}

/// The exit status: 2 if a capture was cut, for all of it that there was has been replayed.
int
Replay(const Arguments& arguments)
{
    const sipalg::ConfigResult config = sipalg::ReadConfigFile(arguments.config);
    if (!config)
    {
        throw ReplayError{2, config.Explain()};
    }
    std::vector<ReplayInput> inputs;
    int status = 0;
    for (const std::string& argument : arguments.inputs)
    {
        inputs.push_back(ReadInput(*config.config, argument));
        if (const auto& damage = inputs.back().capture.damage)
        {
            std::cerr << "replay: " << *damage << "; replaying the "
                      << inputs.back().capture.frames.size() << " packets before" << std::endl;
            status = 2;
        }
    }
    std::error_code ignored;
    std::filesystem::create_directories(arguments.out, ignored);
    const auto start = std::chrono::steady_clock::now();
    const auto recorder = MakeRecorder(arguments, *config.config);
    GlobalValue::Bind("ChecksumEnabled", BooleanValue(true));
    ReplayRun run(*config.config, std::move(inputs), arguments.out);
    if (recorder)
    {
        run.GetFirewall()->AddObserver(*recorder);
    }
    run.Run();
    if (recorder)
    {
        const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
        sipalg::RecordShowAnswers(*recorder,
                                  run.GetFirewall()->GetEngine(),
                                  sipalg::Time(Simulator::Now().GetNanoSeconds()));
        recorder->Finish(wall.count(), Simulator::GetEventCount());
        run.GetFirewall()->RemoveObserver(*recorder);
    }
    const sipalg::FirewallCounters& counters = run.GetFirewall()->GetEngine().GetCounters();
    std::cout << "packets at the firewall " << counters.received;
    for (std::size_t i = 0; i < counters.verdicts.size(); ++i)
    {
        std::cout << ", " << ToString(sipalg::Verdict::Action(i)) << ' ' << counters.verdicts[i];
    }
    std::cout << "; written to " << arguments.out << std::endl;
    return status;
}

} // namespace

int
main(int argc, char** argv)
{
    Arguments arguments;
    if (const std::optional<int> status = ParseArguments(argc, argv, arguments))
    {
        return *status;
    }
    ReplayError error{0, ""};
    try
    {
        const int status = Replay(arguments);
        Simulator::Destroy();
        return status;
    }
    catch (const ReplayError& caught)
    {
        error = caught;
    }
    catch (const sipalg::CaptureError& caught)
    {
        error = {2, caught.what()};
    }
    catch (const std::runtime_error& caught)
    {
        error = {1, caught.what()};
    }
    std::cerr << "replay: " << error.line << std::endl;
    return error.status;
}
