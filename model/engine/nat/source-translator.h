// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SOURCE_TRANSLATOR_H
#define SIPALG_SOURCE_TRANSLATOR_H

#include "mapping-table.h"
#include "nat-rules.h"
#include "route-lookup.h"
#include "source-allocator.h"

#include <vector>

namespace ns3::sipalg
{

/// How an inside endpoint looks from outside.
struct SourceTranslation
{
    enum class Kind : uint8_t
    {
        None,    ///< no rule: seen as it is
        Static,  ///< one to one, the port kept
        Mapped,  ///< by @c mapping
        Refused, ///< a rule applies, but the pool has no port (or address) left
    };

    Kind kind{Kind::None};
    IpEndpoint external; ///< equals the inside endpoint for None
    MappingId mapping;   ///< for Mapped
    NatRuleRef rule;
};

/**
 * Source NAT: finds or makes the mapping of an inside endpoint. It holds nothing for the caller;
 * who keeps a MappingId takes a hold on it (MappingTable::Hold) before the engine call ends, or
 * gives a mapping that it made in vain back with MappingTable::Discard.
 */
class SourceTranslator
{
  public:
    /// From where to where an inside endpoint shall be seen.
    struct Context
    {
        ZonePair zones;
        InterfaceId egress{NO_INTERFACE};
        IpAddress remote; ///< the peer, for rules that match destinations
    };

    SourceTranslator(NatRules& rules,
                     RouteLookup& routes,
                     Chooser& chooser,
                     MappingTable& mappings);

    /**
     * For a new session: an endpoint-independent mapping that exists already (persistent NAT or
     * made by the ALG) is used again, whatever zone it was made for; otherwise the rules decide
     * and a new mapping is made.
     */
    SourceTranslation Translate(IpProtocol protocol,
                                const IpEndpoint& internal,
                                const Context& context,
                                Time now);

    /**
     * For an endpoint that a message names: like Translate(), but a mapping that it makes is
     * endpoint-independent even where the rule is not persistent (who may send to it is then a
     * matter of pinholes), and one that exists is used only if it is seen in context.zones.to.
     */
    SourceTranslation TranslateNamed(IpProtocol protocol,
                                     const IpEndpoint& internal,
                                     const Context& context,
                                     Time now);

    /// For an endpoint at which a pinhole waits: like TranslateNamed(), and never persistent.
    SourceTranslation TranslateExpected(IpProtocol protocol,
                                        const IpEndpoint& internal,
                                        const Context& context,
                                        Time now);

    /**
     * For RTP and RTCP: two consecutive external ports on one address, the first one even if
     * @p rtp.port is even and odd if it is odd (RFC 4787 REQ-4), from the twin-port range; where
     * @p rtcp does not follow @p rtp (a=rtcp), it still gets the port after rtp's. Both are
     * endpoint-independent. Mappings that exist already for both are used again as they are, and
     * one of RTP alone if the port after it is free. Where ports are kept (static NAT, address-only
     * pools) each keeps its own. An @p rtcp with port 0 is not wanted (rtcp-mux): RTP then gets one
     * port of the ordinary range, and PairTranslation::rtcp says nothing. On Refused neither is
     * made (J51, case 59).
     */
    struct PairTranslation
    {
        SourceTranslation rtp;
        SourceTranslation rtcp;
    };

    PairTranslation TranslatePair(const IpEndpoint& rtp,
                                  const IpEndpoint& rtcp,
                                  const Context& context,
                                  Time now);

    /**
     * For several pairs of RTP and RTCP in one m= line (RFC 8866 5.14): @p count endpoints of one
     * host with consecutive ports from @p first on come out with consecutive ports, the first of
     * the same parity. Otherwise like TranslatePair(). Empty if refused; then none is made.
     */
    std::vector<SourceTranslation> TranslateRun(const IpEndpoint& first,
                                                unsigned count,
                                                const Context& context,
                                                Time now);

    /// The inside endpoint, in whatever zone, that looks like @p external from another one.
    struct Inside
    {
        IpEndpoint endpoint;
        SourceTranslation translation;
    };

    std::optional<Inside> FindInside(IpProtocol protocol, const IpEndpoint& external) const;

  private:
    std::optional<NatSource> FindSource(const IpAddress& internal, const Context& context) const;
    std::optional<SourceTranslation> FindStatic(const IpEndpoint& internal, ZoneId to) const;
    SourceTranslation Reuse(MappingId id) const;

    SourceTranslation Map(MappingTerms terms,
                          const IpEndpoint& internal,
                          const NatSource& source,
                          Time now);
    SourceTranslation TranslateOpen(const MappingTerms& terms,
                                    const IpEndpoint& internal,
                                    const std::optional<NatSource>& source,
                                    Time now);
    PairTranslation TranslateEach(const IpEndpoint& rtp,
                                  const IpEndpoint& rtcp,
                                  const Context& context,
                                  Time now);
    std::vector<SourceTranslation> ReuseRun(const IpEndpoint& first,
                                            unsigned count,
                                            ZoneId to) const;
    std::vector<SourceTranslation> MapRun(const NatSource& source,
                                          const IpEndpoint& first,
                                          unsigned count,
                                          ZonePair zones,
                                          Time now);
    PairTranslation MapPair(const MappingTerms& terms,
                            const InsidePair& pair,
                            const NatSource& source,
                            Time now);
    std::optional<SourceTranslation> MapBehind(const MappingTerms& terms,
                                               const IpEndpoint& rtcp,
                                               const IpEndpoint& external,
                                               Time now);

    NatRules& m_rules;
    RouteLookup& m_routes;
    MappingTable& m_mappings;
    SourceAllocator m_allocator;
};

} // namespace ns3::sipalg

#endif
