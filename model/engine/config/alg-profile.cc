// SPDX-License-Identifier: GPL-2.0-only
#include "alg-profile.h"

#include <cstddef>

namespace ns3::sipalg
{

namespace
{

/// 001 as printed: its header table with the misprints.
void
MakeJunos(AlgConfig& alg)
{
    alg.headerTable = HeaderTable::Literal;
    alg.knownMethods = KnownMethods::Listed;
    alg.inactiveMediaAction = InactiveMediaAction::Terminate;
    alg.oneShotPinholes = true;
    alg.forking = Forking::FirstAnswer;
    alg.ignoreSessionTimers = true;
    alg.mediaAtBye = MediaAtBye::Close;
}

/// 002 inspects every method that it does not know and has no limit of its own on the media.
void
MakeIosXe(AlgConfig& alg)
{
    alg.callIdentity = CallIdentity::CallId;
    alg.stalledCallTimeout = 3600s;
    alg.inactiveMediaAction = InactiveMediaAction::KeepCall;
    alg.signalPinholes = SignalHeader::Via | SignalHeader::Contact;
    alg.signalPinholes |= SignalHeader::RecordRoute | SignalHeader::Register;
    alg.ackPinholes = AckPinholes::None;
    alg.permitUnknownNatApplied = true;
    alg.permitUnknownRouted = true;
    alg.protection = Protection::Ignored;
}

/// 000 keeps what a client has reserved for as long as it is registered.
void
MakeAlliedWare(AlgConfig& alg)
{
    alg.inactiveMediaAction = InactiveMediaAction::KeepCall;
    alg.retainHoldResource = true;
}

/// 004 ends pinholes with their session, not with their first packet, and takes any stream.
void
MakeIngate(AlgConfig& alg)
{
    alg.inactiveMediaAction = InactiveMediaAction::RemoveAtBye;
    alg.oneShotPinholes = false;
    alg.udptl = MediaPolicy::Open;
    alg.otherUdp = MediaPolicy::Open;
    alg.tcp = MediaPolicy::Open;
    alg.surplusMedia = MediaPolicy::Refuse;
    alg.hideVia = true;
    alg.hideCallId = true;
    alg.permitUnknownNatApplied = true;
    alg.permitUnknownRouted = true;
}

/// What RFC 3261 and RFC 3264 ask of a box in the middle: nothing ends a call but its parties.
void
MakeRfc(AlgConfig& alg)
{
    alg.inactiveMediaAction = InactiveMediaAction::RemoveAtBye;
    alg.retainHoldResource = true;
    alg.udptl = MediaPolicy::Open;
    alg.otherUdp = MediaPolicy::Open;
    alg.tcp = MediaPolicy::Open;
    alg.permitUnknownNatApplied = true;
    alg.permitUnknownRouted = true;
    alg.refusedRequests = RefusedRequests::Reject;
    alg.teardownDelay = 32s; // 64 times T1: the last retransmission of the answer to BYE
}

} // namespace

AlgConfig
MakeProfile(AlgProfile profile)
{
    AlgConfig alg;
    alg.profile = profile;
    switch (profile)
    {
    case AlgProfile::None:
        break;
    case AlgProfile::Junos:
        MakeJunos(alg);
        break;
    case AlgProfile::IosXe:
        MakeIosXe(alg);
        break;
    case AlgProfile::AlliedWare:
        MakeAlliedWare(alg);
        break;
    case AlgProfile::Ingate:
        MakeIngate(alg);
        break;
    case AlgProfile::Rfc:
        MakeRfc(alg);
        break;
    }
    return alg;
}

const char*
ToString(AlgProfile profile)
{
    constexpr const char* NAMES[] = {"", "junos", "ios-xe", "alliedware", "ingate", "rfc"};
    return NAMES[static_cast<std::size_t>(profile)];
}

} // namespace ns3::sipalg
