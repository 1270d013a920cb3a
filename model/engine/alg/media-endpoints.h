// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_MEDIA_ENDPOINTS_H
#define SIPALG_MEDIA_ENDPOINTS_H

#include "ip-endpoint.h"

#include <array>
#include <utility>

namespace ns3::sipalg
{

/// The components of a medium.
constexpr unsigned RTP = 0;
constexpr unsigned RTCP = 1;

/**
 * The endpoints of RTP and RTCP, in eight bytes: what nearly all are, an IPv4 endpoint and the next
 * port, or no RTCP, lies in the word itself, of anything else the word is the address of a copy.
 * Used like an array of two.
 */
class MediaEndpoints
{
  public:
    MediaEndpoints() = default;

    MediaEndpoints(const IpEndpoint& rtp, const IpEndpoint& rtcp)
        : m_word(Pack(rtp, rtcp))
    {
    }

    MediaEndpoints(const MediaEndpoints& other)
        : m_word(other.IsInline() ? other.m_word : Store(other.GetStored()))
    {
    }

    MediaEndpoints(MediaEndpoints&& other) noexcept
        : m_word(std::exchange(other.m_word, INLINE))
    {
    }

    MediaEndpoints& operator=(MediaEndpoints other) noexcept
    {
        std::swap(m_word, other.m_word);
        return *this;
    }

    ~MediaEndpoints()
    {
        if (!IsInline())
        {
            delete &GetStored();
        }
    }

    /// An element; what is assigned to it is assigned to both.
    class Element : public IpEndpoint
    {
      public:
        Element(MediaEndpoints& owner, unsigned component)
            : IpEndpoint(std::as_const(owner)[component]),
              m_owner(owner),
              m_component(component)
        {
        }

        Element(const Element&) = delete;

        Element& operator=(const IpEndpoint& endpoint)
        {
            static_cast<IpEndpoint&>(*this) = endpoint;
            Endpoints all = m_owner.Read();
            all[m_component] = endpoint;
            m_owner = MediaEndpoints(all[RTP], all[RTCP]);
            return *this;
        }

        Element& operator=(const Element& other)
        {
            return *this = static_cast<const IpEndpoint&>(other);
        }

      private:
        MediaEndpoints& m_owner;
        unsigned m_component;
    };

    /// Is the component's endpoint the same here and there?
    bool Shares(unsigned component, const MediaEndpoints& other) const
    {
        if (!IsInline() || !other.IsInline())
        {
            return (*this)[component] == other[component];
        }
        const bool hasNoRtcp = ((m_word | other.m_word) & HAS_NEXT) == 0;
        return component == RTP ? m_word >> 16 == other.m_word >> 16
                                : hasNoRtcp || m_word == other.m_word;
    }

    Element operator[](unsigned component)
    {
        return {*this, component};
    }

    IpEndpoint operator[](unsigned component) const
    {
        return IsInline() ? Unpack(component) : GetStored()[component];
    }

  private:
    using Endpoints = std::array<IpEndpoint, 2>;

    static constexpr uint64_t INLINE = 1;   ///< no object has an odd address
    static constexpr uint64_t HAS_NEXT = 2; ///< RTCP is at RTP's next port

    bool IsInline() const
    {
        return (m_word & INLINE) != 0;
    }

    const Endpoints& GetStored() const
    {
        return *reinterpret_cast<const Endpoints*>(static_cast<uintptr_t>(m_word));
    }

    static IpEndpoint GetNext(const IpEndpoint& rtp)
    {
        return {rtp.address, static_cast<uint16_t>(rtp.port + 1)};
    }

    static uint64_t Pack(const IpEndpoint& rtp, const IpEndpoint& rtcp)
    {
        const bool hasNext = rtcp == GetNext(rtp);
        if (!rtp.address.IsV4() || (!hasNext && rtcp != IpEndpoint()))
        {
            return Store({rtp, rtcp});
        }
        return uint64_t{rtp.address.ToV4()} << 32 | uint64_t{rtp.port} << 16 |
               (hasNext ? HAS_NEXT : 0) | INLINE;
    }

    static uint64_t Store(const Endpoints& endpoints)
    {
        return reinterpret_cast<uintptr_t>(new Endpoints(endpoints));
    }

    IpEndpoint Unpack(unsigned component) const
    {
        if (component == RTCP && (m_word & HAS_NEXT) == 0)
        {
            return {};
        }
        const auto port = static_cast<uint16_t>(m_word >> 16);
        return {IpAddress::V4(static_cast<uint32_t>(m_word >> 32)),
                static_cast<uint16_t>(port + component)};
    }

    Endpoints Read() const
    {
        return IsInline() ? Endpoints{Unpack(RTP), Unpack(RTCP)} : GetStored();
    }

    uint64_t m_word{INLINE};
};

} // namespace ns3::sipalg

#endif
