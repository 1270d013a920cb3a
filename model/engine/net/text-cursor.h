// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TEXT_CURSOR_H
#define SIPALG_TEXT_CURSOR_H

#include "text-scan.h"

#include <array>
#include <optional>

namespace ns3::sipalg
{

/// Character classes of RFC 3261 25.1 and RFC 3986; a character may be in several.
enum CharClass : uint16_t
{
    CHAR_ALPHA = 1,      ///< A-Z a-z
    CHAR_DIGIT = 2,      ///< 0-9
    CHAR_TOKEN = 4,      ///< alphanum and -.!%*_+`'~
    CHAR_SPACE = 8,      ///< SP HTAB CR LF: linear white space, folded or not
    CHAR_IPV6 = 16,      ///< hexadecimal digits, ":" and "."
    CHAR_SCHEME = 32,    ///< alphanum and +-.
    CHAR_PARAM = 64,     ///< what a URI parameter may hold besides CHAR_TOKEN
    CHAR_HOST = 256,     ///< of host names and IPv4 addresses: alphanum and -._
    CHAR_URI_STOP = 512, ///< of no URI, as UriStops
};

using CharClassTable = std::array<uint16_t, 256>;

constexpr CharClassTable
MakeCharClasses()
{
    CharClassTable table{};
    const auto add = [&table](std::string_view set, unsigned classes) {
        for (const char c : set)
        {
            table[static_cast<unsigned char>(c)] |= static_cast<uint16_t>(classes);
        }
    };
    constexpr unsigned alphanum = CHAR_TOKEN | CHAR_SCHEME;
    add("abcdefghijklmnopqrstuvwxyz", CHAR_ALPHA | alphanum);
    add("ABCDEFGHIJKLMNOPQRSTUVWXYZ", CHAR_ALPHA | alphanum);
    add("0123456789", CHAR_DIGIT | CHAR_IPV6 | alphanum);
    add("-.!%*_+`'~", CHAR_TOKEN);
    add("+-.", CHAR_SCHEME);
    add("abcdefABCDEF:.", CHAR_IPV6);
    add("[]/:$()&", CHAR_PARAM);
    add(" \t\r\n", CHAR_SPACE);
    for (unsigned c = 0; c < table.size(); ++c)
    {
        table[c] |= UriStops::Has(static_cast<char>(c)) ? CHAR_URI_STOP : 0;
        table[c] |= HostStops::Has(static_cast<char>(c)) ? 0 : CHAR_HOST;
    }
    return table;
}

inline constexpr CharClassTable CHAR_CLASSES = MakeCharClasses();

constexpr bool
IsChar(char c, unsigned classes)
{
    return (CHAR_CLASSES[static_cast<unsigned char>(c)] & classes) != 0;
}

constexpr char
ToLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

/// True when all of @p text is of @p classes and it is not empty.
bool IsAllOf(std::string_view text, unsigned classes);

/// True when the first and the last Word of two texts of the same size, which is at least one and
/// at most two words, are the same bytes.
template <typename Word>
inline bool
EqualsInTwoWords(const char* a, const char* b, std::size_t size)
{
    Word words[4];
    std::memcpy(&words[0], a, sizeof(Word));
    std::memcpy(&words[1], b, sizeof(Word));
    std::memcpy(&words[2], a + size - sizeof(Word), sizeof(Word));
    std::memcpy(&words[3], b + size - sizeof(Word), sizeof(Word));
    return ((words[0] ^ words[1]) | (words[2] ^ words[3])) == 0;
}

/// EqualsIgnoreCase for texts of equal length, byte for byte.
bool EqualsIgnoreCaseBytewise(const char* a, const char* b, std::size_t size);

/// Does @p text start with @p prefix, in the same case? Compiled to comparisons of whole words.
template <std::size_t N>
inline bool
HasPrefix(std::string_view text, const char (&prefix)[N])
{
    return text.size() >= N - 1 && std::memcmp(text.data(), prefix, N - 1) == 0;
}

/// Are the texts the same? Faster than == for those of up to 16 characters.
inline bool
Equals(std::string_view a, std::string_view b)
{
    const std::size_t size = a.size();
    if (size != b.size())
    {
        return false;
    }
    if (size > 16)
    {
        return a == b;
    }
    if (size >= 8)
    {
        return EqualsInTwoWords<uint64_t>(a.data(), b.data(), size);
    }
    if (size >= 4)
    {
        return EqualsInTwoWords<uint32_t>(a.data(), b.data(), size);
    }
    return size == 0 || (a[0] == b[0] && a[size / 2] == b[size / 2] && a[size - 1] == b[size - 1]);
}

/// Compares without regard to the case of ASCII letters; fastest when the case is the same.
inline bool
EqualsIgnoreCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() &&
           (Equals(a, b) || EqualsIgnoreCaseBytewise(a.data(), b.data(), a.size()));
}

/// @p text without linear white space (SP, HTAB, line ends) at both ends.
inline std::string_view
TrimSpace(std::string_view text)
{
    const char* begin = text.data();
    const char* end = begin + text.size();
    if (begin != end && *begin > ' ' && end[-1] > ' ')
    {
        return text;
    }
    while (begin != end && IsChar(*begin, CHAR_SPACE))
    {
        ++begin;
    }
    while (end != begin && IsChar(end[-1], CHAR_SPACE))
    {
        --end;
    }
    return {begin, static_cast<std::size_t>(end - begin)};
}

/// The slice [begin, end).
inline std::string_view
MakeSlice(const char* begin, const char* end)
{
    return {begin, static_cast<std::size_t>(end - begin)};
}

/// 1*DIGIT that is all of @p text and at most @p max; no sign, no wrap, any number of zeros.
inline std::optional<uint64_t>
ParseNumber(std::string_view text, uint64_t max)
{
    constexpr uint64_t limit = (UINT64_MAX - 9) / 10; // one more digit fits below
    uint64_t value = 0;
    for (const char c : text)
    {
        const auto digit = static_cast<unsigned char>(c - '0');
        if (digit > 9 || value > limit)
        {
            return std::nullopt;
        }
        value = value * 10 + digit;
    }
    return text.empty() || value > max ? std::nullopt : std::optional<uint64_t>(value);
}

/**
 * 1*DIGIT that is all of @p text; a value above @p max counts as @p max. For the fields whose
 * over-large values are to be read as "very long" (Expires, RFC 3261 20.19).
 */
std::optional<uint64_t> ParseClampedNumber(std::string_view text, uint64_t max);

/// Behind the closing quote of the quoted string that starts at @p begin; null if it is not closed.
/// quoted-string = DQUOTE *(qdtext / quoted-pair) DQUOTE, "a \"b\"".
const char* ScanQuoted(const char* begin, const char* end);

/**
 * A reading position inside a text. Owns nothing; valid as long as the text. Never moves past
 * the end; a Take that finds nothing returns an empty slice at the position.
 */
class TextCursor
{
  public:
    explicit TextCursor(std::string_view text)
        : m_begin(text.data()),
          m_position(text.data()),
          m_end(text.data() + text.size()),
          m_blocksEnd(GetBlocksEnd(text))
    {
    }

    /// A cursor for @p part of the text: faster than one for the part alone.
    TextCursor GetPart(std::string_view part) const
    {
        TextCursor cursor = *this;
        cursor.m_begin = cursor.m_position = part.data();
        cursor.m_end = part.data() + part.size();
        return cursor;
    }

    bool AtEnd() const
    {
        return m_position == m_end;
    }

    /// Can sixteen bytes be read here? Of a part of a text what is behind it counts, too.
    bool HasBlock() const
    {
        return m_position < m_blocksEnd;
    }

    /// The next character, NUL at the end.
    char Peek() const
    {
        return AtEnd() ? '\0' : *m_position;
    }

    const char* Begin() const
    {
        return m_begin;
    }

    const char* Position() const
    {
        return m_position;
    }

    const char* End() const
    {
        return m_end;
    }

    std::size_t Offset() const
    {
        return static_cast<std::size_t>(m_position - m_begin);
    }

    std::string_view Rest() const
    {
        return MakeSlice(m_position, m_end);
    }

    /// A cursor that begins here.
    TextCursor GetTail() const
    {
        TextCursor tail = *this;
        tail.m_begin = m_position;
        return tail;
    }

    /// Moves to @p position, which lies in the text.
    void MoveTo(const char* position)
    {
        m_position = position;
    }

    /// Steps over @p c if it is next.
    bool Skip(char c)
    {
        if (AtEnd() || *m_position != c)
        {
            return false;
        }
        ++m_position;
        return true;
    }

    /// Steps over linear white space. Mostly there is none.
    void SkipSpace()
    {
        const char* position = m_position;
        if (position == m_end || *position > ' ')
        {
            return;
        }
        while (position != m_end && IsChar(*position, CHAR_SPACE))
        {
            ++position;
        }
        m_position = position;
    }

    /// Linear white space, @p c, linear white space; nothing is consumed when @p c is not there.
    bool SkipSeparator(char c)
    {
        const char* start = m_position;
        SkipSpace();
        if (!Skip(c))
        {
            m_position = start;
            return false;
        }
        SkipSpace();
        return true;
    }

    /// The longest run of characters of @p classes.
    std::string_view Take(unsigned classes)
    {
        const char* const start = m_position;
        const char* position = start;
        while (position != m_end && IsChar(*position, classes))
        {
            ++position;
        }
        m_position = position;
        return MakeSlice(start, position);
    }

    /// The first character of the class @p Stops, or the end.
    template <typename Stops>
    [[gnu::always_inline]] const char* Find() const
    {
        return ScanInside<Stops>(m_position, m_end, m_blocksEnd);
    }

    /// Everything before the first character of @p Set, or to the end.
    template <char... Set>
    std::string_view TakeUntil()
    {
        return TakeUntilClass<AnyOf<Set...>>();
    }

    /// Everything before the first character of the class @p Stops, or to the end.
    template <typename Stops>
    [[gnu::always_inline]] std::string_view TakeUntilClass()
    {
        const char* start = m_position;
        m_position = Find<Stops>();
        return MakeSlice(start, m_position);
    }

  private:
    const char* m_begin;
    const char* m_position;
    const char* m_end;
    const char* m_blocksEnd; ///< of the whole text
};

} // namespace ns3::sipalg

#endif
