// SPDX-License-Identifier: GPL-2.0-only
#include "config-value.h"

#include "near-word.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ns3::sipalg
{

namespace
{

constexpr std::size_t MAX_NAME = 63; ///< as Junos has it

using Words = std::vector<std::string>;

constexpr std::array<std::pair<std::string_view, IpProtocol>, 4> PROTOCOLS{{
    {"icmp", IpProtocol::Icmp},
    {"icmp6", IpProtocol::Icmpv6},
    {"tcp", IpProtocol::Tcp},
    {"udp", IpProtocol::Udp},
}};

ConfigValueResult
Wrong(std::string why)
{
    ConfigValueResult result;
    result.wrong = std::move(why);
    return result;
}

ConfigValueResult
Take(const Words& words, std::size_t count = 1)
{
    ConfigValueResult result;
    result.words = count;
    result.value.text = words[0];
    for (std::size_t i = 1; i < count; ++i)
    {
        result.value.text += " " + words[i];
    }
    return result;
}

std::optional<uint64_t>
ReadNumber(std::string_view text)
{
    if (text.empty() || text.size() > 12 ||
        text.find_first_not_of("0123456789") != std::string_view::npos)
    {
        return std::nullopt;
    }
    return std::stoull(std::string(text));
}

std::optional<uint16_t>
ReadPort(std::string_view text)
{
    const auto number = ReadNumber(text);
    if (!number || *number == 0 || *number > UINT16_MAX)
    {
        return std::nullopt;
    }
    return static_cast<uint16_t>(*number);
}

/// `low to high` in three words, or `low` alone.
std::size_t
CountRangeWords(const Words& words)
{
    return words.size() >= 3 && words[1] == "to" ? 3 : 1;
}

ConfigValueResult
ReadChoice(const ConfigPart& part, const Words& words)
{
    const auto found = std::find(part.choices.begin(), part.choices.end(), words[0]);
    if (found == part.choices.end())
    {
        return Wrong("is not allowed: " + SayNearOrAll(words[0], part.choices));
    }
    ConfigValueResult result = Take(words);
    result.value.number = static_cast<uint64_t>(found - part.choices.begin());
    return result;
}

std::string
SayRange(const ConfigPart& part)
{
    const std::string range = std::to_string(part.low) + ".." + std::to_string(part.high);
    return part.unit.empty() ? range : range + " (" + part.unit + ")";
}

ConfigValueResult
ReadInteger(const ConfigPart& part, const Words& words)
{
    const auto number = ReadNumber(words[0]);
    const bool digits = words[0].find_first_not_of("0123456789") == std::string::npos;
    if (!number && !digits)
    {
        return Wrong("is not a whole number: " + SayRange(part));
    }
    if (!number || *number < part.low || *number > part.high)
    {
        return Wrong("is out of range: " + SayRange(part));
    }
    ConfigValueResult result = Take(words);
    result.value.number = *number;
    result.value.time = GetUnitTime(part.unit) * *number;
    result.value.text = std::to_string(*number);
    return result;
}

ConfigValueResult
ReadName(const ConfigPart&, const Words& words)
{
    const auto isPlain = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
    const std::string& text = words[0];
    if (text.empty() || text.size() > MAX_NAME || !std::all_of(text.begin(), text.end(), isPlain))
    {
        return Wrong("is not a name: 1 to " + std::to_string(MAX_NAME) +
                     " printable characters without quotes or backslashes");
    }
    return Take(words);
}

ConfigValueResult
ReadText(const ConfigPart&, const Words& words)
{
    return Take(words);
}

ConfigValueResult
ReadPrefix(const ConfigPart&, const Words& words)
{
    const auto prefix = IpPrefix::Parse(words[0]);
    if (!prefix)
    {
        return Wrong("is not a prefix such as 10.1.1.0/24 or 2001:db8::/32");
    }
    ConfigValueResult result = Take(words);
    result.value.prefix = *prefix;
    result.value.text = prefix->ToString();
    return result;
}

ConfigValueResult
ReadAddress(const ConfigPart&, const Words& words)
{
    const auto address = IpAddress::Parse(words[0]);
    if (!address)
    {
        return Wrong("is not an address such as 1.1.1.254 or 2001:db8::1");
    }
    ConfigValueResult result = Take(words);
    result.value.prefix = {*address, address->GetBits()};
    result.value.text = address->ToString();
    return result;
}

IpAddress
GetLastAddress(const IpPrefix& prefix)
{
    const unsigned hostBits = prefix.address.GetBits() - prefix.length;
    const uint32_t size = hostBits >= 32 ? UINT32_MAX : (uint32_t{1} << hostBits) - 1;
    return prefix.address.Masked(prefix.length).Plus(size);
}

/// `1.1.1.20/32 to 1.1.1.40/32`: both ends are hosts; or all addresses of one prefix.
ConfigValueResult
ReadAddressRange(const ConfigPart&, const Words& words)
{
    const std::size_t count = CountRangeWords(words);
    const auto low = IpPrefix::Parse(words[0]);
    const auto high = count == 3 ? IpPrefix::Parse(words[2]) : low;
    if (!low || !high || (count == 3 && !(low->IsHost() && high->IsHost())))
    {
        return Wrong("is not a range of addresses such as 1.1.1.20/32 to 1.1.1.40/32, or a prefix");
    }
    if (low->address.IsV4() != high->address.IsV4() || high->address < low->address)
    {
        return Wrong("to " + words[2] + " is reversed: the lower address comes first");
    }
    ConfigValueResult result = Take(words, count);
    result.value.range = {low->address, high->address};
    if (count == 1)
    {
        result.value.range = {low->address.Masked(low->length), GetLastAddress(*low)};
    }
    result.value.text = ToConfigText(result.value.range);
    return result;
}

ConfigValueResult
MakePorts(const Words& words,
          std::size_t count,
          std::optional<uint16_t> low,
          std::optional<uint16_t> high)
{
    if (!low || !high)
    {
        return Wrong("is not a port or a range of ports: 1..65535");
    }
    if (*high < *low)
    {
        return Wrong("is reversed: the lower port comes first");
    }
    ConfigValueResult result = Take(words, count);
    result.value.ports = {*low, *high};
    return result;
}

ConfigValueResult
ReadPortRange(const ConfigPart&, const Words& words)
{
    const std::size_t count = CountRangeWords(words);
    ConfigValueResult result =
        MakePorts(words, count, ReadPort(words[0]), ReadPort(words[count - 1]));
    result.value.text =
        std::to_string(result.value.ports.low) + " to " + std::to_string(result.value.ports.high);
    return result;
}

ConfigValueResult
ReadPorts(const ConfigPart&, const Words& words)
{
    const std::string_view text = words[0];
    const std::size_t dash = text.find('-');
    const auto low = ReadPort(text.substr(0, dash));
    const auto high = dash == std::string_view::npos ? low : ReadPort(text.substr(dash + 1));
    ConfigValueResult result = MakePorts(words, 1, low, high);
    result.value.text = ToConfigText(result.value.ports);
    return result;
}

ConfigValueResult
ReadProtocol(const ConfigPart&, const Words& words)
{
    std::optional<uint64_t> number = ReadNumber(words[0]);
    for (const auto& [name, protocol] : PROTOCOLS)
    {
        if (name == words[0])
        {
            number = static_cast<uint64_t>(protocol);
        }
    }
    if (!number || *number > UINT8_MAX)
    {
        return Wrong("is not a protocol: icmp, icmp6, tcp, udp or 0..255");
    }
    ConfigValueResult result = Take(words);
    result.value.number = *number;
    result.value.text = ToConfigText(static_cast<IpProtocol>(*number));
    return result;
}

ConfigValueResult
ReadUnit(const ConfigPart& part, const Words& words)
{
    ConfigValueResult result = ReadName(part, words);
    if (result.words != 0 && words[0].find('.') == std::string::npos)
    {
        result.value.text += ".0";
    }
    return result;
}

using Reader = ConfigValueResult (*)(const ConfigPart&, const Words&);

/// By ConfigType, from Choice on.
constexpr std::array<Reader, 11> READERS{ReadChoice,
                                         ReadInteger,
                                         ReadName,
                                         ReadText,
                                         ReadPrefix,
                                         ReadAddress,
                                         ReadAddressRange,
                                         ReadPortRange,
                                         ReadPorts,
                                         ReadProtocol,
                                         ReadUnit};

} // namespace

ConfigValueResult
ReadConfigValue(const ConfigPart& part, const Words& words)
{
    return READERS[static_cast<std::size_t>(part.type) - 1](part, words);
}

std::string
ToConfigText(IpProtocol protocol)
{
    for (const auto& [name, number] : PROTOCOLS)
    {
        if (number == protocol)
        {
            return std::string(name);
        }
    }
    return std::to_string(static_cast<unsigned>(protocol));
}

std::string
ToConfigText(const AddressRange& range)
{
    const std::string bits = "/" + std::to_string(range.low.GetBits());
    const std::string low = range.low.ToString() + bits;
    return range.low == range.high ? low : low + " to " + range.high.ToString() + bits;
}

std::string
ToConfigText(const PortRange& ports)
{
    const std::string low = std::to_string(ports.low);
    return ports.low == ports.high ? low : low + "-" + std::to_string(ports.high);
}

std::string
ToConfigText(const NatPortRange& ports)
{
    return std::to_string(ports.low) + " to " + std::to_string(ports.high);
}

} // namespace ns3::sipalg
