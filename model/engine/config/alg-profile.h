// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ALG_PROFILE_H
#define SIPALG_ALG_PROFILE_H

#include "alg-config.h"

#include <string_view>

namespace ns3::sipalg
{

/**
 * The ALG as one of the source documents describes it, where they contradict one another: "junos"
 * (001), "ios-xe" (002), "alliedware" (000), "ingate" (004), "rfc". Anything else: the defaults.
 */
AlgConfig MakeProfile(std::string_view name);

} // namespace ns3::sipalg

#endif
