// SPDX-License-Identifier: GPL-2.0-only
#include "header-table.h"

namespace ns3::sipalg
{

namespace
{

constexpr HeaderRule NONE{};
constexpr HeaderRule OUTWARD{true, false};
constexpr HeaderRule INWARD{false, true};

using Id = SipHeaderId;

constexpr HeaderRule
GetLiteralRule(HeaderDirection direction, SipHeaderId header)
{
    switch (direction)
    {
    case HeaderDirection::InboundRequest:
        return header == Id::To ? INWARD : NONE;
    case HeaderDirection::OutboundResponse:
        if (header == Id::To)
        {
            return INWARD;
        }
        return header == Id::Contact || header == Id::RecordRoute ? OUTWARD : NONE;
    case HeaderDirection::OutboundRequest: {
        const bool isListed = header == Id::From || header == Id::Via || header == Id::Contact ||
                              header == Id::RecordRoute || header == Id::Route;
        return isListed ? OUTWARD : NONE;
    }
    case HeaderDirection::InboundResponse: {
        const bool isListed = header == Id::From || header == Id::Via ||
                              header == Id::RecordRoute || header == Id::Route;
        return isListed ? INWARD : NONE;
    }
    }
    return NONE;
}

/// Headers that name whoever wrote them, or somebody or something beside him, or whoever reads
/// them.
constexpr bool
NamesPeople(SipHeaderId header)
{
    switch (header)
    {
    case Id::ReferTo:
    case Id::ReferredBy:
    case Id::ReplyTo:
    case Id::PAssertedIdentity:
    case Id::PPreferredIdentity:
    case Id::PAssociatedUri:
    case Id::PCalledPartyId:
    case Id::RemotePartyId:
    case Id::Diversion:
    case Id::HistoryInfo:
    case Id::AlertInfo:
    case Id::CallInfo:
    case Id::ErrorInfo:
    case Id::Warning:
        return true;
    default:
        return false;
    }
}

constexpr bool
NamesRoutes(SipHeaderId header)
{
    return header == Id::RecordRoute || header == Id::Path || header == Id::ServiceRoute ||
           header == Id::Route;
}

constexpr HeaderRule
GetCorrectedRule(HeaderDirection direction, SipHeaderId header)
{
    switch (direction)
    {
    case HeaderDirection::InboundRequest:
        return header == Id::To || header == Id::Route || NamesPeople(header) ? INWARD : NONE;
    case HeaderDirection::OutboundResponse: {
        const bool isOurs = header == Id::To || header == Id::Contact || NamesRoutes(header);
        return isOurs || NamesPeople(header) ? OUTWARD : NONE;
    }
    case HeaderDirection::OutboundRequest: {
        const bool isOurs = header == Id::From || header == Id::Via || header == Id::Contact;
        return isOurs || NamesRoutes(header) || NamesPeople(header) ? OUTWARD : NONE;
    }
    case HeaderDirection::InboundResponse: {
        const bool isOurs = header == Id::From || header == Id::Via || header == Id::Contact;
        return isOurs || NamesRoutes(header) || NamesPeople(header) ? INWARD : NONE;
    }
    }
    return NONE;
}

constexpr HeaderRule
GetRule(HeaderTable table, HeaderDirection direction, SipHeaderId header)
{
    return table == HeaderTable::Literal ? GetLiteralRule(direction, header)
                                         : GetCorrectedRule(direction, header);
}

constexpr HeaderRule
GetUriRule(HeaderTable table, HeaderDirection direction)
{
    if (direction == HeaderDirection::InboundRequest)
    {
        return INWARD;
    }
    const bool isCorrected = table == HeaderTable::Corrected;
    return isCorrected && direction == HeaderDirection::OutboundRequest ? OUTWARD : NONE;
}

constexpr void
Add(HeaderRules& rules, HeaderTable table, HeaderDirection direction)
{
    for (std::size_t i = 0; i < SIP_HEADER_ID_COUNT; ++i)
    {
        const auto id = static_cast<SipHeaderId>(i);
        const HeaderRule rule =
            id == Id::Other ? GetUriRule(table, direction) : GetRule(table, direction, id);
        rules[i].outward |= rule.outward;
        rules[i].inward |= rule.inward;
    }
}

/// By HeaderDirections.
using TableRules = std::array<HeaderRules, HeaderDirections::COUNT>;

constexpr TableRules
MakeRules(HeaderTable table)
{
    TableRules rules{};
    for (std::size_t set = 0; set < rules.size(); ++set)
    {
        for (const auto direction : {HeaderDirection::InboundRequest,
                                     HeaderDirection::OutboundResponse,
                                     HeaderDirection::OutboundRequest,
                                     HeaderDirection::InboundResponse})
        {
            if ((set >> static_cast<unsigned>(direction) & 1) != 0)
            {
                Add(rules[set], table, direction);
            }
        }
    }
    return rules;
}

constexpr TableRules LITERAL = MakeRules(HeaderTable::Literal);
constexpr TableRules CORRECTED = MakeRules(HeaderTable::Corrected);

} // namespace

HeaderRule
GetHeaderRule(HeaderTable table, HeaderDirection direction, SipHeaderId header)
{
    return GetRule(table, direction, header);
}

const HeaderRules&
GetHeaderRules(HeaderTable table, HeaderDirections directions)
{
    return (table == HeaderTable::Literal ? LITERAL : CORRECTED)[directions.GetIndex()];
}

} // namespace ns3::sipalg
