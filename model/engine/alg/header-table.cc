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

using TableRules = std::array<HeaderRules, 4>;

constexpr TableRules
MakeTable(HeaderRule (*getRule)(HeaderDirection, SipHeaderId))
{
    TableRules rules{};
    for (std::size_t direction = 0; direction < rules.size(); ++direction)
    {
        for (std::size_t id = 0; id < SIP_HEADER_ID_COUNT; ++id)
        {
            rules[direction][id] =
                getRule(static_cast<HeaderDirection>(direction), static_cast<SipHeaderId>(id));
        }
    }
    return rules;
}

constexpr TableRules LITERAL = MakeTable(GetLiteralRule);
constexpr TableRules CORRECTED = MakeTable(GetCorrectedRule);

} // namespace

const HeaderRules&
GetHeaderRules(HeaderTable table, HeaderDirection direction)
{
    const TableRules& rules = table == HeaderTable::Literal ? LITERAL : CORRECTED;
    return rules[static_cast<std::size_t>(direction)];
}

HeaderRule
GetRequestUriRule(HeaderTable table, HeaderDirection direction)
{
    if (direction == HeaderDirection::InboundRequest)
    {
        return INWARD;
    }
    const bool isCorrected = table == HeaderTable::Corrected;
    return isCorrected && direction == HeaderDirection::OutboundRequest ? OUTWARD : NONE;
}

} // namespace ns3::sipalg
