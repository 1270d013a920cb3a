// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_MEDIA_STREAM_H
#define SIPALG_MEDIA_STREAM_H

#include "media-clock-table.h"
#include "media-quality.h"
#include "rtcp-timing.h"
#include "rtp-reception.h"
#include "udp-demultiplexer.h"

#include "ns3/event-id.h"
#include "ns3/random-variable-stream.h"

#include <memory>
#include <optional>

namespace ns3
{

/// How much of a call's media is put on the wire.
enum class MediaMode : uint8_t
{
    Full,    ///< every packet
    Thinned, ///< one packet of each N, the statistics counting it N times
    None,    ///< no RTP and no RTCP
};

/// What the streams of a node share.
struct MediaSettings
{
    MediaMode mode{MediaMode::Full};
    uint32_t thinning{10}; ///< N of MediaMode::Thinned
    Time rtcpMinimum;      ///< RFC 3550 6.2; 0 sends no RTCP
    Time playoutDelay;
    bool followSource{false}; ///< send to where packets come from, not to what was signalled
    Ptr<UdpDemultiplexer> network;
    Ptr<UniformRandomVariable> random;
    MediaClockTable* clocks{nullptr}; ///< may be null: then delays are unknown
};

/**
 * One audio stream of a call: sends and receives RTP at one local endpoint and RTCP at the next
 * port (RFC 3550, RFC 3551), from the same ports it receives at (RFC 4961). Owns its two bindings
 * at the demultiplexer and its timers; all end with it.
 *
 * The sampling clock runs from Start on, also while nothing is sent, and packets leave at whole
 * packet times of it. A thinned stream is, on the wire, a stream with N times the packet time and
 * too small a payload. RTCP counts what is on the wire. Not modelled: silence suppression,
 * rtcp-mux, several sources at a time (a new SSRC replaces the old one), SSRC collisions on the
 * wire.
 */
class MediaStream
{
  public:
    /// Binds the two ports; IsBound() says whether both were free.
    MediaStream(const MediaSettings& settings,
                const sipalg::IpEndpoint& local,
                std::string canonicalName);
    /// Ends without a word, for the network may be gone.
    ~MediaStream();
    MediaStream(const MediaStream&) = delete;
    MediaStream& operator=(const MediaStream&) = delete;

    bool IsBound() const;
    const sipalg::IpEndpoint& GetLocal() const;

    /// Where and with which codec to send; may change during the call.
    void SetRemote(const AudioCodec& codec,
                   const sipalg::IpEndpoint& rtp,
                   const sipalg::IpEndpoint& rtcp);
    /// Begins or ends sending; the sampling clock starts with the first call.
    void SetSending(bool sending);
    /// What has been measured so far.
    MediaReport GetReport() const;
    /// Ends the stream with an RTCP BYE; what still comes in is taken and not counted.
    void Stop();
    /// Stops, gives the ports back and tells what was measured until Stop.
    MediaReport Finish();

    uint64_t GetPacketsReceived() const;

  private:
    enum class Phase : uint8_t
    {
        Idle,
        Running,
        Stopped,
    };

    void End();
    void Unbind();
    bool IsOnWire() const;
    Time GetInterval() const;
    void StartClock();
    void ScheduleNext(Time at);
    void SendRtp();
    uint32_t GetTimestamp(Time now) const;
    void OnRtp(Ptr<Packet> packet, const UdpDemultiplexer::Arrival& arrival);
    void OnRtcp(Ptr<Packet> packet);
    void MeasureDelay(uint32_t ssrc, uint32_t timestamp, Time now);
    void SwitchSource(uint32_t ssrc);
    void OnRtcpTimer();
    void SendRtcp(bool bye);
    RtcpPacket MakeRtcp(Time now, bool bye);

    const MediaSettings& m_settings;
    sipalg::IpEndpoint m_local;
    sipalg::IpEndpoint m_localRtcp;
    std::string m_canonicalName;
    bool m_bound{false};
    Phase m_phase{Phase::Idle};

    const AudioCodec* m_codec{nullptr};
    sipalg::IpEndpoint m_remote;
    sipalg::IpEndpoint m_remoteRtcp;
    bool m_sending{false};
    bool m_markNext{true};
    EventId m_sendEvent;
    EventId m_rtcpEvent;
    Time m_clockStart;
    uint32_t m_ssrc{0};
    uint32_t m_firstTimestamp{0};
    uint16_t m_sequence{0};
    uint64_t m_octetsSent{0};
    uint64_t m_sentAtReport{0};
    std::optional<RtcpTiming> m_rtcp;

    std::optional<RtpReception> m_reception;
    MediaReport m_report;
    Time m_delaySum;
    uint64_t m_delayCount{0};
    Time m_minDelay;
};

} // namespace ns3

#endif
