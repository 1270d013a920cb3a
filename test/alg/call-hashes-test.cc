// SPDX-License-Identifier: GPL-2.0-only
#include "call-hashes.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

constexpr uint32_t LARGEST = (1U << CallHashes::HASH_BITS) - 1;

std::vector<uint32_t>
List(const CallHashes& hashes, CallHashes::Kind kind)
{
    std::vector<uint32_t> all;
    hashes.ForEach(kind, [&all](uint32_t hash) { all.push_back(hash); });
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(CallHashesTest)

// Issue 3, memory: what nearly every call has takes no block of the heap; what is more does.
BOOST_AUTO_TEST_CASE(KeepsTwoWithoutTheHeapAndMoreWithIt)
{
    CallHashes hashes;
    hashes.Add(CallHashes::EndedInvite, LARGEST);
    hashes.Add(CallHashes::Dialog, 0);
    BOOST_TEST(hashes.GetMemory() == 0U);
    hashes.Add(CallHashes::Dialog, 7);
    BOOST_TEST(hashes.GetMemory() > 0U);
    BOOST_TEST(List(hashes, CallHashes::EndedInvite) == std::vector<uint32_t>{LARGEST},
               boost::test_tools::per_element());
    BOOST_TEST(List(hashes, CallHashes::Dialog) == (std::vector<uint32_t>{0, 7}),
               boost::test_tools::per_element());
    const CallHashes moved = std::move(hashes);
    BOOST_TEST(moved.Has(CallHashes::Dialog, 7));
}

BOOST_AUTO_TEST_CASE(TellsKindsApart)
{
    CallHashes hashes;
    hashes.Add(CallHashes::CallingInvite, 5);
    BOOST_TEST(hashes.HasAny(CallHashes::CallingInvite));
    BOOST_TEST(!hashes.HasAny(CallHashes::EndedInvite));
    BOOST_TEST(!hashes.Has(CallHashes::EndedInvite, 5));
    hashes.Add(CallHashes::EndedInvite, 5);
    hashes.Erase(CallHashes::CallingInvite, 5);
    BOOST_TEST(!hashes.HasAny(CallHashes::CallingInvite));
    BOOST_TEST(hashes.Has(CallHashes::EndedInvite, 5));
    hashes.Add(CallHashes::EndedDialog, LARGEST);
    BOOST_TEST(hashes.Has(CallHashes::EndedDialog, LARGEST));
    for (const auto kind :
         {CallHashes::CallingInvite, CallHashes::ProceedingInvite, CallHashes::Dialog})
    {
        BOOST_TEST(!hashes.HasAny(kind));
    }
}

BOOST_AUTO_TEST_CASE(ErasesWhereverAnEntryLies)
{
    for (const uint32_t size : {1U, 2U, 5U})
    {
        for (uint32_t erased = 0; erased < size; ++erased)
        {
            CallHashes hashes;
            std::vector<uint32_t> expected;
            for (uint32_t i = 0; i < size; ++i)
            {
                hashes.Add(CallHashes::Dialog, i);
                hashes.Add(CallHashes::Dialog, i); // once is enough
                if (i != erased)
                {
                    expected.push_back(i);
                }
            }
            hashes.Erase(CallHashes::Dialog, erased);
            hashes.Erase(CallHashes::Dialog, size);
            BOOST_TEST(List(hashes, CallHashes::Dialog) == expected,
                       boost::test_tools::per_element());
        }
    }
}

// Case 60: who sends ever new branches or tags does not fill the memory.
BOOST_AUTO_TEST_CASE(KeepsSoManyOfAKind)
{
    CallHashes hashes;
    hashes.Add(CallHashes::Dialog, 1);
    for (uint32_t i = 0; i < 40; ++i)
    {
        hashes.AddLatest(CallHashes::EndedInvite, i);
        hashes.Add(CallHashes::EndedDialog, i);
    }
    BOOST_TEST(List(hashes, CallHashes::EndedInvite).size() == 32U);
    BOOST_TEST(!hashes.Has(CallHashes::EndedInvite, 7));
    BOOST_TEST(hashes.Has(CallHashes::EndedInvite, 39));
    BOOST_TEST(List(hashes, CallHashes::EndedDialog).size() == 32U);
    BOOST_TEST(hashes.Has(CallHashes::EndedDialog, 0));
    BOOST_TEST(!hashes.Has(CallHashes::EndedDialog, 32));
    BOOST_TEST(hashes.Has(CallHashes::Dialog, 1));
}

BOOST_AUTO_TEST_SUITE_END()
