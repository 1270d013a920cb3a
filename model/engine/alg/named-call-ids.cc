// SPDX-License-Identifier: GPL-2.0-only
#include "named-call-ids.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

constexpr SipHeaderId NAMING_CALLS[] = {SipHeaderId::Replaces,
                                        SipHeaderId::Join,
                                        SipHeaderId::TargetDialog,
                                        SipHeaderId::InReplyTo};

/// Headers whose URIs are there to make requests of, with headers of their own.
constexpr SipHeaderId WITH_URI_HEADERS[] = {SipHeaderId::ReferTo, SipHeaderId::Contact};

bool
NamesCall(SipHeaderId id)
{
    return id == SipHeaderId::CallId ||
           std::find(std::begin(NAMING_CALLS), std::end(NAMING_CALLS), id) !=
               std::end(NAMING_CALLS);
}

/// The Call-ID that a value of such a header begins with, "f81@10.1.1.3;to-tag=7743".
std::string_view
GetCallId(std::string_view value)
{
    return TrimSpace(value.substr(0, value.find(';')));
}

/// Their values, ";to-tag=7743;from-tag=6472;early-only". There are two; after some it stops.
std::vector<std::string>
GetTags(std::string_view value)
{
    constexpr std::size_t ENOUGH = 4;
    std::vector<std::string> tags;
    SipParams params(value.substr(std::min(value.size(), value.find(';'))));
    while (const auto param = params.Next())
    {
        if (param->hasValue && tags.size() < ENOUGH)
        {
            tags.emplace_back(param->value);
        }
    }
    return tags;
}

/// A text without its escapes that knows where each of its characters is written.
class UnescapedText
{
  public:
    explicit UnescapedText(std::string_view written)
        : m_written(written)
    {
        for (std::size_t place = 0; place < written.size();)
        {
            const std::string_view next = written.substr(place, 3);
            const std::string plain = SipUnescape(next);
            m_plain += plain.front();
            m_places.push_back(place);
            place += plain.size() == 1 ? next.size() : 1;
        }
        m_places.push_back(written.size());
    }

    std::string_view Get() const
    {
        return m_plain;
    }

    /// Where @p part, a view into Get(), is written.
    std::string_view Locate(std::string_view part) const
    {
        const auto first = static_cast<std::size_t>(part.data() - m_plain.data());
        const std::size_t begin = m_places[first];
        return m_written.substr(begin, m_places[first + part.size()] - begin);
    }

  private:
    std::string_view m_written;
    std::string m_plain;
    std::vector<std::size_t> m_places; ///< of each character, and of the end
};

/// hvalue, "f81%4010.1.1.3%3Bto-tag%3D7743".
void
FindInEscaped(std::string_view written, std::vector<NamedCallId>& found)
{
    const UnescapedText text(written);
    SipValues values(text.Get());
    while (const auto value = values.Next())
    {
        const std::string_view name = GetCallId(*value);
        const std::string_view host = GetCallIdHost(name);
        found.push_back(
            {std::string(name), host.empty() ? host : text.Locate(host), GetTags(*value)});
    }
}

/// header *( "&" header ); header = hname "=" hvalue, "Replaces=f81%4010.1.1.3&Subject=x".
void
FindInUriHeaders(std::string_view headers, std::vector<NamedCallId>& found)
{
    while (!headers.empty())
    {
        const std::string_view header = headers.substr(0, headers.find('&'));
        headers.remove_prefix(std::min(headers.size(), header.size() + 1));
        const std::size_t equals = header.find('=');
        if (equals != std::string_view::npos &&
            NamesCall(ParseSipHeaderName(SipUnescape(header.substr(0, equals)))))
        {
            FindInEscaped(header.substr(equals + 1), found);
        }
    }
}

void
FindInUri(std::string_view value, std::vector<NamedCallId>& found)
{
    if (value.find('?') == std::string_view::npos)
    {
        return;
    }
    SipNameAddr address;
    SipUri parts;
    if (address.Parse(value, &parts) && !address.isWildcard && parts.IsSip())
    {
        FindInUriHeaders(parts.GetHeaders(address.uri), found);
    }
}

} // namespace

std::string_view
GetCallIdHost(std::string_view callId)
{
    const std::size_t at = callId.rfind('@');
    const std::string_view host =
        at == std::string_view::npos ? std::string_view() : callId.substr(at + 1);
    return host.substr(0, host.find(':'));
}

std::vector<NamedCallId>
FindNamedCallIds(const SipMessage& message)
{
    std::vector<NamedCallId> found;
    for (const SipHeaderId id : NAMING_CALLS)
    {
        SipHeaderValues values(message, id);
        while (const auto value = values.Next())
        {
            const std::string_view name = GetCallId(*value);
            found.push_back({std::string(name), GetCallIdHost(name), GetTags(*value)});
        }
    }
    for (const SipHeaderId id : WITH_URI_HEADERS)
    {
        SipHeaderValues values(message, id);
        while (const auto value = values.Next())
        {
            FindInUri(*value, found);
        }
    }
    return found;
}

} // namespace ns3::sipalg
