// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_REFUSAL_H
#define SIPALG_REFUSAL_H

#include "alg-config.h"
#include "datagram.h"
#include "drop-reason.h"
#include "sip-message.h"

#include <string>

namespace ns3::sipalg
{

/**
 * The answer of the firewall itself to a request that the ALG drops, where `refused-request` says
 * so: a stateless one (RFC 3261 8.2.7), so that each copy of the request gets the same bytes and
 * nothing is kept. It goes to nobody but the host that sent the request, is about as long, and has
 * no answer to an ACK, nor to a response.
 *
 * The tag in its To is made of what the ACK repeats, so that the ACK is known without a table. A
 * request within a dialog has a To tag already: its ACK goes the way of the dialog, whose other
 * party has no transaction for it.
 */
class Refusal
{
  public:
    explicit Refusal(const AlgConfig& config);

    /// What @p request, which arrived as @p arrived, is answered with; null for nothing. Valid
    /// until the next call.
    const Datagram* Write(const SipMessage& request, DropReason reason, const FlowKey& arrived);

    /// The status line's words of what was written last: "488 Not Acceptable Here".
    const std::string& GetStatus() const;

    /// Does this message acknowledge such an answer?
    bool IsAcknowledged(const SipMessage& message) const;

  private:
    const AlgConfig& m_config;
    std::string m_status;
    std::string m_text;
    Datagram m_reply;
};

/// With which status a request that is dropped for this reason is answered; 0 for none.
unsigned GetRefusalStatus(DropReason reason);

} // namespace ns3::sipalg

#endif
