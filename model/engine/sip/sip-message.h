// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_MESSAGE_H
#define SIPALG_SIP_MESSAGE_H

#include "inline-vector.h"
#include "sip-cseq.h"
#include "sip-header-line.h"
#include "sip-name-addr.h"
#include "sip-start-line.h"
#include "sip-values.h"

#include <array>

namespace ns3::sipalg
{

/// How a message is delimited (RFC 3261 18.3).
enum class SipFraming : uint8_t
{
    Datagram, ///< no Content-Length: the body reaches to the end
    Stream,   ///< Content-Length is mandatory, what follows is the next message
};

/**
 * A SIP message (RFC 3261 7) as views into the text given to Parse; valid as long as that text.
 *
 * Parse reads the start line and the header lines once, classifies them, and checks what framing
 * and identity rest on: the version, Content-Length, CSeq, Max-Forwards, and that Via, From, To,
 * Call-ID and CSeq are there, the last four and Content-Length and Max-Forwards not with two
 * different values. It does not look into the body or into other values; decoders (SipVia,
 * SipNameAddr, SipUri, ...) do that on demand, and SipHosts for all that name a host.
 *
 * Lines may end in CRLF or LF. Line ends before the start line are skipped. Control characters
 * are refused outside quoted pairs.
 *
 * An instance is meant to be reused: up to 64 headers take no memory from the heap.
 */
class SipMessage
{
  public:
    /// More header lines than this are refused: no sound message has them.
    static constexpr std::size_t MAX_HEADERS = 512;
    static constexpr uint16_t NO_HEADER = UINT16_MAX;

    /**
     * Reads a message. On an error the accessors give what was read so far (possibly nothing).
     * In a stream, UnterminatedHeaders, BodyTooShort and Empty mean that more bytes are needed.
     */
    SipResult Parse(std::string_view text, SipFraming framing = SipFraming::Datagram);

    /// The text given to Parse.
    std::string_view GetText() const
    {
        return m_text;
    }

    bool IsRequest() const
    {
        return m_start.statusCode == 0;
    }

    bool IsResponse() const
    {
        return m_start.statusCode != 0;
    }

    /// The method of a request; of a response the one in CSeq.
    SipMethod GetMethod() const
    {
        return IsRequest() ? m_start.method : m_cSeq.method;
    }

    /// The method as written.
    std::string_view GetMethodText() const
    {
        return IsRequest() ? m_start.methodText : m_cSeq.methodText;
    }

    /// Request-URI; empty for a response.
    std::string_view GetRequestUri() const
    {
        return m_start.requestUri;
    }

    /// 100 to 699; 0 for a request.
    unsigned GetStatusCode() const
    {
        return m_start.statusCode;
    }

    std::string_view GetReasonPhrase() const
    {
        return m_start.reasonPhrase;
    }

    /// The first line without its end.
    std::string_view GetStartLine() const
    {
        return m_start.text;
    }

    /// All header lines in order.
    const SipHeaderField* begin() const
    {
        return m_headers.begin();
    }

    const SipHeaderField* end() const
    {
        return m_headers.end();
    }

    std::size_t GetHeaderCount() const
    {
        return m_headers.Size();
    }

    /// The first header of this kind, or null; for Other the first without an id.
    const SipHeaderField* First(SipHeaderId id) const
    {
        return At(m_first[static_cast<std::size_t>(id)]);
    }

    /// The next header of the same kind, or null. For Other too.
    const SipHeaderField* Next(const SipHeaderField& header) const
    {
        return At(header.next);
    }

    /// The whole line of a header, from its name to behind the line end: what removing it removes.
    std::string_view GetLine(const SipHeaderField& header) const;

    /// The first header of the name @p name (any letter case), for headers without an id.
    const SipHeaderField* Find(std::string_view name) const;

    /// The value of the first header of this kind; empty when there is none.
    std::string_view GetValue(SipHeaderId id) const
    {
        const SipHeaderField* header = First(id);
        return header ? header->value : std::string_view();
    }

    /// The Call-ID as written, or as RenameCall() has named it.
    std::string_view GetCallId() const
    {
        return m_callName.empty() ? GetValue(SipHeaderId::CallId) : m_callName;
    }

    /// For whoever knows the call by another Call-ID than the text has; @p name must live as long
    /// as the text.
    void RenameCall(std::string_view name)
    {
        m_callName = name;
    }

    const SipCSeq& GetCSeq() const
    {
        return m_cSeq;
    }

    /// The tag parameter of From; empty when there is none or From cannot be read.
    std::string_view GetFromTag() const
    {
        return GetTag(SipHeaderId::From);
    }

    std::string_view GetToTag() const
    {
        return GetTag(SipHeaderId::To);
    }

    /// Max-Forwards; nothing when absent.
    std::optional<uint32_t> GetMaxForwards() const
    {
        return m_maxForwards;
    }

    /// The seconds of Expires, at most 2^32 - 1; nothing when absent or no number.
    std::optional<uint32_t> GetExpires() const;

    /// The bytes that Content-Length counts.
    std::string_view GetBody() const
    {
        return m_body;
    }

    /// What follows the body: to be cut from a datagram, the next message of a stream.
    std::string_view GetSurplus() const
    {
        return m_surplus;
    }

    /// The value of Content-Type; empty when there is none.
    std::string_view GetContentType() const
    {
        return GetValue(SipHeaderId::ContentType);
    }

    /// An empty slice before the blank line, to insert a header line at.
    std::string_view GetHeadersEnd() const
    {
        return m_headersEnd;
    }

    /// Where a view into the text starts.
    std::size_t OffsetOf(std::string_view slice) const
    {
        return static_cast<std::size_t>(slice.data() - m_text.data());
    }

  private:
    const SipHeaderField* At(uint16_t index) const
    {
        return index == NO_HEADER ? nullptr : &m_headers[index];
    }

    SipResult Fail(SipError error, const char* position) const;
    void Clear(std::string_view text);
    SipResult ParseStartLine(const char*& position);
    SipResult ParseHeaders(const char*& position);
    SipResult ReadPlainLines(SipHeaderReader& reader);
    SipResult ReadOddLine(SipHeaderReader& reader);
    SipResult Link(SipHeaderField& header, uint16_t index);
    SipResult CheckSingle(const SipHeaderField& first, const SipHeaderField& second) const;
    SipResult CheckMandatory();
    SipResult CheckCSeq();
    SipResult CheckMaxForwards();
    SipResult FrameBody(const char* position, SipFraming framing);
    std::string_view GetTag(SipHeaderId id) const;

    std::string_view m_text;
    SipStartLine m_start;
    std::string_view m_body;
    std::string_view m_surplus;
    std::string_view m_headersEnd;
    std::string_view m_callName;
    SipCSeq m_cSeq;
    std::optional<uint32_t> m_maxForwards;
    InlineVector<SipHeaderField, 64> m_headers;
    std::array<uint16_t, SIP_HEADER_ID_COUNT> m_first{}; ///< indices into m_headers
    std::array<uint16_t, SIP_HEADER_ID_COUNT> m_last{};
};

/**
 * All values of all headers of one kind in order, comma-joined or one header each (RFC 3261
 * 7.3.1, case 4).
 *
 *     SipHeaderValues routes(message, SipHeaderId::Route);
 *     while (auto route = routes.Next()) ...
 */
class SipHeaderValues
{
  public:
    SipHeaderValues(const SipMessage& message, SipHeaderId id)
        : m_message(message),
          m_header(message.First(id)),
          m_values(m_header ? m_header->value : std::string_view())
    {
    }

    std::optional<std::string_view> Next();

  private:
    const SipMessage& m_message;
    const SipHeaderField* m_header;
    SipValues m_values;
};

} // namespace ns3::sipalg

#endif
