// SPDX-License-Identifier: GPL-2.0-only
#include "sip-message.h"

namespace ns3::sipalg
{

namespace
{

/// The length of the line end at @p position: CRLF 2, LF 1, else 0.
std::size_t
LineEndLength(const char* position, const char* end)
{
    if (position == end)
    {
        return 0;
    }
    if (*position == '\n')
    {
        return 1;
    }
    return *position == '\r' && end - position > 1 && position[1] == '\n' ? 2 : 0;
}

bool
IsFold(const char* position, const char* end)
{
    return position != end && (*position == ' ' || *position == '\t');
}

/// SIP-Version = "SIP" "/" 1*DIGIT "." 1*DIGIT, of which only 2.0 is spoken.
SipError
CheckVersion(std::string_view text)
{
    if (EqualsIgnoreCase(text, "SIP/2.0"))
    {
        return SipError::None;
    }
    const bool isOther = text.size() > 4 && EqualsIgnoreCase(text.substr(0, 4), "SIP/") &&
                         IsAllOf(text.substr(4), CHAR_TOKEN);
    return isOther ? SipError::UnsupportedVersion : SipError::BadStartLine;
}

/**
 * True when the control character at @p position is the second of a quoted pair inside a quoted
 * string of the value that starts at @p value (RFC 4475 3.1.1.2).
 */
bool
IsQuotedPair(const char* value, const char* position)
{
    bool isQuoted = false;
    for (const char* scan = value; scan < position; ++scan)
    {
        if (isQuoted && *scan == '\\')
        {
            ++scan;
            if (scan == position)
            {
                return *position != '\r' && *position != '\n';
            }
        }
        else if (*scan == '"')
        {
            isQuoted = !isQuoted;
        }
    }
    return false;
}

/// Headers that may not stand twice with different values.
bool
IsSingle(SipHeaderId id)
{
    switch (id)
    {
    case SipHeaderId::CallId:
    case SipHeaderId::CSeq:
    case SipHeaderId::From:
    case SipHeaderId::To:
    case SipHeaderId::MaxForwards:
    case SipHeaderId::ContentLength:
    case SipHeaderId::ContentType:
        return true;
    default:
        return false;
    }
}

} // namespace

SipResult
SipMessage::Fail(SipError error, const char* position) const
{
    return {error, static_cast<std::size_t>(position - m_text.data())};
}

void
SipMessage::Clear(std::string_view text)
{
    m_text = text;
    m_startLine = m_methodText = m_requestUri = m_reasonPhrase = {};
    m_body = m_surplus = m_headersEnd = {};
    m_cSeq = SipCSeq();
    m_maxForwards.reset();
    m_statusCode = 0;
    m_method = SipMethod::Unknown;
    m_headers.Clear();
    m_first.fill(NO_HEADER);
}

SipResult
SipMessage::Parse(std::string_view text, SipFraming framing)
{
    Clear(text);
    const char* position = text.data();
    if (const SipResult result = ParseStartLine(position); !result)
    {
        return result;
    }
    if (const SipResult result = ParseHeaders(position); !result)
    {
        return result;
    }
    if (const SipResult result = CheckMandatory(); !result)
    {
        return result;
    }
    return FrameBody(position, framing);
}

/// start-line = Request-Line / Status-Line; leaves @p position behind its line end.
SipResult
SipMessage::ParseStartLine(const char*& position)
{
    const char* end = m_text.data() + m_text.size();
    while (const std::size_t length = LineEndLength(position, end))
    {
        position += length;
    }
    if (position == end)
    {
        return Fail(SipError::Empty, position);
    }
    const char* lineEnd = ScanForControl(position, end);
    if (lineEnd == end)
    {
        return Fail(SipError::UnterminatedHeaders, end);
    }
    m_startLine = MakeSlice(position, lineEnd);
    const std::size_t length = LineEndLength(lineEnd, end);
    if (length == 0)
    {
        return Fail(SipError::ControlCharacter, lineEnd);
    }
    position = lineEnd + length;
    const bool isStatus =
        m_startLine.size() > 4 && EqualsIgnoreCase(m_startLine.substr(0, 4), "SIP/");
    return isStatus ? ParseStatusLine() : ParseRequestLine();
}

/// Request-Line = Method SP Request-URI SP SIP-Version, "INVITE sip:bob@example.com SIP/2.0".
SipResult
SipMessage::ParseRequestLine()
{
    TextCursor cursor(m_startLine);
    m_methodText = cursor.Take(CHAR_TOKEN);
    const char* uri = cursor.Position() + 1;
    if (m_methodText.empty() || !cursor.Skip(' '))
    {
        return Fail(cursor.AtEnd() ? SipError::BadStartLine : SipError::BadMethod,
                    cursor.Position());
    }
    m_requestUri = cursor.TakeUntilClass<UriStops>();
    if (m_requestUri.empty() || !cursor.Skip(' '))
    {
        return Fail(SipError::BadRequestUri, m_requestUri.empty() ? uri : cursor.Position());
    }
    m_method = ParseSipMethod(m_methodText);
    if (cursor.Rest() == "SIP/2.0")
    {
        return {};
    }
    const char* version = cursor.Position();
    const bool isSpaced = cursor.TakeUntilClass<UriStops>().empty() || !cursor.AtEnd();
    const SipError error = CheckVersion(MakeSlice(version, cursor.Position()));
    if (error == SipError::None)
    {
        return isSpaced ? Fail(SipError::BadStartLine, cursor.Position()) : SipResult();
    }
    const bool isUriSpaced = isSpaced && error == SipError::BadStartLine;
    return Fail(isUriSpaced ? SipError::BadRequestUri : error, version);
}

/// Status-Line = SIP-Version SP Status-Code SP Reason-Phrase, "SIP/2.0 180 Ringing".
SipResult
SipMessage::ParseStatusLine()
{
    TextCursor cursor(m_startLine);
    const SipError error = CheckVersion(cursor.TakeUntil<' '>());
    if (error != SipError::None)
    {
        return Fail(error, m_startLine.data());
    }
    cursor.Skip(' ');
    const char* codeStart = cursor.Position();
    const std::string_view digits = cursor.TakeUntil<' '>();
    const auto code = ParseNumber(digits, 699);
    if (!code || *code < 100 || digits.size() != 3)
    {
        return Fail(SipError::BadStatusCode, codeStart);
    }
    m_statusCode = static_cast<unsigned>(*code);
    cursor.Skip(' ');
    m_reasonPhrase = cursor.Rest();
    return {};
}

/// Leaves @p position behind the blank line.
inline SipResult
SipMessage::ParseHeaders(const char*& position)
{
    const char* end = m_text.data() + m_text.size();
    while (position != end)
    {
        if (const std::size_t blank = LineEndLength(position, end))
        {
            m_headersEnd = {position, 0};
            position += blank;
            return {};
        }
        if (const SipResult result = ParseHeader(position); !result)
        {
            return result;
        }
    }
    return Fail(SipError::UnterminatedHeaders, end);
}

/// message-header = header-name HCOLON header-value CRLF, "Via : SIP/2.0/UDP 10.1.1.3".
inline SipResult
SipMessage::ParseHeader(const char*& position)
{
    if (m_headers.Size() == MAX_HEADERS)
    {
        return Fail(SipError::TooManyHeaders, position);
    }
    const char* end = m_text.data() + m_text.size();
    const char* start = position;
    SipHeaderField& header = m_headers.Append();
    const char* colon = nullptr;
    if (const SipResult result = ParseName(start, colon, header); !result)
    {
        m_headers.RemoveLast();
        return result;
    }
    const char* valueEnd = ScanForControl(colon + 1, end);
    const bool isPlain = end - valueEnd > 2 && valueEnd[0] == '\r' && valueEnd[1] == '\n' &&
                         valueEnd[2] != ' ' && valueEnd[2] != '\t';
    position = valueEnd + 2;
    if (!isPlain)
    {
        if (const SipResult result = FindValueEnd(colon + 1, valueEnd); !result)
        {
            m_headers.RemoveLast();
            return result;
        }
        position = valueEnd + LineEndLength(valueEnd, end);
    }
    const char* value = colon[1] == ' ' ? colon + 2 : colon + 1;
    header.value = TrimSpace(MakeSlice(value, valueEnd));
    header.line = MakeSlice(start, position);
    return Link(header);
}

/// header-name HCOLON: token *( SP / HTAB ) ":"; leaves @p colon at the colon.
inline SipResult
SipMessage::ParseName(const char* start, const char*& colon, SipHeaderField& header) const
{
    const char* end = m_text.data() + m_text.size();
    const char* nameEnd = Scan<NameStops>(start, end);
    colon = nameEnd;
    while (colon != end && *colon != ':')
    {
        if (*colon != ' ' && *colon != '\t')
        {
            return Fail(SipError::MissingColon, start);
        }
        ++colon;
    }
    if (colon == end)
    {
        return Fail(SipError::UnterminatedHeaders, start);
    }
    header.name = MakeSlice(start, nameEnd);
    header.id = ParseSipHeaderName(header.name);
    const bool isToken = header.id != SipHeaderId::Other || IsAllOf(header.name, CHAR_TOKEN);
    return isToken ? SipResult() : Fail(SipError::BadHeaderName, start);
}

/// Finds the line end that no fold follows: @p lineEnd is its first character.
SipResult
SipMessage::FindValueEnd(const char* value, const char*& lineEnd) const
{
    const char* end = m_text.data() + m_text.size();
    for (const char* scan = value;;)
    {
        lineEnd = ScanForControl(scan, end);
        if (lineEnd == end)
        {
            return Fail(SipError::UnterminatedHeaders, end);
        }
        const std::size_t length = LineEndLength(lineEnd, end);
        if (length > 0 && !IsFold(lineEnd + length, end))
        {
            return {};
        }
        if (length == 0 && !IsQuotedPair(value, lineEnd))
        {
            return Fail(SipError::ControlCharacter, lineEnd);
        }
        scan = lineEnd + (length > 0 ? length : 1);
    }
}

/// Chains the last header to the one before it of the same kind.
inline SipResult
SipMessage::Link(SipHeaderField& header)
{
    const auto index = static_cast<uint16_t>(m_headers.Size() - 1);
    const auto id = static_cast<std::size_t>(header.id);
    header.next = NO_HEADER;
    const uint16_t first = m_first[id];
    if (first == NO_HEADER)
    {
        m_first[id] = m_last[id] = index;
        return {};
    }
    m_headers[m_last[id]].next = index;
    m_last[id] = index;
    return IsSingle(header.id) ? CheckSingle(m_headers[first], header) : SipResult();
}

SipResult
SipMessage::CheckSingle(const SipHeaderField& first, const SipHeaderField& second) const
{
    return first.value == second.value ? SipResult()
                                       : Fail(SipError::DuplicateHeader, second.name.data());
}

inline SipResult
SipMessage::CheckMandatory()
{
    constexpr std::pair<SipHeaderId, SipError> mandatory[] = {
        {SipHeaderId::Via, SipError::MissingVia},
        {SipHeaderId::From, SipError::MissingFrom},
        {SipHeaderId::To, SipError::MissingTo},
        {SipHeaderId::CallId, SipError::MissingCallId},
        {SipHeaderId::CSeq, SipError::MissingCSeq},
    };
    for (const auto& [id, error] : mandatory)
    {
        if (m_first[static_cast<std::size_t>(id)] == NO_HEADER)
        {
            return Fail(error, m_headersEnd.data());
        }
    }
    const std::string_view callId = GetCallId();
    const char* callIdEnd = callId.data() + callId.size();
    if (callId.empty() || ScanFor<' ', '\t', '\r', '\n'>(callId.data(), callIdEnd) != callIdEnd)
    {
        return Fail(SipError::BadCallId, callId.data());
    }
    const SipResult result = CheckCSeq();
    return result ? CheckMaxForwards() : result;
}

inline SipResult
SipMessage::CheckCSeq()
{
    const std::string_view value = GetValue(SipHeaderId::CSeq);
    if (const SipResult result = m_cSeq.Parse(value); !result)
    {
        return Fail(result.error, value.data() + result.offset);
    }
    const bool isMismatch = IsRequest() && m_cSeq.methodText != m_methodText;
    return isMismatch ? Fail(SipError::CSeqMethodMismatch, m_cSeq.methodText.data()) : SipResult();
}

inline SipResult
SipMessage::CheckMaxForwards()
{
    const SipHeaderField* header = First(SipHeaderId::MaxForwards);
    if (!header)
    {
        return {};
    }
    const auto number = ParseNumber(header->value, 255);
    if (!number)
    {
        return Fail(SipError::BadMaxForwards, header->value.data());
    }
    m_maxForwards = static_cast<uint32_t>(*number);
    return {};
}

inline SipResult
SipMessage::FrameBody(const char* position, SipFraming framing)
{
    const std::string_view rest = MakeSlice(position, m_text.data() + m_text.size());
    const SipHeaderField* header = First(SipHeaderId::ContentLength);
    m_body = rest;
    m_surplus = rest.substr(rest.size());
    if (!header)
    {
        return framing == SipFraming::Stream
                   ? Fail(SipError::MissingContentLength, m_headersEnd.data())
                   : SipResult();
    }
    const auto length = ParseNumber(header->value, UINT32_MAX);
    if (!length)
    {
        return Fail(SipError::BadContentLength, header->value.data());
    }
    if (*length > rest.size())
    {
        return Fail(SipError::BodyTooShort, header->value.data());
    }
    m_body = rest.substr(0, *length);
    m_surplus = rest.substr(*length);
    return {};
}

const SipHeaderField*
SipMessage::Find(std::string_view name) const
{
    const SipHeaderId id = ParseSipHeaderName(name);
    for (const SipHeaderField* header = First(id); header; header = Next(*header))
    {
        if (id != SipHeaderId::Other || EqualsIgnoreCase(header->name, name))
        {
            return header;
        }
    }
    return nullptr;
}

std::optional<uint32_t>
SipMessage::GetExpires() const
{
    const auto seconds = ParseClampedNumber(GetValue(SipHeaderId::Expires), UINT32_MAX);
    return seconds ? std::optional<uint32_t>(static_cast<uint32_t>(*seconds)) : std::nullopt;
}

std::string_view
SipMessage::GetTag(SipHeaderId id) const
{
    SipNameAddr address;
    return address.Parse(GetValue(id)) ? address.GetTag() : std::string_view();
}

std::optional<std::string_view>
SipHeaderValues::Next()
{
    while (m_header)
    {
        if (const auto value = m_values.Next())
        {
            return value;
        }
        m_header = m_message.Next(*m_header);
        m_values = SipValues(m_header ? m_header->value : std::string_view());
    }
    return std::nullopt;
}

} // namespace ns3::sipalg
