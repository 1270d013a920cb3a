// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_RESULT_H
#define SIPALG_SIP_RESULT_H

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ns3::sipalg
{

/// Why a message, or a part of one, is not SIP grammar. Describe gives each its sentence.
enum class SipError : uint8_t
{
    None,
    // framing
    Empty,
    BadStartLine,
    BadMethod,
    BadRequestUri,
    UnsupportedVersion,
    BadStatusCode,
    ControlCharacter,
    MissingColon,
    BadHeaderName,
    TooManyHeaders,
    UnterminatedHeaders,
    BadContentLength,
    MissingContentLength,
    BodyTooShort,
    // headers that every message has
    MissingVia,
    MissingFrom,
    MissingTo,
    MissingCallId,
    MissingCSeq,
    DuplicateHeader,
    BadCallId,
    BadCSeq,
    CSeqTooLarge,
    CSeqMethodMismatch,
    BadMaxForwards,
    // values
    BadUri,
    BadHost,
    BadPort,
    UriNeedsBrackets,
    UnterminatedBracket,
    UnterminatedQuote,
    BadDisplayName,
    BadNameAddr,
    BadVia,
    BadParameter,
    BadAuthentication,
    BadMediaType,
    UnterminatedPart,
};

/// One English sentence, without a full stop.
std::string_view Describe(SipError error);

/**
 * The outcome of reading a text: an error and the offset of the byte where it was noticed,
 * counted from the start of the text that was given to the reader.
 */
struct SipResult
{
    SipError error{SipError::None};
    std::size_t offset{0};

    /// True when there is no error.
    explicit operator bool() const
    {
        return error == SipError::None;
    }
};

} // namespace ns3::sipalg

#endif
