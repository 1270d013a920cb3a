// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_NAT_FIREWALL_H
#define SIPALG_NAT_FIREWALL_H

#include "engine-address.h"
#include "firewall-log.h"
#include "firewall-path.h"
#include "firewall-routing.h"
#include "firewall-tap.h"
#include "firewall-traces.h"
#include "proxy-arp.h"
#include "random-chooser.h"

#include "ns3/application.h"
#include "ns3/event-id.h"

#include <memory>
#include <vector>

namespace ns3
{

/**
 * A stateful firewall with zones, policies, NAT and a SIP application layer gateway, installed on
 * a router node. It sees each IPv4 packet that the node receives and decides, by
 * sipalg::FirewallEngine, what becomes of it; what the node itself sends is not its concern.
 *
 * While the application runs, the firewall stands before the node's routing protocol; before and
 * after that the node is a plain router. The configuration says which interfaces lie in which zone;
 * they are found by their addresses, or tied by SetInterface. Its static routes go into the node's
 * static routing. Attributes of this class are fields of the configuration: SetConfig() sets them
 * all, so set attributes after it (NatFirewallHelper does).
 *
 * The log component of this name says why packets are dropped; see FirewallLog for its levels.
 *
 * Owns the engine, the one event that wakes it for its next deadline, proxy ARP, and the decorator
 * of the routing protocol. After the run the engine stays until Dispose(), to be asked about what
 * it counted. Not modelled: IPv6, TCP as SIP transport, the DF bit, IP options.
 */
class NatFirewall : public Application, public FirewallTraces
{
  public:
    static TypeId GetTypeId();
    NatFirewall();
    ~NatFirewall() override;

    /// Before the application starts. The configuration must be a checked one.
    void SetConfig(const sipalg::FirewallConfig& config);
    const sipalg::FirewallConfig& GetConfig() const;

    /// Ties an interface of the configuration ("ge-0/0/0.0") to one of the node.
    void SetInterface(const std::string& name, uint32_t interface);

    /// Tells @p observer of everything from now on; it must outlive the run or be removed.
    void AddObserver(sipalg::FirewallObserver& observer);
    void RemoveObserver(sipalg::FirewallObserver& observer);

    bool IsRunning() const;
    /// From the start of the application until Dispose().
    const sipalg::FirewallEngine& GetEngine() const;
    const FirewallInterfaces& GetInterfaces() const;

    /// Drops all sessions, as `clear security flow session` does; calls go on at once (C6).
    void ClearSessions();

    /// Forgets all calls and their media, as `clear security alg sip calls` does.
    void ClearCalls();

    /// As `clear security alg sip counters` does.
    void ClearCounters();

    /// What `show` answers at this moment: Show("security alg sip calls"). There must be such a
    /// view, and the firewall must have been started.
    std::string Show(const std::string& what) const;

    /// Gives a fixed number to the random stream of port allocation; returns how many it took.
    int64_t AssignStreams(int64_t stream);

  protected:
    void DoDispose() override;

  private:
    void StartApplication() override;
    void StopApplication() override;

    void InstallTaps(Ptr<Ipv4> ipv4);
    void InstallRoutes(Ptr<Ipv4> ipv4) const;
    void InstallProxyArp(Ptr<Ipv4> ipv4);
    void Unhook();
    void Settle();
    void WakeUp();

    static void AddNatAttributes(TypeId& tid);
    static void AddAlgAttributes(TypeId& tid);
    static void AddTraceSources(TypeId& tid);

    void SetConfigFile(std::string path);
    std::string GetConfigFile() const;
    void SetRouteLifetime(Time lifetime);
    Time GetRouteLifetime() const;

    sipalg::FirewallConfig m_config;
    std::string m_configFile;
    FirewallInterfaces m_interfaces;
    RandomChooser m_chooser;
    RouteCache m_routes;
    FirewallLog m_log{m_config};
    sipalg::ObserverList m_observers;
    std::unique_ptr<sipalg::FirewallEngine> m_engine;
    std::unique_ptr<FirewallPath> m_path;
    Ptr<FirewallRouting> m_routing;
    std::vector<Ptr<FirewallTap>> m_taps;
    std::vector<Ptr<ProxyArp>> m_proxyArp;
    EventId m_wakeUp;
    sipalg::Time m_wakeUpAt{sipalg::NEVER};
};

} // namespace ns3

#endif
