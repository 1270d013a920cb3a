// SPDX-License-Identifier: GPL-2.0-only
// libFuzzer target: bytes choose a configuration and a sequence of packets (times, zones,
// endpoints, SIP built from few names so that messages meet each other, bytes changed in them),
// and the engine's invariants must hold after every one. What leaves must have a Content-Length
// that is true if it came with one, and when all timers have run out nothing may be left.
#include "config-reader.h"
#include "config-routes.h"
#include "engine-checks.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace ns3::sipalg
{

namespace
{

/// Stops the fuzzer at a broken invariant.
void
Check(bool holds, const std::string& otherwise)
{
    if (!holds)
    {
        std::fprintf(stderr, "%s\n", otherwise.c_str());
        std::abort();
    }
}

constexpr const char* BASE = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/1 unit 0 family inet address 2.2.2.2/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone dmz interfaces ge-0/0/1.0
set security zones security-zone public interfaces ge-0/0/2.0
set security nat static rule-set incoming from zone dmz
set security nat static rule-set incoming rule one match destination-address 2.2.2.3/32
set security nat static rule-set incoming rule one then static-nat prefix 10.1.1.3/32
set security nat source rule-set phones from zone private
set security nat source rule-set phones to zone public
set security nat source rule-set phones rule one match source-address 10.1.1.0/24
set security policies from-zone private to-zone public policy a match source-address any
set security policies from-zone private to-zone public policy a match destination-address any
set security policies from-zone private to-zone public policy a match application any
set security policies from-zone private to-zone public policy a then permit
set security policies from-zone private to-zone dmz policy b match source-address any
set security policies from-zone private to-zone dmz policy b match destination-address any
set security policies from-zone private to-zone dmz policy b match application junos-sip
set security policies from-zone private to-zone dmz policy b then permit
set security policies from-zone dmz to-zone private policy c match source-address any
set security policies from-zone dmz to-zone private policy c match destination-address any
set security policies from-zone dmz to-zone private policy c match application junos-sip
set security policies from-zone dmz to-zone private policy c then permit
set security policies from-zone public to-zone dmz policy d match source-address any
set security policies from-zone public to-zone dmz policy d match destination-address any
set security policies from-zone public to-zone dmz policy d match application junos-sip
set security policies from-zone public to-zone dmz policy d then permit
set security policies from-zone dmz to-zone public policy e match source-address any
set security policies from-zone dmz to-zone public policy e match destination-address any
set security policies from-zone dmz to-zone public policy e match application junos-sip
set security policies from-zone dmz to-zone public policy e then permit
)";

constexpr std::array<const char*, 6> VARIANTS{
    "set security nat source rule-set phones rule one then source-nat interface\n",
    "set security nat source rule-set phones rule one then source-nat interface persistent-nat "
    "permit target-host\n"
    "set security alg sip retain-hold-resource\n"
    "set security alg sip media-pinhole lasting\n",
    "set security nat source pool few address 1.1.1.20/32 to 1.1.1.21/32\n"
    "set security nat source pool few port range 5060 to 5063\n"
    "set security nat source pool few port range twin-port 6000 to 6005\n"
    "set security nat source rule-set phones rule one then source-nat pool few persistent-nat "
    "permit any-remote-host\n"
    "set security alg sip header-table literal\n",
    "set security nat source pool own address 1.1.1.20/32 to 1.1.1.21/32\n"
    "set security nat source pool own port no-translation\n"
    "set security nat source rule-set phones rule one then source-nat pool own\n"
    "set security alg sip inactive-media-timeout 10\n"
    "set security alg sip inactive-media-action keep-call\n"
    "set security alg sip media-transport tcp open\n"
    "set security nat static rule-set outer from zone public\n"
    "set security nat static rule-set outer rule one match destination-address 1.1.1.30/32\n"
    "set security nat static rule-set outer rule one then static-nat prefix 2.2.2.4/32\n",
    "set security nat source rule-set phones rule one then source-nat interface\n"
    "set security flow maximum-sessions 6\n"
    "set security flow maximum-mappings 5\n"
    "set security flow maximum-pinholes 7\n"
    "set security alg sip maximum-calls 2\n"
    "set security alg sip maximum-registrations 2\n"
    "set security alg sip application-screen unknown-message permit-nat-applied\n",
    "set security nat source rule-set phones rule one then source-nat interface\n"
    "set security alg sip application-screen protect deny all\n"
    "set security alg sip application-screen protect deny discard all-packets\n"
    "set security alg sip application-screen protect deny global-failures\n"
    "set security alg sip maximum-denials 2\n"
    "set security alg sip maximum-calls-per-source 2\n"
    "set security alg sip maximum-media-sessions 4\n"
    "set security alg sip media-pinhole lasting\n"
    "set security alg sip media-host sender\n",
};

/// Choices out of the fuzzer's bytes; zeros when they have run out.
class Choices
{
  public:
    Choices(const uint8_t* data, std::size_t size)
        : m_data(data),
          m_end(data + size)
    {
    }

    bool Empty() const
    {
        return m_data == m_end;
    }

    unsigned Below(unsigned bound)
    {
        return Empty() ? 0 : *m_data++ % bound;
    }

    template <std::size_t N>
    std::string Of(const std::array<const char*, N>& texts)
    {
        return texts[Below(N)];
    }

  private:
    const uint8_t* m_data;
    const uint8_t* m_end;
};

constexpr std::array<const char*, 12> HOSTS{"10.1.1.3",
                                            "10.1.1.4",
                                            "1.1.1.4",
                                            "1.1.1.1",
                                            "1.1.1.20",
                                            "1.1.1.21",
                                            "2.2.2.4",
                                            "2.2.2.3",
                                            "1.1.1.5",
                                            "10.1.1.1",
                                            "0.0.0.0",
                                            "9.9.9.9"};
constexpr std::array<const char*, 9>
    PORTS{"5060", "5061", "6000", "6001", "6002", "63488", "63489", "63490", "80"};
constexpr std::array<const char*, 3> ZONES{"private", "dmz", "public"};
constexpr std::array<const char*, 3> TAGS{"a", "b", "c"};
constexpr std::array<const char*, 11> METHODS{"INVITE",
                                              "ACK",
                                              "BYE",
                                              "CANCEL",
                                              "REGISTER",
                                              "UPDATE",
                                              "PRACK",
                                              "REFER",
                                              "OPTIONS",
                                              "SUBSCRIBE",
                                              "FOO"};
constexpr std::array<const char*, 10> STATUSES{"100 T",
                                               "180 R",
                                               "183 S",
                                               "200 OK",
                                               "200 OK",
                                               "401 U",
                                               "488 N",
                                               "487 R",
                                               "404 N",
                                               "603 D"};

std::string
MakeHostPort(Choices& choices)
{
    const std::string host = choices.Of(HOSTS);
    return choices.Below(4) == 0 ? host : host + ":" + choices.Of(PORTS);
}

std::string
MakeUri(Choices& choices)
{
    return "<sip:u@" + MakeHostPort(choices) + (choices.Below(3) == 0 ? ";lr>" : ">");
}

std::string
MakeSdp(Choices& choices)
{
    constexpr std::array<const char*, 17> attributes{
        "",
        "a=sendonly\r\n",
        "a=inactive\r\n",
        "a=rtcp:6001\r\n",
        "a=rtcp-mux\r\n",
        "a=rtcp:6003 IN IP4 10.1.1.3\r\n",
        "a=rtcp:9 IN IP4 0.0.0.0\r\na=rtcp-mux\r\n",
        "c=IN IP4 10.1.1.4\r\n",
        "i=x\nc=IN IP4 10.1.1.4\r\nc=IN IP4 10.1.1.3\r\n",
        "c=IN IP4 0.0.0.0\r\na=candidate:1 1 UDP 1 10.1.1.3 6000 typ host\r\n",
        "a=candidate:1 1 UDP 1 10.1.1.3 6000 typ srflx raddr 10.1.1.3 rport 6000\r\n",
        "a=remote-candidates:1 1.1.1.1 63488\r\n",
        "a=alt:1 1 : x y 10.1.1.3 6000\r\na=path:msrp://10.1.1.3:1/x\r\n",
        "a=altc:1 IP4 10.1.1.3 6000\r\na=source-filter:incl IN IP4 10.1.1.3 1.1.1.4\r\n",
        "a=rtcp:6001 IN IP4 10.1.1.3\r\na=rtcp:6005 IN IP4 10.1.1.4\r\n",
        "a=setup:active\r\n",
        "a=setup:passive\r\na=msrp-cema\r\na=path:msrp://10.1.1.3:6000/x;tcp\r\n"};
    constexpr std::array<const char*, 5> protocols{" RTP/AVP 0\r\n",
                                                   " TCP/MSRP *\r\n",
                                                   "/2 RTP/AVP 0\r\n",
                                                   " udptl t38\r\n",
                                                   " UDP/TLS/RTP/SAVPF 96\r\n"};
    std::string sdp = "v=0\r\no=- 1 1 IN IP4 " + choices.Of(HOSTS) + "\r\ns=-\r\n";
    if (choices.Below(8) != 0)
    {
        sdp += "c=IN IP4 " + choices.Of(HOSTS) + "\r\n";
    }
    sdp += "t=0 0\r\n";
    for (unsigned media = choices.Below(4); media > 0; --media)
    {
        const std::string port = choices.Below(6) == 0 ? "0" : choices.Of(PORTS);
        sdp += "m=audio " + port + choices.Of(protocols) + choices.Of(attributes);
    }
    return sdp;
}

std::string
MakeSip(Choices& choices)
{
    const std::string method = choices.Of(METHODS);
    const bool isRequest = choices.Below(2) == 0;
    std::string text = isRequest ? method + " sip:u@" + MakeHostPort(choices) + " SIP/2.0\r\n"
                                 : "SIP/2.0 " + choices.Of(STATUSES) + "\r\n";
    for (unsigned vias = 1 + choices.Below(2); vias > 0; --vias)
    {
        text += "Via: SIP/2.0/UDP " + MakeHostPort(choices) + ";branch=z9hG4bK" + choices.Of(TAGS) +
                (choices.Below(3) == 0 ? ";rport\r\n" : "\r\n");
    }
    text += "From: " + MakeUri(choices) + ";tag=" + choices.Of(TAGS) + "\r\n";
    text += "To: " + MakeUri(choices) +
            (choices.Below(3) == 0 ? std::string() : ";tag=" + choices.Of(TAGS)) + "\r\n";
    text += "Call-ID: " + choices.Of(TAGS) + "\r\nCSeq: 1 " + method + "\r\n";
    constexpr std::array<const char*, 3> names{"Contact: ", "Record-Route: ", "Route: "};
    for (unsigned headers = choices.Below(4); headers > 0; --headers)
    {
        const bool isWildcard = choices.Below(9) == 0;
        text += isWildcard ? "Contact: *\r\n" : choices.Of(names) + MakeUri(choices) + "\r\n";
    }
    if (choices.Below(3) == 0)
    {
        text += "Expires: " + std::to_string(choices.Below(100)) + "\r\n";
    }
    const std::string body = choices.Below(2) == 0 ? MakeSdp(choices) : "";
    if (!body.empty())
    {
        text += "Content-Type: application/sdp\r\n";
    }
    return text + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string
MakePayload(Choices& choices)
{
    if (choices.Below(4) == 0)
    {
        return std::string(172, '\x80');
    }
    std::string text = MakeSip(choices);
    for (unsigned changes = choices.Below(8) == 0 ? choices.Below(4) : 0; changes > 0; --changes)
    {
        const unsigned place = choices.Below(256) * 256 + choices.Below(256);
        text[place % text.size()] = static_cast<char>(choices.Below(256));
    }
    return text;
}

class StringPayload : public PayloadReader
{
  public:
    explicit StringPayload(const std::string& text)
        : m_text(text)
    {
    }

    std::string_view Read() override
    {
        return m_text;
    }

  private:
    const std::string& m_text;
};

/// A message that came with a true Content-Length leaves with one.
void
CheckLength(std::string_view before, std::string_view after)
{
    SipMessage in;
    SipMessage out;
    if (!in.Parse(before))
    {
        return;
    }
    Check(bool(out.Parse(after)), "what leaves is no SIP");
    const bool wasWhole = in.GetSurplus().empty() && in.First(SipHeaderId::ContentLength);
    if (wasWhole)
    {
        Check(out.GetSurplus().empty(), "what leaves is longer than its Content-Length");
    }
}

IpEndpoint
MakeEndpoint(Choices& choices)
{
    const auto address = IpAddress::Parse(choices.Of(HOSTS));
    return {*address, static_cast<uint16_t>(std::stoi(choices.Of(PORTS)))};
}

void
SendOne(FirewallEngine& engine, Choices& choices, Time now)
{
    const auto ingress = InterfaceId(choices.Below(ZONES.size()));
    PacketView packet;
    packet.flow.source = MakeEndpoint(choices);
    packet.flow.destination = MakeEndpoint(choices);
    if (choices.Below(2) == 0)
    {
        packet.flow.destination.port = 5060;
    }
    if (choices.Below(12) == 0)
    {
        packet.flow.protocol = IpProtocol::Tcp;
    }
    const std::string payload = MakePayload(choices);
    StringPayload reader(payload);
    packet.payload = &reader;
    packet.bytes = static_cast<uint32_t>(payload.size() + 28);
    const Verdict verdict = engine.Process(packet, ingress, now);
    if (verdict.payload)
    {
        CheckLength(payload, *verdict.payload);
    }
    const bool isDropped = verdict.action == Verdict::Action::Dropped;
    Check(isDropped == (verdict.reason != DropReason::None), "a verdict and its reason disagree");
}

FirewallConfig
MakeConfig(unsigned variant)
{
    const ConfigResult result = ReadConfig(std::string(BASE) + VARIANTS[variant], "fuzz");
    Check(bool(result), result.Explain());
    return *result.config;
}

} // namespace

} // namespace ns3::sipalg

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace ns3::sipalg;
    static const std::array<FirewallConfig, VARIANTS.size()> configs{MakeConfig(0),
                                                                     MakeConfig(1),
                                                                     MakeConfig(2),
                                                                     MakeConfig(3),
                                                                     MakeConfig(4),
                                                                     MakeConfig(5)};
    Choices choices(data, size);
    const FirewallConfig& config = configs[choices.Below(VARIANTS.size())];
    ConfigRoutes routes(config);
    SequentialChooser chooser;
    FirewallObserver observer;
    FirewallEngine engine(config, routes, chooser, observer);
    Time now{0};
    for (unsigned packets = 0; packets < 100 && !choices.Empty(); ++packets)
    {
        const unsigned step = choices.Below(64);
        now += step < 60 ? Time(std::chrono::milliseconds(step * 50))
                         : Time(std::chrono::seconds((step - 59) * 40));
        SendOne(engine, choices, now);
        const std::string broken = FindBrokenInvariant(engine);
        Check(broken.empty(), broken);
    }
    const std::string left = FindLeftover(engine, now);
    Check(left.empty(), left);
    return 0;
}
