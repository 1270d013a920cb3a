// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_COUNTERS_H
#define SIPALG_SIP_COUNTERS_H

#include "alg-observer.h"
#include "sip-method.h"

#include <array>

namespace ns3::sipalg
{

/**
 * Messages by method and class of response, as operators of such devices know them (C10). Counts
 * what it observes: every message that could be read, dropped or not; what could not is counted
 * apart. Identity: read = requests + responses; seen = read + unreadable.
 */
class SipCounters : public AlgObserver
{
  public:
    static constexpr std::size_t METHODS = static_cast<std::size_t>(SipMethod::Update) + 1;
    static constexpr unsigned CLASSES = 6; ///< 1xx to 6xx

    /// The messages of one method; responses by their CSeq.
    struct Row
    {
        uint64_t requests{0};
        std::array<uint64_t, CLASSES> responses{}; ///< [0] is 1xx
    };

    void SipMessageSeen(const SipMessageEvent& event) override;

    /// Unknown stands for all methods of no RFC.
    const Row& GetRow(SipMethod method) const
    {
        return m_rows[static_cast<std::size_t>(method)];
    }

    /// Responses of a class, 1 to 6, to whatever method.
    uint64_t GetResponses(unsigned statusClass) const;

    /// 1xx other than 100, 180 and 183.
    uint64_t GetRareProvisional() const
    {
        return m_rareProvisional;
    }

    /// 2xx other than 200.
    uint64_t GetRareSuccess() const
    {
        return m_rareSuccess;
    }

    uint64_t GetUnreadable() const
    {
        return m_unreadable;
    }

    uint64_t GetTranslated() const
    {
        return m_translated;
    }

    uint64_t GetDropped() const
    {
        return m_dropped;
    }

    /// All messages seen.
    uint64_t GetTotal() const;

  private:
    void CountStatus(Row& row, unsigned status);

    std::array<Row, METHODS> m_rows{};
    uint64_t m_rareProvisional{0};
    uint64_t m_rareSuccess{0};
    uint64_t m_unreadable{0};
    uint64_t m_translated{0};
    uint64_t m_dropped{0};
};

} // namespace ns3::sipalg

#endif
