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

Reading
GetReading(SipHeaderId id)
{
    return READINGS[static_cast<std::size_t>(id)];
}

/// The error of a part with its offset counted in the message.
SipResult
Relocate(const SipMessage& message, std::string_view part, const SipResult& result)
{
    return result ? result : SipResult{result.error, message.OffsetOf(part) + result.offset};
}

/// Where the value of a Via parameter is kept; null if it is of no interest.
std::string_view*
FindPlace(SipHost& via, std::string_view param)
{
    return EqualsIgnoreCase(param, "branch")     ? &via.branch
           : EqualsIgnoreCase(param, "rport")    ? &via.rport
           : EqualsIgnoreCase(param, "received") ? &via.received
           : EqualsIgnoreCase(param, "maddr")    ? &via.uri.maddr
                                                 : nullptr;
}

/// The same of the parameter at the cursor, written as most write it; moves behind its name.
inline std::string_view*
SkipUsualName(SipHost& via, TextCursor& cursor)
{
    const auto skip = [&cursor](const auto& name) {
        const bool isNext = HasPrefix(cursor.Rest(), name);
        cursor.MoveTo(cursor.Position() + (isNext ? std::strlen(name) : 0));
        return isNext;
    };
    return skip(";branch")     ? &via.branch
           : skip(";rport")    ? &via.rport
           : skip(";received") ? &via.received
                               : nullptr;
}

/// Reads ";branch=z9hG4bK776;rport", what most Vias have, and leaves the cursor behind what it
/// read.
inline void
ReadUsualViaParams(TextCursor& cursor, SipHost& via)
{
    TextCursor next = cursor;
    while (std::string_view* const place = SkipUsualName(via, next))
    {
        const bool hasValue = next.Skip('=');
        const std::string_view value = hasValue ? next.TakeUntilClass<ValueStops>()
                                                : MakeSlice(next.Position(), next.Position());
        if (place->data() || !(next.AtEnd() || next.Peek() == ';'))
        {
            return;
        }
        *place = value;
        cursor = next;
    }
}

/// Of a parameter given twice the first counts.
SipResult
ReadViaParams(const TextCursor& cursor, SipHost& via)
{
    SipParams params(cursor);
    SipParam param;
    while (params.Read(param))
    {
        std::string_view* const place = FindPlace(via, param.name);
        if (place && !place->data())
        {
            *place = param.value;
        }
    }
    const SipResult result = params.GetResult();
    return result ? result : SipResult{result.error, cursor.Offset() + result.offset};
}

} // namespace

SipResult
SipHosts::Read(const SipMessage& message)
{
    m_message = TextCursor(message.GetText());
    m_hosts.Clear();
    m_hasVia = false;
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
        if (GetReading(header.id) == Reading::None)
        {
            continue;
        }
        if (const SipResult result = ReadLine(message, header); !result)
        {
            return result;
        }
    }
    return m_hasVia ? SipResult()
                    : SipResult{SipError::MissingVia,
                                message.OffsetOf(message.GetValue(SipHeaderId::Via))};
}

/// Most lines are one value. Only what cannot be read so may be several, or none.
inline SipResult
SipHosts::ReadLine(const SipMessage& message, const SipHeaderField& header)
{
    const bool isList = GetReading(header.id) == Reading::Warning;
    if (!isList && ReadValue(header.value, header.id))
    {
        return {};
    }
    return ReadOddLine(message, header);
}

/// The values of a line up to the first that cannot be read, or all if that does not matter.
SipResult
SipHosts::ReadOddLine(const SipMessage& message, const SipHeaderField& header)
{
    const Reading reading = GetReading(header.id);
    if (reading == Reading::Single)
    {
        return Relocate(message, header.value, ReadValue(header.value, header.id));
    }
    SipValues values(header.value);
    while (const auto value = values.Next())
    {
        const SipResult result = ReadValue(*value, header.id);
        if (!result && reading != Reading::Lenient)
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
    const std::size_t place = m_hosts.Size();
    SipHost& host = m_hosts.Append();
    TextCursor cursor = m_message.GetPart(value);
    SipResult result = SipVia::ReadHead(cursor, host.uri.hostPort);
    if (result)
    {
        host.header = SipHeaderId::Via;
        host.uri.scheme = SipScheme::Sip;
        host.uri.maddr = host.received = host.rport = host.branch = {};
        ReadUsualViaParams(cursor, host);
        result = cursor.AtEnd() ? SipResult() : ReadViaParams(cursor, host);
    }
    if (!result)
    {
        m_hosts.RemoveLast();
        return result;
    }
    m_topVia = m_hasVia ? m_topVia : place;
    m_hasVia = true;
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
    host.header = SipHeaderId::Warning;
    host.uri.scheme = SipScheme::Sip;
    host.uri.maddr = {};
}

SipResult
SipHosts::ReadUri(std::string_view text)
{
    SipHost& host = m_hosts.Append();
    const SipResult result = host.uri.Parse(m_message.GetPart(text));
    if (!result || !host.uri.IsSip())
    {
        m_hosts.RemoveLast();
        return result;
    }
    host.header = SipHeaderId::Other;
    return {};
}

SipResult
SipHosts::ReadNameAddr(std::string_view value, SipHeaderId id)
{
    TextCursor cursor = m_message.GetPart(value);
    if (!SipNameAddr::SkipPlainName(cursor))
    {
        return ReadOddNameAddr(value, id);
    }
    SipNameAddr nameAddr;
    SipHost& host = m_hosts.Append();
    host.header = id;
    const SipResult result = nameAddr.ReadBracketed(cursor, &host.uri);
    EndNameAddr(result && host.uri.IsSip(), id, nameAddr.tag);
    return result;
}

SipResult
SipHosts::ReadOddNameAddr(std::string_view value, SipHeaderId id)
{
    SipNameAddr nameAddr;
    SipHost& host = m_hosts.Append();
    host.header = id;
    const SipResult result = nameAddr.Parse(value, &host.uri);
    EndNameAddr(result && !nameAddr.isWildcard && host.uri.IsSip(), id, nameAddr.tag);
    return result;
}

/// Keeps what was read last if it is a host, and the tag in any case.
inline void
SipHosts::EndNameAddr(bool isHost, SipHeaderId id, std::string_view tag)
{
    if (!isHost)
    {
        m_hosts.RemoveLast();
    }
    if (id == SipHeaderId::From)
    {
        m_fromTag = tag;
    }
    else if (id == SipHeaderId::To)
    {
        m_toTag = tag;
    }
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
