// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_PACKED_ENDPOINT_H
#define SIPALG_PACKED_ENDPOINT_H

#include "flow-key.h"

#include <utility>

namespace ns3::sipalg
{

/**
 * An endpoint as tables keep it, in eight bytes: an IPv4 address and its port lie in the word
 * itself, of anything else the word is the address of a copy. It is written and compared as an
 * IpEndpoint is, and read by becoming one.
 */
class PackedEndpoint
{
  public:
    PackedEndpoint() = default;

    PackedEndpoint(const IpEndpoint& endpoint)
        : m_word(IsInline(endpoint) ? Pack(endpoint) : Store(endpoint))
    {
    }

    PackedEndpoint(const PackedEndpoint& other)
        : m_word(other.IsInline() ? other.m_word : Store(other.GetStored()))
    {
    }

    PackedEndpoint(PackedEndpoint&& other) noexcept
        : m_word(std::exchange(other.m_word, NOTHING))
    {
    }

    PackedEndpoint& operator=(PackedEndpoint other) noexcept
    {
        std::swap(m_word, other.m_word);
        return *this;
    }

    ~PackedEndpoint()
    {
        if (!IsInline())
        {
            delete &GetStored();
        }
    }

    operator IpEndpoint() const
    {
        return IsInline()
                   ? IpEndpoint{IpAddress::V4(static_cast<uint32_t>(m_word >> 32)), GetPort()}
                   : GetStored();
    }

    IpAddress GetAddress() const
    {
        return IpEndpoint(*this).address;
    }

    uint16_t GetPort() const
    {
        return IsInline() ? static_cast<uint16_t>(m_word >> 16) : GetStored().port;
    }

    std::string ToString() const
    {
        return IpEndpoint(*this).ToString();
    }

    /// As of the IpEndpoint.
    uint64_t Hash() const
    {
        return IsInline() ? MixHash(0, m_word >> 16) : GetStored().Hash();
    }

    friend bool operator==(const PackedEndpoint& a, const IpEndpoint& b)
    {
        return IsInline(b) ? a.m_word == Pack(b) : !a.IsInline() && a.GetStored() == b;
    }

    friend bool operator==(const PackedEndpoint& a, const PackedEndpoint& b)
    {
        return a.m_word == b.m_word || (!a.IsInline() && b == a.GetStored());
    }

    friend bool operator==(const IpEndpoint& a, const PackedEndpoint& b)
    {
        return b == a;
    }

    friend bool operator!=(const PackedEndpoint& a, const IpEndpoint& b)
    {
        return !(a == b);
    }

    friend bool operator!=(const IpEndpoint& a, const PackedEndpoint& b)
    {
        return !(b == a);
    }

    friend bool operator!=(const PackedEndpoint& a, const PackedEndpoint& b)
    {
        return !(a == b);
    }

  private:
    /// The lowest bit tells: no object has an odd address.
    static constexpr uint64_t INLINE = 1;
    static constexpr uint64_t NOTHING = INLINE; ///< 0.0.0.0:0

    static bool IsInline(const IpEndpoint& endpoint)
    {
        return endpoint.address.IsV4();
    }

    bool IsInline() const
    {
        return (m_word & INLINE) != 0;
    }

    static uint64_t Pack(const IpEndpoint& endpoint)
    {
        return uint64_t{endpoint.address.ToV4()} << 32 | uint64_t{endpoint.port} << 16 | INLINE;
    }

    static uint64_t Store(const IpEndpoint& endpoint)
    {
        return reinterpret_cast<uintptr_t>(new IpEndpoint(endpoint));
    }

    const IpEndpoint& GetStored() const
    {
        return *reinterpret_cast<const IpEndpoint*>(static_cast<uintptr_t>(m_word));
    }

    uint64_t m_word{NOTHING};
};

/// An address, or none, as tables keep it.
class PackedAddress
{
  public:
    PackedAddress() = default;

    PackedAddress(const IpAddress& address)
        : m_endpoint(IpEndpoint{address, PRESENT})
    {
    }

    PackedAddress(const std::optional<IpAddress>& address)
        : m_endpoint(address ? IpEndpoint{*address, PRESENT} : IpEndpoint())
    {
    }

    explicit operator bool() const
    {
        return m_endpoint.GetPort() == PRESENT;
    }

    /// Of no use if there is none.
    IpAddress operator*() const
    {
        return m_endpoint.GetAddress();
    }

    friend bool operator==(const PackedAddress& a, const IpAddress& b)
    {
        return a.m_endpoint == IpEndpoint{b, PRESENT};
    }

    friend bool operator==(const PackedAddress& a, const PackedAddress& b)
    {
        return a.m_endpoint == b.m_endpoint;
    }

  private:
    static constexpr uint16_t PRESENT = 1;

    PackedEndpoint m_endpoint;
};

/// A FlowKey as tables keep it.
class PackedFlow
{
  public:
    PackedFlow() = default;

    PackedFlow(const FlowKey& flow)
        : source(flow.source),
          destination(flow.destination),
          protocol(flow.protocol)
    {
    }

    PackedFlow(IpProtocol ofProtocol, const IpEndpoint& from, const IpEndpoint& to)
        : source(from),
          destination(to),
          protocol(ofProtocol)
    {
    }

    operator FlowKey() const
    {
        return {protocol, source, destination};
    }

    FlowKey Reversed() const
    {
        return {protocol, destination, source};
    }

    uint64_t Hash() const
    {
        return FlowKey(*this).Hash();
    }

    friend bool operator==(const PackedFlow& a, const FlowKey& b)
    {
        return a.source == b.source && a.destination == b.destination && a.protocol == b.protocol;
    }

    friend bool operator!=(const PackedFlow& a, const FlowKey& b)
    {
        return !(a == b);
    }

    friend bool operator==(const PackedFlow& a, const PackedFlow& b)
    {
        return a.source == b.source && a.destination == b.destination && a.protocol == b.protocol;
    }

    friend bool operator!=(const PackedFlow& a, const PackedFlow& b)
    {
        return !(a == b);
    }

    PackedEndpoint source;
    PackedEndpoint destination;
    IpProtocol protocol{IpProtocol::Udp};
};

} // namespace ns3::sipalg

#endif
