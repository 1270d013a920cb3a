// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SHOW_VIEWS_H
#define SIPALG_SHOW_VIEWS_H

#include "show-state.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ns3::sipalg
{

/// The words after `show` that have an answer: "security alg status", ...
const std::vector<std::string>& GetShowViews();

/// The view that is meant: blanks count as one, and a `show` in front is allowed.
std::optional<std::string> FindShowView(const std::string& what);

/// What the device answers; none if there is no such view.
std::optional<std::string> Show(const FirewallConfig& config,
                                const ShowState& state,
                                const std::string& what);

/// "no view 'security alg stat': did you mean 'security alg status'?"
std::string SayUnknownView(const std::string& what);

/// Every view with its answer, for the record of a run.
std::vector<std::pair<std::string, std::string>> ShowAll(const FirewallConfig& config,
                                                         const ShowState& state);

// The views, one by one.
std::string ShowAlgStatus(const FirewallConfig& config, const ShowState& state);
std::string ShowAlgSip(const FirewallConfig& config, const ShowState& state);
std::string ShowAlgCalls(const FirewallConfig& config, const ShowState& state);
std::string ShowAlgRegistrations(const FirewallConfig& config, const ShowState& state);
std::string ShowAlgDenials(const FirewallConfig& config, const ShowState& state);
std::string ShowAlgCounters(const FirewallConfig& config, const ShowState& state);
std::string ShowSourceRules(const FirewallConfig& config, const ShowState& state);
std::string ShowSourcePools(const FirewallConfig& config, const ShowState& state);
std::string ShowStaticRules(const FirewallConfig& config, const ShowState& state);
std::string ShowSessions(const FirewallConfig& config, const ShowState& state);
std::string ShowGates(const FirewallConfig& config, const ShowState& state);

/// "1.250 s", or @p otherwise for a negative time.
std::string ShowSeconds(double time, const std::string& otherwise);

/// "  label                : value\n", the label @p indent blanks in.
std::string ShowLine(unsigned indent, const std::string& label, const std::string& value);

} // namespace ns3::sipalg

#endif
