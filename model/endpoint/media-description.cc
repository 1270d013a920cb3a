// SPDX-License-Identifier: GPL-2.0-only
#include "media-description.h"

#include <algorithm>
#include <iterator>

namespace ns3
{

using namespace sipalg;

namespace
{

const char*
ToText(MediaDirection direction)
{
    switch (direction)
    {
    case MediaDirection::SendOnly:
        return "sendonly";
    case MediaDirection::RecvOnly:
        return "recvonly";
    case MediaDirection::Inactive:
        return "inactive";
    case MediaDirection::SendRecv:
        break;
    }
    return "sendrecv";
}

/// The static payload types named in an m= line; dynamic ones are other codecs.
std::vector<const AudioCodec*>
ReadCodecs(std::string_view formats)
{
    std::vector<const AudioCodec*> codecs;
    while (!formats.empty())
    {
        const std::size_t space = formats.find(' ');
        const auto number = ParseNumber(formats.substr(0, space), 127);
        if (const AudioCodec* codec = number ? FindCodec(static_cast<uint8_t>(*number)) : nullptr)
        {
            codecs.push_back(codec);
        }
        formats = space == std::string_view::npos ? std::string_view() : formats.substr(space + 1);
    }
    return codecs;
}

bool
IsUsable(const SdpMedia& media, const SdpAddress* connection)
{
    return media.kind == "audio" && media.protocol == "RTP/AVP" && media.port != 0 && connection &&
           connection->IsLiteral() && !ReadCodecs(media.formats).empty();
}

/// The first usable stream, or null.
const SdpMedia*
FindStream(const SdpSession& session)
{
    const auto& media = session.GetMedia();
    const auto* found = std::find_if(media.begin(), media.end(), [&session](const SdpMedia& m) {
        return IsUsable(m, session.GetConnection(m));
    });
    return found == media.end() ? nullptr : found;
}

const char*
ToAddressType(const IpAddress& address)
{
    return address.IsV4() ? "IN IP4 " : "IN IP6 ";
}

std::string
WriteHead(const MediaDescription& media, const SessionVersion& version)
{
    const std::string address =
        ToAddressType(media.rtp.address) + media.rtp.address.ToString() + "\r\n";
    return "v=0\r\no=- " + std::to_string(version.id) + " " + std::to_string(version.version) +
           " " + address + "s=call\r\nc=" + address + "t=0 0\r\n";
}

std::string
WriteStream(const MediaDescription& media)
{
    std::string text = "m=audio " + std::to_string(media.rtp.port) + " RTP/AVP";
    for (const AudioCodec* codec : media.codecs)
    {
        text += " " + std::to_string(codec->payloadType);
    }
    text += "\r\n";
    for (const AudioCodec* codec : media.codecs)
    {
        text += "a=rtpmap:" + std::to_string(codec->payloadType) + " " + std::string(codec->name) +
                "/" + std::to_string(codec->clockRate) + "\r\n";
    }
    return text + "a=ptime:" + std::to_string(media.codecs.front()->packetMs) +
           "\r\na=" + ToText(media.direction) + "\r\n";
}

} // namespace

std::optional<MediaDescription>
MediaDescription::Read(std::string_view sdp)
{
    SdpSession session;
    if (!session.Parse(sdp))
    {
        return std::nullopt;
    }
    const SdpMedia* media = FindStream(session);
    if (!media)
    {
        return std::nullopt;
    }
    const IpAddress address = session.GetConnection(*media)->ip;
    MediaDescription result;
    result.rtp = {address, media->port};
    result.rtcp = {address, static_cast<uint16_t>(media->port + 1)};
    if (media->rtcp)
    {
        result.rtcp.port = media->rtcp->port;
        if (media->rtcp->address && media->rtcp->address->IsLiteral())
        {
            result.rtcp.address = media->rtcp->address->ip;
        }
    }
    result.codecs = ReadCodecs(media->formats);
    result.direction = media->direction;
    if (address.IsUnspecified() && MayReceive(result.direction))
    {
        // The hold of RFC 2543: the other side does not want to hear anything.
        result.direction =
            MaySend(result.direction) ? MediaDirection::SendOnly : MediaDirection::Inactive;
    }
    return result;
}

std::string
WriteOffer(const MediaDescription& media, const SessionVersion& version)
{
    return WriteHead(media, version) + WriteStream(media);
}

std::string
WriteAnswer(const MediaDescription& media, const SessionVersion& version, std::string_view offer)
{
    SdpSession session;
    session.Parse(offer);
    const SdpMedia* chosen = FindStream(session);
    std::string text = WriteHead(media, version);
    for (const SdpMedia& offered : session.GetMedia())
    {
        if (&offered == chosen)
        {
            text += WriteStream(media);
        }
        else
        {
            text += "m=" + std::string(offered.kind) + " 0 " + std::string(offered.protocol) + " " +
                    std::string(offered.formats) + "\r\n";
        }
    }
    return text;
}

MediaDirection
AnswerDirection(MediaDirection offered, MediaDirection own)
{
    const bool send = MayReceive(offered) && MaySend(own);
    const bool receive = MaySend(offered) && MayReceive(own);
    if (send)
    {
        return receive ? MediaDirection::SendRecv : MediaDirection::SendOnly;
    }
    return receive ? MediaDirection::RecvOnly : MediaDirection::Inactive;
}

bool
MaySend(MediaDirection direction)
{
    return direction == MediaDirection::SendRecv || direction == MediaDirection::SendOnly;
}

bool
MayReceive(MediaDirection direction)
{
    return direction == MediaDirection::SendRecv || direction == MediaDirection::RecvOnly;
}

std::vector<const AudioCodec*>
CommonCodecs(const std::vector<const AudioCodec*>& own, const std::vector<const AudioCodec*>& other)
{
    std::vector<const AudioCodec*> common;
    std::copy_if(own.begin(), own.end(), std::back_inserter(common), [&other](const auto* codec) {
        return std::find(other.begin(), other.end(), codec) != other.end();
    });
    return common;
}

} // namespace ns3
