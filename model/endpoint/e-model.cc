// SPDX-License-Identifier: GPL-2.0-only
#include "e-model.h"

namespace ns3
{

double
DelayImpairment(double delayMs)
{
    constexpr double CONVERSATION_SUFFERS_MS = 177.3;
    const double beyond = delayMs - CONVERSATION_SUFFERS_MS;
    return 0.024 * delayMs + (beyond > 0 ? 0.11 * beyond : 0.0);
}

double
EquipmentImpairment(const CodecImpairment& codec, double lossPercent, double burstRatio)
{
    if (lossPercent <= 0)
    {
        return codec.ie;
    }
    return codec.ie + (95 - codec.ie) * lossPercent / (lossPercent / burstRatio + codec.bpl);
}

double
TransmissionRating(const CodecImpairment& codec, const ListeningConditions& heard)
{
    constexpr double DEFAULT_RATING = 93.2;
    return DEFAULT_RATING - DelayImpairment(heard.delayMs) -
           EquipmentImpairment(codec, heard.lossPercent, heard.burstRatio);
}

double
MeanOpinionScore(double rating)
{
    if (rating < 0)
    {
        return 1;
    }
    if (rating > 100)
    {
        return 4.5;
    }
    return 1 + 0.035 * rating + 7e-6 * rating * (rating - 60) * (100 - rating);
}

} // namespace ns3
