// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TEXT_SCAN_H
#define SIPALG_TEXT_SCAN_H

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/**
 * \file
 * Searches that stop at the first byte of a set, sixteen bytes a step where the processor can.
 * None reads a byte outside [begin, end). All return end when nothing is found.
 */
namespace ns3::sipalg
{

/// True for a control character that may not stand in a header line: all below SP except HTAB.
constexpr bool
IsLineControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 && c != '\t';
}

/// The first of the characters @p Set, one byte a step.
template <char... Set>
const char*
ScanForBytewise(const char* begin, const char* end)
{
    while (begin != end && !((*begin == Set) || ...))
    {
        ++begin;
    }
    return begin;
}

/// The first control character (IsLineControl), one byte a step.
inline const char*
ScanForControlBytewise(const char* begin, const char* end)
{
    while (begin != end && !IsLineControl(*begin))
    {
        ++begin;
    }
    return begin;
}

#ifdef __SSE2__

namespace scan
{

/// The first @p length (4 to 15) bytes at @p text, zero beyond, without reading past them.
inline __m128i
LoadShort(const char* text, std::size_t length)
{
    uint64_t low = 0;
    uint64_t high = 0;
    if (length >= 8)
    {
        std::memcpy(&low, text, 8);
        std::memcpy(&high, text + length - 8, 8);
        high = length == 8 ? 0 : high >> (8 * (16 - length));
    }
    else
    {
        uint32_t head;
        uint32_t tail;
        std::memcpy(&head, text, 4);
        std::memcpy(&tail, text + length - 4, 4);
        low = head | (static_cast<uint64_t>(tail) << (8 * (length - 4)));
    }
    return _mm_set_epi64x(static_cast<long long>(high), static_cast<long long>(low));
}

template <char... Set>
unsigned
MatchSet(__m128i block)
{
    __m128i hits = _mm_setzero_si128();
    ((hits = _mm_or_si128(hits, _mm_cmpeq_epi8(block, _mm_set1_epi8(Set)))), ...);
    return static_cast<unsigned>(_mm_movemask_epi8(hits));
}

inline unsigned
MatchControl(__m128i block)
{
    const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(0x1f)), block);
    const __m128i tab = _mm_cmpeq_epi8(block, _mm_set1_epi8('\t'));
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_andnot_si128(tab, low)));
}

/// Runs @p match over blocks of sixteen; a last short block through LoadShort.
template <typename Match, typename Bytewise>
const char*
Run(const char* begin, const char* end, Match match, Bytewise bytewise)
{
    while (end - begin >= 16)
    {
        const auto block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(begin));
        if (const unsigned hits = match(block))
        {
            return begin + __builtin_ctz(hits);
        }
        begin += 16;
    }
    const auto rest = static_cast<std::size_t>(end - begin);
    if (rest < 4)
    {
        return bytewise(begin, end);
    }
    const unsigned hits = match(LoadShort(begin, rest)) & ((1U << rest) - 1);
    return hits ? begin + __builtin_ctz(hits) : end;
}

} // namespace scan

/// The first of the characters @p Set.
template <char... Set>
const char*
ScanFor(const char* begin, const char* end)
{
    return scan::Run(begin, end, scan::MatchSet<Set...>, ScanForBytewise<Set...>);
}

/// The first control character (IsLineControl): the line end of a sound line.
inline const char*
ScanForControl(const char* begin, const char* end)
{
    return scan::Run(begin, end, scan::MatchControl, ScanForControlBytewise);
}

#else

template <char... Set>
const char*
ScanFor(const char* begin, const char* end)
{
    return ScanForBytewise<Set...>(begin, end);
}

inline const char*
ScanForControl(const char* begin, const char* end)
{
    return ScanForControlBytewise(begin, end);
}

#endif

} // namespace ns3::sipalg

#endif
