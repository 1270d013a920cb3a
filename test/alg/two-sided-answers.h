// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TWO_SIDED_ANSWERS_H
#define SIPALG_TWO_SIDED_ANSWERS_H

#include "address-answers.h"

namespace ns3::sipalg::test
{

/// Of a firewall with two sides, where nobody knows of other calls.
class TwoSidedAnswers : public AddressAnswers
{
  public:
    std::optional<IpEndpoint> FindInside(const IpEndpoint&) const override
    {
        return std::nullopt;
    }

    std::optional<IpEndpoint> FindExpected(const IpEndpoint&, const Call*) const override
    {
        return std::nullopt;
    }

    bool IsHidden(const IpAddress&) const override
    {
        return true;
    }
};

} // namespace ns3::sipalg::test

#endif
