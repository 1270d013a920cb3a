// SPDX-License-Identifier: GPL-2.0-only
#include "sip-datagram.h"

#include "text-cursor.h"

namespace ns3::sipalg
{

namespace
{

constexpr std::size_t STUN_HEADER = 20;
constexpr std::string_view STUN_COOKIE("\x21\x12\xa4\x42", 4);
constexpr std::size_t NUL_KEEPALIVE = 4;
constexpr std::string_view EXOSIP_KEEPALIVE("jaK\0", 4);

/// RFC 5626 3.5.1 and 4.4.1; zero bytes, blanks and the "jaK" of eXosip are what phones send
/// besides.
bool
IsKeepalive(std::string_view datagram)
{
    const bool isNuls = datagram.size() <= NUL_KEEPALIVE &&
                        datagram.find_first_not_of('\0') == std::string_view::npos;
    return isNuls || datagram == EXOSIP_KEEPALIVE ||
           datagram.find_first_not_of("\r\n ") == std::string_view::npos;
}

/// RFC 8489 5: two zero bits, a length in words, the cookie; 20 bytes and the attributes.
bool
IsStun(std::string_view datagram)
{
    return datagram.size() >= STUN_HEADER && (datagram[0] & '\xc0') == 0 &&
           (datagram[3] & '\x03') == 0 && datagram.substr(4, 4) == STUN_COOKIE;
}

/// True for "SIP/2.0" and any other version.
bool
IsVersion(std::string_view text)
{
    return text.size() >= 7 && EqualsIgnoreCase(text.substr(0, 4), "SIP/") &&
           IsChar(text[4], CHAR_DIGIT);
}

} // namespace

SipDatagram
ClassifySipDatagram(std::string_view datagram)
{
    if (IsKeepalive(datagram))
    {
        return SipDatagram::Keepalive;
    }
    if (IsStun(datagram))
    {
        return SipDatagram::Stun;
    }
    const std::string_view text = datagram.substr(datagram.find_first_not_of("\r\n"));
    const char* end = ScanForControl(text.data(), text.data() + text.size());
    std::string_view line = MakeSlice(text.data(), end);
    line = line.substr(0, line.find_last_not_of(' ') + 1);
    if (IsVersion(line))
    {
        return SipDatagram::Response;
    }
    const std::size_t lastSpace = line.rfind(' ');
    const bool isRequest = lastSpace != std::string_view::npos && IsChar(line[0], CHAR_TOKEN) &&
                           IsVersion(line.substr(lastSpace + 1));
    return isRequest ? SipDatagram::Request : SipDatagram::Other;
}

} // namespace ns3::sipalg
