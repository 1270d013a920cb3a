// SPDX-License-Identifier: GPL-2.0-only
#include "ip-prefix.h"

#include <charconv>

namespace ns3::sipalg
{

std::optional<IpPrefix>
IpPrefix::Parse(std::string_view text)
{
    const std::size_t slash = text.find('/');
    const auto address = IpAddress::Parse(text.substr(0, slash));
    if (!address)
    {
        return std::nullopt;
    }
    if (slash == std::string_view::npos)
    {
        return IpPrefix{*address, address->GetBits()};
    }
    const std::string_view digits = text.substr(slash + 1);
    unsigned length = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    const bool isNumber = error == std::errc{} && end == digits.data() + digits.size();
    if (!isNumber || length > address->GetBits())
    {
        return std::nullopt;
    }
    return IpPrefix{*address, length};
}

} // namespace ns3::sipalg
