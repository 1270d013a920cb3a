// SPDX-License-Identifier: GPL-2.0-only
#include "sip-cseq.h"

namespace ns3::sipalg
{

SipResult
SipCSeq::Parse(std::string_view value)
{
    TextCursor cursor(value);
    numberText = cursor.Take(CHAR_DIGIT);
    if (numberText.empty())
    {
        return {SipError::BadCSeq, 0};
    }
    const auto parsed = ParseNumber(numberText, SIP_CSEQ_LIMIT - 1);
    if (!parsed)
    {
        return {SipError::CSeqTooLarge, 0};
    }
    number = static_cast<uint32_t>(*parsed);
    const bool isSpaced = !cursor.AtEnd() && IsChar(cursor.Peek(), CHAR_SPACE);
    cursor.SkipSpace();
    methodText = cursor.Rest();
    method = ParseSipMethod(methodText);
    if (method == SipMethod::Unknown || !isSpaced)
    {
        methodText = cursor.Take(CHAR_TOKEN);
    }
    const bool isWhole =
        isSpaced && !methodText.empty() && methodText.data() + methodText.size() == cursor.End();
    return isWhole ? SipResult() : SipResult{SipError::BadCSeq, cursor.Offset()};
}

SipResult
SipRAck::Parse(std::string_view value)
{
    TextCursor cursor(value);
    const auto number = ParseNumber(cursor.Take(CHAR_DIGIT), UINT32_MAX);
    const std::size_t spaceOffset = cursor.Offset();
    cursor.SkipSpace();
    if (!number || cursor.Offset() == spaceOffset)
    {
        return {SipError::BadCSeq, spaceOffset};
    }
    rSeq = static_cast<uint32_t>(*number);
    const SipResult result = cSeq.Parse(cursor.Rest());
    return result ? result : SipResult{result.error, cursor.Offset() + result.offset};
}

} // namespace ns3::sipalg
