// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_TRANSACTIONS_H
#define SIPALG_CALL_TRANSACTIONS_H

#include "call.h"
#include "sip-message.h"

namespace ns3::sipalg
{

/// Between which hosts, by their own addresses, a message passes, in which transaction and dialog.
struct CallHop
{
    std::string_view branch; ///< of the topmost Via
    IpAddress sender;
    IpAddress receiver;
    std::string_view fromTag; ///< empty if there is none
    std::string_view toTag;
};

/**
 * What tells a request's transaction, and its responses, from others: beside its branch the number
 * in CSeq, for those who give none (RFC 2543), and the host that answers it. CANCEL and ACK of a
 * refusal are of their INVITE's transaction.
 */
uint32_t HashTransaction(const SipMessage& message, const CallHop& hop);

/// Tells the request that the message is, or answers, from others of the call: the same on all
/// passages of a spiral, and for an ACK its INVITE's.
uint32_t HashRequest(const SipMessage& message, CallParty sender);

/// The callee's tag tells the dialogs of one call apart; 0 before it is known.
uint32_t GetCallDialog(const SipMessage& message, const CallHop& hop, CallParty sender);

/// Has the call an INVITE of this hash that waits for its final answer?
bool IsPending(const Call& call, uint32_t invite);

/// Has it any?
bool HasPending(const Call& call);

/// Is this a copy of an INVITE that the network delivers behind its final answer, or when the call
/// is over? It begins nothing.
bool IsLateCopy(const SipMessage& message, const CallHop& hop, const Call& call);

/// Is this a copy of the 2xx by which the dialog was made, or its media changed? They may have been
/// changed again since.
bool IsLateAnswer(const SipMessage& message, const CallHop& hop, uint32_t dialog, const Call& call);

/// Does this message answer an INVITE that nobody was seen to send there?
bool IsUnasked(const SipMessage& message, const CallHop& hop, const Call& call);

} // namespace ns3::sipalg

#endif
