// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-result.h"

namespace ns3::sipalg
{

std::string_view
Describe(SdpError error)
{
    switch (error)
    {
    case SdpError::None:
        return "no error";
    case SdpError::Empty:
        return "there is no session description";
    case SdpError::MissingVersion:
        return "the first line is not v=0";
    case SdpError::BadLine:
        return "a line is not a letter, an equals sign and a value";
    case SdpError::ControlCharacter:
        return "a NUL or a lone carriage return stands in a line";
    case SdpError::BadOrigin:
        return "the o= line is not six words";
    case SdpError::DuplicateOrigin:
        return "there are two o= lines";
    case SdpError::BadConnection:
        return "a c= line is not a network type, an address type and an address";
    case SdpError::MissingConnection:
        return "a medium has no c= line of its own nor one of the session";
    case SdpError::TooManyConnections:
        return "there are more c= lines than a sound description has";
    case SdpError::BadMedia:
        return "an m= line is not a medium, a port, a protocol and formats";
    case SdpError::BadPort:
        return "a port is not a number up to 65535";
    case SdpError::BadPortCount:
        return "a port count is zero, no number, or reaches beyond port 65535";
    case SdpError::BadRtcp:
        return "an a=rtcp line is not a port and an optional address";
    case SdpError::TooManyMedia:
        return "there are more m= lines than a sound description has";
    }
    return "unknown error";
}

} // namespace ns3::sipalg
