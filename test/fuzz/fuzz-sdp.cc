// SPDX-License-Identifier: GPL-2.0-only
/**
 * \file
 * Any bytes as a session description: views and errors lie inside the input, limits hold, and
 * edits of what was found change that and nothing else.
 */
#include "sdp-session.h"
#include "slice-check.h"

using namespace ns3::sipalg;

namespace
{

void
RequireAddressInside(std::string_view text, const SdpAddress& address)
{
    for (const std::string_view slice : {address.addrType, address.address, address.suffix})
    {
        RequireInside(text, slice);
    }
    Require(!address.address.empty());
}

void
DecodeMedia(const SdpSession& session, const SdpMedia& media, EditList& edits)
{
    const std::string_view text = session.GetText();
    RequireInside(text, media.section);
    for (const std::string_view slice : {media.kind, media.portText, media.protocol})
    {
        Require(!slice.empty());
        RequireInside(media.section, slice);
    }
    RequireInside(media.section, media.formats);
    Require(!media.formats.empty() || media.port == 0);
    RequireInside(text, media.GetEndSlice());
    RequireEditable(edits, text, media.portText);
    Require(media.portCount >= 1 && media.port + media.portCount - 1 <= UINT16_MAX);
    Require(media.firstConnection + media.connectionCount <= session.GetConnections().Size());
    Require(media.port == 0 || session.GetConnection(media) != nullptr);
    if (media.rtcp && media.rtcp->address)
    {
        RequireAddressInside(text, *media.rtcp->address);
    }
    const std::string_view place = session.GetConnectionPlace(media);
    RequireInside(media.section, place);
    Require(place.data() != text.data());
}

void
DecodeLines(std::string_view text)
{
    SdpLines lines(text);
    std::size_t total = 0;
    while (const auto line = lines.Next())
    {
        RequireInside(text, line->slice);
        RequireInside(line->slice, line->value);
        total += line->slice.size();
        RequireInside(line->value, GetSdpAttributeName(line->value));
        RequireInside(line->value, GetSdpAttributeValue(line->value));
        SdpCandidate candidate;
        if (candidate.Parse(line->value))
        {
            RequireInside(line->value, candidate.address);
            RequireInside(line->value, candidate.relatedPort);
        }
    }
    Require(total <= text.size() && lines.GetResult().offset <= text.size());
}

} // namespace

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    static SdpSession session; // reused, as the engine does
    static EditList edits;
    const ExactCopy copy(data, size);
    const std::string_view text = copy.View();
    DecodeLines(text);
    const SdpResult result = session.Parse(text);
    Require(result.offset <= size);
    Require(session.GetMedia().Size() <= SdpSession::MAX_MEDIA);
    Require(session.GetConnections().Size() <= SdpSession::MAX_CONNECTIONS);
    for (const SdpAddress& connection : session.GetConnections())
    {
        RequireAddressInside(text, connection);
    }
    if (!result)
    {
        return 0;
    }
    if (const SdpOrigin* origin = session.GetOrigin())
    {
        RequireAddressInside(text, origin->address);
        RequireEditable(edits, text, origin->sessionVersion);
    }
    for (const SdpMedia& media : session.GetMedia())
    {
        DecodeMedia(session, media, edits);
    }
    return 0;
}
