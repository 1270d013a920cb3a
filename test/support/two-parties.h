// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TWO_PARTIES_H
#define SIPALG_TWO_PARTIES_H

#include "configured-firewall.h"
#include "sip-message-text.h"

#include <map>

namespace ns3::sipalg
{

/// Alice, 10.1.1.3 behind the first interface, calls Bob, 1.1.1.3 behind the second, as often as
/// one likes; each believes what the messages say that reach him.
class TwoParties : public ConfiguredFirewall
{
  public:
    using ConfiguredFirewall::ConfiguredFirewall;

    static constexpr unsigned INSIDE = 0;
    static constexpr unsigned OUTSIDE = 1;

    /// Alice wants the media of this call at @p port.
    Verdict Invite(const std::string& callId, unsigned port)
    {
        const std::string text = MakeHead("INVITE", callId, "") + MakeDescription("10.1.1.3", port);
        const Verdict verdict = Send(INSIDE, "10.1.1.3:5060", "1.1.1.3:5060", text);
        Call& call = m_calls[callId];
        call.invite = verdict.payload ? std::string(*verdict.payload) : text;
        call.caller = GetLeaving().source.ToString();
        call.alice = ReadMedia(call.invite);
        call.alicePort = port;
        return verdict;
    }

    /// Bob answers, and wants them at @p port.
    Verdict Answer(const std::string& callId, unsigned port)
    {
        m_calls.at(callId).bobPort = port;
        return Respond(callId, 200, MakeDescription("1.1.1.3", port));
    }

    /// Bob answers with another status, and no description.
    Verdict Respond(const std::string& callId, unsigned status, const std::string& body = "\r\n")
    {
        const Call& call = m_calls.at(callId);
        SipMessage request;
        request.Parse(call.invite);
        std::string text = MakeResponse(request, status, "b1").Build();
        text.resize(text.find("Content-Length"));
        return Send(OUTSIDE, "1.1.1.3:5060", call.caller, text + body);
    }

    /// Alice hangs up.
    Verdict Bye(const std::string& callId)
    {
        return Send(INSIDE,
                    "10.1.1.3:5060",
                    "1.1.1.3:5060",
                    MakeHead("BYE", callId, ";tag=b1") + "\r\n");
    }

    bool DoesBobHear(const std::string& callId)
    {
        const Call& call = m_calls.at(callId);
        const std::string to = "1.1.1.3:" + std::to_string(call.bobPort);
        return Reaches(INSIDE, "10.1.1.3:" + std::to_string(call.alicePort), to, to);
    }

    bool DoesAliceHear(const std::string& callId)
    {
        const Call& call = m_calls.at(callId);
        return Reaches(OUTSIDE,
                       "1.1.1.3:" + std::to_string(call.bobPort),
                       call.alice,
                       "10.1.1.3:" + std::to_string(call.alicePort));
    }

    /// Where Bob was told that Alice wants her media.
    const std::string& GetAlice(const std::string& callId) const
    {
        return m_calls.at(callId).alice;
    }

  private:
    struct Call
    {
        std::string invite; ///< as Bob has it
        std::string caller; ///< from where
        std::string alice;  ///< her media
        unsigned alicePort{0};
        unsigned bobPort{0};
    };

    bool Reaches(unsigned ingress,
                 const std::string& from,
                 const std::string& to,
                 const std::string& goal)
    {
        return Send(ingress, from, to, "rtp").action != Verdict::Action::Dropped &&
               GetLeaving().destination.ToString() == goal;
    }

    static std::string MakeHead(const std::string& method,
                                const std::string& callId,
                                const std::string& toTag)
    {
        return method +
               " sip:bob@1.1.1.3 SIP/2.0\r\nVia: SIP/2.0/UDP 10.1.1.3:5060;branch=z9hG4bK" +
               method + callId +
               "\r\nFrom: <sip:alice@example.com>;tag=a1\r\nTo: <sip:bob@1.1.1.3>" + toTag +
               "\r\nCall-ID: " + callId + "\r\nCSeq: 1 " + method +
               "\r\nContact: <sip:alice@10.1.1.3>\r\n";
    }

    static std::string MakeDescription(const std::string& host, unsigned port)
    {
        return "Content-Type: application/sdp\r\n\r\nv=0\r\no=- 1 1 IN IP4 " + host +
               "\r\ns=-\r\nc=IN IP4 " + host + "\r\nt=0 0\r\nm=audio " + std::to_string(port) +
               " RTP/AVP 0\r\n";
    }

    static std::string ReadMedia(const std::string& text)
    {
        const auto read = [&text](const std::string& before, char end) {
            const std::size_t start = text.find(before) + before.size();
            return text.substr(start, text.find(end, start) - start);
        };
        return read("c=IN IP4 ", '\r') + ":" + read("m=audio ", ' ');
    }

    std::map<std::string, Call> m_calls;
};

} // namespace ns3::sipalg

#endif
