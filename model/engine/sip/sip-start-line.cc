// SPDX-License-Identifier: GPL-2.0-only
#include "sip-start-line.h"

#include "text-cursor.h"

namespace ns3::sipalg
{

namespace
{

constexpr std::string_view VERSION = "SIP/2.0";

/// SIP-Version = "SIP" "/" 1*DIGIT "." 1*DIGIT, of which only 2.0 is spoken.
SipError
CheckVersion(std::string_view text)
{
    if (EqualsIgnoreCase(text, VERSION))
    {
        return SipError::None;
    }
    const bool isOther = text.size() > 4 && EqualsIgnoreCase(text.substr(0, 4), "SIP/") &&
                         IsAllOf(text.substr(4), CHAR_TOKEN);
    return isOther ? SipError::UnsupportedVersion : SipError::BadStartLine;
}

} // namespace

SipResult
SipStartLine::Parse(std::string_view line)
{
    text = line;
    const bool isStatus =
        line.size() > 4 && line[3] == '/' && EqualsIgnoreCase(line.substr(0, 4), "SIP/");
    return isStatus ? ParseStatus() : ParseRequest();
}

SipResult
SipStartLine::Fail(SipError error, const char* position) const
{
    return {error, static_cast<std::size_t>(position - text.data())};
}

/// Request-Line = Method SP Request-URI SP SIP-Version
SipResult
SipStartLine::ParseRequest()
{
    TextCursor cursor(text);
    methodText = cursor.TakeUntil<' '>();
    method = ParseSipMethod(methodText);
    if (method == SipMethod::Unknown)
    {
        cursor.MoveTo(cursor.Begin());
        methodText = cursor.Take(CHAR_TOKEN);
    }
    if (methodText.empty() || !cursor.Skip(' '))
    {
        const SipError error = cursor.AtEnd() ? SipError::BadStartLine : SipError::BadMethod;
        return Fail(error, cursor.Position());
    }
    requestUri = cursor.TakeUntilClass<UriStops>();
    if (requestUri.empty() || !cursor.Skip(' '))
    {
        return Fail(SipError::BadRequestUri, cursor.Position());
    }
    return Equals(cursor.Rest(), VERSION) ? SipResult() : CheckEndOfRequest(cursor.Rest());
}

/// Tells another version and white space at the end from white space inside the Request-URI.
SipResult
SipStartLine::CheckEndOfRequest(std::string_view end) const
{
    TextCursor cursor(end);
    const SipError error = CheckVersion(cursor.TakeUntilClass<UriStops>());
    if (error == SipError::None)
    {
        return cursor.AtEnd() ? SipResult() : Fail(SipError::BadStartLine, cursor.Position());
    }
    const bool isUriSpaced = error == SipError::BadStartLine && !cursor.AtEnd();
    return Fail(isUriSpaced ? SipError::BadRequestUri : error, end.data());
}

/// Status-Line = SIP-Version SP Status-Code SP Reason-Phrase
SipResult
SipStartLine::ParseStatus()
{
    TextCursor cursor(text);
    const SipError error = CheckVersion(cursor.TakeUntil<' '>());
    if (error != SipError::None)
    {
        return Fail(error, text.data());
    }
    cursor.Skip(' ');
    const char* codeStart = cursor.Position();
    const std::string_view digits = cursor.TakeUntil<' '>();
    const auto code = ParseNumber(digits, 699);
    if (!code || *code < 100 || digits.size() != 3)
    {
        return Fail(SipError::BadStatusCode, codeStart);
    }
    statusCode = static_cast<unsigned>(*code);
    cursor.Skip(' ');
    reasonPhrase = cursor.Rest();
    return {};
}

} // namespace ns3::sipalg
