// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_IP_ENDPOINT_H
#define SIPALG_IP_ENDPOINT_H

#include "ip-address.h"

#include <charconv>
#include <iterator>

namespace ns3::sipalg
{

/// An address and a port (for ICMP queries: and the identifier, RFC 5508 3.1).
struct IpEndpoint
{
    [[no_unique_address]] IpAddress address; // the port takes the padding behind it
    uint16_t port{0};

    /// "10.1.1.3:5060", "[2001:db8::5]:5060"
    std::string ToString() const;

    uint64_t Hash() const
    {
        return address.IsV4() ? MixHash(0, uint64_t{address.ToV4()} << 16 | port)
                              : MixHash(address.Hash(), port);
    }

    friend constexpr bool operator==(const IpEndpoint& a, const IpEndpoint& b)
    {
        return a.port == b.port && a.address == b.address;
    }

    friend constexpr bool operator!=(const IpEndpoint& a, const IpEndpoint& b)
    {
        return !(a == b);
    }

    friend bool operator<(const IpEndpoint& a, const IpEndpoint& b)
    {
        return a.address != b.address ? a.address < b.address : a.port < b.port;
    }
};

/// How an address, an endpoint or a number is written, without memory from the heap.
class AddressText
{
  public:
    /// So many characters may be read where the text starts, however short it is.
    static constexpr std::size_t ROOM = IpAddress::MAX_TEXT + 8;

    explicit AddressText(const IpAddress& address)
        : m_end(address.Write(m_text))
    {
    }

    /// As in a URI: an IPv6 address in brackets; with the port or without.
    explicit AddressText(const IpEndpoint& endpoint, bool withPort = true)
    {
        const bool isV6 = endpoint.address.IsV6();
        m_text[0] = '[';
        m_end = endpoint.address.Write(m_text + (isV6 ? 1 : 0));
        if (isV6)
        {
            *m_end++ = ']';
        }
        if (withPort)
        {
            *m_end++ = ':';
            m_end = std::to_chars(m_end, std::end(m_text), endpoint.port).ptr;
        }
    }

    explicit AddressText(uint32_t number)
        : m_end(std::to_chars(m_text, std::end(m_text), number).ptr)
    {
    }

    AddressText(const AddressText&) = delete;
    AddressText& operator=(const AddressText&) = delete;

    operator std::string_view() const
    {
        return {m_text, static_cast<std::size_t>(m_end - m_text)};
    }

  private:
    char m_text[ROOM];
    char* m_end;
};

inline std::string
IpEndpoint::ToString() const
{
    return std::string(AddressText(*this));
}

} // namespace ns3::sipalg

template <>
struct std::hash<ns3::sipalg::IpEndpoint>
{
    std::size_t operator()(const ns3::sipalg::IpEndpoint& endpoint) const noexcept
    {
        return endpoint.Hash();
    }
};

#endif
