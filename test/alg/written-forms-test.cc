// SPDX-License-Identifier: GPL-2.0-only
#include "written-forms.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

constexpr IpEndpoint EXTERNAL{IpAddress::V4(0x01010101), 5060};

} // namespace

BOOST_AUTO_TEST_SUITE(WrittenFormsTest)

// J53: the UAC sees exactly what it sent, header by header.
BOOST_AUTO_TEST_CASE(RemembersOfEachKindOfHeaderWhetherItHadAPort)
{
    WrittenForms forms;
    const MappingId mapping{3, 1};
    forms.Remember(mapping, EXTERNAL, HeaderForm::Via, false);
    forms.Remember(mapping, EXTERNAL, HeaderForm::Contact, true);
    BOOST_TEST(forms.WasPortless(mapping, HeaderForm::Via));
    BOOST_TEST(!forms.WasPortless(mapping, HeaderForm::Contact));
    BOOST_TEST(!forms.WasPortless(mapping, HeaderForm::Route));
    forms.Remember(mapping, EXTERNAL, HeaderForm::Via, true);
    BOOST_TEST(!forms.WasPortless(mapping, HeaderForm::Via));
}

// What was said of a mapping says nothing of the next one in its row.
BOOST_AUTO_TEST_CASE(ForgetsWhatWasSaidOfAMappingThatIsGone)
{
    WrittenForms forms;
    forms.Remember({3, 1}, EXTERNAL, HeaderForm::Via, false);
    BOOST_TEST(!forms.WasPortless({3, 2}, HeaderForm::Via));
    forms.Remember({3, 2}, EXTERNAL, HeaderForm::Contact, false);
    BOOST_TEST(!forms.WasPortless({3, 2}, HeaderForm::Via));
    BOOST_TEST(forms.WasPortless({3, 2}, HeaderForm::Contact));
    BOOST_TEST(!forms.WasPortless({99, 1}, HeaderForm::Via));
}

// J53, case 31: who writes its external endpoint gets that back, until it writes the internal one.
BOOST_AUTO_TEST_CASE(RemembersWhereTheExternalEndpointWasWritten)
{
    WrittenForms forms;
    for (const MappingId mapping : {MappingId{3, 1}, MappingId{}})
    {
        forms.RememberExternal(mapping, EXTERNAL, HeaderForm::Contact);
        BOOST_TEST(forms.WasExternal(mapping, EXTERNAL, HeaderForm::Contact));
        BOOST_TEST(!forms.WasExternal(mapping, EXTERNAL, HeaderForm::Via));
        forms.Remember(mapping, EXTERNAL, HeaderForm::Contact, true);
        BOOST_TEST(!forms.WasExternal(mapping, EXTERNAL, HeaderForm::Contact));
    }
    forms.RememberExternal({3, 1}, EXTERNAL, HeaderForm::Contact);
    forms.RememberExternal({}, EXTERNAL, HeaderForm::Contact);
    forms.Remember({3, 1}, EXTERNAL, HeaderForm::Contact, false);
    BOOST_TEST(!forms.WasExternal({3, 1}, EXTERNAL, HeaderForm::Contact));
    BOOST_TEST(forms.WasExternal({}, EXTERNAL, HeaderForm::Contact));
    forms.RememberExternal({3, 1}, EXTERNAL, HeaderForm::Contact);
    BOOST_TEST(!forms.WasExternal({3, 2}, EXTERNAL, HeaderForm::Contact));
}

// Case 60: of static NAT so many endpoints are remembered, whoever writes how many.
BOOST_AUTO_TEST_CASE(RemembersABoundedNumberOfStaticEndpoints)
{
    WrittenForms forms;
    const auto endpoint = [](std::size_t port) {
        return IpEndpoint{IpAddress::V4(0x01010101), static_cast<uint16_t>(port)};
    };
    for (std::size_t port = 0; port <= WrittenForms::MAX_STATIC; ++port)
    {
        forms.RememberExternal({}, endpoint(port), HeaderForm::Via);
    }
    BOOST_TEST(forms.WasExternal({}, endpoint(0), HeaderForm::Via));
    BOOST_TEST(!forms.WasExternal({}, endpoint(WrittenForms::MAX_STATIC), HeaderForm::Via));
}

BOOST_AUTO_TEST_SUITE_END()
