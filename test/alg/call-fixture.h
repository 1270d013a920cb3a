// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_FIXTURE_H
#define SIPALG_CALL_FIXTURE_H

#include "../nat/nat-fixture.h"
#include "call-control.h"

#include <algorithm>

namespace ns3::sipalg::test
{

/// Writes one line for every event of a call.
class CallLog : public AlgObserver
{
  public:
    void CallCreated(const CallEvent& call, Time) override
    {
        events.push_back(std::string(call.sipCallId) + " created");
    }

    void CallAnswered(const CallEvent& call, Time) override
    {
        events.push_back(std::string(call.sipCallId) + " answered");
    }

    void CallRemoved(const CallEvent& call, CallRemovalReason reason, Time) override
    {
        events.push_back(std::string(call.sipCallId) + " " + ToString(reason));
    }

    std::vector<std::string> events;
};

/**
 * Calls over a NAT without rules, so that endpoints stand for themselves: Alice at 10.1.1.3 calls
 * Bob at 1.1.1.3.
 */
struct CallFixture
{
    static IpEndpoint Alice(uint16_t port)
    {
        return Endpoint("10.1.1.3", port);
    }

    static IpEndpoint Bob(uint16_t port)
    {
        return Endpoint("1.1.1.3", port);
    }

    /// A medium that wants RTP at @p rtp and RTCP one port above.
    static NamedMedia Wants(const IpEndpoint& rtp,
                            NamedMedia::State state = NamedMedia::State::Active)
    {
        NamedMedia media;
        media.state = state;
        const IpEndpoint rtcp{rtp.address, static_cast<uint16_t>(rtp.port + 1)};
        media.channel.internal = media.channel.external = {rtp, rtcp};
        media.channel.zone = rtp.address == Alice(0).address ? PRIVATE : PUBLIC;
        return media;
    }

    static NamedMedia Refuses()
    {
        NamedMedia media;
        media.state = NamedMedia::State::Refused;
        return media;
    }

    /// A packet goes through the pinhole that it finds, and its session joins the call.
    bool Send(const IpEndpoint& from, const IpEndpoint& to, ZoneId zone, Time now)
    {
        const FlowKey flow{IpProtocol::Udp, from, to};
        if (nat.sessions.Find(flow).session)
        {
            nat.sessions.Find(flow).session->lastSeen = now;
            return true;
        }
        const PinholeId id = nat.pinholes.Match(flow, zone);
        if (!id)
        {
            return false;
        }
        const Pinhole pinhole = *nat.pinholes.Find(id);
        Session session;
        session.initiator = flow;
        session.responder = flow.Reversed();
        session.lastSeen = now;
        session.timeout = NEVER;
        session.owner = pinhole.owner;
        const SessionId opened = nat.sessions.Add(Session(session), now);
        nat.pinholes.Use(id, opened, 200, now);
        keeper.AddSession(pinhole.owner, opened, now);
        return true;
    }

    bool FromBob(const IpEndpoint& to, Time now, uint16_t port = 6000)
    {
        return Send(Bob(port), to, PUBLIC, now);
    }

    void Advance(Time now)
    {
        while (nat.timers.GetNextDeadline() <= now)
        {
            const Time at = nat.timers.GetNextDeadline();
            std::vector<TimerWheel::Token> due;
            nat.timers.Advance(at, due);
            for (const TimerWheel::Token& token : due)
            {
                Serve(token, at);
            }
        }
    }

    void Serve(const TimerWheel::Token& token, Time now)
    {
        if (token.table < NatState::FIRST_FREE_TABLE)
        {
            nat.ServeTimer(token, now);
        }
        else
        {
            keeper.ServeTimer(token, now);
        }
    }

    std::size_t CountOpen() const
    {
        return nat.pinholes.GetRows().Size();
    }

    bool IsOpen(const IpEndpoint& endpoint) const
    {
        bool found = false;
        nat.pinholes.GetRows().ForEach([&](PinholeId, const Pinhole& pinhole) {
            found = found || pinhole.destination == endpoint;
        });
        return found;
    }

    bool WasLogged(const std::string& event) const
    {
        return std::find(log.events.begin(), log.events.end(), event) != log.events.end();
    }

    AlgConfig config;
    NatConfig natConfig;
    FakeRoutes routes;
    RandomChooser chooser{1};
    EventLog natLog;
    CallLog log;
    NatState nat{natConfig, routes, chooser, natLog};
    CallKeeper keeper{config, nat, log};
    CallControl control{config, keeper};
};

} // namespace ns3::sipalg::test

#endif
