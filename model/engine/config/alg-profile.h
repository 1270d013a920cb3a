// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ALG_PROFILE_H
#define SIPALG_ALG_PROFILE_H

#include "alg-config.h"

namespace ns3::sipalg
{

/// The ALG with the choices of one profile, and the defaults where it makes none.
AlgConfig MakeProfile(AlgProfile profile);

/// All profiles but None.
constexpr AlgProfile ALG_PROFILES[] = {AlgProfile::Junos,
                                       AlgProfile::IosXe,
                                       AlgProfile::AlliedWare,
                                       AlgProfile::Ingate,
                                       AlgProfile::Rfc};

/// "junos", ...; empty for None.
const char* ToString(AlgProfile profile);

} // namespace ns3::sipalg

#endif
