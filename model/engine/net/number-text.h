// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_NUMBER_TEXT_H
#define SIPALG_NUMBER_TEXT_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace ns3::sipalg
{

/// A number below 1000 in decimal with a dot behind it, which an octet of an address needs.
struct alignas(8) DottedText
{
    char text[4];
    uint8_t length; ///< without the dot
};

/// By the number.
inline constexpr std::array<DottedText, 1000> DOTTED_TEXTS = [] {
    std::array<DottedText, 1000> texts{};
    for (unsigned number = 0; number < texts.size(); ++number)
    {
        DottedText& dotted = texts[number];
        for (unsigned unit = number >= 100 ? 100 : number >= 10 ? 10 : 1; unit > 0; unit /= 10)
        {
            dotted.text[dotted.length++] = static_cast<char>('0' + number / unit % 10);
        }
        dotted.text[dotted.length] = '.';
    }
    return texts;
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

/// Writes a number below 1000 at @p text, where 4 characters are written over; returns where it
/// ends, at a dot.
inline char*
WriteDotted(char* text, uint32_t number)
{
    const DottedText& dotted = DOTTED_TEXTS[number];
    std::memcpy(text, dotted.text, sizeof(dotted.text));
    return text + dotted.length;
}

/// Writes an IPv4 address at @p text, where 16 characters are written over; returns where it ends.
inline char*
WriteDottedQuad(char* text, uint32_t address)
{
    text = WriteDotted(text, address >> 24) + 1;
    text = WriteDotted(text, address >> 16 & 0xff) + 1;
    text = WriteDotted(text, address >> 8 & 0xff) + 1;
    return WriteDotted(text, address & 0xff);
}

/// Writes a number of at most MAX_WRITTEN_NUMBER in decimal at @p text, where MAX_NUMBER_TEXT
/// characters are written over; returns where it ends.
inline char*
WriteNumber(char* text, uint32_t number)
{
    if (number < 1000)
    {
        return WriteDotted(text, number);
    }
    const uint32_t hundreds = number / 100;
    text = WriteDotted(text, hundreds);
    std::memcpy(text, &DIGIT_PAIRS[std::size_t{2} * (number - 100 * hundreds)], 2);
    return text + 2;
}

} // namespace ns3::sipalg

#endif
