// SPDX-License-Identifier: GPL-2.0-only
#include "text-scan.h"

#include <boost/test/unit_test.hpp>
#include <memory>
#include <random>

using namespace ns3::sipalg;

namespace
{

/// Compares the other searches with the simple one, [begin, end) lying in a larger text.
template <typename Stops>
void
CompareInside(const char* begin, const char* end, std::string_view whole)
{
    const char* const stop = ScanBytewise<Stops>(begin, end);
    BOOST_REQUIRE(ScanInside<Stops>(begin, end, GetBlocksEnd(whole)) == stop);
    if (whole.size() >= 16)
    {
        const char* const last = whole.data() + whole.size() - 16;
        const char* const inBlocks = ScanBlocks<Stops>(begin, last);
        const char* const wholeEnd = whole.data() + whole.size();
        const char* const next = ScanBytewise<Stops>(begin, wholeEnd);
        BOOST_REQUIRE(inBlocks ? inBlocks == next : next > last);
        const char* const inLast = begin < last ? next : ScanLastBlock<Stops>(begin, wholeEnd);
        BOOST_REQUIRE(inLast ? inLast == next : next == wholeEnd);
    }
}

/// Compares the block searches with the simple one in a buffer of exactly @p size bytes.
template <typename Stops>
void
CompareSearches(std::mt19937& random, std::size_t size, unsigned stopRate)
{
    const std::unique_ptr<char[]> text(new char[size]);
    const char* end = text.get() + size;
    std::uniform_int_distribution<unsigned> byte(0, 255);
    for (std::size_t i = 0; i < size; ++i)
    {
        text[i] = byte(random) < stopRate ? static_cast<char>(byte(random)) : 'a';
    }
    for (const char* begin = text.get(); begin <= end; ++begin)
    {
        BOOST_REQUIRE(Scan<Stops>(begin, end) == ScanBytewise<Stops>(begin, end));
        CompareInside<Stops>(begin, end, {text.get(), size});
        CompareInside<Stops>(begin, begin + (end - begin) / 2, {text.get(), size});
    }
}

template <typename Stops>
void
CompareAllSizes()
{
    std::mt19937 random(1);
    for (std::size_t size = 0; size <= 70; ++size)
    {
        CompareSearches<Stops>(random, size, 0);
        CompareSearches<Stops>(random, size, 10);
        CompareSearches<Stops>(random, size, 255);
    }
}

template <typename Stops>
void
CompareEveryByte()
{
    for (int c = 0; c < 256; ++c)
    {
        const char text[16] = {'a',
                               'a',
                               'a',
                               'a',
                               'a',
                               static_cast<char>(c),
                               'a',
                               'a',
                               'a',
                               'a',
                               'a',
                               'a',
                               'a',
                               'a',
                               'a',
                               'a'};
        const bool isFound = Scan<Stops>(text, text + 16) == text + 5;
        BOOST_TEST(isFound == Stops::Has(static_cast<char>(c)), "byte " << c);
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(TextScanTest)

BOOST_AUTO_TEST_CASE(ReadsAShortWordWithZerosBehindIt)
{
    const ShortWord word = ReadShortWord<':'>("Call-ID: 1234567");
    BOOST_TEST(word.size == 7U);
    BOOST_TEST((word.head == 0x44492d6c6c6143U)); // "Call-ID", the first character lowest
    BOOST_TEST(word.tail == 0U);
    BOOST_TEST(ReadShortWord<':'>("Max-Forwards: 70").tail == 0x73647261U); // "ards"
    BOOST_TEST(ReadShortWord<':'>("Content-Encoding").size == 16U);
}

BOOST_AUTO_TEST_CASE(FindsTheSameAsAByteLoopAtAnyLength)
{
    CompareAllSizes<UpTo<' ' - 1>>();
    CompareAllSizes<NameStops>();
    CompareAllSizes<UriStops>();
    CompareAllSizes<ValueStops>();
    CompareAllSizes<HostStops>();
    CompareAllSizes<AnyOf<'\n', '\r', '\0'>>();
}

BOOST_AUTO_TEST_CASE(ClassifiesEveryByteAsAByteLoopDoes)
{
    CompareEveryByte<UpTo<' ' - 1>>();
    CompareEveryByte<NameStops>();
    CompareEveryByte<UriStops>();
    CompareEveryByte<ValueStops>();
    CompareEveryByte<HostStops>();
    CompareEveryByte<AnyOf<',', '"', '<'>>();
}

BOOST_AUTO_TEST_CASE(LetsATabPassAsNoControl)
{
    const std::string_view text = "a\tb\r\n";
    const char* end = text.data() + text.size();
    BOOST_TEST(ScanForControl(text.data(), end) - text.data() == 3);
}

BOOST_AUTO_TEST_SUITE_END()
