// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_NUMBER_TEXT_H
#define SIPALG_NUMBER_TEXT_H

#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

namespace ns3::sipalg
{

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

/// Writes a number below 100 with two digits; returns where they end.
inline char*
WriteDigitPair(char* text, uint32_t number)
{
    std::memcpy(text, &DIGIT_PAIRS[2 * number], 2);
    return text + 2;
}

/// Writes a number below 10 with one digit.
inline char*
WriteDigit(char* text, uint32_t number)
{
    *text = static_cast<char>('0' + number);
    return text + 1;
}

/// Room for any number.
constexpr std::size_t MAX_NUMBER_TEXT = 10;

/// Writes a number in decimal at @p text, which has room for MAX_NUMBER_TEXT characters; returns
/// where it ends. Best with ports and the lengths of messages.
inline char*
WriteNumber(char* text, uint32_t number)
{
    if (number >= 100000)
    {
        return std::to_chars(text, text + MAX_NUMBER_TEXT, number).ptr;
    }
    if (number >= 10000)
    {
        text = WriteDigit(text, number / 10000);
        text = WriteDigitPair(text, number / 100 % 100);
    }
    else if (number >= 1000)
    {
        text = WriteDigitPair(text, number / 100);
    }
    else if (number >= 100)
    {
        text = WriteDigit(text, number / 100);
    }
    else if (number < 10)
    {
        return WriteDigit(text, number);
    }
    return WriteDigitPair(text, number % 100);
}

} // namespace ns3::sipalg

#endif
