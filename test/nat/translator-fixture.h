// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TRANSLATOR_FIXTURE_H
#define SIPALG_TRANSLATOR_FIXTURE_H

#include "nat-fixture.h"

#include <memory>

namespace ns3::sipalg::test
{

using Kind = SourceTranslation::Kind;

/// A NAT from private to public by one rule, which a test may change before its first call.
struct TranslatorFixture
{
    TranslatorFixture()
    {
        config.sourceRuleSets = {MakeRuleSet(MakeInterfaceRule())};
    }

    void UsePool(const char* low, const char* high)
    {
        config.pools = {MakePool(low, high)};
        config.sourceRuleSets = {MakeRuleSet(MakePoolRule())};
    }

    SourceNatRule& Rule()
    {
        return config.sourceRuleSets[0].rules[0];
    }

    /// The NAT over the configuration as it is now.
    NatState& Nat()
    {
        if (!nat)
        {
            nat = std::make_unique<NatState>(config, routes, chooser, log);
        }
        return *nat;
    }

    SourceTranslation Translate(const IpEndpoint& inside, IpProtocol protocol = IpProtocol::Udp)
    {
        return Nat().translator.Translate(protocol, inside, context, 0s);
    }

    SourceTranslation TranslateNamed(const IpEndpoint& inside)
    {
        return Nat().translator.TranslateNamed(IpProtocol::Udp, inside, context, 0s);
    }

    SourceTranslator::PairTranslation TranslatePair(const IpEndpoint& rtp, const IpEndpoint& rtcp)
    {
        return Nat().translator.TranslatePair(rtp, rtcp, context, 0s);
    }

    SourceTranslator::PairTranslation TranslatePair(uint16_t port)
    {
        return TranslatePair(Endpoint("10.1.1.3", port), Endpoint("10.1.1.3", port + 1));
    }

    const Mapping& MappingOf(const SourceTranslation& translation)
    {
        return *Nat().mappings.Find(translation.mapping);
    }

    uint32_t PortsTaken()
    {
        return Nat().mappings.GetPorts().GetTakenCount();
    }

    NatConfig config;
    FakeRoutes routes;
    SequentialChooser chooser;
    EventLog log;
    std::unique_ptr<NatState> nat;
    SourceTranslator::Context context{{PRIVATE, PUBLIC}, OUTSIDE, Address("9.9.9.9")};
    const IpEndpoint phone = Endpoint("10.1.1.3", 5060);
};

} // namespace ns3::sipalg::test

#endif
