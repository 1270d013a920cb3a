// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIG_VALUE_H
#define SIPALG_CONFIG_VALUE_H

#include "nat-config.h"
#include "security-config.h"

#include <string>
#include <string_view>
#include <vector>

namespace ns3::sipalg
{

/// What a statement's placeholder was filled with; which members count follows from its type.
struct ConfigValue
{
    std::string text;   ///< as written, without quotes
    uint64_t number{0}; ///< of an integer, and the index of a choice
    Time time{0};       ///< of an integer with a unit of time
    IpPrefix prefix;
    AddressRange range;
    PortRange ports;
};

using ConfigValues = std::vector<ConfigValue>;

/// The type of a placeholder.
enum class ConfigType : uint8_t
{
    Word,         ///< no placeholder: the word itself
    Choice,       ///< `{permit|deny}`
    Integer,      ///< `<10..2550 seconds>`
    Name,         ///< `<zone>` and every other label that no other type has
    Text,         ///< `<text>`: anything
    Prefix,       ///< `<prefix>`
    Address,      ///< `<address>`
    AddressRange, ///< `<address-range>`: a prefix, or `low to high`
    PortRange,    ///< `<port-range>`: a port, or `low to high`
    Ports,        ///< `<ports>`: a port, or `low-high`
    Protocol,     ///< `<protocol>`: a name or a number
    Unit,         ///< `<interface.unit>`; unit 0 when it is not named
};

/// One word of a statement's path: fixed, or a placeholder with its type.
struct ConfigPart
{
    ConfigType type{ConfigType::Word};
    std::string text;                 ///< the word, or what stands in the brackets
    std::vector<std::string> choices; ///< of a choice, in the order of the enum
    uint64_t low{0};                  ///< of an integer
    uint64_t high{0};
    std::string unit;

    bool IsWord() const
    {
        return type == ConfigType::Word;
    }

    /// "zone" as it stands in a statement, "<zone>" or "{permit|deny}".
    std::string ToString() const;
};

/// The duration of one of "milliseconds", "seconds", "minutes"; 0 of any other unit.
Time GetUnitTime(std::string_view unit);

/// One part of a path as the table writes it: `zone`, `<zone>`, `{permit|deny}`.
ConfigPart ParseConfigPart(std::string_view text);

/// What reading a value gave: @c words of the line were taken; none, and why, if it is wrong.
struct ConfigValueResult
{
    std::size_t words{0};
    ConfigValue value;
    std::string wrong; ///< continues a sentence that names the value: "is out of range: 1..9"
};

/// Reads the value of @p part from the front of @p words, of which there is at least one.
ConfigValueResult ReadConfigValue(const ConfigPart& part, const std::vector<std::string>& words);

/// "udp", "47"
std::string ToConfigText(IpProtocol protocol);

/// "1.1.1.20/32 to 1.1.1.40/32", a single address as "1.1.1.20/32".
std::string ToConfigText(const AddressRange& range);

/// "5070-5080", "5070"
std::string ToConfigText(const PortRange& ports);

/// "20000 to 30000"
std::string ToConfigText(const NatPortRange& ports);

} // namespace ns3::sipalg

#endif
