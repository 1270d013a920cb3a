// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIG_READER_H
#define SIPALG_CONFIG_READER_H

#include "config-draft.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ns3::sipalg
{

/// A configuration, or what is wrong with its text: never both.
struct ConfigResult
{
    std::optional<FirewallConfig> config;
    std::vector<ConfigError> errors; ///< by line; only the first MAX_CONFIG_ERRORS

    explicit operator bool() const
    {
        return config.has_value();
    }

    /// All errors, one a line.
    std::string Explain() const;
};

constexpr std::size_t MAX_CONFIG_SIZE = 4 << 20; ///< bytes

/**
 * Reads a configuration of `set` lines: `#` comments, one statement a line, words in quotes, lists
 * in brackets. Nothing takes effect unless all of it is right. @p file is its name in errors.
 */
ConfigResult ReadConfig(std::string_view text, const std::string& file);

/// Reads the file @p path; one that cannot be read is an error in line 0.
ConfigResult ReadConfigFile(const std::string& path);

} // namespace ns3::sipalg

#endif
