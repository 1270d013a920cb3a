// SPDX-License-Identifier: GPL-2.0-only
#include "media-stream.h"

#include "rtcp-packet.h"
#include "rtp-header.h"

#include "ns3/simulator.h"

namespace ns3
{

namespace
{

constexpr uint32_t IP_AND_UDP_HEADERS = 28;

sipalg::IpEndpoint
NextPort(const sipalg::IpEndpoint& rtp)
{
    return {rtp.address, static_cast<uint16_t>(rtp.port + 1)};
}

} // namespace

MediaStream::MediaStream(const MediaSettings& settings,
                         const sipalg::IpEndpoint& local,
                         std::string canonicalName)
    : m_settings(settings),
      m_local(local),
      m_localRtcp(NextPort(local)),
      m_canonicalName(std::move(canonicalName))
{
    const auto onRtp = [this](Ptr<Packet> packet, const UdpDemultiplexer::Arrival& arrival) {
        OnRtp(packet, arrival);
    };
    const auto onRtcp = [this](Ptr<Packet> packet, const UdpDemultiplexer::Arrival&) {
        OnRtcp(packet);
    };
    m_bound = m_settings.network->Bind(m_local, onRtp);
    if (m_bound && !m_settings.network->Bind(m_localRtcp, onRtcp))
    {
        m_settings.network->Unbind(m_local);
        m_bound = false;
    }
    m_report.playoutDelay = settings.playoutDelay;
    m_report.thinning = settings.mode == MediaMode::Thinned ? settings.thinning : 1;
}

MediaStream::~MediaStream()
{
    End();
    Unbind();
}

bool
MediaStream::IsBound() const
{
    return m_bound;
}

const sipalg::IpEndpoint&
MediaStream::GetLocal() const
{
    return m_local;
}

uint64_t
MediaStream::GetPacketsReceived() const
{
    return m_report.received;
}

bool
MediaStream::IsOnWire() const
{
    return m_settings.mode != MediaMode::None && m_bound;
}

Time
MediaStream::GetInterval() const
{
    return MilliSeconds(uint64_t{m_codec->packetMs} * m_report.thinning);
}

void
MediaStream::SetRemote(const AudioCodec& codec,
                       const sipalg::IpEndpoint& rtp,
                       const sipalg::IpEndpoint& rtcp)
{
    m_codec = &codec;
    m_report.codec = &codec;
    m_remote = rtp;
    m_remoteRtcp = rtcp;
}

void
MediaStream::SetSending(bool sending)
{
    if (!m_codec || !IsOnWire() || m_phase == Phase::Stopped)
    {
        return;
    }
    if (m_phase == Phase::Idle)
    {
        StartClock();
    }
    if (sending == m_sending)
    {
        return;
    }
    m_sending = sending;
    m_markNext = true;
    m_sendEvent.Cancel();
    if (sending)
    {
        const Time interval = GetInterval();
        const Time elapsed = Simulator::Now() - m_clockStart;
        ScheduleNext(m_clockStart + interval * Div(elapsed + interval - NanoSeconds(1), interval));
    }
}

void
MediaStream::StartClock()
{
    m_phase = Phase::Running;
    m_clockStart = Simulator::Now();
    m_sequence = m_settings.random->GetInteger(0, 0xffff);
    m_firstTimestamp = m_settings.random->GetInteger(0, 0xffffffff);
    const auto isFree = [this]() {
        return !m_settings.clocks ||
               m_settings.clocks->Add(m_ssrc, m_firstTimestamp, m_clockStart, m_codec->clockRate);
    };
    do
    {
        m_ssrc = m_settings.random->GetInteger(0, 0xffffffff);
    } while (!isFree());
    if (m_settings.rtcpMinimum.IsStrictlyPositive())
    {
        const double bitsPerSecond =
            8000.0 * (m_codec->payloadBytes + 12 + IP_AND_UDP_HEADERS) / m_codec->packetMs;
        m_rtcp.emplace(bitsPerSecond, m_settings.rtcpMinimum);
        const Time first = m_rtcp->Start(m_clockStart, m_settings.random->GetValue(0, 1));
        m_rtcpEvent = Simulator::Schedule(first - m_clockStart, &MediaStream::OnRtcpTimer, this);
    }
}

void
MediaStream::ScheduleNext(Time at)
{
    m_sendEvent = Simulator::Schedule(at - Simulator::Now(), &MediaStream::SendRtp, this);
}

uint32_t
MediaStream::GetTimestamp(Time now) const
{
    const int64_t nanoseconds = (now - m_clockStart).GetNanoSeconds();
    return m_firstTimestamp + static_cast<uint32_t>(nanoseconds * m_codec->clockRate / 1000000000);
}

void
MediaStream::SendRtp()
{
    const Time now = Simulator::Now();
    RtpHeader header;
    header.SetMarker(m_markNext);
    header.SetPayloadType(m_codec->payloadType);
    header.SetSequence(m_sequence++);
    header.SetTimestamp(GetTimestamp(now));
    header.SetSsrc(m_ssrc);
    Ptr<Packet> packet = Create<Packet>(m_codec->payloadBytes);
    packet->AddHeader(header);
    m_markNext = false;
    m_settings.network->Send(packet, m_local, m_remote);
    m_report.sent.OnSent(now, GetInterval());
    m_octetsSent += m_codec->payloadBytes;
    if (m_rtcp)
    {
        m_rtcp->OnRtpSent();
    }
    ScheduleNext(now + GetInterval());
}

void
MediaStream::OnRtp(Ptr<Packet> packet, const UdpDemultiplexer::Arrival& arrival)
{
    RtpHeader header;
    packet->RemoveHeader(header);
    if (m_phase == Phase::Stopped || !header.IsValid() || !m_codec ||
        !FindCodec(header.GetPayloadType()))
    {
        return;
    }
    if (!m_reception || m_reception->GetSsrc() != header.GetSsrc())
    {
        SwitchSource(header.GetSsrc());
    }
    const Time now = Simulator::Now();
    if (!m_reception->OnPacket(header.GetSequence(), header.GetTimestamp(), now))
    {
        return;
    }
    ++m_report.received;
    MeasureDelay(header.GetSsrc(), header.GetTimestamp(), now);
    if (m_rtcp)
    {
        m_rtcp->OnRtpReceived();
    }
    if (m_settings.followSource && arrival.source != m_remote)
    {
        m_remote = arrival.source;
        m_remoteRtcp = NextPort(arrival.source);
    }
}

void
MediaStream::SwitchSource(uint32_t ssrc)
{
    if (m_reception)
    {
        m_report.expected += m_reception->GetExpected();
    }
    m_reception.emplace(ssrc, m_codec->clockRate);
}

void
MediaStream::MeasureDelay(uint32_t ssrc, uint32_t timestamp, Time now)
{
    const auto sentAt =
        m_settings.clocks ? m_settings.clocks->GetSendingTime(ssrc, timestamp) : std::nullopt;
    if (!sentAt)
    {
        return;
    }
    const Time delay = now - *sentAt;
    m_minDelay = m_delayCount == 0 ? delay : std::min(m_minDelay, delay);
    m_report.maxDelay = std::max(m_report.maxDelay, delay);
    m_delaySum += delay;
    ++m_delayCount;
    m_report.late += delay - m_minDelay > m_settings.playoutDelay ? 1 : 0;
}

void
MediaStream::OnRtcp(Ptr<Packet> packet)
{
    RtcpPacket report;
    const uint32_t size = packet->GetSize();
    packet->RemoveHeader(report);
    if (m_phase == Phase::Stopped || !report.IsValid())
    {
        return;
    }
    if (m_rtcp)
    {
        m_rtcp->OnRtcp(size + IP_AND_UDP_HEADERS);
    }
    if (report.senderInfo && m_reception && m_reception->GetSsrc() == report.ssrc)
    {
        m_reception->OnSenderReport(*report.senderInfo, Simulator::Now());
    }
}

void
MediaStream::OnRtcpTimer()
{
    const Time now = Simulator::Now();
    const RtcpTiming::Expiry expiry = m_rtcp->OnTimer(now, m_settings.random->GetValue(0, 1));
    if (expiry.send)
    {
        SendRtcp(false);
    }
    m_rtcpEvent = Simulator::Schedule(expiry.next - now, &MediaStream::OnRtcpTimer, this);
}

RtcpPacket
MediaStream::MakeRtcp(Time now, bool bye)
{
    RtcpPacket packet;
    packet.ssrc = m_ssrc;
    packet.cname = m_canonicalName;
    packet.bye = bye;
    const uint64_t sent = m_report.sent.GetCount();
    if (sent > m_sentAtReport)
    {
        packet.senderInfo = RtcpSenderInfo{ToNtpTimestamp(now),
                                           GetTimestamp(now),
                                           static_cast<uint32_t>(sent),
                                           static_cast<uint32_t>(m_octetsSent)};
    }
    m_sentAtReport = sent;
    if (m_reception)
    {
        packet.reports.push_back(m_reception->MakeReport(now));
    }
    return packet;
}

void
MediaStream::SendRtcp(bool bye)
{
    Ptr<Packet> packet = Create<Packet>();
    packet->AddHeader(MakeRtcp(Simulator::Now(), bye));
    m_rtcp->OnRtcp(packet->GetSize() + IP_AND_UDP_HEADERS);
    m_settings.network->Send(packet, m_localRtcp, m_remoteRtcp);
}

MediaReport
MediaStream::GetReport() const
{
    if (m_phase == Phase::Stopped)
    {
        return m_report;
    }
    MediaReport report = m_report;
    report.endedAt = Simulator::Now();
    if (m_reception)
    {
        report.expected += m_reception->GetExpected();
        report.jitterSeconds = m_reception->GetJitterSeconds();
    }
    if (m_delayCount > 0)
    {
        report.meanDelay = NanoSeconds(m_delaySum.GetNanoSeconds() / m_delayCount);
    }
    return report;
}

void
MediaStream::Stop()
{
    if (m_phase == Phase::Stopped)
    {
        return;
    }
    if (m_rtcp && (m_octetsSent > 0 || m_reception))
    {
        SendRtcp(true);
    }
    m_report = GetReport();
    End();
}

void
MediaStream::End()
{
    if (m_settings.clocks && m_phase == Phase::Running)
    {
        m_settings.clocks->Remove(m_ssrc);
    }
    m_phase = Phase::Stopped;
    m_sendEvent.Cancel();
    m_rtcpEvent.Cancel();
}

MediaReport
MediaStream::Finish()
{
    Stop();
    Unbind();
    return m_report;
}

void
MediaStream::Unbind()
{
    if (m_bound)
    {
        m_bound = false;
        m_settings.network->Unbind(m_local);
        m_settings.network->Unbind(m_localRtcp);
    }
}

} // namespace ns3
