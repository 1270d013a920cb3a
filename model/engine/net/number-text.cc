// SPDX-License-Identifier: GPL-2.0-only
#include "number-text.h"

#include <charconv>

namespace ns3::sipalg
{

char*
WriteLongNumber(char* text, uint32_t number)
{
    return std::to_chars(text, text + MAX_NUMBER_TEXT, number).ptr;
}

} // namespace ns3::sipalg
