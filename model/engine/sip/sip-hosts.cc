// SPDX-License-Identifier: GPL-2.0-only
#include "sip-hosts.h"

namespace ns3::sipalg
{

namespace
{

/// How the values of a header are read.
enum class Reading : uint8_t
{
    None,
    Via,
    Single,  ///< one name-addr, in which a comma does not separate
    List,    ///< name-addrs
    Lenient, ///< name-addrs, of which those that cannot be read are passed over
    Warning,
};

constexpr std::array<Reading, SIP_HEADER_ID_COUNT>
MakeReadings()
{
    std::array<Reading, SIP_HEADER_ID_COUNT> readings{};
    const auto set = [&readings](SipHeaderId id, Reading reading) {
        readings[static_cast<std::size_t>(id)] = reading;
    };
    set(SipHeaderId::Via, Reading::Via);
    set(SipHeaderId::From, Reading::Single);
    set(SipHeaderId::To, Reading::Single);
    set(SipHeaderId::Warning, Reading::Warning);
    for (const SipHeaderId id : {SipHeaderId::Contact,
                                 SipHeaderId::RecordRoute,
                                 SipHeaderId::Route,
                                 SipHeaderId::Path,
                                 SipHeaderId::ServiceRoute,
                                 SipHeaderId::ReferTo})
    {
        set(id, Reading::List);
    }
    // What no proxy needs must not stop a message (RFC 3261 16.3).
    for (const SipHeaderId id : {SipHeaderId::AlertInfo,
                                 SipHeaderId::CallInfo,
                                 SipHeaderId::Diversion,
                                 SipHeaderId::ErrorInfo,
                                 SipHeaderId::HistoryInfo,
                                 SipHeaderId::PAssertedIdentity,
                                 SipHeaderId::PAssociatedUri,
                                 SipHeaderId::PCalledPartyId,
                                 SipHeaderId::PPreferredIdentity,
                                 SipHeaderId::ReferredBy,
                                 SipHeaderId::RemotePartyId,
                                 SipHeaderId::ReplyTo})
    {
        set(id, Reading::Lenient);
    }
    return readings;
}

constexpr std::array<Reading, SIP_HEADER_ID_COUNT> READINGS = MakeReadings();

/// The error of a part with its offset counted in the message.
SipResult
Relocate(const SipMessage& message, std::string_view part, const SipResult& result)
{
    return result ? result : SipResult{result.error, message.OffsetOf(part) + result.offset};
}

std::string_view
GetValue(const std::optional<SipParam>& param)
{
    return param ? param->value : std::string_view();
}

/// The value of the URI's maddr parameter. Most parameters have no "m" at all.
std::string_view
GetMaddr(std::string_view params)
{
    const char* const end = params.data() + params.size();
    const bool mayHaveIt = params.size() > 6 && ScanFor<'m', 'M'>(params.data(), end) != end;
    return mayHaveIt ? GetValue(FindSipParam(params, "maddr")) : std::string_view();
}

/// Fills what its URI leaves open.
inline void
Complete(SipHost& host, SipHeaderId id)
{
    host.header = id;
    host.maddr = host.uri.params.empty() ? std::string_view() : GetMaddr(host.uri.params);
    host.received = host.rport = host.branch = {};
}

} // namespace

SipResult
SipHosts::Read(const SipMessage& message)
{
    m_hosts.Clear();
    m_topVia = 0;
    m_fromTag = m_toTag = {};
    if (message.IsRequest())
    {
        const std::string_view uri = message.GetRequestUri();
        if (const SipResult result = ReadUri(uri); !result)
        {
            return Relocate(message, uri, result);
        }
    }
    for (const SipHeaderField& header : message)
    {
        const Reading reading = READINGS[static_cast<std::size_t>(header.id)];
        if (reading == Reading::None)
        {
            continue;
        }
        const char* const end = header.value.data() + header.value.size();
        const bool isOne =
            reading == Reading::Single || ScanFor<','>(header.value.data(), end) == end;
        const SipResult result = isOne ? ReadOnly(message, header) : ReadList(message, header);
        if (!result && reading != Reading::Lenient)
        {
            return result;
        }
    }
    return {};
}

/// The value of a line that has one, as most have, or none.
inline SipResult
SipHosts::ReadOnly(const SipMessage& message, const SipHeaderField& header)
{
    const bool isSingle = header.id == SipHeaderId::From || header.id == SipHeaderId::To;
    if (header.value.empty() && !isSingle)
    {
        return {};
    }
    return Relocate(message, header.value, ReadValue(header.value, header.id));
}

/// The values of a line up to the first that cannot be read, or all if that does not matter.
SipResult
SipHosts::ReadList(const SipMessage& message, const SipHeaderField& header)
{
    const bool isLenient = READINGS[static_cast<std::size_t>(header.id)] == Reading::Lenient;
    SipValues values(header.value);
    while (const auto value = values.Next())
    {
        const SipResult result = ReadValue(*value, header.id);
        if (!result && !isLenient)
        {
            return Relocate(message, *value, result);
        }
    }
    return {};
}

inline SipResult
SipHosts::ReadValue(std::string_view value, SipHeaderId id)
{
    switch (id)
    {
    case SipHeaderId::Via:
        return ReadVia(value);
    case SipHeaderId::Warning:
        ReadWarning(value);
        return {};
    default:
        return ReadNameAddr(value, id);
    }
}

SipResult
SipHosts::ReadVia(std::string_view value)
{
    SipVia via;
    if (const SipResult result = via.Parse(value); !result)
    {
        return result;
    }
    const bool isTop = m_hosts.Size() == 0 || m_hosts[m_topVia].header != SipHeaderId::Via;
    m_topVia = isTop ? m_hosts.Size() : m_topVia;
    SipHost& host = m_hosts.Append();
    host.header = SipHeaderId::Via;
    host.uri.scheme = SipScheme::Sip;
    host.uri.hostPort = via.sentBy;
    host.maddr = GetValue(via.maddr);
    host.received = GetValue(via.received);
    host.rport = GetValue(via.rport);
    host.branch = via.GetBranch();
    return {};
}

/// warning-value = warn-code SP warn-agent SP warn-text, "392 10.1.1.3:5060 \"Noisy\"". What cannot
/// be read is passed over.
void
SipHosts::ReadWarning(std::string_view value)
{
    TextCursor cursor(value);
    cursor.Take(CHAR_DIGIT);
    cursor.SkipSpace();
    SipHost& host = m_hosts.Append();
    if (!host.uri.hostPort.Parse(cursor) || !host.GetAddress())
    {
        m_hosts.RemoveLast();
        return;
    }
    host.uri.scheme = SipScheme::Sip;
    host.uri.params = {};
    Complete(host, SipHeaderId::Warning);
}

SipResult
SipHosts::ReadUri(std::string_view text)
{
    SipHost& host = m_hosts.Append();
    const SipResult result = host.uri.Parse(text);
    if (!result || !host.uri.IsSip())
    {
        m_hosts.RemoveLast();
        return result;
    }
    Complete(host, SipHeaderId::Other);
    return {};
}

SipResult
SipHosts::ReadNameAddr(std::string_view value, SipHeaderId id)
{
    SipNameAddr nameAddr;
    SipHost& host = m_hosts.Append();
    const SipResult result = nameAddr.Parse(value, host.uri);
    if (id == SipHeaderId::From)
    {
        m_fromTag = nameAddr.tag;
    }
    else if (id == SipHeaderId::To)
    {
        m_toTag = nameAddr.tag;
    }
    if (!result || nameAddr.isWildcard || !host.uri.IsSip())
    {
        m_hosts.RemoveLast();
        return result;
    }
    Complete(host, id);
    return {};
}

std::string_view
GetTopBranch(const SipMessage& message)
{
    SipVia via;
    SipHeaderValues vias(message, SipHeaderId::Via);
    const auto top = vias.Next();
    return top && via.Parse(*top) ? via.GetBranch() : std::string_view();
}

SipResult
CheckSipMessage(const SipMessage& message)
{
    return SipHosts().Read(message);
}

} // namespace ns3::sipalg
