// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-attribute-translator.h"

#include "sip-host-port.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

bool
IsIceAttribute(std::string_view name)
{
    constexpr std::string_view names[] = {"candidate",
                                          "remote-candidates",
                                          "end-of-candidates",
                                          "ice-ufrag",
                                          "ice-pwd",
                                          "ice-options",
                                          "ice-lite",
                                          "ice-pacing",
                                          "ice-mismatch",
                                          "alt"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// How an attribute names addresses.
enum class Naming : uint8_t
{
    Nothing,
    Candidate,
    IceEndpoint, ///< an address and a port, by the knob `ice`
    Endpoint,    ///< an address and a port
    Hosts,       ///< addresses without ports
    Uris,
    Rtcp,
};

Naming
FindNaming(std::string_view attribute)
{
    static constexpr std::pair<std::string_view, Naming> namings[] = {
        {"candidate", Naming::Candidate},
        {"alt", Naming::IceEndpoint},
        {"altc", Naming::Endpoint},
        {"visited-realm", Naming::Endpoint},
        {"secondary-realm", Naming::Endpoint},
        {"source-filter", Naming::Hosts},
        {"ccap", Naming::Hosts},
        {"path", Naming::Uris},
        {"control", Naming::Uris},
        {"rtcp", Naming::Rtcp},
    };
    for (const auto& [name, naming] : namings)
    {
        if (name == attribute)
        {
            return naming;
        }
    }
    return Naming::Nothing;
}

/// Addresses that mean nothing outside: RFC 1918, RFC 3927, RFC 4193, link-local ones of IPv6.
bool
IsPrivateUse(const IpAddress& host)
{
    static const IpPrefix prefixes[] = {*IpPrefix::Parse("10.0.0.0/8"),
                                        *IpPrefix::Parse("172.16.0.0/12"),
                                        *IpPrefix::Parse("192.168.0.0/16"),
                                        *IpPrefix::Parse("169.254.0.0/16"),
                                        *IpPrefix::Parse("fc00::/7"),
                                        *IpPrefix::Parse("fe80::/10")};
    return std::any_of(std::begin(prefixes), std::end(prefixes), [&host](const IpPrefix& prefix) {
        return prefix.Contains(host);
    });
}

std::optional<IpEndpoint>
ParseEndpoint(std::string_view address, std::string_view port)
{
    const auto ip = IpAddress::Parse(address);
    const auto number = ParseNumber(port, UINT16_MAX);
    return ip && number ? std::optional(IpEndpoint{*ip, static_cast<uint16_t>(*number)})
                        : std::nullopt;
}

/// The host and port of "msrp://bob@10.1.1.3:7394/2s93i9ek2a;tcp"; empty if there are none.
SipHostPort
FindUriHostPort(std::string_view uri)
{
    SipHostPort hostPort;
    constexpr std::string_view separator = "://";
    const std::size_t scheme = uri.find(separator);
    if (scheme == std::string_view::npos)
    {
        return hostPort;
    }
    std::string_view authority = uri.substr(scheme + separator.size());
    authority = authority.substr(0, authority.find('/'));
    TextCursor cursor(authority.substr(authority.find('@') + 1));
    return hostPort.Parse(cursor) ? hostPort : SipHostPort();
}

} // namespace

SdpAttributeTranslator::SdpAttributeTranslator(const AlgConfig& config, AddressAnswers& addresses)
    : m_config(config),
      m_addresses(addresses)
{
}

void
SdpAttributeTranslator::TranslateSessionLines(const SdpSession& session, EditList& edits)
{
    m_edits = &edits;
    m_keepsPaths = false;
    m_rtcpPlace = nullptr;
    const std::string_view section = session.GetSessionSection();
    if (m_config.ice == IcePolicy::Remove && session.HasIce())
    {
        RemoveIce(section);
    }
    if (session.NamesMoreAddresses())
    {
        TranslateLines(section, NamedChannel());
    }
}

void
SdpAttributeTranslator::TranslateMediumLines(const SdpMedia& medium,
                                             const NamedChannel& channel,
                                             EditList& edits)
{
    m_edits = &edits;
    if (m_config.ice == IcePolicy::Remove)
    {
        RemoveIce(medium.section);
    }
    if (medium.namesMoreAddresses)
    {
        m_keepsPaths = m_config.tcp == MediaPolicy::Open &&
                       FindSdpAttribute(medium.section, "msrp-cema").has_value();
        m_rtcpPlace = medium.rtcp ? medium.rtcp->portText.data() : nullptr;
        TranslateLines(medium.section, channel);
    }
}

void
SdpAttributeTranslator::TranslateLines(std::string_view section, const NamedChannel& channel)
{
    SdpLines lines(section);
    while (const auto line = lines.Next())
    {
        if (line->type == 'a' && m_addresses.IsOutbound())
        {
            TranslateOutward(*line, channel);
        }
        const bool isRemote = GetSdpAttributeName(line->value) == "remote-candidates";
        if (isRemote && m_config.ice == IcePolicy::Translate && m_addresses.IsInbound())
        {
            TranslateRemoteCandidates(GetSdpAttributeValue(line->value));
        }
    }
}

void
SdpAttributeTranslator::RemoveIce(std::string_view section)
{
    SdpLines lines(section);
    while (const auto line = lines.Next())
    {
        if (line->type == 'a' && IsIceAttribute(GetSdpAttributeName(line->value)))
        {
            m_edits->Replace(line->slice, "");
        }
    }
}

void
SdpAttributeTranslator::TranslateOutward(const SdpLine& line, const NamedChannel& channel)
{
    const std::string_view value = GetSdpAttributeValue(line.value);
    switch (FindNaming(GetSdpAttributeName(line.value)))
    {
    case Naming::Candidate:
        if (m_config.ice == IcePolicy::Translate)
        {
            TranslateCandidate(line, channel);
        }
        break;
    case Naming::IceEndpoint:
        if (m_config.ice == IcePolicy::Translate)
        {
            TranslateAlternative(line, channel);
        }
        break;
    case Naming::Endpoint:
        TranslateAlternative(line, channel);
        break;
    case Naming::Hosts:
        HideHosts(value, channel);
        break;
    case Naming::Uris:
        if (!m_keepsPaths)
        {
            TranslateUris(value, channel);
        }
        break;
    case Naming::Rtcp:
        HideRtcp(line);
        break;
    case Naming::Nothing:
        break;
    }
}

void
SdpAttributeTranslator::TranslateCandidate(const SdpLine& line, const NamedChannel& channel)
{
    SdpCandidate candidate;
    if (!candidate.Parse(line.value))
    {
        return;
    }
    const bool isUdp = EqualsIgnoreCase(candidate.transport, "UDP");
    TranslateEndpoint(line, candidate.address, candidate.port, isUdp ? &channel : nullptr);
    const auto related = IpAddress::Parse(candidate.relatedAddress);
    if (related && IsHiddenHost(*related))
    {
        m_edits->Replace(candidate.relatedAddress, related->IsV4() ? "0.0.0.0" : "::");
        m_edits->Replace(candidate.relatedPort, candidate.relatedPort.empty() ? "" : "9");
    }
}

/// An address and a port behind it: "a=alt:1 1 : 7A4F2F2B 5C0B9D6E 10.1.1.3 49170",
/// "a=altc:1 IP4 10.1.1.3 49170".
void
SdpAttributeTranslator::TranslateAlternative(const SdpLine& line, const NamedChannel& channel)
{
    TextCursor cursor(GetSdpAttributeValue(line.value));
    std::string_view address;
    for (std::string_view word = TakeNextSdpWord(cursor); !word.empty();
         word = TakeNextSdpWord(cursor))
    {
        if (ParseEndpoint(address, word))
        {
            TranslateEndpoint(line, address, word, &channel);
            return;
        }
        address = word;
    }
}

/// "a=source-filter: incl IN IP4 10.1.1.3 192.0.2.7"
void
SdpAttributeTranslator::HideHosts(std::string_view value, const NamedChannel& channel)
{
    TextCursor cursor(value);
    for (std::string_view word = TakeNextSdpWord(cursor); !word.empty();
         word = TakeNextSdpWord(cursor))
    {
        const auto host = IpAddress::Parse(word);
        if (!host)
        {
            continue;
        }
        const bool isOwn =
            channel.internal[RTP].port != 0 && *host == channel.internal[RTP].address;
        const auto outside = isOwn ? channel.external[RTP].address : m_addresses.OutwardHost(*host);
        if (outside)
        {
            m_edits->Replace(word, *outside);
        }
    }
}

/// Behind the a=rtcp that counts, another one only tells of an inside place.
void
SdpAttributeTranslator::HideRtcp(const SdpLine& line)
{
    const std::string_view value = GetSdpAttributeValue(line.value);
    const std::size_t blank = value.find(' ');
    SdpAddress address;
    if (value.data() != m_rtcpPlace && blank != std::string_view::npos &&
        address.Parse(value.substr(blank + 1)) && address.IsLiteral() && IsHiddenHost(address.ip))
    {
        m_edits->Replace(line.slice, "");
    }
}

/// @p channel null: the endpoint is none of the medium's.
void
SdpAttributeTranslator::TranslateEndpoint(const SdpLine& line,
                                          std::string_view address,
                                          std::string_view port,
                                          const NamedChannel* channel)
{
    const auto endpoint = ParseEndpoint(address, port);
    if (!endpoint)
    {
        return;
    }
    for (unsigned component = 0; channel && component < 2; ++component)
    {
        if (channel->internal[component] == *endpoint)
        {
            m_edits->Replace(address, channel->external[component].address);
            m_edits->Replace(port, channel->external[component].port);
            return;
        }
    }
    if (IsHiddenHost(endpoint->address))
    {
        m_edits->Replace(line.slice, "");
    }
}

/// remote-candidate-att = "remote-candidates:" 1*(component-ID SP connection-address SP port).
void
SdpAttributeTranslator::TranslateRemoteCandidates(std::string_view value)
{
    TextCursor cursor(value);
    while (!TakeNextSdpWord(cursor).empty())
    {
        const std::string_view address = TakeNextSdpWord(cursor);
        const std::string_view port = TakeNextSdpWord(cursor);
        const auto endpoint = ParseEndpoint(address, port);
        const auto own = endpoint ? m_addresses.Inward(*endpoint) : std::nullopt;
        if (own)
        {
            m_edits->Replace(address, own->endpoint.address);
            m_edits->Replace(port, own->endpoint.port);
        }
    }
}

/// path = "path:" MSRP-URI *(SP MSRP-URI), "a=path:msrp://10.1.1.3:7394/2s93i9ek2a;tcp";
/// "a=control:rtsp://10.1.1.3/audio".
void
SdpAttributeTranslator::TranslateUris(std::string_view value, const NamedChannel& channel)
{
    TextCursor cursor(value);
    for (std::string_view uri = TakeNextSdpWord(cursor); !uri.empty();
         uri = TakeNextSdpWord(cursor))
    {
        const SipHostPort hostPort = FindUriHostPort(uri);
        const auto address = hostPort.GetAddress();
        if (!address)
        {
            continue;
        }
        const IpEndpoint endpoint{*address, hostPort.GetPortOr(0)};
        if (channel.protocol == IpProtocol::Tcp && endpoint == channel.internal[RTP])
        {
            m_edits->Replace(hostPort.slice, channel.external[RTP].ToString());
        }
        else if (const auto outside = m_addresses.OutwardHost(*address))
        {
            m_edits->Replace(hostPort.host, *outside);
        }
    }
}

/// A host behind the firewall, or of a network that is nobody's outside.
bool
SdpAttributeTranslator::IsHiddenHost(const IpAddress& host) const
{
    const SipPassage& passage = m_addresses.GetPassage();
    const bool isInside = m_addresses.FindZone(host) == passage.zones.from;
    return isInside || (IsPrivateUse(host) && !IsPrivateUse(passage.leaving.source.address));
}

} // namespace ns3::sipalg
