// SPDX-License-Identifier: GPL-2.0-only
#include "media-session.h"

namespace ns3
{

MediaSession::MediaSession(const SipPhoneSettings& settings,
                           const MediaSettings& media,
                           const sipalg::IpEndpoint& local,
                           const std::string& canonicalName)
    : m_settings(settings),
      m_isOnWire(media.mode != MediaMode::None),
      m_stream(std::make_unique<MediaStream>(media, local, canonicalName)),
      m_local(local)
{
    m_version.id = media.random->GetInteger(1, 0x7fffffff);
    m_version.version = m_version.id;
}

bool
MediaSession::IsBound() const
{
    return m_stream->IsBound();
}

std::string
MediaSession::Describe(MediaDirection direction, bool isHeldByAddress, std::string_view offer)
{
    MediaDescription own;
    own.rtp = m_local;
    own.rtcp = {m_local.address, static_cast<uint16_t>(m_local.port + 1)};
    own.direction = direction;
    own.codecs = m_settings.codecs;
    if (isHeldByAddress)
    {
        own.rtp.address = sipalg::IpAddress();
        own.direction = MediaDirection::SendRecv;
    }
    if (!offer.empty())
    {
        own.codecs = CommonCodecs(own.codecs, MediaDescription::Read(offer)->codecs);
    }
    const auto write = [&]() {
        return offer.empty() ? WriteOffer(own, m_version) : WriteAnswer(own, m_version, offer);
    };
    std::string text = write();
    if (!m_lastDescription.empty() && text != m_lastDescription)
    {
        ++m_version.version;
        text = write();
    }
    m_lastDescription = text;
    return text;
}

std::string
MediaSession::MakeOffer(MediaDirection wanted)
{
    m_offered = wanted;
    const bool isHold = !MayReceive(wanted);
    return Describe(wanted, isHold && m_settings.holdStyle == HoldStyle::ZeroAddress, {});
}

bool
MediaSession::OnAnswer(std::string_view sdp)
{
    const std::optional<MediaDescription> answer = MediaDescription::Read(sdp);
    if (!answer || CommonCodecs(m_settings.codecs, answer->codecs).empty())
    {
        return false;
    }
    m_wanted = m_offered;
    Adopt(*answer, AnswerDirection(answer->direction, m_wanted));
    return true;
}

std::optional<std::string>
MediaSession::OnOffer(std::string_view sdp)
{
    const std::optional<MediaDescription> offer = MediaDescription::Read(sdp);
    if (!offer || CommonCodecs(m_settings.codecs, offer->codecs).empty())
    {
        return std::nullopt;
    }
    const MediaDirection direction = AnswerDirection(offer->direction, m_wanted);
    std::string answer = Describe(direction, false, sdp);
    Adopt(*offer, direction);
    return answer;
}

void
MediaSession::WithdrawOffer()
{
    m_offered = m_wanted;
}

void
MediaSession::Adopt(const MediaDescription& remote, MediaDirection direction)
{
    m_agreed = direction;
    m_isNegotiated = true;
    if (!remote.rtp.address.IsUnspecified())
    {
        const AudioCodec& codec = *CommonCodecs(m_settings.codecs, remote.codecs).front();
        m_stream->SetRemote(codec, remote.rtp, remote.rtcp);
        m_hasRemote = true;
    }
    if (m_isStarted)
    {
        Start();
    }
}

void
MediaSession::Start()
{
    m_isStarted = true;
    if (m_isNegotiated && m_hasRemote)
    {
        m_stream->SetSending(MaySend(m_agreed));
    }
}

bool
MediaSession::IsNegotiated() const
{
    return m_isNegotiated;
}

bool
MediaSession::ExpectsMedia() const
{
    return m_isOnWire && m_isNegotiated && MayReceive(m_agreed);
}

uint64_t
MediaSession::GetPacketsReceived() const
{
    return m_stream->GetPacketsReceived();
}

MediaReport
MediaSession::GetReport() const
{
    return m_stream->GetReport();
}

void
MediaSession::Stop()
{
    m_stream->Stop();
}

MediaReport
MediaSession::Finish()
{
    return m_stream->Finish();
}

} // namespace ns3
