// SPDX-License-Identifier: GPL-2.0-only
#include "sip-result.h"

#include <array>

namespace ns3::sipalg
{

namespace
{

/// In the order of the enumeration.
constexpr std::array<std::string_view, static_cast<std::size_t>(SipError::UnterminatedPart) + 1>
    SENTENCES{
        "no error",
        "there is no message, only line ends",
        "the first line is neither a request line nor a status line",
        "the method is not a token",
        "the Request-URI is empty or holds a character that no URI may hold",
        "the SIP version is not 2.0",
        "the status code is not a number from 100 to 699",
        "a control character stands where none may",
        "a header line has no colon",
        "a header name is not a token",
        "there are more header lines than a sound message has",
        "the message ends before the blank line that ends the headers",
        "Content-Length is not a number below 2^32",
        "Content-Length is missing on a stream transport",
        "the message ends before the body that Content-Length announces",
        "there is no Via",
        "there is no From",
        "there is no To",
        "there is no Call-ID",
        "there is no CSeq",
        "a header that may stand once stands twice with different values",
        "Call-ID is empty or holds white space",
        "CSeq is not a number and a method",
        "the CSeq number is not below 2^31",
        "the method in CSeq is not the method of the request",
        "Max-Forwards is not a number up to 255",
        "a URI has no scheme, or holds a character that none may hold",
        "a host is neither a name nor an address",
        "a port is not a number from 1 to 65535",
        "a URI with a comma, a question mark or a semicolon in its user part stands without "
        "angle brackets",
        "an angle bracket is not closed",
        "a quoted string is not closed",
        "a display name is neither a quoted string nor a row of tokens",
        "something other than parameters follows an address",
        "a Via value is not a protocol, a host and parameters",
        "a parameter has no name or a value that is no token, host or quoted string",
        "a challenge or credentials has no scheme or no parameters",
        "a media type is not a type, a slash and a subtype",
        "a multipart body ends before its closing delimiter",
    };

} // namespace

std::string_view
Describe(SipError error)
{
    const auto index = static_cast<std::size_t>(error);
    return index < SENTENCES.size() ? SENTENCES[index] : "unknown error";
}

} // namespace ns3::sipalg
