// SPDX-License-Identifier: GPL-2.0-only
#include "sip-header-id.h"
#include "text-cursor.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(SipHeaderIdTest)

// Case 2: every long name in any letter case.
BOOST_AUTO_TEST_CASE(FindsEveryNameInAnyCase)
{
    for (std::size_t i = 1; i < SIP_HEADER_ID_COUNT; ++i)
    {
        const auto id = static_cast<SipHeaderId>(i);
        const std::string name(ToString(id));
        std::string lower = name;
        std::string upper = name;
        std::transform(name.begin(), name.end(), lower.begin(), ToLower);
        std::transform(name.begin(), name.end(), upper.begin(), [](char c) {
            return IsChar(c, CHAR_ALPHA) ? static_cast<char>(c & ~0x20) : c;
        });
        BOOST_TEST((ParseSipHeaderName(name) == id), name);
        BOOST_TEST((ParseSipHeaderName(lower) == id), lower);
        BOOST_TEST((ParseSipHeaderName(upper) == id), upper);
        BOOST_TEST((ParseSipHeaderName(name + "x") != id), name);
        BOOST_TEST((ParseSipHeaderName(name.substr(1)) != id), name);
    }
}

// Case 1: the compact forms.
BOOST_AUTO_TEST_CASE(FindsEveryCompactForm)
{
    const std::pair<std::string_view, SipHeaderId> rows[] = {
        {"a", SipHeaderId::AcceptContact},
        {"b", SipHeaderId::ReferredBy},
        {"c", SipHeaderId::ContentType},
        {"d", SipHeaderId::RequestDisposition},
        {"e", SipHeaderId::ContentEncoding},
        {"f", SipHeaderId::From},
        {"i", SipHeaderId::CallId},
        {"j", SipHeaderId::RejectContact},
        {"k", SipHeaderId::Supported},
        {"l", SipHeaderId::ContentLength},
        {"m", SipHeaderId::Contact},
        {"n", SipHeaderId::IdentityInfo},
        {"o", SipHeaderId::Event},
        {"r", SipHeaderId::ReferTo},
        {"s", SipHeaderId::Subject},
        {"t", SipHeaderId::To},
        {"u", SipHeaderId::AllowEvents},
        {"v", SipHeaderId::Via},
        {"x", SipHeaderId::SessionExpires},
        {"y", SipHeaderId::Identity},
        {"V", SipHeaderId::Via},
        {"L", SipHeaderId::ContentLength},
    };
    for (const auto& [name, id] : rows)
    {
        BOOST_TEST((ParseSipHeaderName(name) == id), name);
    }
}

// Names that only begin like a known one.
BOOST_AUTO_TEST_CASE(TakesOtherNamesAsOther)
{
    for (const std::string_view name : {"",
                                        "g",
                                        "z",
                                        "-",
                                        "X-Via",
                                        "Viaa",
                                        "Fro",
                                        "Contact-Info",
                                        "Content-Lengths",
                                        "C%6Fntact",
                                        "\xff\xff",
                                        "To1"})
    {
        BOOST_TEST((ParseSipHeaderName(name) == SipHeaderId::Other), name);
    }
}

BOOST_AUTO_TEST_SUITE_END()
