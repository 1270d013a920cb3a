// SPDX-License-Identifier: GPL-2.0-only
#include "sip-message.h"

namespace ns3::sipalg
{

namespace
{

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

inline void
SipMessage::Clear(std::string_view text)
{
    m_text = text;
    m_start = SipStartLine();
    m_body = m_surplus = {};
    m_headersEnd = text.substr(0, 0);
    m_callName = {};
    m_cSeq = SipCSeq();
    m_maxForwards.reset();
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

/// Leaves @p position behind the end of the start line.
inline SipResult
SipMessage::ParseStartLine(const char*& position)
{
    const char* end = m_text.data() + m_text.size();
    while (const std::size_t length = GetLineEndLength(position, end))
    {
        position += length;
    }
    const char* lineEnd = ScanForControl(position, end);
    if (lineEnd == end)
    {
        return Fail(position == end ? SipError::Empty : SipError::UnterminatedHeaders, end);
    }
    const std::size_t length = GetLineEndLength(lineEnd, end);
    if (length == 0)
    {
        return Fail(SipError::ControlCharacter, lineEnd);
    }
    const SipResult result = m_start.Parse(MakeSlice(position, lineEnd));
    if (!result)
    {
        return Fail(result.error, position + result.offset);
    }
    position = lineEnd + length;
    return {};
}

/// Leaves @p position behind the blank line.
inline SipResult
SipMessage::ParseHeaders(const char*& position)
{
    SipHeaderReader reader(m_text, position);
    for (;;)
    {
        if (const SipResult result = ReadPlainLines(reader); !result)
        {
            m_headersEnd = {reader.GetPosition(), 0};
            return result;
        }
        SipHeaderReader copy = reader; // so that the reader itself can stay in registers
        if (copy.SkipBlankLine())
        {
            m_headersEnd = {reader.GetPosition(), 0};
            position = copy.GetPosition();
            return {};
        }
        if (const SipResult result = ReadOddLine(copy); !result)
        {
            return result;
        }
        reader = copy;
    }
}

/// Plain lines, until another comes or a line that there is no room for.
inline SipResult
SipMessage::ReadPlainLines(SipHeaderReader& reader)
{
    SipResult result;
    SipHeaderField* header = m_headers.GetRoom();
    const SipHeaderField* const roomEnd = m_headers.GetRoomEnd();
    for (auto index = static_cast<uint16_t>(m_headers.Size());
         result && header != roomEnd && reader.ReadPlain(*header);
         ++index)
    {
        result = Link(*header++, index);
    }
    m_headers.EndAt(header);
    return result;
}

/// Any line, or the end of the text.
SipResult
SipMessage::ReadOddLine(SipHeaderReader& reader)
{
    const char* const line = reader.GetPosition();
    m_headersEnd = {line, 0};
    if (reader.AtEnd())
    {
        return Fail(SipError::UnterminatedHeaders, line);
    }
    SipHeaderField header;
    if (const SipError error = reader.Read(header); error != SipError::None)
    {
        return Fail(error, reader.GetPosition());
    }
    if (m_headers.Size() == MAX_HEADERS)
    {
        return Fail(SipError::TooManyHeaders, line);
    }
    m_headersEnd = {reader.GetPosition(), 0};
    const auto index = static_cast<uint16_t>(m_headers.Size());
    return Link(m_headers.Append(header), index);
}

/// Chains a header to the one before it of the same kind.
inline SipResult
SipMessage::Link(SipHeaderField& header, uint16_t index)
{
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
    static constexpr std::pair<SipHeaderId, SipError> mandatory[] = {
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
    if (callId.empty() ||
        ScanInside<UpTo<' '>>(callId.data(), callIdEnd, GetBlocksEnd(m_text)) != callIdEnd)
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
    const bool isSame =
        m_cSeq.method == m_start.method &&
        (m_cSeq.method != SipMethod::Unknown || m_cSeq.methodText == m_start.methodText);
    return IsRequest() && !isSame ? Fail(SipError::CSeqMethodMismatch, m_cSeq.methodText.data())
                                  : SipResult();
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

std::string_view
SipMessage::GetLine(const SipHeaderField& header) const
{
    const SipHeaderField* const next = &header + 1;
    const char* const lineEnd = next == end() ? m_headersEnd.data() : next->name.data();
    return MakeSlice(header.name.data(), lineEnd);
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
