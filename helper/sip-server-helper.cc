// SPDX-License-Identifier: GPL-2.0-only
#include "sip-server-helper.h"

#include "sip-phone-helper.h"

namespace ns3
{

SipServerHelper::SipServerHelper()
{
    m_factory.SetTypeId("ns3::SipServer");
}

void
SipServerHelper::SetAttribute(const std::string& name, const AttributeValue& value)
{
    m_factory.Set(name, value);
}

void
SipServerHelper::AddUsers(const std::vector<std::string>& users)
{
    m_users.insert(m_users.end(), users.begin(), users.end());
}

void
SipServerHelper::AddUsers(const std::string& user, uint32_t count)
{
    for (uint32_t i = 0; i < count; ++i)
    {
        m_users.push_back(user + std::to_string(i));
    }
}

ApplicationContainer
SipServerHelper::Install(Ptr<Node> node)
{
    Ptr<SipServer> server = m_factory.Create<SipServer>();
    for (const std::string& user : m_users)
    {
        server->AddUser(user, SipPhoneHelper::GetPassword(user));
    }
    node->AddApplication(server);
    return ApplicationContainer(server);
}

int64_t
SipServerHelper::AssignStreams(const ApplicationContainer& applications, int64_t stream)
{
    const int64_t first = stream;
    for (auto i = applications.Begin(); i != applications.End(); ++i)
    {
        if (Ptr<SipServer> server = DynamicCast<SipServer>(*i))
        {
            stream += server->AssignStreams(stream);
        }
    }
    return stream - first;
}

} // namespace ns3
