// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_MULTIPART_H
#define SIPALG_SIP_MULTIPART_H

#include "sip-media-type.h"

#include <vector>

namespace ns3::sipalg
{

/// One part of a multipart body: what its own headers say and where its content lies.
struct SipBodyPart
{
    std::string_view contentType;      ///< value; empty when absent (then text/plain)
    std::string_view contentEncoding;  ///< value of Content-Encoding; may be empty
    std::string_view transferEncoding; ///< value of Content-Transfer-Encoding; may be empty
    std::string_view contentLength;    ///< value of a Content-Length of the part; may be empty
    std::string_view headers;          ///< all header lines of the part
    std::string_view content;          ///< without the line end that belongs to the boundary

    /// Is its content a session description as it stands, neither encoded nor compressed?
    bool IsSdp() const;
};

/**
 * Walks the parts of a multipart body by its boundary (RFC 2046 5.1, RFC 5621). A delimiter counts
 * only at the start of a line; nested multiparts are one part. The work is linear in the body.
 *
 *     SipMultipart parts(message.GetBody(), boundary);
 *     while (auto part = parts.Next()) ...
 */
class SipMultipart
{
  public:
    /// The longest boundary that RFC 2046 5.1.1 allows.
    static constexpr std::size_t MAX_BOUNDARY = 70;

    /// @p boundary is the unquoted boundary parameter.
    SipMultipart(std::string_view body, std::string_view boundary);

    /// The next part; nothing behind the closing delimiter or at an error.
    std::optional<SipBodyPart> Next();

    /// Why Next stopped: no error at the closing delimiter.
    SipResult GetResult() const
    {
        return m_result;
    }

  private:
    struct Delimiter
    {
        std::size_t begin; ///< where the content before it ends
        std::size_t end;   ///< behind its line end
        bool isClosing;
    };

    std::optional<Delimiter> FindDelimiter(std::size_t from) const;

    std::string_view m_body;
    std::string_view m_boundary;
    std::optional<Delimiter> m_open; ///< the delimiter before the next part
    SipResult m_result;
};

/**
 * Appends to @p parts what a body of media type @p contentType (the value of Content-Type) is made
 * of: the body itself, and if it is multipart/mixed, multipart/alternative or multipart/related,
 * all its parts, each before what it is made of itself (case 36). Signed and encrypted multiparts
 * are not looked into, for a change would break them; nor are multiparts nested deeper than four.
 */
void CollectBodyParts(std::string_view contentType,
                      std::string_view body,
                      std::vector<SipBodyPart>& parts);

/// The first session description of those parts.
std::optional<std::string_view> FindSdp(std::string_view contentType, std::string_view body);

} // namespace ns3::sipalg

#endif
