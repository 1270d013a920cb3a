// SPDX-License-Identifier: GPL-2.0-only
#include "ip-address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>

namespace ns3::sipalg
{

namespace
{

constexpr std::size_t MAX_V6_TEXT = 45; // INET6_ADDRSTRLEN less the terminator

std::optional<uint32_t>
ParseV4(std::string_view text)
{
    uint32_t value = 0;
    unsigned parts = 0;
    unsigned digits = 0;
    uint32_t part = 0;
    for (const char c : text)
    {
        if (c >= '0' && c <= '9' && digits < 3)
        {
            part = part * 10 + static_cast<uint32_t>(c - '0');
            ++digits;
        }
        else if (c == '.' && digits > 0 && parts < 3)
        {
            value = (value << 8) | part;
            ++parts;
            part = digits = 0;
        }
        else
        {
            return std::nullopt;
        }
        if (part > 255)
        {
            return std::nullopt;
        }
    }
    if (parts != 3 || digits == 0)
    {
        return std::nullopt;
    }
    return (value << 8) | part;
}

} // namespace

IpAddress
IpAddress::V6(const std::array<uint8_t, 16>& bytes)
{
    IpAddress address;
    address.m_family = Family::V6;
    for (std::size_t i = 0; i < 16; ++i)
    {
        address.m_words[i / 4] = (address.m_words[i / 4] << 8) | bytes[i];
    }
    return address;
}

std::optional<IpAddress>
IpAddress::Parse(std::string_view text)
{
    if (const auto v4 = ParseV4(text))
    {
        return V4(*v4);
    }
    if (text.size() > MAX_V6_TEXT || text.find(':') == std::string_view::npos)
    {
        return std::nullopt;
    }
    char buffer[MAX_V6_TEXT + 1];
    *std::copy(text.begin(), text.end(), buffer) = '\0';
    std::array<uint8_t, 16> bytes;
    if (text.find('\0') != std::string_view::npos || inet_pton(AF_INET6, buffer, bytes.data()) != 1)
    {
        return std::nullopt;
    }
    return V6(bytes);
}

std::array<uint8_t, 16>
IpAddress::ToV6() const
{
    std::array<uint8_t, 16> bytes;
    for (std::size_t i = 0; i < 16; ++i)
    {
        bytes[i] = static_cast<uint8_t>(m_words[i / 4] >> (24 - 8 * (i % 4)));
    }
    return bytes;
}

bool
IpAddress::IsUnspecified() const
{
    return m_words == std::array<uint32_t, 4>{};
}

bool
IpAddress::IsMulticast() const
{
    return IsV4() ? (m_words[3] >> 28) == 0xe : (m_words[0] >> 24) == 0xff;
}

bool
IpAddress::IsLoopback() const
{
    return IsV4() ? (m_words[3] >> 24) == 127 : m_words == std::array<uint32_t, 4>{0, 0, 0, 1};
}

bool
IpAddress::IsBroadcast() const
{
    return IsV4() && m_words[3] == 0xffffffff;
}

IpAddress
IpAddress::Masked(unsigned length) const
{
    IpAddress result = *this;
    const unsigned first = IsV4() ? 3 : 0;
    for (unsigned i = first; i < 4; ++i)
    {
        const unsigned start = (i - first) * 32;
        const unsigned kept = length <= start ? 0 : std::min(32u, length - start);
        result.m_words[i] &= kept == 0 ? 0 : ~uint32_t{0} << (32 - kept);
    }
    return result;
}

IpAddress
IpAddress::Plus(uint32_t offset) const
{
    IpAddress result = *this;
    result.m_words[3] += offset;
    return result;
}

std::string
IpAddress::ToString() const
{
    char buffer[INET6_ADDRSTRLEN];
    if (IsV6())
    {
        return inet_ntop(AF_INET6, ToV6().data(), buffer, sizeof(buffer));
    }
    char* const limit = std::end(buffer) - 1; // room for the dot, whatever the compiler assumes
    char* end = buffer;
    for (const int shift : {24, 16, 8, 0})
    {
        end = std::to_chars(end, limit, (m_words[3] >> shift) & 0xff).ptr;
        *end++ = '.';
    }
    return {buffer, end - 1};
}

} // namespace ns3::sipalg
