// SPDX-License-Identifier: GPL-2.0-only
#include "peers.h"

#include <sofia-sip/msg.h>
#include <sofia-sip/msg_header.h>
#include <sofia-sip/sdp.h>
#include <sofia-sip/sip.h>
#include <sofia-sip/sip_header.h>
#include <sofia-sip/su.h>

namespace ns3::sipalg
{

namespace
{

bool
ReadAndWriteBody(su_home_t* home, const sip_payload_t* payload)
{
    sdp_parser_t* parser =
        sdp_parse(home, payload->pl_data, static_cast<issize_t>(payload->pl_len), 0);
    const sdp_session_t* session = sdp_session(parser);
    if (!session)
    {
        return false;
    }
    char buffer[2048];
    sdp_printer_t* printer = sdp_print(home, session, buffer, sizeof(buffer), 0);
    const bool isPrinted = sdp_message(printer) != nullptr;
    sdp_printer_free(printer);
    sdp_parser_free(parser);
    return isPrinted;
}

} // namespace

std::size_t
ReadAndWriteBySofia(const std::string& text)
{
    static const bool isReady = su_init() == 0;
    msg_t* message =
        isReady ? msg_make(sip_default_mclass(), 0, text.data(), static_cast<ssize_t>(text.size()))
                : nullptr;
    sip_t* sip = message ? sip_object(message) : nullptr;
    std::size_t written = 0;
    if (sip && sip->sip_payload && ReadAndWriteBody(msg_home(message), sip->sip_payload))
    {
        msg_fragment_clear_chain(reinterpret_cast<msg_header_t*>(sip->sip_request));
        msg_as_string(msg_home(message), message, nullptr, 0, &written);
    }
    msg_destroy(message);
    return written;
}

} // namespace ns3::sipalg
