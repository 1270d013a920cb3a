// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_NETWORK_H
#define SIPALG_CALL_NETWORK_H

#include "sip-phone-helper.h"
#include "sip-server-helper.h"
#include "text-dropper.h"

#include "ns3/core-module.h"
#include "ns3/csma-module.h"
#include "ns3/internet-module.h"
#include "ns3/network-module.h"
#include "ns3/string.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace ns3
{

/**
 * Two phones and a server on one LAN of 5 ms delay, no firewall:
 *
 *     alice 10.1.1.3 --+-- bob 10.1.1.5
 *                      |
 *              server 10.1.1.4
 */
struct CallNetwork
{
    CallNetwork()
        : phoneHelper(Ipv4Address("10.1.1.4"))
    {
        GlobalValue::Bind("ChecksumEnabled", BooleanValue(true));
        RngSeedManager::SetSeed(7);
        RngSeedManager::SetRun(1);
        nodes.Create(3);
        csma.SetChannelAttribute("DataRate", StringValue("100Mbps"));
        csma.SetChannelAttribute("Delay", TimeValue(MilliSeconds(5)));
        devices = csma.Install(nodes);
        InternetStackHelper internet;
        internet.Install(nodes);
        csma.AssignStreams(devices, 600);
        internet.AssignStreams(nodes, 700);
        Ipv4AddressHelper addresses("10.1.1.0", "255.255.255.0", "0.0.0.3");
        addresses.Assign(devices);
        phoneHelper.SetAttribute("HoldTime",
                                 StringValue("ns3::ConstantRandomVariable[Constant=10]"));
        serverHelper.AddUsers({"alice", "bob"});
    }

    ~CallNetwork()
    {
        Simulator::Destroy();
    }

    /// Installs everything; call after setting attributes.
    void Start()
    {
        server = serverHelper.Install(nodes.Get(1)).Get(0)->GetObject<SipServer>();
        alice = phoneHelper.Install(nodes.Get(0), "alice").Get(0)->GetObject<SipPhoneBank>();
        bob = phoneHelper.Install(nodes.Get(2), "bob").Get(0)->GetObject<SipPhoneBank>();
        server->AssignStreams(100);
        alice->AssignStreams(200);
        bob->AssignStreams(300);
        phoneHelper.GetLedger()->TraceConnectWithoutContext(
            "Call",
            MakeCallback(&CallNetwork::OnCall, this));
        for (const auto& bank : {alice, bob})
        {
            bank->TraceConnectWithoutContext("Registration",
                                             MakeCallback(&CallNetwork::OnRegistration, this));
            bank->TraceConnectWithoutContext("Tx", MakeCallback(&CallNetwork::OnMessage, this));
        }
        server->TraceConnectWithoutContext("Tx", MakeCallback(&CallNetwork::OnMessage, this));
    }

    /// Every device loses this fraction of what it receives.
    void SetLoss(double fraction)
    {
        for (uint32_t i = 0; i < devices.GetN(); ++i)
        {
            Ptr<RateErrorModel> errors = CreateObject<RateErrorModel>();
            errors->SetUnit(RateErrorModel::ERROR_UNIT_PACKET);
            errors->SetRate(fraction);
            errors->AssignStreams(500 + i);
            devices.Get(i)->SetAttribute("ReceiveErrorModel", PointerValue(errors));
        }
    }

    /// The device of this node (0 alice, 1 server, 2 bob) loses messages with this text.
    void Lose(uint32_t node, const std::string& text)
    {
        devices.Get(node)->SetAttribute("ReceiveErrorModel",
                                        PointerValue(CreateObject<TextDropper>(text)));
    }

    void Run(Time until)
    {
        Simulator::Stop(until);
        Simulator::Run();
        phoneHelper.GetLedger()->FinishAll();
    }

    /// Lets go of everything, so that captures are complete.
    void Close()
    {
        Simulator::Destroy();
        server = nullptr;
        alice = nullptr;
        bob = nullptr;
        devices = NetDeviceContainer();
        nodes = NodeContainer();
    }

    void OnCall(const CallRecord& record)
    {
        calls.push_back(record);
    }

    void OnRegistration(const std::string& aor, const std::string& state)
    {
        registrations[aor].push_back(state);
    }

    void OnMessage(const std::string& text, const SipFlow&)
    {
        if (onMessage)
        {
            onMessage(text);
        }
        ++messages[text.substr(0, text.find(text.compare(0, 7, "SIP/2.0") == 0 ? '\r' : ' '))];
    }

    NodeContainer nodes;
    CsmaHelper csma;
    NetDeviceContainer devices;
    SipPhoneHelper phoneHelper;
    SipServerHelper serverHelper;
    Ptr<SipServer> server;
    Ptr<SipPhoneBank> alice;
    Ptr<SipPhoneBank> bob;
    std::vector<CallRecord> calls;
    std::map<std::string, std::vector<std::string>> registrations;
    std::function<void(const std::string&)> onMessage;
    std::map<std::string, uint32_t> messages; ///< by method or status line
};

} // namespace ns3

#endif
