// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_URI_H
#define SIPALG_SIP_URI_H

#include "sip-host-port.h"
#include "sip-params.h"

namespace ns3::sipalg
{

enum class SipScheme : uint8_t
{
    Sip,
    Sips,
    Tel,
    Other,
};

/**
 * A URI (RFC 3261 19.1, 25.1), as views into the text that was read. Only sip and sips URIs are
 * taken apart; of every other there is only the scheme.
 * Escapes are kept: nothing here compares or resolves them, except SipUnescape.
 */
struct SipUri
{
    SipScheme scheme{SipScheme::Other};
    std::string_view userInfo; ///< user and ":password", without "@"; empty when there is none
    SipHostPort hostPort;
    std::string_view params; ///< from the first ";" on, without the headers; may be empty
    std::string_view maddr;  ///< the value of the maddr parameter; empty when there is none

    /**
     * Reads all of @p uri. SIP-URI = "sip:" [ userinfo "@" ] hostport uri-parameters [ headers ],
     * "sip:alice:pw@10.1.1.3:5060;transport=udp?Replaces=a%3Bto-tag%3Db".
     */
    SipResult Parse(std::string_view uri);

    /// The same of a URI that a cursor has before it all.
    [[gnu::always_inline]] SipResult Parse(TextCursor cursor)
    {
        const SipResult result = Read(cursor);
        return result && !cursor.AtEnd() ? SipResult{SipError::BadUri, cursor.Offset()} : result;
    }

    /// The same at the cursor, up to a character that no URI holds, as the ">" around it, or to the
    /// end of the text. Leaves the cursor there.
    SipResult Read(TextCursor& cursor);

    /// userinfo without the password.
    std::string_view GetUser() const
    {
        return userInfo.substr(0, userInfo.find(':'));
    }

    bool IsSip() const
    {
        return scheme == SipScheme::Sip || scheme == SipScheme::Sips;
    }

    /// The parameter of this name (any letter case).
    std::optional<SipParam> FindParam(std::string_view name) const
    {
        return FindSipParam(params, name);
    }

    /// headers of the sip URI @p uri, which has been read: what is behind its "?"; empty if nothing
    /// is.
    std::string_view GetHeaders(std::string_view uri) const;

  private:
    SipResult ReadSip(TextCursor& cursor);
    SipResult ReadOther(TextCursor& cursor);
    SipResult ReadTail(TextCursor& cursor);
    SipResult ReadOddTail(TextCursor& cursor);
};

// What most URIs have is read here, with everything in registers; the rest works on copies.

[[gnu::always_inline]] inline SipResult
SipUri::Read(TextCursor& cursor)
{
    if (HasPrefix(cursor.Rest(), "sip:"))
    {
        scheme = SipScheme::Sip;
        cursor.MoveTo(cursor.Position() + 4);
        return ReadSip(cursor);
    }
    userInfo = {};
    params = {};
    maddr = {};
    TextCursor copy = cursor;
    const SipResult result = ReadOther(copy);
    cursor.MoveTo(copy.Position());
    return result;
}

/// [ userinfo "@" ] hostport uri-parameters [ headers ]; userinfo = user [ ":" password ]
[[gnu::always_inline]] inline SipResult
SipUri::ReadSip(TextCursor& cursor)
{
    const char* const start = cursor.Position();
    const char* const stop = cursor.Find<EitherOf<UriStops, AnyOf<'@'>>>();
    const bool hasUserInfo = stop != cursor.End() && *stop == '@';
    if (stop == start || (hasUserInfo && *start == ':'))
    {
        return {SipError::BadUri, cursor.Offset()};
    }
    userInfo = hasUserInfo ? MakeSlice(start, stop) : std::string_view();
    params = {};
    maddr = {};
    cursor.MoveTo(hasUserInfo ? stop + 1 : start);
    const SipResult result = hostPort.Parse(cursor);
    const bool hasTail = result && !cursor.AtEnd() && !IsChar(*cursor.Position(), CHAR_URI_STOP);
    return hasTail ? ReadTail(cursor) : result;
}

/// uri-parameters [ headers ], ";transport=udp;lr", up to what no URI holds.
[[gnu::always_inline]] inline SipResult
SipUri::ReadTail(TextCursor& cursor)
{
    const auto isOver = [&cursor] {
        return cursor.AtEnd() || IsChar(*cursor.Position(), CHAR_URI_STOP);
    };
    const char* const start = cursor.Position();
    if (*start == ';')
    {
        const bool isRoute = HasPrefix(cursor.Rest(), ";lr"); // and mostly nothing else
        cursor.MoveTo(start + (isRoute ? 3 : 1));
        if (!isOver())
        {
            cursor.TakeUntilClass<EitherOf<UriStops, AnyOf<'?', '@', 'm', 'M'>>>();
        }
        params = MakeSlice(start, cursor.Position());
        if (isOver())
        {
            return {};
        }
    }
    TextCursor copy = cursor;
    copy.MoveTo(start);
    const SipResult result = ReadOddTail(copy);
    cursor.MoveTo(copy.Position());
    return result;
}

/// @p text with its "%41" escapes resolved; what is no escape stays.
std::string SipUnescape(std::string_view text);

} // namespace ns3::sipalg

#endif
