// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ALG_FIXTURE_H
#define SIPALG_ALG_FIXTURE_H

#include "signal-fixture.h"
#include "sip-alg.h"

#include <boost/test/unit_test.hpp>
#include <memory>

namespace ns3::sipalg::test
{

inline const std::string AUDIO = "m=audio 4000 RTP/AVP 0\r\n";

inline std::string
Describe(const std::string& media, const std::string& host = "10.1.1.3")
{
    return "v=0\r\nc=IN IP4 " + host + "\r\n" + media;
}

/// An ALG between the phone and the server. The sizes of its tables may change before the first
/// message, other choices at any time.
struct AlgFixture : SignalFixture
{
    /// Begins with @p start; @p lines are further headers, each with its end. Via, From, To,
    /// Call-ID and CSeq are added; a body of SDP unless it is empty.
    static std::string Message(const std::string& start,
                               const std::string& method,
                               const std::string& lines = "",
                               const std::string& body = "")
    {
        const auto add = [&lines](const std::string& header, const std::string& value) {
            const bool isThere = lines.find(header + ":") != std::string::npos;
            return isThere ? "" : header + ": " + value + "\r\n";
        };
        return start + "\r\n" + add("Via", "SIP/2.0/UDP 10.1.1.3:5060;branch=z9hG4bK1") +
               add("From", "<sip:alice@x>;tag=a") + add("To", "<sip:bob@x>") +
               add("Call-ID", "c1") + add("CSeq", "1 " + method) + lines +
               (body.empty() ? "" : add("Content-Type", "application/sdp")) + "\r\n" + body;
    }

    static std::string Request(const std::string& method,
                               const std::string& lines = "",
                               const std::string& body = "")
    {
        return Message(method + " sip:bob@1.1.1.3 SIP/2.0", method, lines, body);
    }

    static std::string Invite(const std::string& media = AUDIO)
    {
        return Request("INVITE", "", Describe(media));
    }

    SipAlg& Alg()
    {
        if (!alg)
        {
            policies = std::make_unique<PolicyTable>(security);
            alg = std::make_unique<SipAlg>(config, *policies, nat, routes, observer);
        }
        return *alg;
    }

    /// From the phone to the server; what left is in @c sent.
    DropReason SendOut(const std::string& datagram)
    {
        return Send(datagram, Out(Phone()));
    }

    DropReason SendIn(const std::string& datagram)
    {
        return Send(datagram, In(Phone()));
    }

    DropReason Send(const std::string& datagram, const SipPassage& passage)
    {
        const SipAlg::Outcome outcome = Alg().Process(datagram, passage, Time{0});
        isChanged = outcome.payload.has_value();
        sent = outcome.payload.value_or(datagram);
        return outcome.reason;
    }

    /// Nothing is known but how the phone itself looks outside.
    void CheckNothingIsLeft()
    {
        Show(Phone());
        BOOST_TEST(nat.mappings.GetRows().Size() == 1U);
        BOOST_TEST(nat.mappings.GetPorts().GetTakenCount() == 1U);
        BOOST_TEST(nat.pinholes.GetRows().Size() == 0U);
        BOOST_TEST(Alg().GetGauges().calls == 0U);
        BOOST_TEST(Alg().GetGauges().registrations == 0U);
        BOOST_TEST(Alg().GetTransactions().Size() == 0U);
    }

    void CheckLeavesNothing(const std::string& datagram, DropReason reason)
    {
        BOOST_TEST(bool(SendOut(datagram) == reason), datagram);
        CheckNothingIsLeft();
    }

    bool Contains(const std::string& text) const
    {
        return sent.find(text) != std::string::npos;
    }

    SecurityConfig security;
    AlgObserver observer;
    std::unique_ptr<PolicyTable> policies;
    std::unique_ptr<SipAlg> alg;
    std::string sent;
    bool isChanged{false};
};

} // namespace ns3::sipalg::test

#endif
