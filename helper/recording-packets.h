// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RECORDING_PACKETS_H
#define SIPALG_RECORDING_PACKETS_H

#include "firewall-config.h"
#include "firewall-observer.h"
#include "recording-drops.h"
#include "recording-rows.h"
#include "sip-message.h"

namespace ns3::sipalg
{

/**
 * The rows of a run in the tables `drop` and, if wanted, `sip_message` and `decision`. A message
 * that the ALG has read is known from SipMessageSeen, and its verdict from the PacketSeen that
 * follows. One that the ALG has not read, being off or not asked, is read here, so that a ladder
 * shows it all the same.
 */
class RecordingPackets
{
  public:
    /// Rows, drops and configuration must outlive the object.
    RecordingPackets(RecordingRows& rows, RecordingDrops& drops, const FirewallConfig& config);

    /// Whether to record the messages themselves; they are not, at first.
    void RecordMessages(bool record);

    bool RecordsMessages() const;

    /// Told before the message that it is about.
    void DecisionMade(const AlgDecisionEvent& event);
    void SipMessageSeen(const SipMessageEvent& event);
    void PacketSeen(const PacketView& packet,
                    const FlowKey& arrived,
                    const Verdict& verdict,
                    Time now);

  private:
    void CountDrop(const PacketView& packet, const Verdict& verdict, Time now);
    void WriteMessage(const PacketView& packet, const Verdict& verdict);
    void ReadMessage(const PacketView& packet, const FlowKey& arrived, Time now);
    bool IsSignalling(const FlowKey& flow) const;
    std::optional<std::string> GetZone(ZoneId zone) const;

    RecordingRows& m_rows;
    RecordingDrops& m_drops;
    const FirewallConfig& m_config;
    bool m_recordMessages{false};
    uint64_t m_lastMessage{0};
    std::string m_method;                   ///< of the packet at hand, if the ALG has read it
    std::optional<SipMessageRow> m_message; ///< of the packet at hand
    std::vector<DecisionRow> m_decisions;   ///< about it
    SipMessage m_parsed;
};

} // namespace ns3::sipalg

#endif
