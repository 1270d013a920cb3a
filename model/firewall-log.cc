// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-log.h"

#include "config-value.h"

#include "ns3/log.h"

#include <iomanip>
#include <sstream>

namespace ns3
{

namespace
{

LogComponent g_component("NatFirewall", __FILE__);

void
Write(LogLevel level, sipalg::Time now, const std::string& text)
{
    if (!g_component.IsEnabled(level))
    {
        return;
    }
    std::ostringstream line;
    line << std::fixed << std::setprecision(6) << std::chrono::duration<double>(now).count()
         << "s NatFirewall: " << text << '\n';
    std::clog << line.str() << std::flush;
}

std::string
Describe(const sipalg::Pinhole& pinhole)
{
    return std::string(sipalg::ToString(pinhole.kind)) + " pinhole at " +
           pinhole.destination.ToString() + " to " + pinhole.internal.ToString();
}

std::string
Describe(const sipalg::CallEvent& call)
{
    return "call " + std::string(call.sipCallId);
}

std::string
Describe(const sipalg::RegistrationEvent& registration)
{
    return "registration of " + std::string(registration.addressOfRecord) + " at " +
           registration.contactPublic.ToString() + " to " + registration.contactPrivate.ToString();
}

} // namespace

FirewallLog::FirewallLog(const sipalg::FirewallConfig& config)
    : m_config(config)
{
}

void
FirewallLog::PinholeOpened(sipalg::PinholeId, const sipalg::Pinhole& pinhole, sipalg::Time now)
{
    Write(LOG_LOGIC, now, Describe(pinhole) + " opened");
}

void
FirewallLog::PinholeClosed(sipalg::PinholeId,
                           const sipalg::Pinhole& pinhole,
                           sipalg::RemovalReason why,
                           sipalg::Time now)
{
    Write(LOG_LOGIC, now, Describe(pinhole) + " closed: " + sipalg::ToString(why));
}

/// Kept for the line of PacketSeen(), which comes next.
void
FirewallLog::SipMessageSeen(const sipalg::SipMessageEvent& event)
{
    if (event.reason == sipalg::DropReason::None || !g_component.IsEnabled(LOG_WARN))
    {
        return;
    }
    m_message = std::string(event.method.empty() ? "SIP" : event.method);
    m_message += event.statusCode == 0 ? "" : " " + std::to_string(event.statusCode);
    m_message += ", Call-ID " + std::string(event.sipCallId.empty() ? "none" : event.sipCallId);
}

bool
FirewallLog::WantsDecisions() const
{
    return g_component.IsEnabled(LOG_LOGIC);
}

void
FirewallLog::DecisionMade(const sipalg::AlgDecisionEvent& event)
{
    const bool hasEndpoint = event.endpoint != sipalg::IpEndpoint{};
    Write(LOG_LOGIC,
          event.at,
          Name(event.zones) + " Call-ID " + std::string(event.sipCallId) + ", " +
              std::string(event.subject) + (hasEndpoint ? " " + event.endpoint.ToString() : "") +
              ": " + sipalg::ToString(event.decision) + ": " + sipalg::Describe(event.decision));
}

void
FirewallLog::CallCreated(const sipalg::CallEvent& call, sipalg::Time now)
{
    Write(LOG_INFO, now, Describe(call) + " begins");
}

void
FirewallLog::CallAnswered(const sipalg::CallEvent& call, sipalg::Time now)
{
    Write(LOG_INFO, now, Describe(call) + " is answered");
}

void
FirewallLog::CallRemoved(const sipalg::CallEvent& call,
                         sipalg::CallRemovalReason why,
                         sipalg::Time now)
{
    Write(LOG_INFO, now, Describe(call) + " is forgotten: " + sipalg::ToString(why));
}

void
FirewallLog::RegistrationUpdated(const sipalg::RegistrationEvent& registration, sipalg::Time now)
{
    Write(LOG_INFO, now, Describe(registration) + " is granted");
}

void
FirewallLog::RegistrationRemoved(const sipalg::RegistrationEvent& registration,
                                 bool expired,
                                 sipalg::Time now)
{
    Write(LOG_INFO, now, Describe(registration) + (expired ? " has expired" : " is removed"));
}

void
FirewallLog::PacketSeen(const sipalg::PacketView&,
                        const sipalg::FlowKey& arrived,
                        const sipalg::Verdict& verdict,
                        sipalg::Time now)
{
    if (verdict.action != sipalg::Verdict::Action::Dropped || !g_component.IsEnabled(LOG_WARN))
    {
        return;
    }
    const std::string flow = sipalg::ToConfigText(arrived.protocol) + " " +
                             arrived.source.ToString() + " -> " + arrived.destination.ToString();
    Write(LOG_WARN,
          now,
          "dropped " + Name(verdict.zones) + " " + flow +
              (m_message.empty() ? "" : ", " + m_message) + ": " +
              sipalg::ToString(verdict.reason) + ": " + sipalg::Describe(verdict.reason));
    m_message.clear();
}

std::string
FirewallLog::Name(sipalg::ZonePair zones) const
{
    return GetZoneName(m_config, zones.from) + " -> " + GetZoneName(m_config, zones.to);
}

} // namespace ns3
