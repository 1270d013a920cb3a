// SPDX-License-Identifier: GPL-2.0-only
//
// ./sipalg bench: measures the engine beside its peers, prints a table, writes JSON.
#include "bench-messages.h"
#include "benches.h"
#include "peers.h"
#include "text-translation.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

using namespace ns3::sipalg;

namespace
{

/// One work alone, for callgrind: nothing is timed.
void
Repeat(const std::string& work, uint64_t times)
{
    const std::string invite = BenchCall(0).MakeInvite();
    if (work == "engine")
    {
        BenchFirewall firewall;
        for (uint32_t i = 0; i < times; ++i)
        {
            firewall.Invite(BenchCall(i), Time{0});
        }
        return;
    }
    TextTranslation translation{BenchCall(0)};
    for (uint64_t i = 0; i < times; ++i)
    {
        if (work == "text")
        {
            translation.Translate(invite);
        }
        else if (work == "osip")
        {
            ReadAndWriteByOsip(invite);
        }
        else
        {
            ReadAndWriteBySofia(invite);
        }
    }
}

void
WriteFile(const std::string& path, const std::string& text)
{
    const std::filesystem::path parent = std::filesystem::path(path).parent_path();
    std::error_code ignored; // opening the file tells
    std::filesystem::create_directories(parent.empty() ? "." : parent, ignored);
    std::ofstream file(path);
    file << text;
    file.close();
    if (!file)
    {
        throw std::runtime_error("cannot write " + path);
    }
}

void
Measure(const std::string& json, unsigned rounds)
{
    BenchReport report;
    BenchMessages(report, rounds);
    BenchMedia(report, rounds);
    BenchMemory(report);
    const auto self = std::filesystem::canonical("/proc/self/exe");
    BenchSimulation(report,
                    std::filesystem::path(self).replace_filename("rtp-forwarding"),
                    std::max(3U, rounds / 4));
    std::cout << report.MakeTable() << std::flush;
    WriteFile(json, report.MakeJson());
    std::cout << "\nrecorded in " << json << std::endl;
}

} // namespace

int
main(int argc, char** argv)
{
    CLI::App app("Measures the engine beside its peers, prints a table and writes JSON.",
                 "./sipalg bench");
    std::string json = "results/bench.json";
    unsigned rounds = 21;
    std::string repeat;
    uint64_t times = 1000;
    app.add_option("--json", json, "where to write the figures")->capture_default_str();
    app.add_option("--rounds", rounds, "how often each work is timed, in turn with the others")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    app.add_option("--repeat", repeat, "only do this work, untimed, for a profiler")
        ->check(CLI::IsMember({"text", "engine", "osip", "sofia"}));
    app.add_option("--times", times, "how often --repeat does it")->capture_default_str();
    try
    {
        app.parse(argc, argv);
        if (repeat.empty())
        {
            Measure(json, rounds);
        }
        else
        {
            Repeat(repeat, times);
        }
        return 0;
    }
    catch (const CLI::CallForHelp&)
    {
        std::cout << app.help();
        return 0;
    }
    catch (const CLI::ParseError& error)
    {
        std::cerr << "sipalg: bench: " << error.what() << std::endl;
        return 2;
    }
    catch (const std::exception& error)
    {
        std::cerr << "sipalg: bench: " << error.what() << std::endl;
        return 1;
    }
}
