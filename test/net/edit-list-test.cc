// SPDX-License-Identifier: GPL-2.0-only
#include "edit-list.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

constexpr std::string_view TEXT = "c=IN IP4 10.1.1.3\r\nm=audio 49170 RTP/AVP 0\r\n";

std::string
Apply(EditList& edits)
{
    return std::string(edits.Apply());
}

} // namespace

BOOST_AUTO_TEST_SUITE(EditListTest)

// What no edit covers comes out byte for byte.
BOOST_AUTO_TEST_CASE(GivesTheOriginalWhenNothingIsPlanned)
{
    EditList edits;
    edits.Reset(TEXT);
    BOOST_TEST(edits.Empty());
    BOOST_TEST(Apply(edits) == TEXT);
}

BOOST_AUTO_TEST_CASE(ReplacesSlicesInAnyOrderOfPlanning)
{
    EditList edits;
    edits.Reset(TEXT);
    BOOST_TEST(edits.Replace(TEXT.substr(27, 5), "5002"));
    BOOST_TEST(edits.Replace(TEXT.substr(9, 8), "1.1.1.20"));
    BOOST_TEST(Apply(edits) == "c=IN IP4 1.1.1.20\r\nm=audio 5002 RTP/AVP 0\r\n");
    BOOST_TEST(edits.ResultSize() == TEXT.size() - 1);
}

BOOST_AUTO_TEST_CASE(RefusesAnEditThatOverlapsAPlannedOne)
{
    EditList edits;
    edits.Reset(TEXT);
    BOOST_TEST(edits.ReplaceAt(9, 8, "1.1.1.20"));
    BOOST_TEST(!edits.ReplaceAt(9, 8, "1.1.1.21"));
    BOOST_TEST(!edits.ReplaceAt(8, 2, "x"));
    BOOST_TEST(!edits.ReplaceAt(16, 2, "x"));
    BOOST_TEST(!edits.ReplaceAt(10, 1, "x"));
    BOOST_TEST(!edits.ReplaceAt(0, TEXT.size(), "x"));
    BOOST_TEST(!edits.InsertAt(12, "x"));
    BOOST_TEST(edits.Size() == 1U);
    BOOST_TEST(Apply(edits) == "c=IN IP4 1.1.1.20\r\nm=audio 49170 RTP/AVP 0\r\n");
}

BOOST_AUTO_TEST_CASE(RefusesAnEditOutsideTheMessage)
{
    EditList edits;
    edits.Reset(TEXT);
    const std::string other = "somewhere else";
    BOOST_TEST(!edits.Replace(other, "x"));
    BOOST_TEST(!edits.ReplaceAt(TEXT.size(), 1, "x"));
    BOOST_TEST(!edits.ReplaceAt(TEXT.size() + 1, 0, "x"));
    BOOST_TEST(!edits.ReplaceAt(1, SIZE_MAX, "x"));
    BOOST_TEST(edits.Empty());
}

BOOST_AUTO_TEST_CASE(AcceptsEditsThatTouch)
{
    EditList edits;
    edits.Reset("abcd");
    BOOST_TEST(edits.ReplaceAt(2, 1, "C"));
    BOOST_TEST(edits.ReplaceAt(1, 1, "B"));
    BOOST_TEST(edits.ReplaceAt(3, 1, ""));
    BOOST_TEST(Apply(edits) == "aBC");
}

BOOST_AUTO_TEST_CASE(KeepsTheOrderOfInsertionsAtOnePlace)
{
    EditList edits;
    edits.Reset("ab");
    BOOST_TEST(edits.ReplaceAt(1, 1, "B"));
    BOOST_TEST(edits.InsertAt(1, "1"));
    BOOST_TEST(edits.InsertAt(1, "2"));
    BOOST_TEST(edits.InsertAt(0, "0"));
    BOOST_TEST(edits.InsertAt(2, "3"));
    BOOST_TEST(Apply(edits) == "0a12B3");
}

BOOST_AUTO_TEST_CASE(InsertsBehindAReplacementThatEndsThere)
{
    EditList edits;
    edits.Reset("abc");
    BOOST_TEST(edits.InsertAt(2, "+"));
    BOOST_TEST(edits.ReplaceAt(1, 1, "B"));
    BOOST_TEST(Apply(edits) == "aB+c");
}

BOOST_AUTO_TEST_CASE(DoesNotRecordAnEditThatChangesNothing)
{
    EditList edits;
    edits.Reset(TEXT);
    BOOST_TEST(edits.Replace(TEXT.substr(9, 8), "10.1.1.3"));
    BOOST_TEST(edits.InsertAt(3, ""));
    BOOST_TEST(edits.Empty());
}

BOOST_AUTO_TEST_CASE(WritesAddressesEndpointsAndNumbersInPlace)
{
    EditList edits;
    edits.Reset(TEXT);
    const IpEndpoint v4{*IpAddress::Parse("1.1.1.20"), 5002};
    const IpEndpoint v6{*IpAddress::Parse("2001:db8:1111:2222:3333:4444:5555:6666"), 65535};
    BOOST_TEST(edits.Replace(TEXT.substr(0, 2), v4));
    BOOST_TEST(edits.ReplaceByHost(TEXT.substr(2, 2), v6));
    BOOST_TEST(edits.Replace(TEXT.substr(9, 8), v4.address));
    BOOST_TEST(edits.Replace(TEXT.substr(27, 5), 4294967295u));
    BOOST_TEST(edits.Replace(TEXT.substr(33, 3), v6));
    BOOST_TEST(Apply(edits) == "1.1.1.20:5002[2001:db8:1111:2222:3333:4444:5555:6666] IP4 1.1.1.20"
                               "\r\nm=audio 4294967295 "
                               "[2001:db8:1111:2222:3333:4444:5555:6666]:65535/AVP 0\r\n");
}

// The text of the address that was written last serves again.
BOOST_AUTO_TEST_CASE(WritesOneAddressManyTimesWithPortsAndWithout)
{
    const std::string text(9, ' ');
    const IpEndpoint first{*IpAddress::Parse("1.1.1.20"), 5060};
    const IpEndpoint second{first.address, 5062};
    const IpEndpoint third{*IpAddress::Parse("0.0.0.0"), 0};
    EditList edits;
    for (int time = 0; time < 2; ++time)
    {
        edits.Reset(text);
        const auto at = [&](std::size_t offset) {
            return std::string_view(text).substr(offset, 1);
        };
        edits.Replace(at(0), third);
        edits.Replace(at(1), third.address);
        edits.Replace(at(2), first.address);
        edits.Replace(at(3), first.address);
        edits.Replace(at(4), first);
        edits.Replace(at(5), first);
        edits.Replace(at(6), first.address);
        edits.Replace(at(7), second);
        edits.Replace(at(8), second.address);
        BOOST_TEST(Apply(edits) == "0.0.0.0:00.0.0.01.1.1.201.1.1.201.1.1.20:50601.1.1.20:5060"
                                   "1.1.1.201.1.1.20:50621.1.1.20");
    }
}

// What is refused, or changes nothing, leaves room for the next.
BOOST_AUTO_TEST_CASE(StaysUsableAfterManySplicesThatAreNotPlanned)
{
    EditList edits;
    edits.Reset(TEXT);
    for (uint32_t i = 0; i < 5000; ++i)
    {
        const IpEndpoint endpoint{IpAddress::V4(0xc0c0c0c0 + i), 65535};
        BOOST_TEST(!edits.Replace(std::string_view("elsewhere"), endpoint));
        BOOST_TEST(edits.Replace(TEXT.substr(27, 5), 49170u));
    }
    BOOST_TEST(edits.Empty());
    BOOST_TEST(edits.Replace(TEXT.substr(27, 5), 65535u));
    BOOST_TEST(!edits.Replace(TEXT.substr(27, 5), 49170u));
    BOOST_TEST(Apply(edits) == "c=IN IP4 10.1.1.3\r\nm=audio 65535 RTP/AVP 0\r\n");
}

BOOST_AUTO_TEST_CASE(KeepsManyTextsOfAnyLengthInAnyOrder)
{
    const std::string text(1000, '.');
    EditList edits;
    edits.Reset(text);
    std::string expected;
    const std::string longText(1500, 'x');
    for (std::size_t i = 0; i < 100; ++i)
    {
        const std::size_t offset = (i * 7 % 100) * 10; // each tenth, none twice
        BOOST_TEST((offset % 300 == 0 ? edits.ReplaceAt(offset, 4, longText)
                                      : edits.Replace(std::string_view(text).substr(offset, 4),
                                                      static_cast<uint32_t>(offset))));
    }
    for (std::size_t offset = 0; offset < text.size(); offset += 10)
    {
        expected += (offset % 300 == 0 ? longText : std::to_string(offset)) + "......";
    }
    BOOST_TEST(Apply(edits) == expected);
    BOOST_TEST(edits.ResultSize() == expected.size());
    BOOST_TEST(edits.LengthChange(text) ==
               static_cast<std::ptrdiff_t>(expected.size() - text.size()));
}

// Case 54: the new Content-Length is the old one plus the change inside the body.
BOOST_AUTO_TEST_CASE(CountsTheLengthChangeOfARangeOnly)
{
    EditList edits;
    const std::string_view text = "head\r\n\r\nbody";
    edits.Reset(text);
    edits.ReplaceAt(0, 4, "longer head");
    edits.ReplaceAt(8, 2, "a");
    edits.InsertAt(12, "xyz");
    BOOST_TEST(edits.LengthChange(text.substr(8)) == 2);
    BOOST_TEST(edits.LengthChange(text.substr(0, 8)) == 7);
    BOOST_TEST(edits.LengthChange(text) == 9);
}

// Case 54, planned in the order of the text: the number stands before what it counts.
BOOST_AUTO_TEST_CASE(FillsAReservedLengthWhenWhatItCountsIsPlanned)
{
    const std::string_view text = "l: 7\r\nx\r\n\r\n1234567";
    EditList edits;
    edits.Reset(text);
    edits.Replace(text.substr(0, 1), "Content-Length");
    edits.ReserveLength(text.substr(3, 1));
    edits.Replace(text.substr(11, 2), "one, two");
    edits.Replace(text.substr(17, 1), "");
    edits.FillLength(7);
    BOOST_TEST(Apply(edits) == "Content-Length: 12\r\nx\r\n\r\none, two3456");
    BOOST_TEST(edits.ResultSize() == Apply(edits).size());
}

BOOST_AUTO_TEST_CASE(FillsALengthThatWasReservedOutOfOrderAndMovedSince)
{
    const std::string_view text = "12\r\nx\r\nbody";
    EditList edits;
    edits.Reset(text);
    edits.Replace(text.substr(4, 1), "yyy");
    edits.ReserveLength(text.substr(0, 2));
    edits.Replace(text.substr(7, 4), std::string(150000, 'z'));
    edits.InsertAt(2, "!");
    edits.InsertAt(0, "?");
    edits.InsertAt(11, "+");
    edits.FillLength(4);
    BOOST_TEST(Apply(edits) == "?150003!\r\nyyy\r\n" + std::string(150000, 'z') + "+");
}

BOOST_AUTO_TEST_CASE(LeavesAReservedLengthAsItIsWrittenWhenNothingChangesIt)
{
    const std::string_view text = "Length: 007\r\n1234567";
    EditList edits;
    edits.Reset(text);
    edits.ReserveLength(text.substr(8, 3));
    edits.FillLength(7);
    BOOST_TEST(edits.Empty());
    BOOST_TEST(edits.ResultSize() == text.size());
    edits.ReserveLength(text.substr(8, 3));
    edits.Replace(text.substr(13, 2), "21");
    edits.FillLength(7);
    BOOST_TEST(Apply(edits) == "Length: 007\r\n2134567");
}

BOOST_AUTO_TEST_CASE(FillsNothingWhereNoLengthIsReserved)
{
    const std::string_view text = "1234567";
    EditList edits;
    edits.Reset(text);
    edits.ReserveLength(text.substr(0, 1));
    edits.Reset(text);
    edits.InsertAt(7, "8");
    edits.FillLength(7);
    edits.ReserveLength({});
    edits.InsertAt(7, "9");
    edits.FillLength(7);
    BOOST_TEST(Apply(edits) == "123456789");
}

BOOST_AUTO_TEST_CASE(StartsAfreshAfterReset)
{
    EditList edits;
    edits.Reset("abc");
    edits.ReplaceAt(0, 1, "xxxx");
    edits.Reset("defg");
    BOOST_TEST(edits.Empty());
    edits.ReplaceAt(1, 1, "E");
    BOOST_TEST(Apply(edits) == "dEfg");
}

BOOST_AUTO_TEST_SUITE_END()
