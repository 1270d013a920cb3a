// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TEXT_HASH_H
#define SIPALG_TEXT_HASH_H

#include "ip-address.h"

#include <cstring>
#include <string_view>

namespace ns3::sipalg
{

/// Of a short text, as a Call-ID or a tag is, eight characters at a time; the last ones of a longer
/// text are taken together with some before.
inline uint64_t
HashText(std::string_view text)
{
    uint64_t hash = MixHash(0, text.size());
    uint64_t word = 0;
    const char* at = text.data();
    const char* const end = at + text.size();
    if (text.size() < sizeof(word))
    {
        for (; at < end; ++at)
        {
            word = word << 8 | static_cast<unsigned char>(*at);
        }
        return MixHash(hash, word);
    }
    for (const char* const last = end - sizeof(word); at < last; at += sizeof(word))
    {
        std::memcpy(&word, at, sizeof(word));
        hash = MixHash(hash, word);
    }
    std::memcpy(&word, end - sizeof(word), sizeof(word));
    return MixHash(hash, word);
}

} // namespace ns3::sipalg

#endif
