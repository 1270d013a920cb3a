// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TEXT_SCAN_H
#define SIPALG_TEXT_SCAN_H

#include <algorithm>
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
 * Where no more is said, none reads a byte outside [begin, end), and all return end when nothing is
 * found.
 */
namespace ns3::sipalg
{

/// A character of the value @p Last or below: with ' ' - 1 the controls, HTAB among them.
template <char Last>
struct UpTo
{
    static constexpr bool Has(char c)
    {
        return static_cast<unsigned char>(c) <= Last;
    }

#ifdef __SSE2__
    [[gnu::always_inline]] static __m128i Match(__m128i block)
    {
        return _mm_cmpeq_epi8(_mm_subs_epu8(block, _mm_set1_epi8(Last)), _mm_setzero_si128());
    }
#endif
};

/// A character that no URI holds: controls, SP, the delimiters "<>\ and everything from DEL on.
struct UriStops
{
    static constexpr bool Has(char c)
    {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= ' ' || byte >= 0x7f || c == '"' || c == '<' || c == '>' || c == '\\';
    }

#ifdef __SSE2__
    [[gnu::always_inline]] static __m128i Match(__m128i block);
#endif
};

/// One of the characters @p Set.
template <char... Set>
struct AnyOf
{
    static constexpr bool Has(char c)
    {
        return ((c == Set) || ...);
    }

#ifdef __SSE2__
    [[gnu::always_inline]] static __m128i Match(__m128i block)
    {
        __m128i hits = _mm_setzero_si128();
        ((hits = _mm_or_si128(hits, _mm_cmpeq_epi8(block, _mm_set1_epi8(Set)))), ...);
        return hits;
    }
#endif
};

/// A character of @p A or of @p B.
template <typename A, typename B>
struct EitherOf
{
    static constexpr bool Has(char c)
    {
        return A::Has(c) || B::Has(c);
    }

#ifdef __SSE2__
    [[gnu::always_inline]] static __m128i Match(__m128i block)
    {
        return _mm_or_si128(A::Match(block), B::Match(block));
    }
#endif
};

/// Ends a header name: the colon, SP and all controls.
using NameStops = EitherOf<UpTo<' '>, AnyOf<':'>>;

/// Ends a parameter value that is no quoted string: controls, SP and ;,"<> (RFC 3261 gen-value).
using ValueStops = EitherOf<UpTo<' '>, AnyOf<';', ',', '"', '<', '>'>>;

/// A character that no host name or IPv4 address holds; "_" stands in real names.
struct HostStops
{
    static constexpr bool Has(char c)
    {
        const char lower = static_cast<char>(c | 0x20);
        return !((lower >= 'a' && lower <= 'z') || (c >= '-' && c <= '9' && c != '/') || c == '_');
    }

#ifdef __SSE2__
    [[gnu::always_inline]] static __m128i Match(__m128i block)
    {
        const __m128i lower = _mm_or_si128(block, _mm_set1_epi8(0x20));
        const __m128i alpha = _mm_sub_epi8(lower, _mm_set1_epi8('a'));
        const __m128i isAlpha = _mm_cmpeq_epi8(_mm_min_epu8(alpha, _mm_set1_epi8(25)), alpha);
        const __m128i digit = _mm_sub_epi8(block, _mm_set1_epi8('-'));
        const __m128i isDigit = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(12)), digit);
        const __m128i isSlash = _mm_cmpeq_epi8(block, _mm_set1_epi8('/'));
        const __m128i isBar = _mm_cmpeq_epi8(block, _mm_set1_epi8('_'));
        const __m128i isHost = _mm_or_si128(_mm_or_si128(isAlpha, isDigit), isBar);
        return _mm_or_si128(_mm_cmpeq_epi8(isHost, _mm_setzero_si128()), isSlash);
    }
#endif
};

#ifdef __SSE2__
inline __m128i
UriStops::Match(__m128i block)
{
    // From '!' to '~' is one range of unsigned numbers; "<" and ">" differ in one bit.
    const __m128i shifted = _mm_sub_epi8(block, _mm_set1_epi8('!'));
    const __m128i outside =
        _mm_cmpeq_epi8(_mm_max_epu8(shifted, _mm_set1_epi8('\x7f' - '!')), shifted);
    const __m128i bracket =
        _mm_cmpeq_epi8(_mm_or_si128(block, _mm_set1_epi8('<' ^ '>')), _mm_set1_epi8('>'));
    return _mm_or_si128(_mm_or_si128(outside, bracket), AnyOf<'"', '\\'>::Match(block));
}
#endif

/// The first character of the class @p Stops, one byte a step.
template <typename Stops>
[[gnu::noinline]] const char*
ScanBytewise(const char* begin, const char* end)
{
    while (begin != end && !Stops::Has(*begin))
    {
        ++begin;
    }
    return begin;
}

#ifdef __SSE2__

/// The first @p length (4 to 15) bytes at @p text, anything beyond, without reading past them.
inline __m128i
LoadShort(const char* text, std::size_t length)
{
    if (length >= 8)
    {
        uint64_t low;
        uint64_t high;
        std::memcpy(&low, text, 8);
        std::memcpy(&high, text + length - 8, 8);
        high = high >> (8 * (16 - length) & 63);
        return _mm_set_epi64x(static_cast<long long>(high), static_cast<long long>(low));
    }
    uint32_t head;
    uint32_t tail;
    std::memcpy(&head, text, 4);
    std::memcpy(&tail, text + length - 4, 4);
    const uint64_t both = head | (static_cast<uint64_t>(tail) << (8 * (length - 4)));
    return _mm_cvtsi64_si128(static_cast<long long>(both));
}

/// The first hit of the class @p Stops among the @p rest (under 16) bytes at @p begin.
template <typename Stops>
inline const char*
ScanRest(const char* begin, std::size_t rest)
{
    if (rest < 4)
    {
        return ScanBytewise<Stops>(begin, begin + rest);
    }
    const auto hits =
        static_cast<unsigned>(_mm_movemask_epi8(Stops::Match(LoadShort(begin, rest))));
    return begin + __builtin_ctz(hits | (1U << rest));
}

/// The first character of the class @p Stops.
template <typename Stops>
[[gnu::always_inline]] inline const char*
Scan(const char* begin, const char* end)
{
    auto rest = static_cast<std::size_t>(end - begin);
    for (; rest >= 16; rest -= 16, begin += 16)
    {
        const auto block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(begin));
        const auto hits = static_cast<unsigned>(_mm_movemask_epi8(Stops::Match(block)));
        if (hits != 0)
        {
            return begin + __builtin_ctz(hits);
        }
    }
    return ScanRest<Stops>(begin, rest);
}

#else

template <typename Stops>
inline const char*
Scan(const char* begin, const char* end)
{
    return ScanBytewise<Stops>(begin, end);
}

#endif

/// How far the blocks of sixteen bytes go that lie in @p text: they start before this.
inline const char*
GetBlocksEnd(std::string_view text)
{
    return text.data() + (text.size() < 16 ? 0 : text.size() - 15);
}

/// The first character of the class @p Stops, for a text that lies in a larger one, whose blocks
/// start before @p blocksEnd: what is behind @p end may be read, too.
template <typename Stops>
[[gnu::always_inline]] inline const char*
ScanInside(const char* begin, const char* end, [[maybe_unused]] const char* blocksEnd)
{
#ifdef __SSE2__
    for (; begin < blocksEnd; begin += 16)
    {
        const auto block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(begin));
        const auto hits = static_cast<unsigned>(_mm_movemask_epi8(Stops::Match(block)));
        if (hits != 0)
        {
            const char* const stop = begin + static_cast<unsigned>(__builtin_ctz(hits));
            return stop < end ? stop : end;
        }
        if (end - begin <= 16)
        {
            return end;
        }
    }
#endif
    return ScanBytewise<Stops>(begin, end);
}

/// The first of the characters @p Set.
template <char... Set>
inline const char*
ScanFor(const char* begin, const char* end)
{
    return Scan<AnyOf<Set...>>(begin, end);
}

/// The first character of the class @p Stops in the sixteen at @p block; null if there is none.
template <typename Stops>
[[gnu::always_inline]] inline const char*
ScanBlock(const char* block)
{
#ifdef __SSE2__
    const auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block));
    const auto hits = static_cast<unsigned>(_mm_movemask_epi8(Stops::Match(bytes)));
    return hits != 0 ? block + static_cast<unsigned>(__builtin_ctz(hits)) : nullptr;
#else
    const char* const stop = ScanBytewise<Stops>(block, block + 16);
    return stop != block + 16 ? stop : nullptr;
#endif
}

/// The first character of the class @p Stops in the blocks of sixteen that start at @p begin,
/// behind one another, and not behind @p last; null if there is none.
template <typename Stops>
[[gnu::always_inline]] inline const char*
ScanBlocks(const char* begin, const char* last)
{
    const char* stop = nullptr;
    for (; !stop && begin <= last; begin += 16)
    {
        stop = ScanBlock<Stops>(begin);
    }
    return stop;
}

/// The first character of the class @p Stops from @p begin on, which lies in the last sixteen bytes
/// before @p end; null if there is none.
template <typename Stops>
inline const char*
ScanLastBlock(const char* begin, const char* end)
{
#ifdef __SSE2__
    const auto block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(end - 16));
    const auto hits = static_cast<unsigned>(_mm_movemask_epi8(Stops::Match(block)));
    const unsigned ahead = hits >> (16 - (end - begin));
    return ahead != 0 ? begin + static_cast<unsigned>(__builtin_ctz(ahead)) : nullptr;
#else
    const char* const stop = ScanBytewise<Stops>(begin, end);
    return stop != end ? stop : nullptr;
#endif
}

/// The first control character other than HTAB: the line end of a sound header line.
inline const char*
ScanForControl(const char* begin, const char* end)
{
    const char* stop = Scan<UpTo<' ' - 1>>(begin, end);
    while (stop != end && *stop == '\t')
    {
        stop = Scan<UpTo<' ' - 1>>(stop + 1, end);
    }
    return stop;
}

/// What stands before the first @p c among sixteen bytes, as two words with zeros behind it.
struct ShortWord
{
    uint64_t head{0};
    uint64_t tail{0};
    std::size_t size{16}; ///< 16: no @p c
};

/// Sixteen bytes at @p text must be there.
template <char Stop>
inline ShortWord
ReadShortWord(const char* text)
{
    ShortWord word;
#ifdef __SSE2__
    alignas(16) static constexpr unsigned char masks[32] = {
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
        0xff,
    };
    const auto load = [](const void* from) {
        return _mm_loadu_si128(static_cast<const __m128i*>(from));
    };
    const __m128i block = load(text);
    const auto stops = static_cast<unsigned>(_mm_movemask_epi8(AnyOf<Stop>::Match(block)));
    word.size = static_cast<std::size_t>(__builtin_ctz(stops | 0x10000));
    const __m128i kept = _mm_and_si128(block, load(masks + 16 - word.size));
    word.head = static_cast<uint64_t>(_mm_cvtsi128_si64(kept));
    word.tail = static_cast<uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(kept, kept)));
#else
    word.size = static_cast<std::size_t>(ScanFor<Stop>(text, text + 16) - text);
    std::memcpy(&word.head, text, std::min<std::size_t>(word.size, 8));
    std::memcpy(&word.tail, text + 8, std::max<std::size_t>(word.size, 8) - 8);
#endif
    return word;
}

} // namespace ns3::sipalg

#endif
