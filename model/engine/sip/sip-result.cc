// SPDX-License-Identifier: GPL-2.0-only
#include "sip-result.h"

namespace ns3::sipalg
{

std::string_view
Describe(SipError error)
{
    switch (error)
    {
    case SipError::None:
        return "no error";
    case SipError::Empty:
        return "there is no message, only line ends";
    case SipError::BadStartLine:
        return "the first line is neither a request line nor a status line";
    case SipError::BadMethod:
        return "the method is not a token";
    case SipError::BadRequestUri:
        return "the Request-URI is empty or holds a character that no URI may hold";
    case SipError::UnsupportedVersion:
        return "the SIP version is not 2.0";
    case SipError::BadStatusCode:
        return "the status code is not a number from 100 to 699";
    case SipError::ControlCharacter:
        return "a control character stands where none may";
    case SipError::MissingColon:
        return "a header line has no colon";
    case SipError::BadHeaderName:
        return "a header name is not a token";
    case SipError::TooManyHeaders:
        return "there are more header lines than a sound message has";
    case SipError::UnterminatedHeaders:
        return "the message ends before the blank line that ends the headers";
    case SipError::BadContentLength:
        return "Content-Length is not a number below 2^32";
    case SipError::MissingContentLength:
        return "Content-Length is missing on a stream transport";
    case SipError::BodyTooShort:
        return "the message ends before the body that Content-Length announces";
    case SipError::MissingVia:
        return "there is no Via";
    case SipError::MissingFrom:
        return "there is no From";
    case SipError::MissingTo:
        return "there is no To";
    case SipError::MissingCallId:
        return "there is no Call-ID";
    case SipError::MissingCSeq:
        return "there is no CSeq";
    case SipError::DuplicateHeader:
        return "a header that may stand once stands twice with different values";
    case SipError::BadCallId:
        return "Call-ID is empty or holds white space";
    case SipError::BadCSeq:
        return "CSeq is not a number and a method";
    case SipError::CSeqTooLarge:
        return "the CSeq number is not below 2^31";
    case SipError::CSeqMethodMismatch:
        return "the method in CSeq is not the method of the request";
    case SipError::BadMaxForwards:
        return "Max-Forwards is not a number up to 255";
    case SipError::BadUri:
        return "a URI has no scheme, or holds a character that none may hold";
    case SipError::BadHost:
        return "a host is neither a name nor an address";
    case SipError::BadPort:
        return "a port is not a number from 1 to 65535";
    case SipError::UriNeedsBrackets:
        return "a URI with a comma, a question mark or a semicolon in its user part stands without "
               "angle brackets";
    case SipError::UnterminatedBracket:
        return "an angle bracket is not closed";
    case SipError::UnterminatedQuote:
        return "a quoted string is not closed";
    case SipError::BadDisplayName:
        return "a display name is neither a quoted string nor a row of tokens";
    case SipError::BadNameAddr:
        return "something other than parameters follows an address";
    case SipError::BadVia:
        return "a Via value is not a protocol, a host and parameters";
    case SipError::BadParameter:
        return "a parameter has no name or a value that is no token, host or quoted string";
    case SipError::BadAuthentication:
        return "a challenge or credentials has no scheme or no parameters";
    case SipError::BadMediaType:
        return "a media type is not a type, a slash and a subtype";
    case SipError::UnterminatedPart:
        return "a multipart body ends before its closing delimiter";
    }
    return "unknown error";
}

} // namespace ns3::sipalg
