// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TRANSCRIPT_H
#define SIPALG_TRANSCRIPT_H

#include "engine-time.h"
#include "transcript-text.h"

#include <string>
#include <vector>

namespace ns3::sipalg
{

/// How a step's payload, or the payload that it shall have behind the firewall, is written down.
struct TranscriptPayload
{
    enum class Base
    {
        Written, ///< nothing but the lines below
        Rtp,     ///< one RTP packet
        Like,    ///< what another step sent, changed
        Forward, ///< what another step's packet had become, changed
        Reply,   ///< a response to what another step's packet had become
    };

    Base base{Base::Written};
    std::string label; ///< of the other step
    std::string status;
    std::string tag;
    std::string text; ///< the lines that are written out
    std::vector<TranscriptEdit> edits;
};

/// A packet or a moment, and what shall come of it.
struct TranscriptStep
{
    enum class Expect
    {
        Nothing, ///< only time passes
        Out,
        Dropped,
        Consumed,
    };

    std::string where; ///< file and line
    Time at{0};
    bool hasPacket{false};
    std::string label;
    std::string zone;
    std::string protocol;
    std::string source;
    std::string destination;
    TranscriptPayload payload;

    Expect expect{Expect::Nothing};
    std::string outZone;
    std::string outSource;
    std::string outDestination;
    bool restored{false}; ///< a reply leaves as a reply to what the asker had sent (J53)
    TranscriptPayload outPayload;
    std::string reason;
    std::string answerSource; ///< empty: the firewall answers nothing itself
    std::string answerDestination;
    TranscriptPayload answer;

    std::vector<std::string> events;   ///< each must happen
    std::vector<std::string> absences; ///< no event may begin like this
    std::vector<std::string> gauges;   ///< "calls 1"
    std::vector<std::string> parities; ///< "even rtp"
};

/**
 * One flow through the firewall, read from a text file; README.md beside the transcripts has the
 * grammar. @c error says what is wrong with the file, if anything.
 */
struct Transcript
{
    std::string file;
    std::string intent;
    std::string proves;
    std::string config; ///< set lines
    bool repeats{true}; ///< may each SIP message be sent twice?
    std::vector<TranscriptStep> steps;
    std::string error;
};

Transcript ReadTranscript(const std::string& path);

} // namespace ns3::sipalg

#endif
