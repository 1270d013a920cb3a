// SPDX-License-Identifier: GPL-2.0-only
/**
 * \file
 * Any bytes as a configuration: either errors or a configuration, and what is printed of it reads
 * back as the same.
 */
#include "config-printer.h"
#include "config-reader.h"
#include "slice-check.h"

using namespace ns3::sipalg;

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    const ExactCopy copy(data, size);
    const ConfigResult result = ReadConfig(copy.View(), "fuzz");
    Require(result.config.has_value() == result.errors.empty());
    Require(result.errors.size() <= MAX_CONFIG_ERRORS);
    if (result)
    {
        const std::string printed = PrintConfig(*result.config);
        const ConfigResult again = ReadConfig(printed, "printed");
        Require(again.config.has_value());
        Require(PrintConfig(*again.config) == printed);
    }
    return 0;
}
