// SPDX-License-Identifier: GPL-2.0-only
#include "policy-table.h"

namespace ns3::sipalg
{

namespace
{

ApplicationTerm
Tcp(uint16_t low, uint16_t high)
{
    return {IpProtocol::Tcp, {low, high}};
}

ApplicationTerm
Tcp(uint16_t port)
{
    return Tcp(port, port);
}

ApplicationTerm
Udp(uint16_t low, uint16_t high)
{
    return {IpProtocol::Udp, {low, high}};
}

ApplicationTerm
Udp(uint16_t port)
{
    return Udp(port, port);
}

ApplicationTerm
Every(IpProtocol protocol)
{
    return {protocol, {}};
}

const ApplicationConfig*
FindByName(const std::vector<ApplicationConfig>& applications, std::string_view name)
{
    for (const ApplicationConfig& application : applications)
    {
        if (application.name == name)
        {
            return &application;
        }
    }
    return nullptr;
}

/**
 * Junos' system-services as far as they have a port. "all" are those that the firewall offers, and
 * "any-service" is every port; a service that is not offered is answered by nobody, so here both
 * let everything to the host.
 */
const std::vector<ApplicationConfig>&
GetHostServices()
{
    static const std::vector<ApplicationConfig> SERVICES{
        {"all", {ApplicationTerm{}}},
        {"any-service", {ApplicationTerm{}}},
        {"bootp", {Udp(67, 68)}},
        {"dhcp", {Udp(67, 68)}},
        {"dns", {Udp(53), Tcp(53)}},
        {"finger", {Tcp(79)}},
        {"ftp", {Tcp(21)}},
        {"http", {Tcp(80)}},
        {"https", {Tcp(443)}},
        {"ike", {Udp(500), Udp(4500)}},
        {"netconf", {Tcp(830)}},
        {"ntp", {Udp(123)}},
        {"ping", {Every(IpProtocol::Icmp), Every(IpProtocol::Icmpv6)}},
        {"rlogin", {Tcp(513)}},
        {"rsh", {Tcp(514)}},
        {"sip", {Udp(5060), Tcp(5060)}},
        {"snmp", {Udp(161)}},
        {"snmp-trap", {Udp(162)}},
        {"ssh", {Tcp(22)}},
        {"telnet", {Tcp(23)}},
        {"tftp", {Udp(69)}},
        {"traceroute", {Udp(33434, 33523)}},
    };
    return SERVICES;
}

} // namespace

/**
 * Protocols and ports as Junos defines them under groups junos-defaults. A flow key does not tell
 * one ICMP type from another, and only queries make flows, so junos-icmp-ping is all ICMP.
 */
const std::vector<ApplicationConfig>&
GetPredefinedApplications()
{
    static const std::vector<ApplicationConfig> APPLICATIONS{
        {"any", {ApplicationTerm{}}},
        {"junos-dhcp-client", {Udp(68)}},
        {"junos-dhcp-server", {Udp(67)}},
        {"junos-discard", {Tcp(9), Udp(9)}},
        {"junos-dns-tcp", {Tcp(53)}},
        {"junos-dns-udp", {Udp(53)}},
        {"junos-ftp", {Tcp(21)}},
        {"junos-http", {Tcp(80)}},
        {"junos-https", {Tcp(443)}},
        {"junos-icmp-all", {Every(IpProtocol::Icmp)}},
        {"junos-icmp-ping", {Every(IpProtocol::Icmp)}},
        {"junos-icmp6-all", {Every(IpProtocol::Icmpv6)}},
        {"junos-ike", {Udp(500)}},
        {"junos-imap", {Tcp(143)}},
        {"junos-ldap", {Tcp(389)}},
        {"junos-ntp", {Udp(123)}},
        {"junos-ping", {Every(IpProtocol::Icmp)}},
        {"junos-pingv6", {Every(IpProtocol::Icmpv6)}},
        {"junos-pop3", {Tcp(110)}},
        {"junos-radius", {Udp(1812)}},
        {"junos-sip", {Udp(5060), Tcp(5060)}},
        {"junos-smtp", {Tcp(25)}},
        {"junos-ssh", {Tcp(22)}},
        {"junos-stun", {Udp(3478, 3479), Tcp(3478, 3479)}},
        {"junos-syslog", {Udp(514)}},
        {"junos-tcp-any", {Every(IpProtocol::Tcp)}},
        {"junos-telnet", {Tcp(23)}},
        {"junos-tftp", {Udp(69)}},
        {"junos-udp-any", {Every(IpProtocol::Udp)}},
    };
    return APPLICATIONS;
}

const ApplicationConfig*
FindPredefinedApplication(std::string_view name)
{
    return FindByName(GetPredefinedApplications(), name);
}

const ApplicationConfig*
FindHostService(std::string_view name)
{
    return FindByName(GetHostServices(), name);
}

} // namespace ns3::sipalg
