// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_PHONE_SETTINGS_H
#define SIPALG_SIP_PHONE_SETTINGS_H

#include "audio-codec.h"
#include "call-ledger.h"
#include "ip-endpoint.h"
#include "media-stream.h"
#include "sip-request-owner.h"
#include "sip-tokens.h"
#include "sip-transaction-layer.h"

#include "ns3/random-variable-stream.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/// How a phone asks to be put on hold.
enum class HoldStyle : uint8_t
{
    SendOnly,    ///< a=sendonly (RFC 3264 8.4)
    Inactive,    ///< a=inactive
    ZeroAddress, ///< c=0.0.0.0 (RFC 2543)
};

/// What a phone does with an INVITE.
enum class AnswerMode : uint8_t
{
    Answer,
    Busy,     ///< 486 at once
    Decline,  ///< 603 after ringing for the answer delay
    NoAnswer, ///< rings until the caller gives up or the no-answer time is over (480)
};

/// What all phones of a bank have in common.
struct SipPhoneSettings
{
    std::string domain;
    std::optional<sipalg::IpEndpoint> proxy; ///< outbound proxy and registrar
    bool registers{true};
    Time registrationExpiry;
    Time registrationRetry;
    bool refreshesRegistration{true};
    Time keepaliveInterval; ///< between keepalives to the proxy; 0: none
    bool rport{true};
    bool lateOffer{false};
    std::vector<const AudioCodec*> codecs;
    uint16_t firstRtpPort{0};
    uint16_t lastRtpPort{0};
    uint32_t maxCalls{1};
    bool sendsBye{true};
    bool takesLastBranch{false}; ///< of several answers to a forked INVITE; false: the first
    Time muteAfter;              ///< sends no more media so long after the answer; 0: never
    HoldStyle holdStyle{HoldStyle::SendOnly};
    Time inviteTimeout;   ///< CANCEL an INVITE that has no final response
    Time noAnswerTimeout; ///< a callee refuses with 480
    Time maxCallDuration;
    Time mediaTimeout; ///< ends a call in which nothing is heard for so long; 0: never
    Ptr<RandomVariableStream> answerDelay;
    Ptr<RandomVariableStream> holdTime;
    Ptr<RandomVariableStream> calleeHoldTime;
};

/// What a phone works with; owned by its bank. Time comes from the clock.
struct SipPhoneServices
{
    TimerQueue* timers{nullptr};
    SipTransactionLayer* transactions{nullptr};
    SipRequestTable* requests{nullptr};
    SipTokens* tokens{nullptr};
    const SipPhoneSettings* settings{nullptr};
    const MediaSettings* media{nullptr};
    Ptr<CallLedger> ledger;
    std::function<Time()> clock;
    /// The state of a registration changed: address of record, state.
    std::function<void(const std::string&, const std::string&)> onRegistration;
};

} // namespace ns3

#endif
