// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_DIALOG_H
#define SIPALG_SIP_DIALOG_H

#include "ip-endpoint.h"
#include "sip-message-builder.h"
#include "sip-message.h"

#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/**
 * The state of a dialog (RFC 3261 12), or of the request that may create one. Text, as it is
 * written into messages. Secure dialogs (sips) are not modelled.
 */
struct SipDialog
{
    std::string callId;
    std::string local;               ///< From or To value of this side, tag included
    std::string remote;              ///< of the other side; with its tag once that is known
    std::string remoteTarget;        ///< URI
    std::vector<std::string> routes; ///< Route values, first hop first
    uint32_t localCSeq{0};
    std::optional<uint32_t> remoteCSeq;

    /// The caller's view, from a response that creates or confirms the dialog (12.1.2).
    void LearnFromResponse(const sipalg::SipMessage& response);
    /// The callee's view (12.1.1); @p localTag is added to the To of the request.
    static SipDialog FromRequest(const sipalg::SipMessage& invite, const std::string& localTag);
    /// A new target from a request or a 2xx to one that refreshes it (12.2).
    void RefreshTarget(const sipalg::SipMessage& message);

    /// Request-URI of the next request: the target, or a strict router (12.2.1.1).
    std::string GetRequestUri() const;
    /// The URI whose address the next request is sent to.
    std::string GetNextHop() const;
    std::string GetRemoteTag() const;
    std::string GetLocalTag() const;
    /// Route, From, To, Call-ID and CSeq of a request inside the dialog.
    void AddHeaders(sipalg::SipMessageBuilder& request,
                    std::string_view method,
                    uint32_t cSeq) const;

  private:
    std::vector<std::string> GetRouteSet() const;
    bool IsStrict() const;
};

/// The URI inside a name-addr or addr-spec value; empty when it cannot be read.
std::string GetUriOf(std::string_view nameAddr);
/// The first Contact URI of a message; empty when there is none.
std::string GetContactUri(const sipalg::SipMessage& message);

} // namespace ns3

#endif
