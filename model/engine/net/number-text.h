// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_NUMBER_TEXT_H
#define SIPALG_NUMBER_TEXT_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace ns3::sipalg
{

/// An octet in decimal with a dot behind it.
struct alignas(8) OctetText
{
    char text[4];
    uint8_t length;
};

/// By the value of the octet.
inline constexpr std::array<OctetText, 256> OCTET_TEXTS = [] {
    std::array<OctetText, 256> octets{};
    for (unsigned value = 0; value < 256; ++value)
    {
        OctetText& octet = octets[value];
        for (unsigned unit = value >= 100 ? 100 : value >= 10 ? 10 : 1; unit > 0; unit /= 10)
        {
            octet.text[octet.length++] = static_cast<char>('0' + value / unit % 10);
        }
        octet.text[octet.length++] = '.';
    }
    return octets;
}();

/// "00" to "99", one after the other.
inline constexpr std::array<char, 200> DIGIT_PAIRS = [] {
    std::array<char, 200> pairs{};
    for (unsigned i = 0; i < pairs.size(); ++i)
    {
        const unsigned value = i / 2;
        pairs[i] = static_cast<char>('0' + (i % 2 == 0 ? value / 10 : value % 10));
    }
    return pairs;
}();

/// The largest number that WriteNumber writes, and its length.
constexpr uint32_t MAX_WRITTEN_NUMBER = 99999;
constexpr std::size_t MAX_NUMBER_TEXT = 5;

/// Writes an IPv4 address at @p text, where 16 characters are written over; returns where it ends.
inline char*
WriteDottedQuad(char* text, uint32_t address)
{
    for (const int shift : {24, 16, 8, 0})
    {
        const OctetText& octet = OCTET_TEXTS[(address >> shift) & 0xff];
        std::memcpy(text, octet.text, sizeof(octet.text));
        text += octet.length;
    }
    return text - 1; // before the last dot
}

/// Writes a number below 100 with two digits.
inline char*
WriteDigitPair(char* text, uint32_t number)
{
    std::memcpy(text, &DIGIT_PAIRS[std::size_t{2} * number], 2);
    return text + 2;
}

/// Writes a number below 10 with one digit.
inline char*
WriteDigit(char* text, uint32_t number)
{
    *text = static_cast<char>('0' + number);
    return text + 1;
}

/// Writes a number of at most MAX_WRITTEN_NUMBER in decimal.
inline char*
WriteNumber(char* text, uint32_t number)
{
    const uint32_t hundreds = number / 100;
    if (number >= 10000)
    {
        const uint32_t first = hundreds / 100;
        text = WriteDigit(text, first);
        text = WriteDigitPair(text, hundreds - 100 * first);
    }
    else if (number >= 1000)
    {
        text = WriteDigitPair(text, hundreds);
    }
    else if (number >= 100)
    {
        text = WriteDigit(text, hundreds);
    }
    else if (number < 10)
    {
        return WriteDigit(text, number);
    }
    return WriteDigitPair(text, number - 100 * hundreds);
}

} // namespace ns3::sipalg

#endif
