// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_IP_ADDRESS_H
#define SIPALG_IP_ADDRESS_H

#include "number-text.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ns3::sipalg
{

/// Mixes one more 64-bit word into a hash, which is 0 or was made so. Each bit of it counts in the
/// upper half of the product, which is then in both halves.
constexpr uint64_t
MixHash(uint64_t hash, uint64_t word)
{
    hash = (hash ^ (word + 0x9e3779b97f4a7c15ULL)) * 0xff51afd7ed558ccdULL;
    return hash ^ (hash >> 32);
}

/**
 * An IPv4 or IPv6 address. An IPv4 address and its IPv4-mapped IPv6 form are different values.
 * The default value is IPv4 0.0.0.0.
 */
class IpAddress
{
  public:
    enum class Family : uint8_t
    {
        V4,
        V6,
    };

    constexpr IpAddress() = default;

    /// The IPv4 address with this value in host byte order.
    static constexpr IpAddress V4(uint32_t value)
    {
        IpAddress address;
        address.m_low = value;
        return address;
    }

    /// The IPv6 address with these 16 bytes in network order.
    static IpAddress V6(const std::array<uint8_t, 16>& bytes);

    /**
     * Reads "10.1.1.3" (exactly four decimal parts of at most 255, at most three digits each) or
     * an IPv6 literal of RFC 4291 2.2 without brackets or zone.
     */
    static std::optional<IpAddress> Parse(std::string_view text)
    {
        const char* const end = text.data() + text.size();
        const V4Text v4 = ReadV4(text.data(), end);
        return v4.end == end && !text.empty() ? std::optional(V4(v4.value)) : ParseV6(text);
    }

    /// What stands at the start of a text: an IPv4 address up to @c end, or none, and then null.
    struct V4Text
    {
        const char* end;
        uint32_t value;
    };

    /// Reads "10.1.1.3" at @p text, before @p end.
    static V4Text ReadV4(const char* text, const char* end);

    /// The same where something else can be read behind the digits and dots, or sixteen characters.
    static V4Text ReadV4Ahead(const char* text);

    constexpr bool IsV4() const
    {
        return m_family == Family::V4;
    }

    constexpr bool IsV6() const
    {
        return m_family == Family::V6;
    }

    /// The IPv4 value in host byte order; meaningful only for IPv4.
    constexpr uint32_t ToV4() const
    {
        return GetLow();
    }

    /// The 16 bytes in network order; meaningful only for IPv6.
    std::array<uint8_t, 16> ToV6() const;

    /// 0.0.0.0 or ::
    bool IsUnspecified() const
    {
        return (m_high | m_low) == 0;
    }

    /// 224.0.0.0/4, ff00::/8
    bool IsMulticast() const
    {
        return IsV4() ? (m_low >> 28) == 0xe : (m_high >> 56) == 0xff;
    }

    /// 127.0.0.0/8, ::1
    bool IsLoopback() const;
    /// 255.255.255.255
    bool IsBroadcast() const;

    /// 32 or 128.
    unsigned GetBits() const
    {
        return IsV4() ? 32 : 128;
    }

    /// The address with all bits after the first @p length cleared.
    IpAddress Masked(unsigned length) const;

    /// The address that lies @p offset after this one (the lowest 32 bits wrap).
    IpAddress Plus(uint32_t offset) const;

    /// The lowest 32 bits.
    constexpr uint32_t GetLow() const
    {
        return static_cast<uint32_t>(m_low);
    }

    /// Room for the text of any address.
    static constexpr std::size_t MAX_TEXT = 46;

    /// Dotted decimal, or RFC 5952 text without brackets.
    std::string ToString() const
    {
        char text[MAX_TEXT];
        return {text, Write(text)};
    }

    /// The same at @p text, which has room for MAX_TEXT characters; returns where it ends.
    char* Write(char* text) const
    {
        return IsV4() ? WriteDottedQuad(text, ToV4()) : WriteV6(text);
    }

    uint64_t Hash() const
    {
        return IsV4() ? MixHash(0, m_low) : MixHash(MixHash(1, m_low), m_high);
    }

    friend constexpr bool operator==(const IpAddress& a, const IpAddress& b)
    {
        return a.m_low == b.m_low && a.m_high == b.m_high && a.m_family == b.m_family;
    }

    friend constexpr bool operator!=(const IpAddress& a, const IpAddress& b)
    {
        return !(a == b);
    }

    /// IPv4 before IPv6, then by value.
    friend bool operator<(const IpAddress& a, const IpAddress& b)
    {
        if (a.m_family != b.m_family)
        {
            return a.m_family < b.m_family;
        }
        return a.m_high != b.m_high ? a.m_high < b.m_high : a.m_low < b.m_low;
    }

  private:
    template <typename GetChar>
    static V4Text ReadV4With(const char* text, GetChar get);
    template <typename GetChar>
    static const char* ReadOctet(const char* text, GetChar get, uint32_t& value);
    static std::optional<IpAddress> ParseV6(std::string_view text);
    char* WriteV6(char* text) const;

    uint64_t m_high{0}; ///< host byte order
    uint64_t m_low{0};  ///< of IPv4 the lower half
    Family m_family{Family::V4};
};

[[gnu::always_inline]] inline IpAddress::V4Text
IpAddress::ReadV4Ahead(const char* text)
{
    return ReadV4With(text, [](const char* at) { return *at; });
}

/// Four octets with dots between them, "10.1.1.3"; @p get tells the character at a place.
template <typename GetChar>
[[gnu::always_inline]] inline IpAddress::V4Text
IpAddress::ReadV4With(const char* text, GetChar get)
{
    uint32_t value = 0;
    for (int dots = 3; dots > 0; --dots)
    {
        text = ReadOctet(text, get, value);
        if (!text || get(text) != '.')
        {
            return {nullptr, 0};
        }
        ++text;
    }
    text = ReadOctet(text, get, value);
    return {text, value};
}

/// 1*3DIGIT of at most 255, added to @p value; returns where it ends, or null.
template <typename GetChar>
[[gnu::always_inline]] inline const char*
IpAddress::ReadOctet(const char* text, GetChar get, uint32_t& value)
{
    const auto getDigit = [&get](const char* at) {
        return static_cast<unsigned char>(get(at)) - uint32_t{'0'};
    };
    uint32_t octet = getDigit(text);
    if (octet > 9)
    {
        return nullptr;
    }
    ++text;
    for (int rest = 2; rest > 0; --rest, ++text)
    {
        const uint32_t digit = getDigit(text);
        if (digit > 9)
        {
            break;
        }
        octet = octet * 10 + digit;
    }
    value = value << 8 | octet;
    return octet <= 255 ? text : nullptr;
}

} // namespace ns3::sipalg

template <>
struct std::hash<ns3::sipalg::IpAddress>
{
    std::size_t operator()(const ns3::sipalg::IpAddress& address) const noexcept
    {
        return address.Hash();
    }
};

#endif
