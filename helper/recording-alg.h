// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RECORDING_ALG_H
#define SIPALG_RECORDING_ALG_H

#include "alg-observer.h"
#include "nat-types.h"
#include "recording-rows.h"

#include <map>
#include <unordered_map>

namespace ns3::sipalg
{

/**
 * The rows of a run in the tables `alg_call`, `registration` and `denial`. Owns what is known of
 * each entry whose row is not complete yet; Flush writes those that still stand at the end of the
 * run. Messages are not its business.
 */
class RecordingAlg : public AlgObserver
{
  public:
    /// The rows must outlive the object.
    explicit RecordingAlg(RecordingRows& rows);

    void CallCreated(const CallEvent& call, Time now) override;
    void CallAnswered(const CallEvent& call, Time now) override;
    void CallRemoved(const CallEvent& call, CallRemovalReason why, Time now) override;
    void RegistrationUpdated(const RegistrationEvent& registration, Time now) override;
    void RegistrationRemoved(const RegistrationEvent& event, bool expired, Time now) override;
    /// New, prolonged, or hit by an INVITE.
    void DenialUpdated(const Denial& denial);
    void DenialExpired(const Denial& denial);

    /// Number of the call that owns a pinhole or session; none if something else does.
    std::optional<uint64_t> FindCall(const OwnerRef& owner) const;

    /// Rows of all that still stands, in the order in which it came, without an end.
    void Flush();

  private:
    using DenialKey = std::pair<IpAddress, IpAddress>;

    AlgCallRow* Update(const CallEvent& call);

    RecordingRows& m_rows;
    uint64_t m_lastCall{0};
    uint64_t m_lastRegistration{0};
    uint64_t m_lastDenial{0};
    std::unordered_map<CallId, AlgCallRow> m_calls;
    std::unordered_map<RegistrationId, RegistrationRow> m_registrations;
    std::map<DenialKey, DenialRow> m_denials;
};

} // namespace ns3::sipalg

#endif
