// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-writer.h"

namespace ns3::sipalg
{

namespace
{

/// "IN IP4 1.1.1.1", as c= and a=rtcp have it.
std::string
FormatAddress(const IpAddress& address)
{
    return (address.IsV4() ? "IN IP4 " : "IN IP6 ") + address.ToString();
}

/// Is RTCP multiplexed by its port alone, as in "a=rtcp:49170" behind "m=audio 49170"?
bool
IsRtpPlace(const SdpRtcp& rtcp, const SdpMedia& medium, const SdpAddress& connection)
{
    return rtcp.port == medium.port && (!rtcp.address || rtcp.address->ip == connection.ip);
}

/// Is RTCP where everybody expects it?
bool
IsNext(const NamedChannel::Endpoints& endpoints)
{
    const auto next = static_cast<uint16_t>(endpoints[RTP].port + 1);
    return endpoints[RTCP].port == next && endpoints[RTCP].address == endpoints[RTP].address;
}

} // namespace

SdpWriter::SdpWriter(const AlgConfig& config, AddressAnswers& addresses)
    : m_config(config),
      m_addresses(addresses)
{
}

/// Where o= names the packet's own source it is known now already what becomes of it.
void
SdpWriter::Start(const SdpSession& session, EditList& edits, bool originFollows)
{
    m_session = &session;
    m_edits = &edits;
    m_sessionAddress.reset();
    m_named = nullptr;
    m_originFollows = originFollows;
    const SdpOrigin* origin = session.GetOrigin();
    const SipPassage& passage = m_addresses.GetPassage();
    m_isOriginWritten = !origin || (!originFollows && origin->address.IsLiteral() &&
                                    origin->address.ip == passage.arrived.source.address);
    if (origin && m_isOriginWritten)
    {
        WriteAddress(origin->address, passage.leaving.source.address);
    }
}

void
SdpWriter::Write(const SdpMedia& medium, const NamedChannel& channel)
{
    const IpEndpoint& rtp = channel.external[RTP];
    if (!m_isOriginWritten && !m_named)
    {
        m_named = m_session->GetConnection(medium);
        m_told = rtp.address;
    }
    WriteConnection(medium, rtp.address);
    if (rtp.port != medium.port)
    {
        m_edits->Replace(medium.portText, rtp.port);
    }
    if (medium.rtcp)
    {
        WriteRtcp(medium, channel);
    }
    else if (channel.external[RTCP].port != 0 && !IsNext(channel.external))
    {
        AddRtcp(medium, channel);
    }
}

inline void
SdpWriter::WriteConnection(const SdpMedia& medium, const IpAddress& outside)
{
    if (medium.connectionCount > 0)
    {
        WriteConnections(medium, outside);
    }
    else if (!m_sessionAddress)
    {
        m_sessionAddress = outside;
        WriteAddress(*m_session->GetSessionConnection(), outside);
    }
    else if (*m_sessionAddress != outside)
    {
        AddConnection(medium, outside);
    }
}

[[gnu::noinline]] void
SdpWriter::AddConnection(const SdpMedia& medium, const IpAddress& outside)
{
    InsertLine(m_session->GetConnectionPlace(medium), "c=" + FormatAddress(outside));
}

/// The medium's own c= lines, of which the first is in effect (case 25).
[[gnu::noinline]] void
SdpWriter::WriteConnections(const SdpMedia& medium, const IpAddress& outside)
{
    const auto& connections = m_session->GetConnections();
    WriteAddress(connections[medium.firstConnection], outside);
    const IpAddress& inside = connections[medium.firstConnection].ip;
    for (unsigned i = 1; i < medium.connectionCount; ++i)
    {
        const SdpAddress& other = connections[medium.firstConnection + i];
        if (other.IsLiteral() && other.ip == inside)
        {
            WriteAddress(other, outside);
        }
        else
        {
            HideAddress(other);
        }
    }
}

[[gnu::noinline]] void
SdpWriter::WriteRtcp(const SdpMedia& medium, const NamedChannel& channel)
{
    const SdpRtcp& rtcp = *medium.rtcp;
    const bool isRtpPlace = IsRtpPlace(rtcp, medium, *m_session->GetConnection(medium));
    const IpEndpoint& outside = channel.external[isRtpPlace ? RTP : RTCP];
    if (outside.port == 0)
    {
        if (rtcp.address)
        {
            HideAddress(*rtcp.address);
        }
        return;
    }
    std::string port = std::to_string(outside.port);
    if (rtcp.address)
    {
        WriteAddress(*rtcp.address, outside.address);
    }
    else if (outside.address != channel.external[RTP].address)
    {
        port += ' ' + FormatAddress(outside.address);
    }
    m_edits->Replace(rtcp.portText, port);
}

/// Where RTCP does not come out next to RTP, its place must be said (RFC 3605).
[[gnu::noinline]] void
SdpWriter::AddRtcp(const SdpMedia& medium, const NamedChannel& channel)
{
    const IpEndpoint& rtp = channel.external[RTP];
    const IpEndpoint& rtcp = channel.external[RTCP];
    if (rtp == channel.internal[RTP])
    {
        return;
    }
    const bool isSameHost = rtcp.address == rtp.address;
    InsertLine(medium.GetEndSlice(),
               "a=rtcp:" + std::to_string(rtcp.port) +
                   (isSameHost ? "" : ' ' + FormatAddress(rtcp.address)));
}

void
SdpWriter::Hide(const SdpMedia& medium)
{
    for (unsigned i = 0; i < medium.connectionCount; ++i)
    {
        HideAddress(m_session->GetConnections()[medium.firstConnection + i]);
    }
    if (medium.rtcp && medium.rtcp->address)
    {
        HideAddress(*medium.rtcp->address);
    }
}

void
SdpWriter::Refuse(const SdpMedia& medium)
{
    m_edits->Replace(medium.portText, "0");
}

/// A version that is no number, or too large a one, stays.
void
SdpWriter::RaiseVersion(const SdpOrigin& origin, unsigned by)
{
    if (const auto version = ParseNumber(origin.sessionVersion, UINT64_MAX - by))
    {
        m_edits->Replace(origin.sessionVersion, std::to_string(*version + by));
    }
}

void
SdpWriter::Finish()
{
    const std::size_t count = m_session->GetSessionConnectionCount();
    if (count > 1 || (count > 0 && !m_sessionAddress))
    {
        FinishConnections();
    }
    if (!m_isOriginWritten)
    {
        WriteOrigin(m_session->GetOrigin()->address);
    }
}

/// The session's c= lines, but for the first if a medium has told what becomes of it.
[[gnu::noinline]] void
SdpWriter::FinishConnections()
{
    const auto& connections = m_session->GetConnections();
    for (std::size_t i = 0; i < m_session->GetSessionConnectionCount(); ++i)
    {
        const bool isSame = connections[i].IsLiteral() && connections[i].ip == connections[0].ip;
        if (!m_sessionAddress || (i > 0 && !isSame))
        {
            HideAddress(connections[i]);
        }
        else if (i > 0)
        {
            WriteAddress(connections[i], *m_sessionAddress);
        }
    }
}

/// The host of the first medium goes by the medium's address where it has no other.
[[gnu::noinline]] void
SdpWriter::WriteOrigin(const SdpAddress& address)
{
    const bool isOfMedium = m_named && address.ip == m_named->ip;
    if (!m_addresses.IsOutbound() || !address.IsLiteral())
    {
        HideAddress(address);
    }
    else if (isOfMedium && m_originFollows)
    {
        WriteAddress(address, m_told);
    }
    else if (const auto outside = m_addresses.OutwardHost(address.ip))
    {
        WriteAddress(address, *outside);
    }
    else if (isOfMedium)
    {
        WriteAddress(address, m_told);
    }
}

void
SdpWriter::HideAddress(const SdpAddress& address)
{
    if (!m_addresses.IsOutbound())
    {
        return;
    }
    if (address.IsLiteral())
    {
        WriteAddress(address, m_addresses.OutwardHost(address.ip).value_or(address.ip));
    }
    else if (address.kind == SdpAddressKind::Name && m_config.connectionName == NamePolicy::Hide)
    {
        WriteAddress(address, m_addresses.GetPassage().leaving.source.address);
    }
}

/// Changes the type of the address with its family (J22).
void
SdpWriter::WriteAddress(const SdpAddress& address, const IpAddress& outside)
{
    const auto kind = outside.IsV4() ? SdpAddressKind::Ipv4 : SdpAddressKind::Ipv6;
    if (address.kind != kind)
    {
        WriteType(address, outside);
    }
    else if (address.ip == outside)
    {
        return;
    }
    m_edits->Replace(address.address, outside);
}

[[gnu::noinline]] void
SdpWriter::WriteType(const SdpAddress& address, const IpAddress& outside)
{
    const std::string_view type = outside.IsV4() ? "IP4" : "IP6";
    if (!EqualsIgnoreCase(address.addrType, type))
    {
        m_edits->Replace(address.addrType, type);
    }
}

void
SdpWriter::InsertLine(std::string_view place, const std::string& line)
{
    const std::string end(m_session->GetLineEnd());
    const bool isBehindLine = place.data()[-1] == '\n';
    m_edits->Replace(place, isBehindLine ? line + end : end + line);
}

} // namespace ns3::sipalg
