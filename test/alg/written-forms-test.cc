// SPDX-License-Identifier: GPL-2.0-only
#include "written-forms.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(WrittenFormsTest)

// J53: the UAC sees exactly what it sent, header by header.
BOOST_AUTO_TEST_CASE(RemembersOfEachKindOfHeaderWhetherItHadAPort)
{
    WrittenForms forms;
    const MappingId mapping{3, 1};
    forms.Remember(mapping, HeaderForm::Via, false);
    forms.Remember(mapping, HeaderForm::Contact, true);
    BOOST_TEST(forms.WasPortless(mapping, HeaderForm::Via));
    BOOST_TEST(!forms.WasPortless(mapping, HeaderForm::Contact));
    BOOST_TEST(!forms.WasPortless(mapping, HeaderForm::Route));
    forms.Remember(mapping, HeaderForm::Via, true);
    BOOST_TEST(!forms.WasPortless(mapping, HeaderForm::Via));
}

// What was said of a mapping says nothing of the next one in its row.
BOOST_AUTO_TEST_CASE(ForgetsWhatWasSaidOfAMappingThatIsGone)
{
    WrittenForms forms;
    forms.Remember({3, 1}, HeaderForm::Via, false);
    BOOST_TEST(!forms.WasPortless({3, 2}, HeaderForm::Via));
    forms.Remember({3, 2}, HeaderForm::Contact, false);
    BOOST_TEST(!forms.WasPortless({3, 2}, HeaderForm::Via));
    BOOST_TEST(forms.WasPortless({3, 2}, HeaderForm::Contact));
    BOOST_TEST(!forms.WasPortless({99, 1}, HeaderForm::Via));
}

// J53, case 31: who writes its external endpoint gets that back, until it writes the internal one.
BOOST_AUTO_TEST_CASE(RemembersWhereTheExternalEndpointWasWritten)
{
    WrittenForms forms;
    const MappingId mapping{3, 1};
    forms.RememberExternal(mapping, HeaderForm::Contact);
    BOOST_TEST(forms.WasExternal(mapping, HeaderForm::Contact));
    BOOST_TEST(!forms.WasExternal(mapping, HeaderForm::Via));
    BOOST_TEST(!forms.WasExternal({3, 2}, HeaderForm::Contact));
    forms.Remember(mapping, HeaderForm::Contact, true);
    BOOST_TEST(!forms.WasExternal(mapping, HeaderForm::Contact));
    forms.RememberExternal({}, HeaderForm::Contact);
    BOOST_TEST(!forms.WasExternal({}, HeaderForm::Contact));
}

BOOST_AUTO_TEST_SUITE_END()
