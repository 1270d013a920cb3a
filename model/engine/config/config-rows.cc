// SPDX-License-Identifier: GPL-2.0-only
#include "config-rows.h"

namespace ns3::sipalg
{

std::vector<ConfigRows>
GetConfigRows()
{
    return {GetInterfaceRows(),
            GetZoneRows(),
            GetApplicationRows(),
            GetPolicyRows(),
            GetPoolRows(),
            GetSourceNatRows(),
            GetPersistentNatRows(),
            GetStaticNatRows(),
            GetFlowRows(),
            GetAlgRows(),
            GetProtectionRows(),
            GetMediaRows()};
}

} // namespace ns3::sipalg
