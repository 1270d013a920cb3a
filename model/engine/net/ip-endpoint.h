// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_IP_ENDPOINT_H
#define SIPALG_IP_ENDPOINT_H

#include "ip-address.h"

namespace ns3::sipalg
{

/// An address and a port (for ICMP queries: and the identifier, RFC 5508 3.1).
struct IpEndpoint
{
    [[no_unique_address]] IpAddress address; // the port takes the padding behind it
    uint16_t port{0};

    /// "10.1.1.3:5060", "[2001:db8::5]:5060"
    std::string ToString() const;

    /// Room for the text of any endpoint.
    static constexpr std::size_t MAX_TEXT = IpAddress::MAX_TEXT + 16;

    /// The same at @p text, which has room for MAX_TEXT characters; returns where it ends.
    char* Write(char* text) const
    {
        return WritePort(WriteHost(text));
    }

    /// The same without the port: "10.1.1.3", "[2001:db8::5]".
    char* WriteHost(char* text) const
    {
        return address.IsV4() ? address.Write(text) : WriteReference(text);
    }

    /// The rest behind the host: ":5060".
    char* WritePort(char* text) const
    {
        *text = ':';
        return WriteNumber(text + 1, port);
    }

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

  private:
    char* WriteReference(char* text) const;
};

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
