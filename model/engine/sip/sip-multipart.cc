// SPDX-License-Identifier: GPL-2.0-only
#include "sip-multipart.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

/// The length of the line end at @p offset, 0 if there is none.
std::size_t
LineEndAt(std::string_view text, std::size_t offset)
{
    if (text.substr(offset, 2) == "\r\n")
    {
        return 2;
    }
    return text.substr(offset, 1) == "\n" ? 1 : 0;
}

/// Takes one header line with its folds off the front of @p rest; empty at the blank line.
std::string_view
TakeHeaderLine(std::string_view& rest)
{
    std::size_t end = 0;
    if (LineEndAt(rest, 0) == 0)
    {
        do
        {
            end = std::min(rest.find('\n', end), rest.size() - 1) + 1;
        } while (end < rest.size() && (rest[end] == ' ' || rest[end] == '\t'));
    }
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end);
    return line;
}

void
RememberHeader(SipBodyPart& part, std::string_view line)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
    {
        return;
    }
    const std::string_view name = TrimSpace(line.substr(0, colon));
    const std::string_view value = TrimSpace(line.substr(colon + 1));
    if (EqualsIgnoreCase(name, "Content-Type"))
    {
        part.contentType = value;
    }
    else if (EqualsIgnoreCase(name, "Content-Encoding"))
    {
        part.contentEncoding = value;
    }
    else if (EqualsIgnoreCase(name, "Content-Transfer-Encoding"))
    {
        part.transferEncoding = value;
    }
    else if (EqualsIgnoreCase(name, "Content-Length"))
    {
        part.contentLength = value;
    }
}

SipBodyPart
ReadPart(std::string_view text)
{
    SipBodyPart part;
    std::string_view rest = text;
    while (!rest.empty())
    {
        const std::string_view line = TakeHeaderLine(rest);
        if (line.empty())
        {
            break;
        }
        RememberHeader(part, line);
    }
    part.headers = text.substr(0, text.size() - rest.size());
    part.content = rest.substr(LineEndAt(rest, 0));
    return part;
}

constexpr unsigned MAX_DEPTH = 4;

bool
MayHoldSdp(const SipMediaType& type)
{
    return type.IsMultipart() && (EqualsIgnoreCase(type.subtype, "mixed") ||
                                  EqualsIgnoreCase(type.subtype, "alternative") ||
                                  EqualsIgnoreCase(type.subtype, "related"));
}

void
CollectParts(const SipBodyPart& whole, unsigned depth, std::vector<SipBodyPart>& parts)
{
    parts.push_back(whole);
    SipMediaType type;
    const bool isLeaf =
        depth == MAX_DEPTH || EqualsIgnoreCase(whole.contentType, "application/sdp");
    if (isLeaf || !type.Parse(whole.contentType) || !MayHoldSdp(type))
    {
        return;
    }
    if (const auto boundary = type.FindParam("boundary"))
    {
        SipMultipart inner(whole.content, StripQuotes(boundary->value));
        while (const auto part = inner.Next())
        {
            CollectParts(*part, depth + 1, parts);
        }
    }
}

} // namespace

bool
SipBodyPart::IsSdp() const
{
    const bool isPlain = transferEncoding.empty() || EqualsIgnoreCase(transferEncoding, "7bit") ||
                         EqualsIgnoreCase(transferEncoding, "8bit") ||
                         EqualsIgnoreCase(transferEncoding, "binary");
    const bool isIdentity =
        contentEncoding.empty() || EqualsIgnoreCase(contentEncoding, "identity");
    if (!isPlain || !isIdentity)
    {
        return false;
    }
    SipMediaType type;
    return EqualsIgnoreCase(contentType, "application/sdp") ||
           (type.Parse(contentType) && type.IsSdp());
}

SipMultipart::SipMultipart(std::string_view body, std::string_view boundary)
    : m_body(body),
      m_boundary(boundary)
{
    if (boundary.empty() || boundary.size() > MAX_BOUNDARY)
    {
        m_result = {SipError::BadMediaType, 0};
        return;
    }
    m_open = FindDelimiter(0);
    if (!m_open)
    {
        m_result = {SipError::UnterminatedPart, body.size()};
    }
}

/// delimiter = CRLF "--" boundary transport-padding CRLF; close-delimiter has "--" behind.
std::optional<SipMultipart::Delimiter>
SipMultipart::FindDelimiter(std::size_t from) const
{
    for (std::size_t line = from; line < m_body.size();)
    {
        const std::size_t newline = m_body.find('\n', line);
        const std::size_t next = newline == std::string_view::npos ? m_body.size() : newline + 1;
        std::string_view text = m_body.substr(line, next - line);
        if (text.substr(0, 2) == "--" && text.substr(2, m_boundary.size()) == m_boundary)
        {
            text.remove_prefix(2 + m_boundary.size());
            const bool isClosing = text.substr(0, 2) == "--";
            const std::string_view padding = isClosing ? text.substr(2) : text;
            if (TrimSpace(padding).empty())
            {
                const bool hasCr = line >= from + 2 && m_body[line - 2] == '\r';
                const std::size_t lineEnd = line == from ? 0 : (hasCr ? 2 : 1);
                return Delimiter{line - lineEnd, next, isClosing};
            }
        }
        line = next;
    }
    return std::nullopt;
}

std::optional<SipBodyPart>
SipMultipart::Next()
{
    if (!m_open || m_open->isClosing)
    {
        return std::nullopt;
    }
    const std::size_t begin = m_open->end;
    m_open = FindDelimiter(begin);
    if (!m_open)
    {
        m_result = {SipError::UnterminatedPart, m_body.size()};
        return std::nullopt;
    }
    return ReadPart(m_body.substr(begin, m_open->begin - begin));
}

void
CollectBodyParts(std::string_view contentType,
                 std::string_view body,
                 std::vector<SipBodyPart>& parts)
{
    SipBodyPart whole;
    whole.contentType = contentType;
    whole.content = body;
    CollectParts(whole, 0, parts);
}

std::optional<std::string_view>
FindSdp(std::string_view contentType, std::string_view body)
{
    if (EqualsIgnoreCase(contentType, "application/sdp"))
    {
        return body;
    }
    std::vector<SipBodyPart> parts;
    CollectBodyParts(contentType, body, parts);
    for (const SipBodyPart& part : parts)
    {
        if (part.IsSdp())
        {
            return part.content;
        }
    }
    return std::nullopt;
}

} // namespace ns3::sipalg
