// SPDX-License-Identifier: GPL-2.0-only
#include "recording-nat.h"

#include <algorithm>
#include <vector>

namespace ns3::sipalg
{

namespace
{

const char*
GetProtocolName(IpProtocol protocol)
{
    switch (protocol)
    {
    case IpProtocol::Udp:
        return "udp";
    case IpProtocol::Tcp:
        return "tcp";
    case IpProtocol::Icmp:
    case IpProtocol::Icmpv6:
        break;
    }
    return "icmp";
}

template <typename Open>
void
SortByNumber(std::vector<Open>& open)
{
    std::sort(open.begin(), open.end(), [](const Open& a, const Open& b) {
        return a.number < b.number;
    });
}

/// The name of a rule in one of its rule sets.
template <typename RuleSets>
std::optional<std::string>
FindRuleName(const RuleSets& ruleSets, const NatRuleRef& rule)
{
    const bool known =
        rule.ruleSet < ruleSets.size() && rule.rule < ruleSets[rule.ruleSet].rules.size();
    return known ? std::optional(ruleSets[rule.ruleSet].rules[rule.rule].name) : std::nullopt;
}

} // namespace

RecordingNat::RecordingNat(RecordingRows& rows, const FirewallConfig& config, CallFinder findCall)
    : m_rows(rows),
      m_config(config),
      m_findCall(std::move(findCall))
{
}

void
RecordingNat::MappingCreated(MappingId id, const Mapping& mapping, Time)
{
    m_mappings[id] = {++m_lastMapping,
                      mapping.protocol,
                      mapping.internal,
                      mapping.external,
                      mapping.rule,
                      mapping.createdAt};
}

void
RecordingNat::MappingRemoved(MappingId id, const Mapping&, RemovalReason why, Time now)
{
    const auto found = m_mappings.find(id);
    if (found != m_mappings.end())
    {
        Write(found->second, {now, ToString(why)});
        m_mappings.erase(found);
    }
}

void
RecordingNat::PinholeOpened(PinholeId id, const Pinhole& pinhole, Time)
{
    m_pinholes[id] = {++m_lastPinhole, m_findCall(pinhole.owner), {}, {}, pinhole};
}

void
RecordingNat::PinholeUsed(PinholeId id, const Pinhole&, SessionId session, Time now)
{
    const auto found = m_pinholes.find(id);
    if (found != m_pinholes.end())
    {
        OpenPinhole& open = found->second;
        open.pinhole.firstPacketAt = now;
        open.session = session;
        if (open.pinhole.zones.from == NO_ZONE && session == m_lastSession)
        {
            open.pinhole.zones.from = m_lastSessionFrom;
        }
    }
}

void
RecordingNat::PinholeClosed(PinholeId id, const Pinhole& pinhole, RemovalReason why, Time now)
{
    const auto found = m_pinholes.find(id);
    if (found == m_pinholes.end())
    {
        return;
    }
    OpenPinhole open = found->second;
    m_pinholes.erase(found);
    open.pinhole.packets = pinhole.packets;
    open.pinhole.bytes = pinhole.bytes;
    if (why == RemovalReason::Consumed && open.session)
    {
        m_consumed[open.session] = open;
        return;
    }
    Write(open, {now, ToString(why)});
}

void
RecordingNat::SessionCreated(SessionId id, const Session& session, Time)
{
    m_lastSession = id;
    m_lastSessionFrom = session.zones.from;
}

void
RecordingNat::SessionClosed(SessionId id, const Session& session, RemovalReason why, Time now)
{
    const auto found = m_consumed.find(id);
    if (found != m_consumed.end())
    {
        found->second.pinhole.packets = session.packets[0];
        found->second.pinhole.bytes = session.bytes[0];
        found->second.lastPacketAt = session.lastSeen;
        Write(found->second, {now, ToString(why)});
        m_consumed.erase(found);
    }
}

void
RecordingNat::Flush()
{
    std::vector<OpenMapping> mappings;
    for (const auto& [id, open] : m_mappings)
    {
        mappings.push_back(open);
    }
    std::vector<OpenPinhole> pinholes;
    for (const auto& [id, open] : m_pinholes)
    {
        pinholes.push_back(open);
    }
    for (const auto& [id, open] : m_consumed)
    {
        pinholes.push_back(open);
    }
    SortByNumber(mappings);
    SortByNumber(pinholes);
    std::for_each(mappings.begin(), mappings.end(), [&](const auto& open) { Write(open, {}); });
    std::for_each(pinholes.begin(), pinholes.end(), [&](const auto& open) { Write(open, {}); });
    m_mappings.clear();
    m_pinholes.clear();
    m_consumed.clear();
}

void
RecordingNat::Write(const OpenMapping& open, const End& end)
{
    MappingRow row;
    row.id = open.number;
    row.protocol = GetProtocolName(open.protocol);
    row.internalEndpoint = open.internal.ToString();
    row.externalEndpoint = open.external.ToString();
    row.rule = GetRuleName(open.rule);
    row.createdAt = open.createdAt;
    row.removedAt = end.at;
    row.removedReason = end.reason;
    m_rows.Add(row);
}

void
RecordingNat::Write(const OpenPinhole& open, const End& end)
{
    const Pinhole& pinhole = open.pinhole;
    PinholeRow row;
    row.id = open.number;
    row.algCallId = open.algCall;
    row.kind = ToString(pinhole.kind);
    row.protocol = GetProtocolName(pinhole.protocol);
    row.fromZone = GetZoneName(m_config, pinhole.zones.from);
    row.toZone = GetZoneName(m_config, pinhole.zones.to);
    row.publicEndpoint = pinhole.destination.ToString();
    row.privateEndpoint = pinhole.internal.ToString();
    row.openedAt = pinhole.openedAt;
    if (pinhole.firstPacketAt != NEVER)
    {
        row.firstPacketAt = pinhole.firstPacketAt;
    }
    row.lastPacketAt = open.lastPacketAt;
    row.closedAt = end.at;
    row.closedReason = end.reason;
    row.packets = pinhole.packets;
    row.bytes = pinhole.bytes;
    m_rows.Add(row);
}

std::optional<std::string>
RecordingNat::GetRuleName(const NatRuleRef& rule) const
{
    switch (rule.kind)
    {
    case NatRuleRef::Kind::Static:
        return FindRuleName(m_config.nat.staticRuleSets, rule);
    case NatRuleRef::Kind::Source:
        return FindRuleName(m_config.nat.sourceRuleSets, rule);
    case NatRuleRef::Kind::None:
        break;
    }
    return std::nullopt;
}

} // namespace ns3::sipalg
