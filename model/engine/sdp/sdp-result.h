// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SDP_RESULT_H
#define SIPALG_SDP_RESULT_H

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ns3::sipalg
{

/// Why a text is not a session description. Describe gives each its sentence.
enum class SdpError : uint8_t
{
    None,
    Empty,
    MissingVersion,
    BadLine,
    ControlCharacter,
    BadOrigin,
    DuplicateOrigin,
    BadConnection,
    MissingConnection,
    TooManyConnections,
    BadMedia,
    BadPort,
    BadPortCount,
    BadRtcp,
    TooManyMedia,
};

/// One English sentence, without a full stop.
std::string_view Describe(SdpError error);

/// The outcome of reading a text: an error and the offset of the byte where it was noticed.
struct SdpResult
{
    SdpError error{SdpError::None};
    std::size_t offset{0};

    /// True when there is no error.
    explicit operator bool() const
    {
        return error == SdpError::None;
    }
};

} // namespace ns3::sipalg

#endif
