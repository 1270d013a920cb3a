// SPDX-License-Identifier: GPL-2.0-only
#include "media-quality.h"

#include <algorithm>

namespace ns3
{

namespace
{

uint64_t
CountExpected(const MediaReport& own, const MediaReport* other)
{
    if (!other)
    {
        return own.expected;
    }
    const Time spare = MilliSeconds(own.codec->packetMs * own.thinning);
    return std::max(own.expected, other->sent.CountUntil(own.endedAt - own.maxDelay - spare));
}

double
ToLoss(uint64_t received, uint64_t expected)
{
    return received >= expected ? 0.0 : 1.0 - static_cast<double>(received) / expected;
}

double
EstimateMos(const MediaReport& own, uint64_t expected)
{
    const Time network = own.meanDelay.value_or(Time(0));
    ListeningConditions heard;
    heard.delayMs = (network + own.playoutDelay).GetSeconds() * 1000 + own.codec->packetMs +
                    own.codec->lookAheadMs;
    heard.lossPercent = 100 * ToLoss(own.received - std::min(own.late, own.received), expected);
    return MeanOpinionScore(TransmissionRating(own.codec->impairment, heard));
}

} // namespace

CallMediaRecord
MakeMediaRecord(const MediaReport& own, const MediaReport* other)
{
    CallMediaRecord record;
    record.packetsSent = own.sent.GetCount() * own.thinning;
    record.packetsReceived = own.received * own.thinning;
    const uint64_t expected = own.codec ? CountExpected(own, other) : 0;
    if (expected == 0)
    {
        return record;
    }
    record.loss = ToLoss(own.received, expected);
    if (own.received > 0)
    {
        record.jitterSeconds = own.jitterSeconds;
        record.mos = EstimateMos(own, expected);
    }
    if (own.meanDelay)
    {
        record.delaySeconds = own.meanDelay->GetSeconds();
    }
    return record;
}

} // namespace ns3
