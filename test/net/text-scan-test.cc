// SPDX-License-Identifier: GPL-2.0-only
#include "text-scan.h"

#include <boost/test/unit_test.hpp>
#include <memory>
#include <random>

using namespace ns3::sipalg;

namespace
{

/// Compares the block search with the simple one in a buffer of exactly @p size bytes.
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
