// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ANSWERED_CALL_H
#define SIPALG_ANSWERED_CALL_H

#include "configured-firewall.h"

namespace ns3::sipalg
{

/// phone1, 10.1.1.3, is 1.1.1.10 outside; others have the interface's address.
constexpr const char* STATIC_AND_INTERFACE_NAT = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
set security nat static rule-set incoming-sip from zone public
set security nat static rule-set incoming-sip rule phone1 match destination-address 1.1.1.10/32
set security nat static rule-set incoming-sip rule phone1 then static-nat prefix 10.1.1.3/32
set security nat source rule-set phones from zone private
set security nat source rule-set phones to zone public
set security nat source rule-set phones rule others match source-address 10.1.1.0/24
set security nat source rule-set phones rule others then source-nat interface
set security policies from-zone private to-zone public policy outgoing match source-address any
set security policies from-zone private to-zone public policy outgoing match destination-address any
set security policies from-zone private to-zone public policy outgoing match application any
set security policies from-zone private to-zone public policy outgoing then permit
)";

/// bob, outside, has answered phone1's call, and sends RTP; each step a second after the other.
class AnsweredCall : public ConfiguredFirewall
{
  public:
    static constexpr unsigned INSIDE = 0;
    static constexpr unsigned OUTSIDE = 1;

    AnsweredCall()
        : ConfiguredFirewall(STATIC_AND_INTERFACE_NAT)
    {
        Send(INSIDE, "10.1.1.3:5060", "1.1.1.9:5060", MakeInvite());
        now = 1s;
        Send(OUTSIDE, "1.1.1.9:5060", "1.1.1.10:5060", MakeAnswer());
        now = 2s;
        SendRtp();
    }

    Verdict SendRtp()
    {
        return Send(OUTSIDE, "1.1.1.9:7000", "1.1.1.10:6000", "rtp");
    }

    /// Bob hangs up.
    Verdict SendBye()
    {
        return Send(OUTSIDE,
                    "1.1.1.9:5060",
                    "1.1.1.10:5060",
                    "BYE sip:alice@1.1.1.10 SIP/2.0\r\n"
                    "Via: SIP/2.0/UDP 1.1.1.9:5060;branch=z9hG4bKb1\r\n"
                    "From: <sip:bob@1.1.1.9>;tag=b1\r\n"
                    "To: <sip:alice@example.com>;tag=a1\r\n"
                    "Call-ID: call1\r\n"
                    "CSeq: 1 BYE\r\n"
                    "Content-Length: 0\r\n\r\n");
    }

  private:
    static std::string MakeDescription(const std::string& host, const std::string& port)
    {
        return "Content-Type: application/sdp\r\n\r\n"
               "v=0\r\no=- 1 1 IN IP4 " +
               host + "\r\ns=-\r\nc=IN IP4 " + host + "\r\nt=0 0\r\nm=audio " + port +
               " RTP/AVP 0\r\n";
    }

    static std::string MakeInvite()
    {
        return "INVITE sip:bob@1.1.1.9 SIP/2.0\r\n"
               "Via: SIP/2.0/UDP 10.1.1.3:5060;branch=z9hG4bKa1\r\n"
               "From: <sip:alice@example.com>;tag=a1\r\n"
               "To: <sip:bob@1.1.1.9>\r\n"
               "Call-ID: call1\r\n"
               "CSeq: 1 INVITE\r\n"
               "Contact: <sip:alice@10.1.1.3>\r\n" +
               MakeDescription("10.1.1.3", "6000");
    }

    static std::string MakeAnswer()
    {
        return "SIP/2.0 200 OK\r\n"
               "Via: SIP/2.0/UDP 1.1.1.10:5060;branch=z9hG4bKa1\r\n"
               "From: <sip:alice@example.com>;tag=a1\r\n"
               "To: <sip:bob@1.1.1.9>;tag=b1\r\n"
               "Call-ID: call1\r\n"
               "CSeq: 1 INVITE\r\n"
               "Contact: <sip:bob@1.1.1.9>\r\n" +
               MakeDescription("1.1.1.9", "7000");
    }
};

} // namespace ns3::sipalg

#endif
