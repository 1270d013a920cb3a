// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ONE_CALL_H
#define SIPALG_ONE_CALL_H

#include "call-network.h"

#include <boost/test/unit_test.hpp>

namespace ns3
{

/// Runs one call from alice to bob and gives its record.
inline CallRecord
CallOnce(CallNetwork& network, const SipCallPlan& plan = SipCallPlan())
{
    network.Start();
    network.alice->ScheduleCall(Seconds(5), 0, "bob", plan);
    network.Run(Seconds(300));
    BOOST_REQUIRE(network.calls.size() == 1U);
    return network.calls.front();
}

/// Nothing of any call is left, once all transactions have timed out.
inline void
CheckNothingIsLeft(CallNetwork& network)
{
    for (const auto& bank : {network.alice, network.bob})
    {
        BOOST_TEST(bank->GetCallCount() == 0U);
        BOOST_TEST(bank->GetTransactionLayer().GetClientCount() == 0U);
        BOOST_TEST(bank->GetTransactionLayer().GetServerCount() == 0U);
        BOOST_TEST(bank->GetNode()->GetObject<UdpDemultiplexer>()->GetBoundCount() == 1U);
    }
    BOOST_TEST(network.server->GetContextCount() == 0U);
    BOOST_TEST(network.server->GetTransactionLayer().GetClientCount() == 0U);
    BOOST_TEST(network.server->GetTransactionLayer().GetServerCount() == 0U);
    BOOST_TEST(network.phoneHelper.GetLedger()->GetOpenCalls() == 0U);
    BOOST_TEST(network.phoneHelper.GetLedger()->GetClocks().GetSize() == 0U);
}

} // namespace ns3

#endif
