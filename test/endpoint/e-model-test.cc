// SPDX-License-Identifier: GPL-2.0-only
#include "e-model.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

BOOST_AUTO_TEST_SUITE(EModelTest, *boost::unit_test::tolerance(0.001))

// ITU-T G.107, Cole and Rosenbluth: G.711, no loss, 20 ms: R = 93.2 - 0.48
BOOST_AUTO_TEST_CASE(RatesALosslessCallByItsDelay)
{
    const double rating = TransmissionRating({0, 4.3}, {20, 0, 1});
    BOOST_TEST(rating == 92.72);
    BOOST_TEST(MeanOpinionScore(rating) == 4.40);
}

// 95 / (1 + 4.3)
BOOST_AUTO_TEST_CASE(AddsTheImpairmentOfRandomLoss)
{
    BOOST_TEST(EquipmentImpairment({0, 4.3}, 1, 1) == 17.92);
    BOOST_TEST(EquipmentImpairment({11, 19}, 0, 1) == 11.0);
}

// Delay hurts more from 177.3 ms on.
BOOST_AUTO_TEST_CASE(CountsDelayTwiceBeyondTheKnee)
{
    BOOST_TEST(DelayImpairment(177.3) == 4.2552);
    BOOST_TEST(DelayImpairment(277.3) == 4.2552 + 2.4 + 11);
}

// G.107 Annex B
BOOST_AUTO_TEST_CASE(BoundsTheOpinionScore)
{
    BOOST_TEST(MeanOpinionScore(-1) == 1.0);
    BOOST_TEST(MeanOpinionScore(101) == 4.5);
    BOOST_TEST(MeanOpinionScore(60) == 3.1);
}

BOOST_AUTO_TEST_SUITE_END()
