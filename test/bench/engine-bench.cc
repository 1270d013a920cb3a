// SPDX-License-Identifier: GPL-2.0-only
#include "bench-firewall.h"
#include "bench-timing.h"
#include "benches.h"
#include "heap-counter.h"

#include <memory>
#include <stdexcept>

namespace ns3::sipalg
{

namespace
{

constexpr uint32_t CALLS = 1000;
constexpr uint64_t PACKETS = 200000;

void
Expect(bool isTrue)
{
    if (!isTrue)
    {
        throw std::logic_error("a call of the benchmark did not come about");
    }
}

/// What an engine holds: what the heap says, and what the engine says of itself.
struct Held
{
    double heap{0};
    double counted{0};
};

/// Calls that come one after the other, all of them kept.
class GrowingLoad
{
  public:
    explicit GrowingLoad(uint32_t telephones)
        : m_telephones(telephones),
          m_heapBefore(GetHeapBytes()),
          m_firewall(std::make_unique<BenchFirewall>())
    {
        m_before = Measure();
    }

    /// One more call every 100 ms, with media every minute, so that none falls silent and the
    /// pinholes that nobody uses run out.
    void Establish(uint32_t calls)
    {
        for (; m_calls < calls; ++m_calls)
        {
            m_now += 100ms;
            const BenchCall call(m_calls, m_telephones);
            Expect(m_firewall->Establish(call, m_now) && m_firewall->SendMedia(call, m_now));
            if (m_calls % 600 == 0)
            {
                KeepTalking();
            }
        }
    }

    /// Calls that ring, all at once.
    void Ring(uint32_t calls)
    {
        for (; m_calls < calls; ++m_calls)
        {
            Expect(m_firewall->Invite(BenchCall(m_calls, m_telephones), m_now));
        }
    }

    /// For each call.
    Held MeasureCall() const
    {
        const Held held = Measure();
        return {(held.heap - m_before.heap) / m_calls, (held.counted - m_before.counted) / m_calls};
    }

  private:
    Held Measure() const
    {
        return {static_cast<double>(GetHeapBytes() - m_heapBefore),
                static_cast<double>(m_firewall->GetEngine().GetGauges().memoryBytes)};
    }

    void KeepTalking()
    {
        for (uint32_t i = 0; i < m_calls; ++i)
        {
            Expect(m_firewall->SendMedia(BenchCall(i, m_telephones), m_now));
        }
    }

    uint32_t m_telephones;
    uint32_t m_calls{0};
    Time m_now{0};
    std::size_t m_heapBefore;
    std::unique_ptr<BenchFirewall> m_firewall;
    Held m_before;
};

/// The mean over several numbers of calls, for tables grow by leaps.
Held
MeasureMean(uint32_t telephones, void (GrowingLoad::*grow)(uint32_t))
{
    constexpr uint32_t STEP = 1000;
    constexpr uint32_t FIRST = 4;
    constexpr uint32_t LAST = 12;
    GrowingLoad load(telephones);
    Held sum;
    for (uint32_t step = FIRST; step <= LAST; ++step)
    {
        (load.*grow)(step * STEP);
        const Held held = load.MeasureCall();
        sum.heap += held.heap / (LAST - FIRST + 1);
        sum.counted += held.counted / (LAST - FIRST + 1);
    }
    return sum;
}

BenchFigure
MakeMemoryFigure(const std::string& name, double bytes)
{
    BenchFigure figure;
    figure.group = "Memory of a call with two streams, in the engine, everything counted";
    figure.name = name;
    figure.value = bytes;
    figure.unit = "bytes/call";
    return figure;
}

} // namespace

void
BenchMedia(BenchReport& report, unsigned rounds)
{
    BenchFirewall firewall;
    std::vector<FlowKey> flows;
    for (uint32_t i = 0; i < CALLS; ++i)
    {
        const BenchCall call(i);
        Expect(firewall.Establish(call, Time{0}) && firewall.SendMedia(call, Time{0}));
        flows.push_back({IpProtocol::Udp, call.GetCallerMedia(0), call.GetCalleeMedia(0)});
    }
    std::size_t next = 0;
    const std::vector<BenchTimes> times =
        TimeInTurn({{"rtp",
                     [&] {
                         return TimeSlice(PACKETS, [&] {
                             FlowKey flow = flows[next++ % CALLS];
                             firewall.Process(flow, "", INSIDE, Time{0});
                         });
                     }}},
                   rounds);
    BenchFigure figure;
    figure.group = "A packet of an established RTP stream";
    figure.name = "sip-alg: FirewallEngine::Process";
    figure.measured = "packets of 1000 calls in turn, translated by their sessions";
    figure.value = times[0].GetMedian();
    figure.best = times[0].GetBest();
    figure.unit = "ns/packet";
    report.Add(figure);
}

void
BenchMemory(BenchReport& report)
{
    constexpr uint32_t SHARED = 100;
    constexpr uint32_t OWN = UINT32_MAX;
    const Held own = MeasureMean(OWN, &GrowingLoad::Establish);
    BenchFigure established =
        MakeMemoryFigure("established, each from its own telephone", own.heap);
    established.measured = "INVITE, 200, ACK, RTP and RTCP of both streams in both directions; one "
                           "call each 100 ms; mean of nine sizes from 4000 to 12000 calls";
    established.bound = {2048, true};
    report.Add(established);
    report.Add(MakeMemoryFigure("the same, as the engine counts it", own.counted));
    const Held shared = MeasureMean(SHARED, &GrowingLoad::Establish);
    report.Add(MakeMemoryFigure("established, from a hundred telephones", shared.heap));
    report.Add(MakeMemoryFigure("ringing, each from its own telephone",
                                MeasureMean(OWN, &GrowingLoad::Ring).heap));
}

} // namespace ns3::sipalg
