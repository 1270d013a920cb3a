// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RECORDING_NAT_H
#define SIPALG_RECORDING_NAT_H

#include "firewall-config.h"
#include "nat-observer.h"
#include "recording-rows.h"

#include <functional>
#include <unordered_map>

namespace ns3::sipalg
{

/**
 * The rows of a run in the tables `mapping` and `pinhole`. Owns what it writes of each mapping and
 * pinhole whose row is not complete yet; Flush writes those that still stand at the end of the run.
 *
 * The flow that a one-shot pinhole lets in goes on in a session, so the row of such a pinhole ends
 * with that session and has its packets.
 */
class RecordingNat : public NatObserver
{
  public:
    /// Number of the ALG's call that owns a pinhole; none if something else does.
    using CallFinder = std::function<std::optional<uint64_t>(const OwnerRef&)>;

    /// Rows and configuration must outlive the object.
    RecordingNat(RecordingRows& rows, const FirewallConfig& config, CallFinder findCall);

    void MappingCreated(MappingId id, const Mapping& mapping, Time now) override;
    void MappingRemoved(MappingId id, const Mapping& mapping, RemovalReason why, Time now) override;
    void SessionCreated(SessionId id, const Session& session, Time now) override;
    void SessionClosed(SessionId id, const Session& session, RemovalReason why, Time now) override;
    void PinholeOpened(PinholeId id, const Pinhole& pinhole, Time now) override;
    void PinholeUsed(PinholeId id, const Pinhole& pinhole, SessionId session, Time now) override;
    void PinholeClosed(PinholeId id, const Pinhole& pinhole, RemovalReason why, Time now) override;

    /// Rows of all that still stands, in the order in which it came, without an end.
    void Flush();

  private:
    struct OpenMapping
    {
        uint64_t number{0};
        IpProtocol protocol{IpProtocol::Udp};
        PackedEndpoint internal;
        PackedEndpoint external;
        NatRuleRef rule;
        Time createdAt{0};
    };

    struct OpenPinhole
    {
        uint64_t number{0};
        std::optional<uint64_t> algCall;
        SessionId session;                ///< made by its first packet
        std::optional<Time> lastPacketAt; ///< known when its session ends
        Pinhole pinhole;
    };

    /// How a row ends; what still stands has neither.
    struct End
    {
        std::optional<Time> at;
        std::optional<std::string> reason;
    };

    void Write(const OpenMapping& open, const End& end);
    void Write(const OpenPinhole& open, const End& end);
    std::optional<std::string> GetRuleName(const NatRuleRef& rule) const;

    RecordingRows& m_rows;
    const FirewallConfig& m_config;
    CallFinder m_findCall;
    uint64_t m_lastMapping{0};
    uint64_t m_lastPinhole{0};
    std::unordered_map<MappingId, OpenMapping> m_mappings;
    std::unordered_map<PinholeId, OpenPinhole> m_pinholes;
    SessionId m_lastSession;
    ZoneId m_lastSessionFrom{NO_ZONE};                     ///< where its first packet came from
    std::unordered_map<SessionId, OpenPinhole> m_consumed; ///< pinholes that live on as sessions
};

} // namespace ns3::sipalg

#endif
