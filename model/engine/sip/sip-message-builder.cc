// SPDX-License-Identifier: GPL-2.0-only
#include "sip-message-builder.h"

namespace ns3::sipalg
{

SipMessageBuilder
SipMessageBuilder::Request(std::string_view method, std::string_view requestUri)
{
    SipMessageBuilder builder;
    builder.m_head.append(method).append(" ").append(requestUri).append(" SIP/2.0\r\n");
    return builder;
}

SipMessageBuilder
SipMessageBuilder::Response(unsigned statusCode, std::string_view reasonPhrase)
{
    SipMessageBuilder builder;
    builder.m_head.append("SIP/2.0 ").append(std::to_string(statusCode)).append(" ");
    builder.m_head.append(reasonPhrase).append("\r\n");
    return builder;
}

SipMessageBuilder&
SipMessageBuilder::Add(std::string_view name, std::string_view value)
{
    m_head.append(name).append(": ").append(value).append("\r\n");
    return *this;
}

SipMessageBuilder&
SipMessageBuilder::SetBody(std::string_view contentType, std::string_view body)
{
    m_contentType = contentType;
    m_body = body;
    return *this;
}

std::string
SipMessageBuilder::Build() const
{
    std::string text = m_head;
    if (!m_contentType.empty())
    {
        text.append("Content-Type: ").append(m_contentType).append("\r\n");
    }
    text.append("Content-Length: ").append(std::to_string(m_body.size())).append("\r\n\r\n");
    return text.append(m_body);
}

} // namespace ns3::sipalg
