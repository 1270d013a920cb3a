// SPDX-License-Identifier: GPL-2.0-only
#include "ip-address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cstring>

namespace ns3::sipalg
{

namespace
{

constexpr std::size_t MAX_V6_TEXT = 45; // INET6_ADDRSTRLEN less the terminator

} // namespace

IpAddress
IpAddress::V6(const std::array<uint8_t, 16>& bytes)
{
    IpAddress address;
    address.m_family = Family::V6;
    for (std::size_t i = 0; i < 8; ++i)
    {
        address.m_high = address.m_high << 8 | bytes[i];
        address.m_low = address.m_low << 8 | bytes[i + 8];
    }
    return address;
}

IpAddress::V4Text
IpAddress::ReadV4(const char* text, const char* end)
{
    return ReadV4With(text, [end](const char* at) { return at == end ? '\0' : *at; });
}

std::optional<IpAddress>
IpAddress::ParseV6(std::string_view text)
{
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
    for (std::size_t i = 0; i < 8; ++i)
    {
        bytes[i] = static_cast<uint8_t>(m_high >> (56 - 8 * i));
        bytes[i + 8] = static_cast<uint8_t>(m_low >> (56 - 8 * i));
    }
    return bytes;
}

bool
IpAddress::IsLoopback() const
{
    return IsV4() ? m_low >> 24 == 127 : m_high == 0 && m_low == 1;
}

bool
IpAddress::IsBroadcast() const
{
    return IsV4() && m_low == 0xffffffff;
}

IpAddress
IpAddress::Masked(unsigned length) const
{
    const auto keep = [](uint64_t word, unsigned bits) {
        return bits == 0 ? 0 : word & ~uint64_t{0} << (64 - std::min(64u, bits));
    };
    IpAddress result = *this;
    if (IsV4())
    {
        result.m_low = keep(m_low << 32, length) >> 32;
        return result;
    }
    result.m_high = keep(m_high, length);
    result.m_low = keep(m_low, length <= 64 ? 0 : length - 64);
    return result;
}

IpAddress
IpAddress::Plus(uint32_t offset) const
{
    IpAddress result = *this;
    const auto low = static_cast<uint32_t>(m_low + offset);
    result.m_low = (m_low & ~uint64_t{UINT32_MAX}) | low;
    return result;
}

char*
IpAddress::WriteV6(char* text) const
{
    return text + std::strlen(inet_ntop(AF_INET6, ToV6().data(), text, MAX_TEXT));
}

} // namespace ns3::sipalg
