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
    CHAR_HOST = 16,      ///< hostname and IPv4address, and "_", which real names use
    CHAR_IPV6 = 32,      ///< hexadecimal digits, ":" and "."
    CHAR_SCHEME = 64,    ///< alphanum and +-.
    CHAR_URI = 128,      ///< any character of any URI, and |^`{}, which are seen
    CHAR_BARE_URI = 256, ///< the same less ";,?", which need angle brackets around the URI
    CHAR_PARAM = 512,    ///< what a URI parameter may hold besides CHAR_TOKEN, less "&"
    CHAR_AMPERSAND = 1024,
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
    constexpr unsigned anyUri = CHAR_URI | CHAR_BARE_URI;
    constexpr unsigned alphanum = CHAR_TOKEN | CHAR_HOST | CHAR_SCHEME | anyUri;
    add("abcdefghijklmnopqrstuvwxyz", CHAR_ALPHA | alphanum);
    add("ABCDEFGHIJKLMNOPQRSTUVWXYZ", CHAR_ALPHA | alphanum);
    add("0123456789", CHAR_DIGIT | CHAR_IPV6 | alphanum);
    add("-.!%*_+`'~", CHAR_TOKEN);
    add("-._", CHAR_HOST);
    add("+-.", CHAR_SCHEME);
    add("abcdefABCDEF:.", CHAR_IPV6);
    add("[]/:$()", CHAR_PARAM);
    add("&", CHAR_AMPERSAND);
    add(" \t\r\n", CHAR_SPACE);
    add("-_.!~*'()/:@&=+$%[]#|^`{}", anyUri);
    add(";,?", CHAR_URI);
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

/// Compares without regard to the case of ASCII letters.
bool EqualsIgnoreCase(std::string_view a, std::string_view b);

/// @p text without linear white space (SP, HTAB, line ends) at both ends.
inline std::string_view
TrimSpace(std::string_view text)
{
    const char* begin = text.data();
    const char* end = begin + text.size();
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
std::optional<uint64_t> ParseNumber(std::string_view text, uint64_t max);

/**
 * 1*DIGIT that is all of @p text; a value above @p max counts as @p max. For the fields whose
 * over-large values are to be read as "very long" (Expires, RFC 3261 20.19).
 */
std::optional<uint64_t> ParseClampedNumber(std::string_view text, uint64_t max);

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
          m_end(text.data() + text.size())
    {
    }

    bool AtEnd() const
    {
        return m_position == m_end;
    }

    /// The next character, NUL at the end.
    char Peek() const
    {
        return AtEnd() ? '\0' : *m_position;
    }

    const char* Position() const
    {
        return m_position;
    }

    std::size_t Offset() const
    {
        return static_cast<std::size_t>(m_position - m_begin);
    }

    std::string_view Rest() const
    {
        return MakeSlice(m_position, m_end);
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

    /// Steps over linear white space.
    void SkipSpace()
    {
        while (m_position != m_end && IsChar(*m_position, CHAR_SPACE))
        {
            ++m_position;
        }
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
        const char* start = m_position;
        while (m_position != m_end && IsChar(*m_position, classes))
        {
            ++m_position;
        }
        return MakeSlice(start, m_position);
    }

    /// Everything before the first character of @p Set, or to the end.
    template <char... Set>
    std::string_view TakeUntil()
    {
        const char* start = m_position;
        m_position = ScanFor<Set...>(m_position, m_end);
        return MakeSlice(start, m_position);
    }

    /**
     * A quoted string with its quotes, the cursor standing on the first:
     * quoted-string = DQUOTE *(qdtext / quoted-pair) DQUOTE, "a \"b\"". Empty and nothing
     * consumed when it is not closed.
     */
    std::string_view TakeQuoted();

  private:
    const char* m_begin;
    const char* m_position;
    const char* m_end;
};

} // namespace ns3::sipalg

#endif
