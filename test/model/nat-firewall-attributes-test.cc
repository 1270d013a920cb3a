// SPDX-License-Identifier: GPL-2.0-only
#include "config-printer.h"
#include "config-statement.h"
#include "nat-firewall.h"

#include "ns3/boolean.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;
using sipalg::ConfigStatement;

namespace
{

struct SomeFirewall
{
    ~SomeFirewall()
    {
        firewall->Dispose();
    }

    bool Set(const std::string& name, const std::string& text)
    {
        return firewall->SetAttributeFailSafe(name, StringValue(text));
    }

    std::string Get(const std::string& name) const
    {
        StringValue text;
        firewall->GetAttribute(name, text);
        return text.Get();
    }

    /// Does the configuration, as statements, have this line?
    bool Says(const std::string& statement) const
    {
        const std::string lines = "\n" + sipalg::PrintConfig(firewall->GetConfig());
        return lines.find("\nset " + statement + "\n") != std::string::npos;
    }

    Ptr<NatFirewall> firewall = CreateObject<NatFirewall>();
};

/// "security alg sip t1-interval": without the placeholder of its value.
std::string
GetPath(const ConfigStatement& statement)
{
    const std::string path = statement.row->path;
    return path.substr(0, path.find_first_of("<{") - (statement.parts.back().IsWord() ? 0 : 1));
}

bool
HasAttribute(const std::string& path)
{
    const TypeId tid = NatFirewall::GetTypeId();
    for (std::size_t i = 0; i < tid.GetAttributeN(); ++i)
    {
        const std::string help = tid.GetAttribute(i).help;
        if (help.find("[set " + path + ";") != std::string::npos ||
            help.find("[set " + path + "]") != std::string::npos)
        {
            return true;
        }
    }
    return false;
}

} // namespace

BOOST_AUTO_TEST_SUITE(NatFirewallAttributesTest)

// CONTRACTS 5: every knob of the ALG, and every limit and timer, is an attribute.
BOOST_AUTO_TEST_CASE(ThereIsOneForEveryKnob)
{
    for (const ConfigStatement& statement : sipalg::GetConfigStatements())
    {
        const bool isFlow = statement.group.rfind("security flow ", 0) == 0;
        if ((statement.IsOfAlg() || isFlow) && !statement.row->undoes)
        {
            BOOST_TEST(HasAttribute(GetPath(statement)), GetPath(statement));
        }
    }
    BOOST_TEST(HasAttribute("security nat source port-assignment"));
}

// What a new firewall's attributes say is what its configuration says.
BOOST_FIXTURE_TEST_CASE(HaveTheDefaultsOfTheConfiguration, SomeFirewall)
{
    BOOST_TEST(sipalg::PrintConfig(firewall->GetConfig()) == sipalg::PrintConfig({}));
    BOOST_TEST(Get("HeaderTable") == "corrected");
    BOOST_TEST(Get("PortAssignment") == "preserve");
    BOOST_TEST(Get("InterfacePorts") == "1024 to 63487");
    BOOST_TEST(Get("Ports") == "5060");
    BOOST_TEST(Get("Profile").empty());
}

BOOST_FIXTURE_TEST_CASE(ChangeTheConfiguration, SomeFirewall)
{
    firewall->SetAttribute("T1", TimeValue(MilliSeconds(750)));
    firewall->SetAttribute("MaximumMedia", UintegerValue(3));
    firewall->SetAttribute("RetainHoldResource", BooleanValue(true));
    BOOST_TEST(Says("security alg sip t1-interval 750"));
    BOOST_TEST(Says("security alg sip maximum-media 3"));
    BOOST_TEST(Says("security alg sip retain-hold-resource"));
    BOOST_TEST(Set("InactiveMediaAction", "keep-call"));
    BOOST_TEST(Says("security alg sip inactive-media-action keep-call"));
    BOOST_TEST(Set("PortAssignment", "random"));
    BOOST_TEST(Says("security nat source port-assignment random"));
    BOOST_TEST(Set("InterfaceTwinPorts", "30000 to 40000"));
    BOOST_TEST(Get("InterfaceTwinPorts") == "30000 to 40000");
    BOOST_TEST(firewall->GetConfig().nat.interfaceTwinPorts.high == 40000);
}

// A list is set as a whole.
BOOST_FIXTURE_TEST_CASE(ReplaceLists, SomeFirewall)
{
    BOOST_TEST(Set("Ports", "5060 5080"));
    BOOST_TEST(Set("Ports", "5070 5090"));
    BOOST_TEST(Get("Ports") == "5070 5090");
    BOOST_TEST(Set("ProtectedServers", "1.1.1.3/32 2.0.0.0/8"));
    BOOST_TEST(Set("ProtectedServers", "1.1.1.4/32"));
    BOOST_TEST(Get("ProtectedServers") == "1.1.1.4/32");
    BOOST_TEST(Set("SignalPinholes", "via contact"));
    BOOST_TEST(Set("SignalPinholes", "none"));
    BOOST_TEST(Get("SignalPinholes") == "none");
}

// A profile sets the others, which win if they are set after it.
BOOST_FIXTURE_TEST_CASE(TakeTheChoicesOfAProfile, SomeFirewall)
{
    BOOST_TEST(Set("Profile", "ios-xe"));
    BOOST_TEST(Get("Profile") == "ios-xe");
    BOOST_TEST(Get("CallIdentity") == "call-id");
    BOOST_TEST(Set("CallIdentity", "tags"));
    BOOST_TEST(Get("CallIdentity") == "tags");
}

// CONTRACTS 5: with a checker.
BOOST_FIXTURE_TEST_CASE(RefuseWhatTheStatementWouldRefuse, SomeFirewall)
{
    BOOST_TEST(!firewall->SetAttributeFailSafe("T1", TimeValue(MilliSeconds(499))));
    BOOST_TEST(!firewall->SetAttributeFailSafe("T1", TimeValue(MilliSeconds(5001))));
    BOOST_TEST(!firewall->SetAttributeFailSafe("MaximumMedia", UintegerValue(65)));
    BOOST_TEST(!Set("HeaderTable", "printed"));
    BOOST_TEST(!Set("HeaderTable", "literal corrected"));
    BOOST_TEST(!Set("Ports", "5060 0"));
    BOOST_TEST(!Set("InterfacePorts", "40000 to 30000"));
    BOOST_TEST(!Set("ProtectedServers", "nobody"));
    BOOST_TEST(sipalg::PrintConfig(firewall->GetConfig()) == sipalg::PrintConfig({}));
}

BOOST_AUTO_TEST_SUITE_END()
