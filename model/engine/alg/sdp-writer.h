// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SDP_WRITER_H
#define SIPALG_SDP_WRITER_H

#include "address-answers.h"
#include "alg-config.h"
#include "call.h"
#include "edit-list.h"
#include "sdp-session.h"

namespace ns3::sipalg
{

/**
 * Plans the edits of one session description: the lines o=, c=, m= and a=rtcp. It decides
 * nothing; what it is told of a medium it makes the text say, in as few edits as there are
 * differences. A session's c= line that several media share is changed once; a medium that comes
 * out at another address gets one of its own. What names inside hosts without being opened is
 * hidden where the sender is translated. The id of the session stays, and its version unless it is
 * to be raised (RFC 8866 5.2).
 */
class SdpWriter
{
  public:
    SdpWriter(const AlgConfig& config, AddressAnswers& addresses);

    /// @p session and @p edits must live until Finish(). @p originFollows: the host of the first
    /// medium is told by o= as it is by c=, whatever the rules make of it.
    void Start(const SdpSession& session, EditList& edits, bool originFollows = false);

    /// The medium is to be reached at the channel's external endpoints.
    void Write(const SdpMedia& medium, const NamedChannel& channel);

    /// The medium is not opened, and names no inside host outside.
    void Hide(const SdpMedia& medium);

    /// The medium's port becomes 0.
    void Refuse(const SdpMedia& medium);

    /// The firewall has changed the session so many times by itself.
    void RaiseVersion(const SdpOrigin& origin, unsigned by);

    /// What is said for the whole session.
    void Finish();

  private:
    void WriteConnection(const SdpMedia& medium, const IpAddress& outside);
    void AddConnection(const SdpMedia& medium, const IpAddress& outside);
    void WriteConnections(const SdpMedia& medium, const IpAddress& outside);
    void WriteRtcp(const SdpMedia& medium, const NamedChannel& channel);
    void AddRtcp(const SdpMedia& medium, const NamedChannel& channel);
    void FinishConnections();
    void WriteOrigin(const SdpAddress& address);
    void HideAddress(const SdpAddress& address);
    void WriteAddress(const SdpAddress& address, const IpAddress& outside);
    void WriteType(const SdpAddress& address, const IpAddress& outside);
    void InsertLine(std::string_view place, const std::string& line);

    const AlgConfig& m_config;
    AddressAnswers& m_addresses;
    const SdpSession* m_session{nullptr};
    EditList* m_edits{nullptr};
    std::optional<IpAddress> m_sessionAddress; ///< what the session's c= became
    bool m_originFollows{false};
    bool m_isOriginWritten{false};
    const SdpAddress* m_named{nullptr}; ///< where the first medium to be opened was
    IpAddress m_told;                   ///< and what became of its address
};

} // namespace ns3::sipalg

#endif
