// SPDX-License-Identifier: GPL-2.0-only
#include "replay-run.h"

#include "nat-firewall-helper.h"

#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-header.h"
#include "ns3/ipv4.h"
#include "ns3/simulator.h"

#include <algorithm>
#include <iomanip>

namespace ns3
{

using sipalg::CapturedFrame;
using sipalg::DropReason;
using sipalg::FrameKind;
using sipalg::InterfaceId;
using sipalg::Verdict;

namespace
{

constexpr std::size_t IPV4_HEADER = 20;
constexpr uint8_t PLAIN_IPV4_HEADER = 0x45;
/// The length of the longest packet of an ordinary Ethernet.
constexpr uint16_t ETHERNET_MTU = 1500;

uint16_t
GetTotalLength(const std::vector<uint8_t>& packet)
{
    return static_cast<uint16_t>(packet[2] << 8 | packet[3]);
}

bool
HasGoodChecksum(const std::vector<uint8_t>& packet)
{
    uint32_t sum = 0;
    for (std::size_t i = 0; i < IPV4_HEADER; i += 2)
    {
        sum += static_cast<uint32_t>(packet[i] << 8 | packet[i + 1]);
    }
    return (sum & 0xffff) + (sum >> 16) == 0xffff;
}

/// Would the node's IP layer hand this packet on?
bool
IsReadable(const std::vector<uint8_t>& packet)
{
    return packet.size() >= IPV4_HEADER && packet[0] == PLAIN_IPV4_HEADER &&
           GetTotalLength(packet) >= IPV4_HEADER && GetTotalLength(packet) <= packet.size() &&
           HasGoodChecksum(packet);
}

Verdict
Drop(DropReason reason)
{
    Verdict verdict;
    verdict.reason = reason;
    return verdict;
}

} // namespace

ReplayRun::ReplayRun(const sipalg::FirewallConfig& config,
                     std::vector<ReplayInput> inputs,
                     const std::string& directory)
    : m_config(config),
      m_inputs(std::move(inputs)),
      m_node(CreateObject<Node>())
{
    OpenOutputs(directory);
    Order();
    InternetStackHelper stack;
    stack.SetIpv6StackInstall(false);
    stack.Install(m_node);
    AddDevices();
    const ApplicationContainer applications = NatFirewallHelper(m_config).Install(m_node);
    NatFirewallHelper::AssignStreams(applications, 1);
    m_firewall = DynamicCast<NatFirewall>(applications.Get(0));
    m_firewall->AddObserver(*this);
}

ReplayRun::~ReplayRun()
{
    m_firewall->RemoveObserver(*this);
}

Ptr<NatFirewall>
ReplayRun::GetFirewall() const
{
    return m_firewall;
}

void
ReplayRun::OpenOutputs(const std::string& directory)
{
    for (const sipalg::ZoneConfig& zone : m_config.security.zones)
    {
        m_outputs[zone.name] =
            std::make_unique<sipalg::CaptureWriter>(directory + "/" + zone.name + ".pcap");
    }
    m_verdicts.open(directory + "/verdicts.csv");
    if (!m_verdicts)
    {
        throw std::runtime_error(directory + "/verdicts.csv: cannot be written");
    }
    m_verdicts << "zone,frame,time,verdict,reason\n";
}

void
ReplayRun::AddDevices()
{
    for (std::size_t i = 0; i < m_config.interfaces.size(); ++i)
    {
        AddDevice(InterfaceId(i));
    }
}

void
ReplayRun::AddDevice(InterfaceId id)
{
    Ptr<ReplayDevice> device = CreateObject<ReplayDevice>();
    device->SetMtu(GetLongest());
    m_node->AddDevice(device);
    m_devices.push_back(device);
    Ptr<Ipv4> ipv4 = m_node->GetObject<Ipv4>();
    const uint32_t interface = ipv4->AddInterface(device);
    for (const sipalg::IpPrefix& address :
         m_config.interfaces[static_cast<std::size_t>(id)].addresses)
    {
        if (address.address.IsV4())
        {
            const Ipv4Mask mask(address.length == 0 ? 0 : ~uint32_t{0} << (32 - address.length));
            ipv4->AddAddress(interface, Ipv4InterfaceAddress(sipalg::ToNs3(address.address), mask));
        }
    }
    ipv4->SetUp(interface);
    const auto output = m_outputs.find(GetZoneName(m_config, FindZoneOf(m_config, id)));
    if (output != m_outputs.end())
    {
        device->SetSink([this, &writer = *output->second](Ptr<Packet> packet) {
            std::vector<uint8_t> bytes(packet->GetSize());
            packet->CopyData(bytes.data(), packet->GetSize());
            writer.Write(m_epoch + sipalg::ToEngine(Simulator::Now()), bytes);
        });
    }
}

/// The links of the capture were at least as wide as this: nothing is fragmented that was not.
uint16_t
ReplayRun::GetLongest() const
{
    std::size_t longest = ETHERNET_MTU;
    for (const ReplayInput& input : m_inputs)
    {
        for (const CapturedFrame& frame : input.capture.frames)
        {
            const bool isPlain = frame.kind == FrameKind::Ipv4 && IsReadable(frame.bytes);
            longest = std::max<std::size_t>(longest, isPlain ? GetTotalLength(frame.bytes) : 0);
        }
    }
    return static_cast<uint16_t>(longest);
}

void
ReplayRun::Order()
{
    for (std::size_t input = 0; input < m_inputs.size(); ++input)
    {
        for (std::size_t frame = 0; frame < m_inputs[input].capture.frames.size(); ++frame)
        {
            m_order.push_back({input, frame});
        }
    }
    const auto getTime = [this](const Entry& entry) {
        return m_inputs[entry.input].capture.frames[entry.frame].at;
    };
    std::stable_sort(m_order.begin(), m_order.end(), [&](const Entry& a, const Entry& b) {
        return getTime(a) < getTime(b);
    });
    m_epoch = m_order.empty() ? sipalg::Time(0) : getTime(m_order.front());
}

void
ReplayRun::Run()
{
    // From an event at time 0 on, so that the firewall stands before the first packet.
    Simulator::ScheduleNow(&ReplayRun::ScheduleNext, this);
    Simulator::Run();
    m_verdicts.flush();
}

void
ReplayRun::ScheduleNext()
{
    if (m_next == m_order.size())
    {
        return;
    }
    const Entry entry = m_order[m_next++];
    const sipalg::Time at = m_inputs[entry.input].capture.frames[entry.frame].at - m_epoch;
    Simulator::Schedule(sipalg::ToNs3(at) - Simulator::Now(), &ReplayRun::Enter, this, entry);
}

void
ReplayRun::Enter(const Entry& entry)
{
    const ReplayInput& input = m_inputs[entry.input];
    const CapturedFrame& frame = input.capture.frames[entry.frame];
    m_seen = Verdict();
    m_seen.action = Verdict::Action::Consumed;
    if (frame.kind == FrameKind::Ipv6)
    {
        m_seen = Drop(DropReason::NoRoute);
    }
    else if (frame.kind == FrameKind::Ipv4 && !IsReadable(frame.bytes))
    {
        m_seen = Drop(DropReason::MalformedPacket);
    }
    else if (frame.kind == FrameKind::Ipv4)
    {
        m_devices[static_cast<std::size_t>(input.interface)]->Receive(
            Create<Packet>(frame.bytes.data(), static_cast<uint32_t>(frame.bytes.size())));
    }
    WriteVerdict(input, frame, m_seen);
    ScheduleNext();
}

void
ReplayRun::PacketSeen(const sipalg::PacketView&,
                      const sipalg::FlowKey&,
                      const Verdict& verdict,
                      sipalg::Time)
{
    m_seen = verdict;
}

void
ReplayRun::WriteVerdict(const ReplayInput& input,
                        const CapturedFrame& frame,
                        const Verdict& verdict)
{
    const bool isDropped = verdict.action == Verdict::Action::Dropped;
    m_verdicts << input.name << ',' << frame.number << ',' << frame.at / std::chrono::seconds(1)
               << '.' << std::setw(9) << std::setfill('0')
               << (frame.at % std::chrono::seconds(1)).count() << ',' << ToString(verdict.action)
               << ',' << (isDropped ? ToString(verdict.reason) : "") << '\n';
}

} // namespace ns3
