// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIGNAL_FIXTURE_H
#define SIPALG_SIGNAL_FIXTURE_H

#include "../nat/nat-fixture.h"
#include "address-translator.h"
#include "sip-message.h"

#include <stdexcept>

namespace ns3::sipalg::test
{

/// 10.1.1.0/24 is private, 2.2.2.0/24 the DMZ, the rest public; 1.1.1.1 is the firewall.
class ZonedRoutes : public FakeRoutes
{
  public:
    RouteResult Lookup(const IpAddress& host) override
    {
        if (host == Address("1.1.1.1"))
        {
            return {RouteResult::Kind::Local, NO_INTERFACE, HOST_ZONE};
        }
        if (Prefix("10.1.1.0/24").Contains(host))
        {
            return {RouteResult::Kind::Forward, INSIDE, PRIVATE};
        }
        const bool isDmz = Prefix("2.2.2.0/24").Contains(host);
        return {RouteResult::Kind::Forward, OUTSIDE, isDmz ? DMZ : PUBLIC};
    }
};

/// A phone at 10.1.1.3, a server at 1.1.1.3, and between them a NAT that shows the private zone at
/// 1.1.1.1.
struct SignalFixture
{
    explicit SignalFixture(bool translates = true)
        : natConfig(MakeConfig(translates))
    {
    }

    static NatConfig MakeConfig(bool translates)
    {
        NatConfig config;
        if (translates)
        {
            config.sourceRuleSets = {MakeRuleSet(MakeInterfaceRule())};
        }
        return config;
    }

    static IpEndpoint Phone(uint16_t port = 5060)
    {
        return Endpoint("10.1.1.3", port);
    }

    static IpEndpoint Server(uint16_t port = 5060)
    {
        return Endpoint("1.1.1.3", port);
    }

    /// How the phone looks from outside; the mapping stays, as if by a session.
    IpEndpoint Show(const IpEndpoint& inside)
    {
        const SourceTranslator::Context context{{PRIVATE, PUBLIC}, OUTSIDE, Server().address};
        const auto shown = nat.translator.TranslateNamed(IpProtocol::Udp, inside, context, Time{0});
        nat.mappings.Hold(shown.mapping);
        return shown.external;
    }

    MappingId MappingOf(const IpEndpoint& external) const
    {
        return nat.mappings.FindByExternal(IpProtocol::Udp, external);
    }

    /// A message goes out from this endpoint.
    SipPassage Out(const IpEndpoint& from)
    {
        SipPassage passage;
        passage.zones = {PRIVATE, PUBLIC};
        passage.ingress = INSIDE;
        passage.egress = OUTSIDE;
        passage.arrived = {IpProtocol::Udp, from, Server()};
        passage.leaving = {IpProtocol::Udp, Show(from), Server()};
        return passage;
    }

    /// A message comes in to this endpoint.
    SipPassage In(const IpEndpoint& to)
    {
        SipPassage passage;
        passage.zones = {PUBLIC, PRIVATE};
        passage.ingress = OUTSIDE;
        passage.egress = INSIDE;
        passage.arrived = {IpProtocol::Udp, Server(), Show(to)};
        passage.leaving = {IpProtocol::Udp, Server(), to};
        return passage;
    }

    bool IsOpen(const IpEndpoint& endpoint) const
    {
        const FlowKey flow{IpProtocol::Udp, Endpoint("9.9.9.9", 9), endpoint};
        return bool(nat.pinholes.Match(flow, PUBLIC));
    }

    NatConfig natConfig;
    AlgConfig config;
    ZonedRoutes routes;
    SequentialChooser chooser;
    NatObserver natObserver;
    NatState nat{natConfig, routes, chooser, natObserver};
    CallTable calls{1};
    AddressTranslator addresses{nat, routes, calls};
};

struct RoutedFixture : SignalFixture
{
    RoutedFixture()
        : SignalFixture(false)
    {
    }
};

/// A SIP message over text that it owns.
class OwnedMessage
{
  public:
    /// @p lines end in LF; what every message must have is added.
    explicit OwnedMessage(const std::string& lines)
        : m_text(lines)
    {
        const auto add = [this](const std::string& header, const std::string& value) {
            const bool isThere = m_text.find("\n" + header + ":") != std::string::npos;
            m_text += isThere ? "" : header + ": " + value + "\n";
        };
        add("Via", "SIP/2.0/UDP 10.1.1.3:5060;branch=z9hG4bKx");
        add("From", "<sip:alice@x>;tag=a");
        add("To", "<sip:alice@x>");
        add("Call-ID", "c1");
        add("Max-Forwards", "70");
        m_text += "\n";
        m_isSound = bool(m_message.Parse(m_text));
    }

    OwnedMessage(const OwnedMessage&) = delete;
    OwnedMessage& operator=(const OwnedMessage&) = delete;

    /// Throws if the text is no message: a mistake of the test.
    const SipMessage& Get() const
    {
        if (!m_isSound)
        {
            throw std::invalid_argument(m_text);
        }
        return m_message;
    }

  private:
    std::string m_text;
    SipMessage m_message;
    bool m_isSound{false};
};

} // namespace ns3::sipalg::test

#endif
