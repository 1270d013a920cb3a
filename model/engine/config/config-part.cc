// SPDX-License-Identifier: GPL-2.0-only
#include "config-value.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ns3::sipalg
{

namespace
{

constexpr std::array<std::pair<std::string_view, ConfigType>, 8> LABELS{{
    {"text", ConfigType::Text},
    {"prefix", ConfigType::Prefix},
    {"address", ConfigType::Address},
    {"address-range", ConfigType::AddressRange},
    {"port-range", ConfigType::PortRange},
    {"ports", ConfigType::Ports},
    {"protocol", ConfigType::Protocol},
    {"interface.unit", ConfigType::Unit},
}};

ConfigType
FindType(std::string_view label)
{
    for (const auto& [known, type] : LABELS)
    {
        if (known == label)
        {
            return type;
        }
    }
    return ConfigType::Name;
}

void
ParseChoices(ConfigPart& part)
{
    part.type = ConfigType::Choice;
    for (std::size_t start = 0; start <= part.text.size();)
    {
        const std::size_t end = std::min(part.text.find('|', start), part.text.size());
        part.choices.push_back(part.text.substr(start, end - start));
        start = end + 1;
    }
}

/// `10..2550 seconds`
void
ParseInteger(ConfigPart& part, std::size_t dots)
{
    part.type = ConfigType::Integer;
    const std::size_t space = std::min(part.text.find(' '), part.text.size());
    part.low = std::stoull(part.text.substr(0, dots));
    part.high = std::stoull(part.text.substr(dots + 2, space - dots - 2));
    part.unit = space < part.text.size() ? part.text.substr(space + 1) : "";
}

} // namespace

std::string
ConfigPart::ToString() const
{
    return IsWord() ? text : type == ConfigType::Choice ? "{" + text + "}" : "<" + text + ">";
}

Time
GetUnitTime(std::string_view unit)
{
    return unit == "milliseconds" ? Time(1ms)
           : unit == "seconds"    ? Time(1s)
           : unit == "minutes"    ? Time(1min)
                                  : Time(0);
}

ConfigPart
ParseConfigPart(std::string_view text)
{
    ConfigPart part;
    if (text.front() != '<' && text.front() != '{')
    {
        part.text = text;
        return part;
    }
    part.text = text.substr(1, text.size() - 2);
    const std::size_t dots = part.text.find("..");
    if (text.front() == '{')
    {
        ParseChoices(part);
    }
    else if (dots != std::string::npos)
    {
        ParseInteger(part, dots);
    }
    else
    {
        part.type = FindType(part.text);
    }
    return part;
}

} // namespace ns3::sipalg
