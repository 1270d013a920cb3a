// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_BENCHES_H
#define SIPALG_BENCHES_H

#include "bench-report.h"

namespace ns3::sipalg
{

/// Translating an INVITE, the text alone, beside SIP libraries that read and write it; then the
/// same INVITE through the engine, with the state that it makes.
void BenchMessages(BenchReport& report, unsigned rounds);

/// One packet of an established RTP stream through the engine.
void BenchMedia(BenchReport& report, unsigned rounds);

/// What a call takes of the heap.
void BenchMemory(BenchReport& report);

/// RTP through a simulated router, plain and with the firewall. Runs @p program, rtp-forwarding.
void BenchSimulation(BenchReport& report, const std::string& program, unsigned rounds);

} // namespace ns3::sipalg

#endif
