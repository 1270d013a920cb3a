// SPDX-License-Identifier: GPL-2.0-only
#include "call-record.h"

namespace ns3
{

const char*
ToText(CallOutcome outcome)
{
    switch (outcome)
    {
    case CallOutcome::AnsweredOk:
        return "answered-ok";
    case CallOutcome::AnsweredOneWay:
        return "answered-one-way";
    case CallOutcome::AnsweredSilent:
        return "answered-silent";
    case CallOutcome::Busy:
        return "busy";
    case CallOutcome::Declined:
        return "declined";
    case CallOutcome::NoAnswer:
        return "no-answer";
    case CallOutcome::Cancelled:
        return "cancelled";
    case CallOutcome::FailedByNat:
        return "failed-by-nat";
    case CallOutcome::FailedByAlg:
        return "failed-by-alg";
    case CallOutcome::FailedByDosFilter:
        return "failed-by-dos-filter";
    case CallOutcome::FailedByProxy:
        return "failed-by-proxy";
    case CallOutcome::FailedNoResponse:
        return "failed-no-response";
    case CallOutcome::CutByTimer:
        return "cut-by-timer";
    case CallOutcome::LostBye:
        return "lost-bye";
    case CallOutcome::InProgress:
        break;
    }
    return "in-progress";
}

const char*
ToText(CallParty party)
{
    switch (party)
    {
    case CallParty::Caller:
        return "caller";
    case CallParty::Callee:
        return "callee";
    case CallParty::Network:
        return "network";
    case CallParty::None:
        break;
    }
    return "";
}

const char*
ToText(CallAudio audio)
{
    switch (audio)
    {
    case CallAudio::TwoWay:
        return "two-way";
    case CallAudio::CallerOnly:
        return "caller-only";
    case CallAudio::CalleeOnly:
        return "callee-only";
    case CallAudio::None:
        break;
    }
    return "none";
}

CallOutcome
ToOutcome(unsigned statusCode, bool hasRung)
{
    switch (statusCode)
    {
    case 486:
    case 600:
        return CallOutcome::Busy;
    case 603:
        return CallOutcome::Declined;
    case 480:
        return CallOutcome::NoAnswer;
    case 408:
        return hasRung ? CallOutcome::NoAnswer : CallOutcome::FailedByProxy;
    default:
        return CallOutcome::FailedByProxy;
    }
}

CallParty
ToEndingParty(unsigned statusCode)
{
    const bool isCallee =
        statusCode == 480 || statusCode == 486 || statusCode == 600 || statusCode == 603;
    return isCallee ? CallParty::Callee : CallParty::Network;
}

std::string
CallRecord::GetOutcomeText() const
{
    const std::string text = ToText(outcome);
    return detail.empty() ? text : text + "(" + detail + ")";
}

} // namespace ns3
