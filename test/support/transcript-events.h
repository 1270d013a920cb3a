// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TRANSCRIPT_EVENTS_H
#define SIPALG_TRANSCRIPT_EVENTS_H

#include "firewall-observer.h"

#include <string>
#include <vector>

namespace ns3::sipalg
{

/// Writes the engine's events down, one line each, as transcripts name them.
class TranscriptEvents : public FirewallObserver
{
  public:
    std::vector<std::string> Take()
    {
        return std::exchange(m_lines, {});
    }

    void MappingCreated(MappingId, const Mapping& mapping, Time) override
    {
        Add("mapping created " + mapping.internal.ToString() + " > " + mapping.external.ToString());
    }

    void MappingRemoved(MappingId, const Mapping& mapping, RemovalReason why, Time) override
    {
        Add("mapping removed " + mapping.external.ToString() + " " + ToString(why));
    }

    void PinholeOpened(PinholeId, const Pinhole& pinhole, Time) override
    {
        Add(Name(pinhole, "opened") + " > " + pinhole.internal.ToString());
    }

    void PinholeUsed(PinholeId, const Pinhole& pinhole, SessionId, Time) override
    {
        Add(Name(pinhole, "used"));
    }

    void PinholeClosed(PinholeId, const Pinhole& pinhole, RemovalReason why, Time) override
    {
        Add(Name(pinhole, "closed") + " " + ToString(why));
    }

    bool WantsDecisions() const override
    {
        return true;
    }

    void DecisionMade(const AlgDecisionEvent& event) override
    {
        const bool hasEndpoint = event.endpoint != IpEndpoint{};
        Add(std::string("decision ") + ToString(event.decision) + " " + std::string(event.subject) +
            (hasEndpoint ? " " + event.endpoint.ToString() : ""));
    }

    void CallCreated(const CallEvent& call, Time) override
    {
        Add("call created " + std::string(call.sipCallId));
    }

    void CallAnswered(const CallEvent& call, Time) override
    {
        Add("call answered " + std::string(call.sipCallId));
    }

    void CallRemoved(const CallEvent& call, CallRemovalReason why, Time) override
    {
        Add("call removed " + std::string(call.sipCallId) + " " + ToString(why));
    }

    void RegistrationUpdated(const RegistrationEvent& event, Time now) override
    {
        const auto left = std::chrono::duration_cast<std::chrono::seconds>(event.expiresAt - now);
        Add("registration updated " + std::string(event.addressOfRecord) + " " +
            event.contactPrivate.ToString() + " > " + event.contactPublic.ToString() + " for " +
            std::to_string(left.count()));
    }

    void RegistrationRemoved(const RegistrationEvent& event, bool expired, Time) override
    {
        Add("registration removed " + std::string(event.addressOfRecord) + " " +
            event.contactPublic.ToString() + (expired ? " expired" : " released"));
    }

    void DenialAdded(const Denial& denial, Time) override
    {
        Add("denial added " + denial.source.ToString() + " > " + denial.server.ToString() + " " +
            std::to_string(denial.statusCode));
    }

    void DenialExpired(const Denial& denial, Time) override
    {
        Add("denial expired " + denial.source.ToString() + " > " + denial.server.ToString() +
            " dropped " + std::to_string(denial.droppedInvites));
    }

  private:
    static std::string Name(const Pinhole& pinhole, const char* what)
    {
        return std::string("pinhole ") + what + " " + ToString(pinhole.kind) + " " +
               pinhole.destination.ToString();
    }

    void Add(std::string line)
    {
        m_lines.push_back(std::move(line));
    }

    std::vector<std::string> m_lines;
};

} // namespace ns3::sipalg

#endif
