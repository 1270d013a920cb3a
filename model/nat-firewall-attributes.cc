// SPDX-License-Identifier: GPL-2.0-only
#include "nat-firewall.h"

#include "ns3/boolean.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace ns3
{

using sipalg::AlgConfig;
using sipalg::FirewallConfig;
using sipalg::NatConfig;

NS_OBJECT_ENSURE_REGISTERED(NatFirewall);

namespace
{

/// Adds attributes whose default is that of the configuration.
class AttributeAdder
{
  public:
    explicit AttributeAdder(TypeId& tid)
        : m_tid(tid)
    {
    }

    template <class Set, class Get>
    AttributeAdder& AddTime(const char* name,
                            const char* help,
                            sipalg::Time value,
                            std::pair<Set, Get> accessors,
                            std::pair<sipalg::Time, sipalg::Time> range)
    {
        m_tid.AddAttribute(
            name,
            help,
            TimeValue(sipalg::ToNs3(value)),
            MakeTimeAccessor(accessors.first, accessors.second),
            MakeTimeChecker(sipalg::ToNs3(range.first), sipalg::ToNs3(range.second)));
        return *this;
    }

    template <class Set, class Get>
    AttributeAdder& AddNumber(const char* name,
                              const char* help,
                              uint32_t value,
                              std::pair<Set, Get> accessors)
    {
        m_tid.AddAttribute(name,
                           help,
                           UintegerValue(value),
                           MakeUintegerAccessor(accessors.first, accessors.second),
                           MakeUintegerChecker<uint32_t>(1));
        return *this;
    }

    template <class Set, class Get>
    AttributeAdder& AddFlag(const char* name,
                            const char* help,
                            bool value,
                            std::pair<Set, Get> accessors)
    {
        m_tid.AddAttribute(name,
                           help,
                           BooleanValue(value),
                           MakeBooleanAccessor(accessors.first, accessors.second),
                           MakeBooleanChecker());
        return *this;
    }

  private:
    TypeId& m_tid;
};

const NatConfig NAT;
const AlgConfig ALG;
constexpr sipalg::Time LONGEST{std::chrono::hours(24 * 365)};

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
        AddAlgTimers(id);
        AddAlgLimits(id);
        AddTraceSources(id);
        return id;
    }();
    return tid;
}

#define SIPALG_FIELD(KIND, PART, FIELD)                                                            \
    std::make_pair(&NatFirewall::Set##KIND<&FirewallConfig::PART, FIELD>,                          \
                   &NatFirewall::Get##KIND<&FirewallConfig::PART, FIELD>)

void
NatFirewall::AddNatAttributes(TypeId& tid)
{
    AttributeAdder(tid)
        .AddTime("UdpTimeout",
                 "Idle time of a UDP session (RFC 4787 REQ-5: 5 min, never under 2).",
                 NAT.udpTimeout,
                 SIPALG_FIELD(Time, nat, &NatConfig::udpTimeout),
                 {sipalg::Time(std::chrono::seconds(1)), LONGEST})
        .AddTime("IcmpTimeout",
                 "Idle time of an ICMP query session (RFC 5508 REQ-2: at least 60 s).",
                 NAT.icmpTimeout,
                 SIPALG_FIELD(Time, nat, &NatConfig::icmpTimeout),
                 {sipalg::Time(std::chrono::seconds(1)), LONGEST})
        .AddTime("TcpTimeout",
                 "Idle time of a TCP session (RFC 5382 REQ-5: at least 2 h 4 min).",
                 NAT.tcpTimeout,
                 SIPALG_FIELD(Time, nat, &NatConfig::tcpTimeout),
                 {sipalg::Time(std::chrono::seconds(1)), LONGEST})
        .AddNumber(
            "MaxSessions",
            "Sessions at most; more are dropped (RFC 4787 12: bound what strangers can use).",
            NAT.maxSessions,
            SIPALG_FIELD(Number, nat, &NatConfig::maxSessions))
        .AddNumber("MaxMappings",
                   "Mappings at most (RFC 4787 12).",
                   NAT.maxMappings,
                   SIPALG_FIELD(Number, nat, &NatConfig::maxMappings))
        .AddNumber("MaxPinholes",
                   "Pinholes at most (RFC 4787 12).",
                   NAT.maxPinholes,
                   SIPALG_FIELD(Number, nat, &NatConfig::maxPinholes));
}

void
NatFirewall::AddAlgTimers(TypeId& tid)
{
    using std::chrono::milliseconds;
    using std::chrono::minutes;
    using std::chrono::seconds;
    AttributeAdder(tid)
        .AddTime("InactiveMediaTimeout",
                 "Silence after which media pinholes and sessions close (Junos SIP ALG, "
                 "inactive-media-timeout, 10 s to 2550 s).",
                 ALG.inactiveMediaTimeout,
                 SIPALG_FIELD(Time, alg, &AlgConfig::inactiveMediaTimeout),
                 {seconds(10), seconds(2550)})
        .AddTime("MaximumCallDuration",
                 "Longest life of a call (Junos SIP ALG, maximum-call-duration, 3 to 720 min).",
                 ALG.maximumCallDuration,
                 SIPALG_FIELD(Time, alg, &AlgConfig::maximumCallDuration),
                 {minutes(3), minutes(720)})
        .AddTime("T1",
                 "Round-trip time estimate (RFC 3261 17.1.1.1; Junos: 500 ms to 5 s).",
                 ALG.t1,
                 SIPALG_FIELD(Time, alg, &AlgConfig::t1),
                 {milliseconds(500), seconds(5)})
        .AddTime(
            "T4",
            "Longest time a message stays in the network (RFC 3261 17.1.2.2; Junos: 5 to 10 s).",
            ALG.t4,
            SIPALG_FIELD(Time, alg, &AlgConfig::t4),
            {seconds(5), seconds(10)})
        .AddTime(
            "CTimeout",
            "How long an INVITE may go unanswered (RFC 3261 16.6 timer C; Junos: 3 to 10 min).",
            ALG.cTimeout,
            SIPALG_FIELD(Time, alg, &AlgConfig::cTimeout),
            {minutes(3), minutes(10)})
        .AddTime("TeardownDelay",
                 "How long a call stays after BYE or CANCEL, for retransmissions (Junos SIP ALG).",
                 ALG.teardownDelay,
                 SIPALG_FIELD(Time, alg, &AlgConfig::teardownDelay),
                 {sipalg::Time(0), LONGEST})
        .AddTime("MediaPinholeLifetime",
                 "Life of a media pinhole that nobody uses (180 s as Linux' SIP expectations).",
                 ALG.mediaPinholeLifetime,
                 SIPALG_FIELD(Time, alg, &AlgConfig::mediaPinholeLifetime),
                 {seconds(1), LONGEST})
        .AddTime("DenyTimeout",
                 "How long a refused INVITE may not be repeated (Junos SIP ALG, protect deny).",
                 ALG.denyTimeout,
                 SIPALG_FIELD(Time, alg, &AlgConfig::denyTimeout),
                 {seconds(1), LONGEST});
}

void
NatFirewall::AddAlgLimits(TypeId& tid)
{
    AttributeAdder(tid)
        .AddFlag("Alg",
                 "Read SIP, translate it and open pinholes (Junos: security alg sip).",
                 ALG.enabled,
                 SIPALG_FIELD(Flag, alg, &AlgConfig::enabled))
        .AddFlag("RetainHoldResource",
                 "Keep ports and pinholes of a call on hold (Junos SIP ALG, retain-hold-resource).",
                 ALG.retainHoldResource,
                 SIPALG_FIELD(Flag, alg, &AlgConfig::retainHoldResource))
        .AddFlag(
            "OneShotPinholes",
            "A media pinhole goes with its first packet, which made a session (Junos SIP ALG).",
            ALG.oneShotPinholes,
            SIPALG_FIELD(Flag, alg, &AlgConfig::oneShotPinholes))
        .AddFlag("PermitUnknownNatApplied",
                 "Unknown methods pass where NAT applies (Junos SIP ALG, unknown-message).",
                 ALG.permitUnknownNatApplied,
                 SIPALG_FIELD(Flag, alg, &AlgConfig::permitUnknownNatApplied))
        .AddFlag("PermitUnknownRouted",
                 "Unknown methods pass where no NAT applies (Junos SIP ALG, unknown-message).",
                 ALG.permitUnknownRouted,
                 SIPALG_FIELD(Flag, alg, &AlgConfig::permitUnknownRouted))
        .AddFlag("ProtectDeny",
                 "Drop repeated INVITEs that were refused (Junos SIP ALG, protect deny).",
                 ALG.protectDeny,
                 SIPALG_FIELD(Flag, alg, &AlgConfig::protectDeny))
        .AddNumber("MaximumMedia",
                   "m= lines of a session description at most (Junos SIP ALG: 6 a direction).",
                   ALG.maximumMedia,
                   SIPALG_FIELD(Number, alg, &AlgConfig::maximumMedia))
        .AddNumber("MaximumCalls",
                   "Calls at most (RFC 3261 26.1.5: bound what strangers can use).",
                   ALG.maximumCalls,
                   SIPALG_FIELD(Number, alg, &AlgConfig::maximumCalls))
        .AddNumber("MaximumRegistrations",
                   "Registrations at most (RFC 3261 26.1.5).",
                   ALG.maximumRegistrations,
                   SIPALG_FIELD(Number, alg, &AlgConfig::maximumRegistrations));
}

#undef SIPALG_FIELD

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
    tid.AddTraceSource("PortsInUse", "External ports that NAT holds.", MakeTraceSourceAccessor(&NatFirewall::m_portsInUse), "ns3::TracedValueCallback::Uint32");
    // clang-format on
}

} // namespace ns3
