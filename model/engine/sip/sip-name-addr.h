// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_NAME_ADDR_H
#define SIPALG_SIP_NAME_ADDR_H

#include "sip-uri.h"

#include <utility>

namespace ns3::sipalg
{

/**
 * One value of From, To, Contact, Route, Record-Route, Path, Service-Route, Refer-To,
 * Referred-By, P-Asserted-Identity and the like (RFC 3261 20.10), as views into the text that
 * was read. Without angle brackets everything from the first ";" on is a header parameter.
 */
struct SipNameAddr
{
    std::string_view uri;    ///< without brackets; empty for "*"
    std::string_view params; ///< header parameters from the first ";" on; may be empty
    std::string_view tag;    ///< the value of the tag parameter; empty when there is none
    bool isWildcard{false};  ///< the "*" of a REGISTER that removes all contacts

    /**
     * Reads all of @p value. ( name-addr / addr-spec ) *( SEMI generic-param ),
     * "\"a, b\" <sip:b@10.0.0.5;lr>;tag=x". Takes the URI apart if there is a place for @p parts,
     * and does not look into it else.
     */
    SipResult Parse(std::string_view value, SipUri* parts = nullptr);

    /// Steps over what most display names are, "\"Alice\" " or "Bob " or nothing, if the bracket is
    /// behind it. If not, only Parse() can tell what it is.
    static bool SkipPlainName(TextCursor& cursor);

    /// LAQUOT addr-spec RAQUOT *( SEMI generic-param ), "<sip:bob@10.0.0.5;lr>;tag=x"; the cursor
    /// stands on the bracket. As Parse() in all else.
    SipResult ReadBracketed(TextCursor cursor, SipUri* parts);

    /// The header parameter of this name (any letter case).
    std::optional<SipParam> FindParam(std::string_view name) const
    {
        return FindSipParam(params, name);
    }

    /// The value of the tag parameter; empty when there is none.
    std::string_view GetTag() const
    {
        return tag;
    }

    /// The seconds of an expires parameter, at most 2^32 - 1; nothing if absent or no number.
    std::optional<uint32_t> GetExpires() const;

  private:
    SipResult ReadBare(TextCursor cursor, SipUri* parts);
    SipResult ReadParams(TextCursor cursor);
    static SipResult SkipDisplayName(TextCursor& cursor);
    static std::pair<SipResult, std::string_view> FindTag(std::string_view params);
};

[[gnu::always_inline]] inline bool
SipNameAddr::SkipPlainName(TextCursor& cursor)
{
    if (cursor.Peek() == '<')
    {
        return true;
    }
    if (cursor.Skip('"'))
    {
        cursor.TakeUntil<'"', '\\'>();
        cursor.Skip('"');
        cursor.SkipSpace();
    }
    else
    {
        cursor.Take(CHAR_TOKEN | CHAR_SPACE);
    }
    return cursor.Peek() == '<';
}

[[gnu::always_inline]] inline SipResult
SipNameAddr::ReadBracketed(TextCursor cursor, SipUri* parts)
{
    const char* const bracket = cursor.Position();
    cursor.MoveTo(bracket + 1);
    bool isEmpty = false;
    if (!parts)
    {
        isEmpty = cursor.TakeUntilClass<UriStops>().empty();
    }
    else if (const SipResult result = parts->Read(cursor); !result)
    {
        return result;
    }
    uri = MakeSlice(bracket + 1, cursor.Position());
    if (!isEmpty && cursor.Skip('>'))
    {
        return ReadParams(cursor);
    }
    const std::size_t stop = cursor.Offset();
    const bool isOpen = cursor.TakeUntil<'>'>().empty() && cursor.AtEnd();
    return isOpen ? SipResult{SipError::UnterminatedBracket,
                              static_cast<std::size_t>(bracket - cursor.Begin())}
                  : SipResult{SipError::BadUri, stop};
}

/// *( SEMI generic-param ), ";tag=9fxced76sl", or nothing.
[[gnu::always_inline]] inline SipResult
SipNameAddr::ReadParams(TextCursor cursor)
{
    cursor.SkipSpace();
    const std::string_view rest = cursor.Rest();
    params = rest;
    if (rest.empty())
    {
        return {};
    }
    if (HasPrefix(rest, ";tag=")) // and mostly nothing else
    {
        TextCursor value = cursor;
        value.MoveTo(rest.data() + 5);
        const std::string_view found = value.TakeUntilClass<ValueStops>();
        if (value.AtEnd() && !found.empty())
        {
            tag = found;
            return {};
        }
    }
    const auto [result, found] = FindTag(rest);
    tag = found;
    return result ? result : SipResult{result.error, cursor.Offset() + result.offset};
}

} // namespace ns3::sipalg

#endif
