// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_MESSAGE_BUILDER_H
#define SIPALG_SIP_MESSAGE_BUILDER_H

#include <string>
#include <string_view>

namespace ns3::sipalg
{

/**
 * Writes a SIP message: a start line, headers in the order they were added, Content-Length last.
 * The caller answers for the grammar of what it adds.
 */
class SipMessageBuilder
{
  public:
    /// A request: "INVITE sip:bob@example.com SIP/2.0".
    static SipMessageBuilder Request(std::string_view method, std::string_view requestUri);

    /// A response: "SIP/2.0 180 Ringing".
    static SipMessageBuilder Response(unsigned statusCode, std::string_view reasonPhrase);

    /// Adds a header line.
    SipMessageBuilder& Add(std::string_view name, std::string_view value);

    /// Sets the body and its Content-Type.
    SipMessageBuilder& SetBody(std::string_view contentType, std::string_view body);

    /// The whole message.
    std::string Build() const;

  private:
    std::string m_head;
    std::string m_contentType;
    std::string m_body;
};

} // namespace ns3::sipalg

#endif
