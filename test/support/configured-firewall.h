// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIGURED_FIREWALL_H
#define SIPALG_CONFIGURED_FIREWALL_H

#include "config-reader.h"
#include "config-routes.h"
#include "firewall-engine.h"

#include <stdexcept>
#include <string>

namespace ns3::sipalg
{

/// An engine of a configuration of set lines, fed with datagrams as text.
class ConfiguredFirewall
{
  public:
    explicit ConfiguredFirewall(const std::string& lines)
        : m_config(Read(lines)),
          m_routes(m_config),
          m_engine(m_config, m_routes, m_chooser, m_observers)
    {
    }

    /// A UDP datagram arrives by interface @p ingress, counted from 0 in the configuration.
    Verdict Send(unsigned ingress,
                 const std::string& source,
                 const std::string& destination,
                 const std::string& payload)
    {
        m_payload.text = payload;
        m_packet = {};
        m_packet.flow = {IpProtocol::Udp, ReadEndpoint(source), ReadEndpoint(destination)};
        m_packet.bytes = static_cast<uint32_t>(payload.size()) + 28;
        m_packet.payload = &m_payload;
        return m_engine.Process(m_packet, InterfaceId(ingress), now);
    }

    /// What the last packet became.
    const FlowKey& GetLeaving() const
    {
        return m_packet.flow;
    }

    FirewallEngine& GetEngine()
    {
        return m_engine;
    }

    void AddObserver(FirewallObserver& observer)
    {
        m_observers.Add(observer);
    }

    Time now{0};

  private:
    struct Payload : PayloadReader
    {
        std::string_view Read() override
        {
            return text;
        }

        std::string text;
    };

    static FirewallConfig Read(const std::string& lines)
    {
        const ConfigResult result = ReadConfig(lines, "test");
        if (!result)
        {
            throw std::invalid_argument(result.Explain());
        }
        return *result.config;
    }

    static IpEndpoint ReadEndpoint(const std::string& text)
    {
        const std::size_t colon = text.rfind(':');
        return {*IpAddress::Parse(text.substr(0, colon)),
                static_cast<uint16_t>(std::stoul(text.substr(colon + 1)))};
    }

    FirewallConfig m_config;
    ConfigRoutes m_routes;
    SequentialChooser m_chooser;
    ObserverList m_observers;
    Payload m_payload;
    PacketView m_packet;
    FirewallEngine m_engine;
};

} // namespace ns3::sipalg

#endif
