// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SCENARIO_SUMMARY_H
#define SIPALG_SCENARIO_SUMMARY_H

#include "call-record.h"
#include "firewall-engine.h"

#include <map>
#include <ostream>
#include <string>

namespace ns3
{

/// Counts what became of the calls and what the firewall did, and prints it as a table.
class ScenarioSummary : public sipalg::FirewallObserver
{
  public:
    void AddCall(const CallRecord& record);

    void MappingCreated(sipalg::MappingId, const sipalg::Mapping&, sipalg::Time) override
    {
        ++m_mappings;
    }

    void PinholeOpened(sipalg::PinholeId, const sipalg::Pinhole&, sipalg::Time) override
    {
        ++m_opened;
    }

    void PinholeUsed(sipalg::PinholeId,
                     const sipalg::Pinhole&,
                     sipalg::SessionId,
                     sipalg::Time) override
    {
        ++m_used;
    }

    void PinholeClosed(sipalg::PinholeId,
                       const sipalg::Pinhole&,
                       sipalg::RemovalReason reason,
                       sipalg::Time) override
    {
        ++m_closed[sipalg::ToString(reason)];
    }

    void CallRemoved(const sipalg::CallEvent&,
                     sipalg::CallRemovalReason reason,
                     sipalg::Time) override
    {
        ++m_algCalls[sipalg::ToString(reason)];
    }

    void RegistrationUpdated(const sipalg::RegistrationEvent&, sipalg::Time) override
    {
        ++m_registrations;
    }

    void DenialAdded(const sipalg::Denial&, sipalg::Time) override
    {
        ++m_denials;
    }

    void Print(std::ostream& os, const sipalg::FirewallEngine& engine) const;

  private:
    void PrintCalls(std::ostream& os) const;

    std::map<std::string, uint32_t> m_outcomes;
    std::map<std::string, uint32_t> m_audio;
    std::map<std::string, uint64_t> m_closed;   ///< pinholes by reason
    std::map<std::string, uint64_t> m_algCalls; ///< calls of the ALG by the reason of their end
    uint64_t m_registrations{0};
    uint64_t m_denials{0};
    uint32_t m_calls{0};
    uint64_t m_mappings{0};
    uint64_t m_opened{0};
    uint64_t m_used{0};
};

} // namespace ns3

#endif
