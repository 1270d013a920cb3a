// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_BENCH_PEERS_H
#define SIPALG_BENCH_PEERS_H

#include <cstddef>
#include <string>

namespace ns3::sipalg
{

/// The message and its session description, read and written again by libosip2; the bytes written.
std::size_t ReadAndWriteByOsip(const std::string& message);

/// The same by Sofia-SIP; every header is encoded anew.
std::size_t ReadAndWriteBySofia(const std::string& message);

} // namespace ns3::sipalg

#endif
