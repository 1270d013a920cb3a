// SPDX-License-Identifier: GPL-2.0-only
#include "peers.h"

#include <osipparser2/osip_parser.h>
#include <osipparser2/sdp_message.h>

namespace ns3::sipalg
{

namespace
{

/// 0 if the message has no session description that libosip2 can read.
std::size_t
ReadAndWriteBody(osip_message_t* message)
{
    osip_body_t* body = nullptr;
    sdp_message_t* sdp = nullptr;
    if (osip_message_get_body(message, 0, &body) < 0 || sdp_message_init(&sdp) != 0)
    {
        return 0;
    }
    char* text = nullptr;
    std::size_t length = 0;
    if (sdp_message_parse(sdp, body->body) == 0 && sdp_message_to_str(sdp, &text) == 0)
    {
        length = std::char_traits<char>::length(text);
        osip_free(text);
    }
    sdp_message_free(sdp);
    return length;
}

} // namespace

std::size_t
ReadAndWriteByOsip(const std::string& text)
{
    static const bool isReady = parser_init() == 0;
    osip_message_t* message = nullptr;
    if (!isReady || osip_message_init(&message) != 0)
    {
        return 0;
    }
    std::size_t written = 0;
    if (osip_message_parse(message, text.data(), text.size()) == 0 && ReadAndWriteBody(message) > 0)
    {
        char* copy = nullptr;
        osip_message_force_update(message);
        if (osip_message_to_str(message, &copy, &written) == 0)
        {
            osip_free(copy);
        }
    }
    osip_message_free(message);
    return written;
}

} // namespace ns3::sipalg
