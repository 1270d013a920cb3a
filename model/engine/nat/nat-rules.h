// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_NAT_RULES_H
#define SIPALG_NAT_RULES_H

#include "nat-types.h"

#include <optional>
#include <vector>

namespace ns3::sipalg
{

/// What the rules say of a flow's source.
struct SourceNatDecision
{
    SourceNatRule::Action action{SourceNatRule::Action::Off};
    const SourceNatRule* rule{nullptr}; ///< null: no rule matched
    NatRuleRef ref;
};

/// A one-to-one translation by a static rule.
struct StaticNatDecision
{
    IpAddress translated;
    NatRuleRef ref;
};

/**
 * The configured rules, and their translation hits (J81: a rule's hits are the sessions that
 * it translated, by either end).
 * Static NAT comes before source NAT, in both directions; the first matching rule decides.
 */
class NatRules
{
  public:
    explicit NatRules(const NatConfig& config);

    /// Public to private: does a static rule of @p from translate this destination?
    std::optional<StaticNatDecision> TranslateDestination(ZoneId from,
                                                          const IpAddress& destination) const;

    /// The same, whatever zone the public side lies in.
    std::optional<StaticNatDecision> TranslateDestination(const IpAddress& destination) const;

    /// The zone of the public side of a static rule.
    ZoneId GetPublicZone(const NatRuleRef& rule) const;

    /// Private to public: the reverse of the static rules whose public side is zone @p to.
    std::optional<StaticNatDecision> TranslateSource(ZoneId to, const IpAddress& source) const;

    SourceNatDecision FindSourceRule(ZonePair zones,
                                     const IpAddress& source,
                                     const IpAddress& destination) const;

    /// Is @p address the public side of a static rule, or in a source pool? Such a destination is
    /// the firewall's, even where routing would send it on.
    bool IsTranslatedAddress(const IpAddress& address) const;

    void CountHit(const NatRuleRef& rule);
    uint64_t GetHits(const NatRuleRef& rule) const;

    const NatConfig& GetConfig() const;

  private:
    const NatConfig& m_config;
    std::vector<std::vector<uint64_t>> m_staticHits;
    std::vector<std::vector<uint64_t>> m_sourceHits;
};

} // namespace ns3::sipalg

#endif
