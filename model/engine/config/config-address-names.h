// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIG_ADDRESS_NAMES_H
#define SIPALG_CONFIG_ADDRESS_NAMES_H

#include "security-config.h"

#include <string>
#include <vector>

namespace ns3::sipalg
{

/**
 * The prefixes that an address or address set stands for: in the book of one of @p zones, else in
 * the global book. Empty if there is none of that name, or a set has no addresses.
 */
std::vector<IpPrefix> FindAddresses(const SecurityConfig& security,
                                    const std::vector<ZoneId>& zones,
                                    const std::string& name);

/// "address 'phne1' is not defined in the address books: did you mean 'phone1'?"
std::string SayUnknownAddress(const SecurityConfig& security,
                              const std::vector<ZoneId>& zones,
                              const std::string& name);

} // namespace ns3::sipalg

#endif
