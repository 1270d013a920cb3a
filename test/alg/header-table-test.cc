// SPDX-License-Identifier: GPL-2.0-only
#include "header-table.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace ns3::sipalg;

namespace
{

using Ids = std::set<SipHeaderId>;

constexpr SipHeaderId HEADERS[] = {SipHeaderId::Via,
                                   SipHeaderId::From,
                                   SipHeaderId::To,
                                   SipHeaderId::CallId,
                                   SipHeaderId::Contact,
                                   SipHeaderId::Route,
                                   SipHeaderId::RecordRoute,
                                   SipHeaderId::Subject,
                                   SipHeaderId::Authorization};

Ids
GetOutward(HeaderTable table, HeaderDirection direction)
{
    Ids ids;
    for (const SipHeaderId id : HEADERS)
    {
        if (GetHeaderRule(table, direction, id).outward)
        {
            ids.insert(id);
        }
    }
    return ids;
}

Ids
GetInward(HeaderTable table, HeaderDirection direction)
{
    Ids ids;
    for (const SipHeaderId id : HEADERS)
    {
        if (GetHeaderRule(table, direction, id).inward)
        {
            ids.insert(id);
        }
    }
    return ids;
}

constexpr auto VIA = SipHeaderId::Via;
constexpr auto FROM = SipHeaderId::From;
constexpr auto TO = SipHeaderId::To;
constexpr auto CONTACT = SipHeaderId::Contact;
constexpr auto ROUTE = SipHeaderId::Route;
constexpr auto RECORD_ROUTE = SipHeaderId::RecordRoute;

} // namespace

BOOST_AUTO_TEST_SUITE(HeaderTableTest)

// J65, J66, J67, J68, choice d: the table as seed 001 prints it.
BOOST_AUTO_TEST_CASE(LiteralTableIsTheDocuments)
{
    const auto literal = HeaderTable::Literal;
    using Direction = HeaderDirection;
    BOOST_TEST((GetInward(literal, Direction::InboundRequest) == Ids{TO}));
    BOOST_TEST((GetOutward(literal, Direction::InboundRequest) == Ids{}));
    BOOST_TEST((GetInward(literal, Direction::OutboundResponse) == Ids{TO}));
    BOOST_TEST((GetOutward(literal, Direction::OutboundResponse) == Ids{CONTACT, RECORD_ROUTE}));
    BOOST_TEST((GetOutward(literal, Direction::OutboundRequest) ==
                Ids{FROM, VIA, CONTACT, RECORD_ROUTE, ROUTE}));
    BOOST_TEST((GetInward(literal, Direction::OutboundRequest) == Ids{}));
    BOOST_TEST(
        (GetInward(literal, Direction::InboundResponse) == Ids{FROM, VIA, RECORD_ROUTE, ROUTE}));
    BOOST_TEST((GetOutward(literal, Direction::InboundResponse) == Ids{}));
}

// J66, choice d: an outbound response's To goes out as the inbound request's came in.
BOOST_AUTO_TEST_CASE(CorrectedTableTurnsToOfOutboundResponsesOutward)
{
    const auto rule = GetHeaderRule(HeaderTable::Corrected, HeaderDirection::OutboundResponse, TO);
    BOOST_TEST(rule.outward);
    BOOST_TEST(!rule.inward);
}

// Case 46, J29, choice d2: what is hashed or opaque is no business of the ALG in any direction.
BOOST_AUTO_TEST_CASE(NeitherTableTouchesCallIdSubjectOrCredentials)
{
    for (const auto table : {HeaderTable::Literal, HeaderTable::Corrected})
    {
        for (const auto direction : {HeaderDirection::InboundRequest,
                                     HeaderDirection::OutboundResponse,
                                     HeaderDirection::OutboundRequest,
                                     HeaderDirection::InboundResponse})
        {
            for (const auto id :
                 {SipHeaderId::CallId, SipHeaderId::Subject, SipHeaderId::Authorization})
            {
                BOOST_TEST(!GetHeaderRule(table, direction, id).outward);
                BOOST_TEST(!GetHeaderRule(table, direction, id).inward);
            }
        }
    }
}

// J65, J67: the printed table translates the Request-URI of inbound requests only. Case 57: one
// that names a host inside has to go out, too, if it was learnt by way of outside.
BOOST_AUTO_TEST_CASE(TranslatesTheRequestUriWhereTheTableSays)
{
    using Table = HeaderTable;
    using Direction = HeaderDirection;
    const auto getRule = [](Table table, Direction direction) {
        HeaderDirections directions;
        directions.Add(direction);
        return GetHeaderRules(table, directions)[static_cast<std::size_t>(SipHeaderId::Other)];
    };
    BOOST_TEST(getRule(Table::Literal, Direction::InboundRequest).inward);
    BOOST_TEST(getRule(Table::Corrected, Direction::InboundRequest).inward);
    BOOST_TEST(!getRule(Table::Literal, Direction::OutboundRequest).outward);
    BOOST_TEST(getRule(Table::Corrected, Direction::OutboundRequest).outward);
    BOOST_TEST(!getRule(Table::Corrected, Direction::OutboundRequest).inward);
}

BOOST_AUTO_TEST_SUITE_END()
