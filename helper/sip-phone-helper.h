// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_PHONE_HELPER_H
#define SIPALG_SIP_PHONE_HELPER_H

#include "sip-phone-bank.h"

#include "ns3/application-container.h"
#include "ns3/ipv4-address.h"
#include "ns3/node-container.h"
#include "ns3/object-factory.h"

namespace ns3
{

/**
 * Installs SIP phones. One phone to a node:
 *
 *     SipPhoneHelper helper(Ipv4Address("10.1.1.4")); // proxy and registrar
 *     ApplicationContainer phones = helper.Install(nodes, {"alice", "bob"});
 *
 * or many on one node, each with an address of a prefix that the node then owns:
 *
 *     ApplicationContainer bank = helper.InstallBank(node, "user", 1000, "10.1.4.1",
 * "255.255.252.0");
 *
 * All phones that one helper installs share a CallLedger.
 */
class SipPhoneHelper
{
  public:
    explicit SipPhoneHelper(Ipv4Address proxy, uint16_t port = 5060);

    /// Sets an attribute of SipPhoneBank.
    void SetAttribute(const std::string& name, const AttributeValue& value);
    /// The password of the user of this name; by default the name itself.
    static std::string GetPassword(const std::string& user);

    /// One phone on each node, at the first address of its first interface, port 5060.
    ApplicationContainer Install(const NodeContainer& nodes, const std::vector<std::string>& users);
    ApplicationContainer Install(Ptr<Node> node, const std::string& user);
    /// @p count phones "user0", "user1", ... at consecutive addresses from @p first on; the node
    /// takes all packets for the prefix of @p first and @p mask and answers ARP for it.
    ApplicationContainer InstallBank(Ptr<Node> node,
                                     const std::string& user,
                                     uint32_t count,
                                     Ipv4Address first,
                                     Ipv4Mask mask);

    /// @p count phones of one user at consecutive addresses, which this node must own already.
    ApplicationContainer InstallBranches(Ptr<Node> node,
                                         const std::string& user,
                                         uint32_t count,
                                         Ipv4Address first);

    Ptr<CallLedger> GetLedger() const;
    /// Numbers the random streams of the applications, from @p stream on; returns how many.
    static int64_t AssignStreams(const ApplicationContainer& applications, int64_t stream);

  private:
    Ptr<SipPhoneBank> Create(Ptr<Node> node);

    ObjectFactory m_factory;
    Ptr<CallLedger> m_ledger;
};

} // namespace ns3

#endif
