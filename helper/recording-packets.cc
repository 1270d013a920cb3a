// SPDX-License-Identifier: GPL-2.0-only
#include "recording-packets.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

/// NULL for a text that is not known.
std::optional<std::string>
Known(std::string_view text)
{
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

/// NULL for the status code of a request.
std::optional<uint16_t>
Known(int statusCode)
{
    return statusCode == 0 ? std::nullopt : std::optional(static_cast<uint16_t>(statusCode));
}

} // namespace

RecordingPackets::RecordingPackets(RecordingRows& rows,
                                   RecordingDrops& drops,
                                   const FirewallConfig& config)
    : m_rows(rows),
      m_drops(drops),
      m_config(config)
{
}

void
RecordingPackets::RecordMessages(bool record)
{
    m_recordMessages = record;
}

bool
RecordingPackets::RecordsMessages() const
{
    return m_recordMessages;
}

void
RecordingPackets::DecisionMade(const AlgDecisionEvent& event)
{
    DecisionRow row;
    row.place = m_decisions.size() + 1;
    row.decision = ToString(event.decision);
    row.subject = event.subject;
    if (event.endpoint != IpEndpoint{})
    {
        row.endpoint = event.endpoint.ToString();
    }
    m_decisions.push_back(std::move(row));
}

void
RecordingPackets::SipMessageSeen(const SipMessageEvent& event)
{
    m_method = event.method;
    if (!m_recordMessages)
    {
        return;
    }
    SipMessageRow row;
    row.at = event.at;
    row.source = event.source.ToString();
    row.destination = event.destination.ToString();
    row.method = Known(event.method);
    row.statusCode = Known(event.statusCode);
    row.sipCallId = Known(event.sipCallId);
    row.before = event.before;
    row.after = Known(event.after);
    m_message = std::move(row);
}

void
RecordingPackets::PacketSeen(const PacketView& packet,
                             const FlowKey& arrived,
                             const Verdict& verdict,
                             Time now)
{
    if (m_recordMessages && !m_message && IsSignalling(arrived))
    {
        ReadMessage(packet, arrived, now);
    }
    if (verdict.action == Verdict::Action::Dropped)
    {
        CountDrop(packet, verdict, now);
    }
    if (m_message)
    {
        WriteMessage(packet, verdict);
        m_message.reset();
    }
    m_decisions.clear();
    m_method.clear();
}

void
RecordingPackets::CountDrop(const PacketView& packet, const Verdict& verdict, Time now)
{
    RecordingDrops::Kind kind;
    kind.fromZone = GetZone(verdict.zones.from).value_or("");
    kind.toZone = GetZone(verdict.zones.to).value_or("");
    kind.reason = ToString(verdict.reason);
    kind.method = m_method;
    m_drops.Count(now, kind, packet.bytes);
}

void
RecordingPackets::WriteMessage(const PacketView& packet, const Verdict& verdict)
{
    SipMessageRow& row = *m_message;
    row.id = ++m_lastMessage;
    row.fromZone = GetZone(verdict.zones.from);
    row.toZone = GetZone(verdict.zones.to);
    row.verdict = ToString(verdict.action);
    if (verdict.action == Verdict::Action::Dropped)
    {
        row.reason = ToString(verdict.reason);
        row.after.reset();
    }
    else
    {
        row.sourceAfter = packet.flow.source.ToString();
        row.destinationAfter = packet.flow.destination.ToString();
        row.after = row.after ? row.after : row.before;
    }
    m_rows.Add(row);
    for (DecisionRow& decision : m_decisions)
    {
        decision.messageId = row.id;
        m_rows.Add(decision);
    }
}

void
RecordingPackets::ReadMessage(const PacketView& packet, const FlowKey& arrived, Time now)
{
    if (!packet.payload)
    {
        return;
    }
    const std::string_view text = packet.payload->Read();
    if (!m_parsed.Parse(text))
    {
        return;
    }
    SipMessageEvent event;
    event.at = now;
    event.source = arrived.source;
    event.destination = arrived.destination;
    event.method = m_parsed.GetMethodText();
    event.statusCode = static_cast<int>(m_parsed.GetStatusCode());
    event.sipCallId = m_parsed.GetCallId();
    event.before = text;
    SipMessageSeen(event);
}

bool
RecordingPackets::IsSignalling(const FlowKey& flow) const
{
    const std::vector<uint16_t>& ports = m_config.alg.ports;
    const auto isSip = [&](uint16_t port) {
        return std::find(ports.begin(), ports.end(), port) != ports.end();
    };
    return flow.protocol == IpProtocol::Udp &&
           (isSip(flow.destination.port) || isSip(flow.source.port));
}

std::optional<std::string>
RecordingPackets::GetZone(ZoneId zone) const
{
    return zone == NO_ZONE ? std::nullopt : std::optional(GetZoneName(m_config, zone));
}

} // namespace ns3::sipalg
