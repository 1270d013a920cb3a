// SPDX-License-Identifier: GPL-2.0-only
#include "audio-codec.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ns3
{

namespace
{

constexpr std::array<const AudioCodec*, 3> CODECS{&G711_MU, &G711_A, &G729};

bool
EqualIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
        return std::tolower(x) == std::tolower(y);
    });
}

} // namespace

const AudioCodec*
FindCodec(std::string_view name)
{
    const auto found = std::find_if(CODECS.begin(), CODECS.end(), [name](const AudioCodec* codec) {
        return EqualIgnoringCase(codec->name, name);
    });
    return found == CODECS.end() ? nullptr : *found;
}

const AudioCodec*
FindCodec(uint8_t payloadType)
{
    const auto found =
        std::find_if(CODECS.begin(), CODECS.end(), [payloadType](const AudioCodec* codec) {
            return codec->payloadType == payloadType;
        });
    return found == CODECS.end() ? nullptr : *found;
}

} // namespace ns3
