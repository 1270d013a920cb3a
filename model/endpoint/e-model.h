// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_E_MODEL_H
#define SIPALG_E_MODEL_H

namespace ns3
{

/// What a codec contributes to the E-model (ITU-T G.113 Appendix I).
struct CodecImpairment
{
    double ie;  ///< equipment impairment factor without loss
    double bpl; ///< packet-loss robustness factor
};

/// What a listener suffered.
struct ListeningConditions
{
    double delayMs{0};     ///< mouth to ear, one way
    double lossPercent{0}; ///< packets that never came, or too late to be played
    double burstRatio{1};  ///< BurstR of G.107; 1 for random loss
};

/**
 * The E-model of ITU-T G.107 with all parameters but delay, codec and loss at their defaults, and
 * with the delay impairment of Cole and Rosenbluth (2001). Echo, loudness, noise and the advantage
 * factor are not modelled.
 */

/// Id = 0.024 d + 0.11 (d - 177.3) H(d - 177.3)
double DelayImpairment(double delayMs);
/// Ie,eff = Ie + (95 - Ie) Ppl / (Ppl / BurstR + Bpl)
double EquipmentImpairment(const CodecImpairment& codec, double lossPercent, double burstRatio);
/// R = 93.2 - Id - Ie,eff
double TransmissionRating(const CodecImpairment& codec, const ListeningConditions& heard);
/// G.107 Annex B: 1 below R = 0, 4.5 above R = 100
double MeanOpinionScore(double rating);

} // namespace ns3

#endif
