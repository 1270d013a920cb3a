// SPDX-License-Identifier: GPL-2.0-only
#include "config-attribute.h"

namespace ns3
{

using sipalg::AlgConfig;
using sipalg::NatConfig;

NS_OBJECT_ENSURE_REGISTERED(NatFirewall);

namespace
{

/// Adds attributes of fields of the configuration, whose defaults are theirs.
class AttributeAdder
{
  public:
    explicit AttributeAdder(TypeId& tid)
        : m_tid(tid)
    {
    }

    /// Of the statement @p path, unless it is called by another name than it has there and needs
    /// its own @p help.
    template <auto FIELD>
    void Add(const char* name, const char* path, const char* help = nullptr)
    {
        const sipalg::ConfigStatement& statement = FindConfigStatement(path);
        const std::string about = help ? help : DescribeStatement(statement, path);
        const sipalg::ConfigPart& part = statement.parts.back();
        const auto value = GetConfigField(m_defaults, FIELD);
        using Type = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Type, bool>)
        {
            Add<BooleanValue, FIELD>(name, about, BooleanValue(value), MakeBooleanChecker());
        }
        else if constexpr (std::is_same_v<Type, sipalg::Time>)
        {
            const Time unit = sipalg::ToNs3(sipalg::GetUnitTime(part.unit));
            Add<TimeValue, FIELD>(name,
                                  about,
                                  TimeValue(sipalg::ToNs3(value)),
                                  MakeTimeChecker(unit * part.low, unit * part.high));
        }
        else if constexpr (std::is_same_v<Type, uint32_t>)
        {
            const auto low = static_cast<uint32_t>(part.low);
            const auto high = static_cast<uint32_t>(part.high);
            Add<UintegerValue, FIELD>(name,
                                      about,
                                      UintegerValue(value),
                                      MakeUintegerChecker<uint32_t>(low, high));
        }
        else
        {
            m_tid.AddAttribute(name,
                               about,
                               StringValue(DescribeValue(statement, m_defaults)),
                               Create<ConfigTextAccessor<FIELD>>(statement),
                               Create<ConfigTextChecker>(statement));
        }
    }

  private:
    template <class Value, auto FIELD>
    void Add(const char* name,
             const std::string& help,
             const Value& value,
             const Ptr<const AttributeChecker>& checker)
    {
        m_tid.AddAttribute(name, help, value, Create<ConfigFieldAccessor<Value, FIELD>>(), checker);
    }

    TypeId& m_tid;
    sipalg::FirewallConfig m_defaults;
};

} // namespace

TypeId
NatFirewall::GetTypeId()
{
    static TypeId tid = [] {
        TypeId id =
            TypeId("ns3::NatFirewall")
                .SetParent<Application>()
                .SetGroupName("SipAlg")
                .AddConstructor<NatFirewall>()
                .AddAttribute(
                    "ConfigFile",
                    "File of set lines that becomes the configuration at once. Not for "
                    "construction, which sets the attributes after it, too.",
                    StringValue(""),
                    MakeStringAccessor(&NatFirewall::SetConfigFile, &NatFirewall::GetConfigFile),
                    MakeStringChecker())
                .AddAttribute("RouteLifetime",
                              "How long a session's packets use a route before it is looked "
                              "up again; 0: look up each time.",
                              TimeValue(Seconds(1)),
                              MakeTimeAccessor(&NatFirewall::SetRouteLifetime,
                                               &NatFirewall::GetRouteLifetime),
                              MakeTimeChecker(Time(0)));
        AddNatAttributes(id);
        AddAlgAttributes(id);
        AddTraceSources(id);
        return id;
    }();
    return tid;
}

void
NatFirewall::AddNatAttributes(TypeId& tid)
{
    AttributeAdder adder(tid);
    // clang-format off
    adder.Add<&NatConfig::icmpTimeout>("IcmpTimeout", "security flow icmp-timeout");
    adder.Add<&NatConfig::interfacePorts>("InterfacePorts", "security nat source interface port range");
    adder.Add<&NatConfig::interfaceTwinPorts>("InterfaceTwinPorts", "security nat source interface port range twin-port");
    adder.Add<&NatConfig::maxMappings>("MaxMappings", "security flow maximum-mappings");
    adder.Add<&NatConfig::maxPinholes>("MaxPinholes", "security flow maximum-pinholes");
    adder.Add<&NatConfig::maxSessions>("MaxSessions", "security flow maximum-sessions");
    adder.Add<&NatConfig::portAssignment>("PortAssignment", "security nat source port-assignment");
    adder.Add<&NatConfig::tcpTimeout>("TcpTimeout", "security flow tcp-timeout");
    adder.Add<&NatConfig::udpTimeout>("UdpTimeout", "security flow udp-timeout");
    // clang-format on
}

void
NatFirewall::AddAlgAttributes(TypeId& tid)
{
    AttributeAdder adder(tid);
    // Before all others, which it sets.
    adder.Add<&AlgConfig::profile>("Profile",
                                   "security alg sip profile",
                                   "The choices of one document where they contradict one another: "
                                   "sets all attributes of the ALG. Not for construction, which "
                                   "sets them after it. [set security alg sip profile]");
    // clang-format off
    adder.Add<&AlgConfig::ackPinholes>("AckPinholes", "security alg sip ack-signal-pinhole");
    adder.Add<&AlgConfig::enabled>("Alg", "security alg sip disable", "Read SIP, translate it and open pinholes. [set security alg sip disable]");
    adder.Add<&AlgConfig::cTimeout>("CTimeout", "security alg sip c-timeout");
    adder.Add<&AlgConfig::callIdentity>("CallIdentity", "security alg sip call-identity");
    adder.Add<&AlgConfig::connectionName>("ConnectionName", "security alg sip connection-name");
    adder.Add<&AlgConfig::denyDiscards>("DenyDiscards", "security alg sip application-screen protect deny discard");
    adder.Add<&AlgConfig::denyGlobalFailures>("DenyGlobalFailures", "security alg sip application-screen protect deny global-failures");
    adder.Add<&AlgConfig::denyTimeout>("DenyTimeout", "security alg sip application-screen protect deny timeout");
    adder.Add<&AlgConfig::forking>("Forking", "security alg sip forking");
    adder.Add<&AlgConfig::fullCallTable>("FullCallTable", "security alg sip full-call-table");
    adder.Add<&AlgConfig::headerTable>("HeaderTable", "security alg sip header-table");
    adder.Add<&AlgConfig::hideCallId>("HideCallId", "security alg sip hide-call-id");
    adder.Add<&AlgConfig::hideVia>("HideVia", "security alg sip hide-via");
    adder.Add<&AlgConfig::ice>("Ice", "security alg sip ice");
    adder.Add<&AlgConfig::ignoreSessionTimers>("IgnoreSessionTimers", "security alg sip ignore-session-timers");
    adder.Add<&AlgConfig::inactiveMediaAction>("InactiveMediaAction", "security alg sip inactive-media-action");
    adder.Add<&AlgConfig::inactiveMediaTimeout>("InactiveMediaTimeout", "security alg sip inactive-media-timeout");
    adder.Add<&AlgConfig::incomingGateLifetime>("IncomingGateLifetime", "security alg sip incoming-gate-lifetime");
    adder.Add<&AlgConfig::knownMethods>("KnownMethods", "security alg sip known-methods");
    adder.Add<&AlgConfig::maximumCallDuration>("MaximumCallDuration", "security alg sip maximum-call-duration");
    adder.Add<&AlgConfig::maximumCalls>("MaximumCalls", "security alg sip maximum-calls");
    adder.Add<&AlgConfig::maximumCallsPerSource>("MaximumCallsPerSource", "security alg sip maximum-calls-per-source");
    adder.Add<&AlgConfig::maximumContacts>("MaximumContacts", "security alg sip maximum-contacts");
    adder.Add<&AlgConfig::maximumDenials>("MaximumDenials", "security alg sip maximum-denials");
    adder.Add<&AlgConfig::maximumMedia>("MaximumMedia", "security alg sip maximum-media");
    adder.Add<&AlgConfig::maximumMediaSessions>("MaximumMediaSessions", "security alg sip maximum-media-sessions");
    adder.Add<&AlgConfig::maximumRegistrationExpiry>("MaximumRegistrationExpiry", "security alg sip maximum-registration-expiry");
    adder.Add<&AlgConfig::maximumRegistrations>("MaximumRegistrations", "security alg sip maximum-registrations");
    adder.Add<&AlgConfig::maximumRegistrationsPerHost>("MaximumRegistrationsPerHost", "security alg sip maximum-registrations-per-host");
    adder.Add<&AlgConfig::maximumSubscriptionExpiry>("MaximumSubscriptionExpiry", "security alg sip maximum-subscription-expiry");
    adder.Add<&AlgConfig::maximumTransactions>("MaximumTransactions", "security alg sip maximum-transactions");
    adder.Add<&AlgConfig::maximumTransactionsPerHost>("MaximumTransactionsPerHost", "security alg sip maximum-transactions-per-host");
    adder.Add<&AlgConfig::mediaAtBye>("MediaAtBye", "security alg sip media-at-bye");
    adder.Add<&AlgConfig::mediaHost>("MediaHost", "security alg sip media-host");
    adder.Add<&AlgConfig::mediaPinholeLifetime>("MediaPinholeLifetime", "security alg sip media-pinhole-lifetime");
    adder.Add<&AlgConfig::oneShotPinholes>("OneShotPinholes", "security alg sip media-pinhole");
    adder.Add<&AlgConfig::otherTransport>("OtherTransport", "security alg sip media-transport other");
    adder.Add<&AlgConfig::otherUdp>("OtherUdp", "security alg sip media-transport udp");
    adder.Add<&AlgConfig::permitForeignContact>("PermitForeignContact", "security alg sip permit-foreign-contact");
    adder.Add<&AlgConfig::permitUnknownNatApplied>("PermitUnknownNatApplied", "security alg sip application-screen unknown-message permit-nat-applied");
    adder.Add<&AlgConfig::permitUnknownRouted>("PermitUnknownRouted", "security alg sip application-screen unknown-message permit-routed");
    adder.Add<&AlgConfig::portCount>("PortCount", "security alg sip port-count");
    adder.Add<&AlgConfig::ports>("Ports", "security alg sip port");
    adder.Add<&AlgConfig::protectDeny>("ProtectDeny", "security alg sip application-screen protect deny all");
    adder.Add<&AlgConfig::protection>("Protection", "security alg sip protection");
    adder.Add<&AlgConfig::protectedServers>("ProtectedServers", "security alg sip application-screen protect deny destination-ip");
    adder.Add<&AlgConfig::refusedRequests>("RefusedRequests", "security alg sip refused-request");
    adder.Add<&AlgConfig::retainHoldResource>("RetainHoldResource", "security alg sip retain-hold-resource");
    adder.Add<&AlgConfig::secureRtp>("SecureRtp", "security alg sip media-transport srtp");
    adder.Add<&AlgConfig::signalPinholeLifetime>("SignalPinholeLifetime", "security alg sip signal-pinhole-lifetime");
    adder.Add<&AlgConfig::signalPinholes>("SignalPinholes", "security alg sip signal-pinhole");
    adder.Add<&AlgConfig::stalledCallTimeout>("StalledCallTimeout", "security alg sip stalled-call-timeout");
    adder.Add<&AlgConfig::surplusMedia>("SurplusMedia", "security alg sip surplus-media");
    adder.Add<&AlgConfig::t1>("T1", "security alg sip t1-interval");
    adder.Add<&AlgConfig::t4>("T4", "security alg sip t4-interval");
    adder.Add<&AlgConfig::tcp>("TcpMedia", "security alg sip media-transport tcp");
    adder.Add<&AlgConfig::teardownDelay>("TeardownDelay", "security alg sip teardown-delay");
    adder.Add<&AlgConfig::udptl>("Udptl", "security alg sip media-transport udptl");
    // clang-format on
}

void
NatFirewall::AddTraceSources(TypeId& tid)
{
    const auto add = [&tid](const char* name, const char* help, auto member, const char* type) {
        tid.AddTraceSource(name,
                           help,
                           MakeTraceSourceAccessor(member),
                           std::string("ns3::FirewallTraces::") + type);
    };
    // clang-format off
    add("MappingCreated", "A NAT mapping was made.", &NatFirewall::m_mappingCreated, "MappingTracedCallback");
    add("MappingRemoved", "A NAT mapping went, and why.", &NatFirewall::m_mappingRemoved, "MappingEndTracedCallback");
    add("SessionCreated", "A session was made.", &NatFirewall::m_sessionCreated, "SessionTracedCallback");
    add("SessionClosed", "A session went, and why.", &NatFirewall::m_sessionClosed, "SessionEndTracedCallback");
    add("PinholeOpened", "A pinhole was opened.", &NatFirewall::m_pinholeOpened, "PinholeTracedCallback");
    add("PinholeUsed", "The first packet came through a pinhole.", &NatFirewall::m_pinholeUsed, "PinholeTracedCallback");
    add("PinholeClosed", "A pinhole was closed, and why.", &NatFirewall::m_pinholeClosed, "PinholeEndTracedCallback");
    add("MessageRewritten", "A SIP message was translated: before, after.", &NatFirewall::m_messageRewritten, "MessageTracedCallback");
    add("SipMessage", "A SIP message came to the firewall.", &NatFirewall::m_sipMessage, "SipTracedCallback");
    add("Decision", "What the ALG made of one thing in a message, and why.", &NatFirewall::m_decision, "DecisionTracedCallback");
    add("PacketDropped", "A packet was dropped: its flow, and why.", &NatFirewall::m_packetDropped, "PacketDroppedTracedCallback");
    add("CallCreated", "The ALG has seen a new call.", &NatFirewall::m_callCreated, "CallTracedCallback");
    add("CallAnswered", "A call was answered.", &NatFirewall::m_callAnswered, "CallTracedCallback");
    add("CallRemoved", "The ALG has forgotten a call, and why.", &NatFirewall::m_callRemoved, "CallEndTracedCallback");
    add("RegistrationUpdated", "A contact binding was made or refreshed.", &NatFirewall::m_registrationUpdated, "RegistrationTracedCallback");
    add("RegistrationRemoved", "A contact binding went; true if it expired.", &NatFirewall::m_registrationRemoved, "RegistrationEndTracedCallback");
    add("DenialAdded", "A server has refused a host, which may not ask it again for a while.", &NatFirewall::m_denialAdded, "DenialTracedCallback");
    add("DenialHit", "An INVITE of a refused host was dropped.", &NatFirewall::m_denialHit, "DenialTracedCallback");
    add("DenialExpired", "A refused host may ask again.", &NatFirewall::m_denialExpired, "DenialTracedCallback");
    tid.AddTraceSource("PortsInUse", "External ports that NAT holds.", MakeTraceSourceAccessor(&NatFirewall::m_portsInUse), "ns3::TracedValueCallback::Uint32");
    // clang-format on
}

} // namespace ns3
