// SPDX-License-Identifier: GPL-2.0-only
#include "bench-messages.h"

namespace ns3::sipalg
{

namespace
{

constexpr uint16_t FIRST_MEDIA_PORT = 10000;

std::string
MakeDescription(const std::string& user, const std::string& host, const uint16_t (&ports)[2])
{
    return "v=0\r\no=" + user + " 2890844526 2890844527 IN IP4 " + host + "\r\ns=-\r\nc=IN IP4 " +
           host + "\r\nt=0 0\r\nm=audio " + std::to_string(ports[0]) +
           " RTP/AVP 0 8 9 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n"
           "a=rtpmap:9 G722/8000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\n"
           "a=ptime:20\r\na=sendrecv\r\nm=video " +
           std::to_string(ports[1]) +
           " RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n"
           "a=fmtp:96 profile-level-id=42e01f;packetization-mode=1\r\na=sendrecv\r\n";
}

std::string
MakeTail(const std::string& body)
{
    return "Content-Type: application/sdp\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

/// The lines of @p text that start with @p name, with their ends.
std::string
CopyLines(const std::string& text, const std::string& name)
{
    std::string lines;
    std::size_t at = text.find("\r\n" + name);
    while (at != std::string::npos)
    {
        const std::size_t end = text.find("\r\n", at + 2);
        lines += text.substr(at + 2, end - at);
        at = text.find("\r\n" + name, end);
    }
    return lines;
}

} // namespace

BenchCall::BenchCall(uint32_t number, uint32_t telephones)
    : m_number(number),
      m_telephones(telephones),
      m_host(GetCaller().address.ToString()),
      m_callId("3848276298220188511-" + std::to_string(1000000 + number) + "@" + m_host)
{
}

IpEndpoint
BenchCall::GetCaller() const
{
    constexpr uint32_t FIRST_HOST = 10u << 24 | 1u << 16 | 3;
    return {IpAddress::V4(FIRST_HOST + m_number % m_telephones), 5060};
}

IpEndpoint
BenchCall::GetCallee()
{
    return {IpAddress::V4(192u << 24 | 2u << 8 | 4), 5060};
}

IpEndpoint
BenchCall::GetCallerMedia(unsigned medium) const
{
    const uint32_t port = FIRST_MEDIA_PORT + m_number / m_telephones * 4 + 2 * medium;
    return {GetCaller().address, static_cast<uint16_t>(port)};
}

IpEndpoint
BenchCall::GetCalleeMedia(unsigned medium) const
{
    const uint32_t port = 20000 + (m_number % 10000 * 2 + medium) * 2;
    return {IpAddress::V4(GetCallee().address.ToV4() + m_number / 10000),
            static_cast<uint16_t>(port)};
}

std::string
BenchCall::MakeRequestHead(const char* method, const char* branch) const
{
    const std::string name = method;
    const std::string unique = std::to_string(1000000 + m_number);
    std::string text = name;
    text += " sip:bob@biloxi.example.com SIP/2.0\r\nVia: SIP/2.0/UDP " + m_host +
            ":5060;branch=z9hG4bK74bf9" + branch + unique +
            ";rport\r\nMax-Forwards: 70\r\n"
            "From: \"Alice Liddell\" <sip:alice@" +
            m_host + ">;tag=9fxced76sl" + unique + "\r\nTo: Bob <sip:bob@biloxi.example.com>";
    text += name == "ACK" ? ";tag=8321234356\r\n" : "\r\n";
    text += "Call-ID: " + m_callId + "\r\nCSeq: 1 " + name + "\r\nContact: <sip:alice@" + m_host +
            ":5060;transport=udp>\r\n";
    return text;
}

std::string
BenchCall::MakeInvite() const
{
    const uint16_t ports[2] = {GetCallerMedia(0).port, GetCallerMedia(1).port};
    return MakeRequestHead("INVITE", "i") +
           "Route: <sip:192.0.2.4:5060;lr>\r\n"
           "Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, NOTIFY, MESSAGE, SUBSCRIBE, INFO, "
           "UPDATE, PRACK\r\nSupported: replaces, timer, 100rel\r\nSession-Expires: 1800\r\n"
           "Min-SE: 90\r\nUser-Agent: Example Telephone 4.1\r\nAccept: application/sdp\r\n" +
           MakeTail(MakeDescription("alice", m_host, ports));
}

std::string
BenchCall::MakeAnswer(const std::string& invite) const
{
    const std::string host = GetCallee().address.ToString();
    const IpEndpoint audio = GetCalleeMedia(0);
    const uint16_t ports[2] = {audio.port, GetCalleeMedia(1).port};
    std::string to = CopyLines(invite, "To:");
    to.insert(to.size() - 2, ";tag=8321234356");
    return "SIP/2.0 200 OK\r\n" + CopyLines(invite, "Via:") + CopyLines(invite, "From:") + to +
           CopyLines(invite, "Call-ID:") + "CSeq: 1 INVITE\r\nContact: <sip:bob@" + host +
           ":5060>\r\n" + MakeTail(MakeDescription("bob", audio.address.ToString(), ports));
}

std::string
BenchCall::MakeAck() const
{
    return MakeRequestHead("ACK", "a") + "Content-Length: 0\r\n\r\n";
}

} // namespace ns3::sipalg
