// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_REPLAY_RUN_H
#define SIPALG_REPLAY_RUN_H

#include "capture-reader.h"
#include "capture-writer.h"
#include "nat-firewall.h"
#include "replay-device.h"

#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ns3
{

/// A capture and the interface at which its packets arrive.
struct ReplayInput
{
    std::string name; ///< zone or interface, as given
    sipalg::InterfaceId interface {
        sipalg::NO_INTERFACE
    };
    sipalg::Capture capture;
};

/**
 * Sends captured packets through a firewall of the configuration, each at its own time, and writes
 * what leaves and what became of each. Packets of one time go in the order of the inputs.
 *
 * A fragment's verdict is `consumed`; the one that completes its datagram has the datagram's. So
 * have ARP and all that goes to a multicast or broadcast address `consumed`; IPv6 packets are
 * dropped with NoRoute, and those that cannot be read with MalformedPacket, for the node has
 * no such stack and never shows them to the firewall.
 */
class ReplayRun : public sipalg::FirewallObserver
{
  public:
    /// Throws std::runtime_error with one line if @p directory cannot be written.
    ReplayRun(const sipalg::FirewallConfig& config,
              std::vector<ReplayInput> inputs,
              const std::string& directory);
    ~ReplayRun() override;

    Ptr<NatFirewall> GetFirewall() const;

    /// Runs until no timer is left.
    void Run();

    void PacketSeen(const sipalg::PacketView& packet,
                    const sipalg::FlowKey& arrived,
                    const sipalg::Verdict& verdict,
                    sipalg::Time now) override;

  private:
    /// A frame of an input, in the order of all.
    struct Entry
    {
        std::size_t input;
        std::size_t frame;
    };

    void OpenOutputs(const std::string& directory);
    void AddDevices();
    void AddDevice(sipalg::InterfaceId id);
    void Order();
    void ScheduleNext();
    void Enter(const Entry& entry);
    void WriteVerdict(const ReplayInput& input,
                      const sipalg::CapturedFrame& frame,
                      const sipalg::Verdict& verdict);
    uint16_t GetLongest() const;

    sipalg::FirewallConfig m_config;
    std::vector<ReplayInput> m_inputs;
    std::vector<Entry> m_order;
    std::size_t m_next{0};
    sipalg::Time m_epoch{0}; ///< the capture's clock when the simulation begins
    Ptr<Node> m_node;
    Ptr<NatFirewall> m_firewall;
    std::vector<Ptr<ReplayDevice>> m_devices;                                ///< by InterfaceId
    std::map<std::string, std::unique_ptr<sipalg::CaptureWriter>> m_outputs; ///< by zone
    std::ofstream m_verdicts;
    sipalg::Verdict m_seen; ///< the verdict on the packet at hand, if it came to the firewall
};

} // namespace ns3

#endif
