// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_SERVER_HELPER_H
#define SIPALG_SIP_SERVER_HELPER_H

#include "sip-server.h"

#include "ns3/application-container.h"
#include "ns3/object-factory.h"

namespace ns3
{

/**
 * Installs a SIP registrar and proxy:
 *
 *     SipServerHelper helper;
 *     helper.AddUsers({"alice", "bob"});
 *     ApplicationContainer server = helper.Install(node);
 */
class SipServerHelper
{
  public:
    SipServerHelper();

    /// Sets an attribute of SipServer.
    void SetAttribute(const std::string& name, const AttributeValue& value);
    /// Users whose password is the one SipPhoneHelper gives them.
    void AddUsers(const std::vector<std::string>& users);
    /// "user0", "user1", ... as SipPhoneHelper::InstallBank names them.
    void AddUsers(const std::string& user, uint32_t count);

    ApplicationContainer Install(Ptr<Node> node);
    /// Numbers the random streams of the applications, from @p stream on; returns how many.
    static int64_t AssignStreams(const ApplicationContainer& applications, int64_t stream);

  private:
    ObjectFactory m_factory;
    std::vector<std::string> m_users;
};

} // namespace ns3

#endif
