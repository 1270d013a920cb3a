// SPDX-License-Identifier: GPL-2.0-only
#include "recording-alg.h"

#include <algorithm>
#include <vector>

namespace ns3::sipalg
{

namespace
{

/// Adds the rows of a table of open entries in the order of their identifiers.
template <typename Entries>
void
AddAll(RecordingRows& rows, const Entries& entries)
{
    std::vector<const typename Entries::mapped_type*> ordered;
    ordered.reserve(entries.size());
    for (const auto& [key, row] : entries)
    {
        ordered.push_back(&row);
    }
    std::sort(ordered.begin(), ordered.end(), [](const auto* a, const auto* b) {
        return a->id < b->id;
    });
    for (const auto* row : ordered)
    {
        rows.Add(*row);
    }
}

} // namespace

RecordingAlg::RecordingAlg(RecordingRows& rows)
    : m_rows(rows)
{
}

void
RecordingAlg::CallCreated(const CallEvent& call, Time)
{
    AlgCallRow row;
    row.id = ++m_lastCall;
    row.sipCallId = call.sipCallId;
    row.createdAt = call.createdAt;
    m_calls[call.id] = row;
    Update(call);
}

void
RecordingAlg::CallAnswered(const CallEvent& call, Time)
{
    Update(call);
}

void
RecordingAlg::CallRemoved(const CallEvent& call, CallRemovalReason why, Time now)
{
    if (AlgCallRow* row = Update(call))
    {
        row->removedAt = now;
        row->removedReason = ToString(why);
        m_rows.Add(*row);
        m_calls.erase(call.id);
    }
}

AlgCallRow*
RecordingAlg::Update(const CallEvent& call)
{
    const auto found = m_calls.find(call.id);
    if (found == m_calls.end())
    {
        return nullptr;
    }
    AlgCallRow& row = found->second;
    if (call.answeredAt != NEVER)
    {
        row.answeredAt = call.answeredAt;
    }
    row.mediaStreams = std::max<uint64_t>(row.mediaStreams, call.mediaStreams);
    return &row;
}

void
RecordingAlg::RegistrationUpdated(const RegistrationEvent& registration, Time)
{
    RegistrationRow& row = m_registrations[registration.id];
    if (row.id == 0)
    {
        row.id = ++m_lastRegistration;
        row.registeredAt = registration.registeredAt;
    }
    row.aor = registration.addressOfRecord;
    row.contactPrivate = registration.contactPrivate.ToString();
    row.contactPublic = registration.contactPublic.ToString();
    row.registrar = registration.registrar.ToString();
    row.expiresAt = registration.expiresAt;
}

void
RecordingAlg::RegistrationRemoved(const RegistrationEvent& event, bool expired, Time now)
{
    const auto found = m_registrations.find(event.id);
    if (found != m_registrations.end())
    {
        found->second.removedAt = now;
        found->second.removedReason = expired ? "expired" : "unregistered";
        m_rows.Add(found->second);
        m_registrations.erase(found);
    }
}

void
RecordingAlg::DenialUpdated(const Denial& denial)
{
    DenialRow& row = m_denials[DenialKey(denial.source, denial.server)];
    if (row.id == 0)
    {
        row.id = ++m_lastDenial;
        row.source = denial.source.ToString();
        row.server = denial.server.ToString();
        row.deniedAt = denial.deniedAt;
    }
    row.statusCode = denial.statusCode;
    row.expiresAt = denial.expiresAt;
    row.droppedInvites = denial.droppedInvites;
}

void
RecordingAlg::DenialExpired(const Denial& denial)
{
    const auto found = m_denials.find(DenialKey(denial.source, denial.server));
    if (found != m_denials.end())
    {
        m_rows.Add(found->second);
        m_denials.erase(found);
    }
}

std::optional<uint64_t>
RecordingAlg::FindCall(const OwnerRef& owner) const
{
    if (owner.kind != static_cast<uint8_t>(AlgOwner::Call))
    {
        return std::nullopt;
    }
    const auto found = m_calls.find(CallId{owner.slot, owner.generation});
    return found == m_calls.end() ? std::nullopt : std::optional(found->second.id);
}

void
RecordingAlg::Flush()
{
    AddAll(m_rows, m_calls);
    AddAll(m_rows, m_registrations);
    AddAll(m_rows, m_denials);
    m_calls.clear();
    m_registrations.clear();
    m_denials.clear();
}

} // namespace ns3::sipalg
