// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-observer.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace ns3::sipalg;

namespace
{

/// Writes a letter for each event.
class Scribe : public FirewallObserver
{
  public:
    Scribe(std::string& text, const char* name)
        : m_text(text),
          m_name(name)
    {
    }

    void MappingCreated(MappingId, const Mapping&, Time) override
    {
        m_text += m_name + "M";
    }

    void PinholeClosed(PinholeId, const Pinhole&, RemovalReason, Time) override
    {
        m_text += m_name + "P";
    }

    void CallAnswered(const CallEvent&, Time) override
    {
        m_text += m_name + "C";
    }

    void PacketSeen(const PacketView&, const FlowKey&, const Verdict&, Time) override
    {
        m_text += m_name + "S";
    }

  private:
    std::string& m_text;
    std::string m_name;
};

} // namespace

BOOST_AUTO_TEST_SUITE(FirewallObserverTest)

BOOST_AUTO_TEST_CASE(PassesEachEventToAllInTheirOrder)
{
    std::string text;
    Scribe first(text, "1");
    Scribe second(text, "2");
    ObserverList list;
    list.Add(first);
    list.Add(second);
    list.MappingCreated({}, {}, Time{0});
    list.PinholeClosed({}, {}, RemovalReason::Expired, Time{0});
    list.CallAnswered({}, Time{0});
    list.PacketSeen({}, {}, {}, Time{0});
    BOOST_TEST(text == "1M2M1P2P1C2C1S2S");
}

BOOST_AUTO_TEST_CASE(TellsNothingToWhomWasRemoved)
{
    std::string text;
    Scribe first(text, "1");
    Scribe second(text, "2");
    ObserverList list;
    list.Add(first);
    list.Add(second);
    list.Remove(first);
    list.MappingCreated({}, {}, Time{0});
    BOOST_TEST(text == "2M");
}

BOOST_AUTO_TEST_SUITE_END()
