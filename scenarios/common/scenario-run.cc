// SPDX-License-Identifier: GPL-2.0-only
#include "scenario-run.h"

#include "config-printer.h"
#include "config-reader.h"
#include "progress-bar.h"
#include "recorded-show.h"
#include "run-recorder.h"
#include "scenario-summary.h"

#include "ns3/boolean.h"
#include "ns3/global-value.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string_view>

namespace ns3
{

namespace
{

std::string
ReadText(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path))
    {
        throw ScenarioError{2, path + ": cannot be read"};
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Empties the lines that begin with @p statement, so that an option may say otherwise.
void
DropStatement(std::string& text, std::string_view statement)
{
    std::size_t begin = 0;
    while ((begin = text.find(statement, begin)) != std::string::npos)
    {
        const bool startsLine = begin == 0 || text[begin - 1] == '\n';
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (startsLine)
        {
            text.erase(begin, end - begin);
        }
        else
        {
            begin = end;
        }
    }
}

/// Lets the source NAT rules of a scenario's own configuration match the /16 around each /24, for
/// more phones than that has room for.
void
WidenSources(sipalg::FirewallConfig& config)
{
    constexpr unsigned SMALL = 24;
    constexpr unsigned WIDE = 16;
    for (sipalg::SourceNatRuleSet& ruleSet : config.nat.sourceRuleSets)
    {
        for (sipalg::SourceNatRule& rule : ruleSet.rules)
        {
            for (sipalg::IpPrefix& source : rule.sources)
            {
                source = source.length == SMALL
                             ? sipalg::IpPrefix{source.address.Masked(WIDE), WIDE}
                             : source;
            }
        }
    }
}

/// The scenario's configuration, or the file's, with what the options change as further statements.
sipalg::FirewallConfig
MakeConfig(const ScenarioInfo& info, const ScenarioOptions& options)
{
    const bool isOwn = options.config.empty();
    std::string text =
        isOwn ? info.config + GetVariantConfig(info, options) : ReadText(options.config);
    text += options.alg == "off" ? "\nset security alg sip disable\n" : "\n";
    if (!options.profile.empty())
    {
        DropStatement(text, "set security alg sip profile ");
        text += "set security alg sip profile " + options.profile + "\n";
    }
    const sipalg::ConfigResult result =
        sipalg::ReadConfig(text, isOwn ? info.name : options.config);
    if (!result)
    {
        throw ScenarioError{2, result.Explain()};
    }
    sipalg::FirewallConfig config = *result.config;
    if (isOwn && options.phones > PHONES_IN_SMALL_NETWORK)
    {
        WidenSources(config);
    }
    return config;
}

sipalg::RunInfo
MakeRunInfo(const ScenarioInfo& info,
            const ScenarioOptions& options,
            const sipalg::FirewallConfig& config)
{
    sipalg::RunInfo run;
    run.scenario = info.name;
    run.seed = options.seed;
    run.rngRun = options.run;
    run.commandLine = options.commandLine;
    run.config = sipalg::PrintConfig(config);
    run.parameters = ToJson(options);
    run.moduleVersion = SIPALG_VERSION;
    run.ns3Version = SIPALG_NS3_VERSION;
    const bool isDefault = options.db.empty();
    run.otherRuns = isDefault ? sipalg::OtherRuns::Replace : sipalg::OtherRuns::KeepDifferent;
    return run;
}

std::string
MakePath(const ScenarioInfo& info, const ScenarioOptions& options)
{
    return options.db.empty() ? "results/" + std::string(info.name) + ".sqlite" : options.db;
}

void
MakeDirectories(const ScenarioOptions& options)
{
    std::error_code error;
    if (options.db.empty())
    {
        std::filesystem::create_directories("results", error);
    }
    if (!options.pcap.empty())
    {
        std::filesystem::create_directories(options.pcap, error);
        std::ofstream probe(options.pcap + "/.probe");
        if (!probe)
        {
            throw ScenarioError{1, options.pcap + ": cannot be written"};
        }
        std::filesystem::remove(options.pcap + "/.probe", error);
    }
}

/// Samples the firewall's tables and moves the progress bar, once a simulated second.
class Ticker
{
  public:
    Ticker(Ptr<NatFirewall> firewall, RunRecorder& recorder, Time end)
        : m_firewall(firewall),
          m_recorder(recorder),
          m_bar(end)
    {
        Simulator::Schedule(Time(0), &Ticker::Tick, this);
    }

    ProgressBar& GetBar()
    {
        return m_bar;
    }

  private:
    void Tick()
    {
        if (m_firewall->IsRunning())
        {
            m_recorder.RecordSample(m_firewall->GetEngine().GetGauges());
        }
        m_bar.Show(Simulator::Now());
        Simulator::Schedule(Seconds(1), &Ticker::Tick, this);
    }

    Ptr<NatFirewall> m_firewall;
    RunRecorder& m_recorder;
    ProgressBar m_bar;
};

void
Simulate(const ScenarioInfo& info, const ScenarioOptions& options, const ScenarioBuilder& build)
{
    const auto start = std::chrono::steady_clock::now();
    RngSeedManager::SetSeed(options.seed);
    RngSeedManager::SetRun(options.run);
    GlobalValue::Bind("ChecksumEnabled", BooleanValue(!options.pcap.empty()));
    const sipalg::FirewallConfig config = MakeConfig(info, options);
    MakeDirectories(options);
    ScenarioNetwork network(config, options);
    build(network);
    const Time end = network.Finish();
    Ptr<NatFirewall> firewall = network.GetFirewall();
    const sipalg::FirewallConfig& configured = firewall->GetConfig();
    const std::string path = MakePath(info, options);
    RunRecorder recorder(path, MakeRunInfo(info, options, configured), configured);
    recorder.RecordMessages(options.messages.empty() ? options.calls <= 100
                                                     : options.messages == "on");
    ScenarioSummary summary;
    firewall->AddObserver(recorder);
    firewall->AddObserver(summary);
    for (const auto& sink : {MakeCallback(&RunRecorder::RecordCall, &recorder),
                             MakeCallback(&ScenarioSummary::AddCall, &summary)})
    {
        network.GetLedger()->TraceConnectWithoutContext("Call", sink);
    }
    Ticker ticker(firewall, recorder, end);
    Simulator::Stop(end);
    Simulator::Run();
    network.GetLedger()->FinishAll();
    ticker.GetBar().Clear();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    sipalg::RecordShowAnswers(recorder,
                              firewall->GetEngine(),
                              sipalg::Time(Simulator::Now().GetNanoSeconds()));
    recorder.Finish(wall.count(), Simulator::GetEventCount());
    std::cout << info.name << ": " << info.title << "\n\n";
    summary.Print(std::cout, firewall->GetEngine());
    std::cout << "\nrecorded in " << path << std::endl;
}

} // namespace

int
RunScenario(const ScenarioInfo& info, int argc, char** argv, const ScenarioBuilder& build)
{
    ScenarioOptions options = info.defaults;
    if (const std::optional<int> status = ParseScenarioOptions(info, argc, argv, options))
    {
        return *status;
    }
    ScenarioError error{0, ""};
    try
    {
        Simulate(info, options, build);
    }
    catch (const ScenarioError& caught)
    {
        error = caught;
    }
    catch (const sipalg::RecordingError& caught)
    {
        error = {1, caught.what()};
    }
    if (error.status != 0)
    {
        std::cerr << info.name << ": " << error.line << std::endl;
        return error.status; // at once, for the recorder that a simulation points to may be gone
    }
    Simulator::Destroy();
    return 0;
}

} // namespace ns3
