// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SCENARIO_OPTIONS_H
#define SIPALG_SCENARIO_OPTIONS_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/// What ends a run before it began, as one line.
struct ScenarioError
{
    int status;
    std::string line;
};

/// The options that every scenario takes; the initial values are the defaults.
struct ScenarioOptions
{
    uint32_t calls{20};
    double rate{0.5};   ///< calls per second offered
    double hold{10};    ///< mean seconds of a call
    uint32_t phones{3}; ///< on each side
    uint32_t seed{1};
    uint64_t run{1};
    std::string db;     ///< results/NAME.sqlite
    std::string pcap;   ///< directory; none: no captures
    std::string config; ///< file; none: the scenario's own
    std::string alg{"on"};
    std::string profile; ///< none: as configured
    std::string media{"full"};
    std::string messages; ///< "on" or "off"; none: on up to 100 calls
    double loss{0};       ///< fraction, each access link
    double duration{0};   ///< simulated seconds; 0: until the last call is over
    std::string variant;  ///< of those the scenario has; none: the first
    std::string commandLine;
};

/// One of several ways to play a scenario (--variant), and the `set` lines that it adds.
struct ScenarioVariant
{
    const char* name;
    const char* config;
};

/// As many phones of a side lie in the LAN of their zone, a /24 in most configurations; more lie
/// behind it, in a /16.
constexpr uint32_t PHONES_IN_SMALL_NETWORK = 150;
constexpr uint32_t MAX_PHONES = 60'000;

/// How many phones a side may have.
struct PhoneRange
{
    uint32_t least{1};
    uint32_t most{MAX_PHONES};
};

/// A scenario in its own words.
struct ScenarioInfo
{
    const char* name;   ///< "two-zone", also the name of its database
    const char* title;  ///< one line, for --help
    std::string config; ///< the firewall's `set` lines
    std::vector<ScenarioVariant> variants{};
    ScenarioOptions defaults{};
    PhoneRange phones{};
};

/// The `set` lines that the chosen variant adds.
std::string GetVariantConfig(const ScenarioInfo& info, const ScenarioOptions& options);

/**
 * Reads the command line into @p options, which hold the defaults. Answers the exit status if the
 * program shall end at once: 0 after --help, 2 after one line that says what is wrong and what is
 * near.
 */
std::optional<int> ParseScenarioOptions(const ScenarioInfo& info,
                                        int argc,
                                        char** argv,
                                        ScenarioOptions& options);

/// The options that shape the outcome, as a JSON object.
std::string ToJson(const ScenarioOptions& options);

} // namespace ns3

#endif
