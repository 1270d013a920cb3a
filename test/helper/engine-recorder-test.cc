// SPDX-License-Identifier: GPL-2.0-only
#include "engine-recorder.h"
#include "temporary-database.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

constexpr ZoneId PRIVATE{0};
constexpr ZoneId PUBLIC{1};

FirewallConfig
TwoZones()
{
    FirewallConfig config;
    config.security.zones.resize(2);
    config.security.zones[0].name = "private";
    config.security.zones[1].name = "public";
    config.nat.sourceRuleSets.push_back({"sip-nat", {PRIVATE}, {PUBLIC}, {}});
    config.nat.sourceRuleSets[0].rules.resize(1);
    config.nat.sourceRuleSets[0].rules[0].name = "sip-r1";
    return config;
}

RunInfo
SomeRun()
{
    RunInfo info;
    info.scenario = "two-zone";
    return info;
}

IpEndpoint
At(const char* address, uint16_t port)
{
    return {*IpAddress::Parse(address), port};
}

const IpEndpoint PHONE1 = At("10.1.1.3", 5060);
const IpEndpoint PHONE1_OUTSIDE = At("1.1.1.20", 5060);
const IpEndpoint PHONE2 = At("1.1.1.4", 5060);

/// A recorder, and a call with one pinhole at work in it.
struct Recording
{
    TemporaryDatabase database;
    EngineRecorder recorder{database.GetPath(), SomeRun(), TwoZones()};
    CallId call{7, 1};

    void CreateCall()
    {
        CallEvent event;
        event.id = call;
        event.sipCallId = "a@10.1.1.3";
        event.createdAt = 1s;
        event.mediaStreams = 1;
        recorder.CallCreated(event, 1s);
    }

    void RemoveCall()
    {
        CallEvent event;
        event.id = call;
        event.answeredAt = 2s;
        recorder.CallRemoved(event, CallRemovalReason::Bye, 40s);
    }

    Pinhole OpenPinhole(PinholeId id, AlgOwner owner = AlgOwner::Call)
    {
        Pinhole pinhole;
        pinhole.destination = At("1.1.1.20", 20000);
        pinhole.internal = At("10.1.1.3", 4000);
        pinhole.zones = {NO_ZONE, PRIVATE};
        pinhole.owner = {static_cast<uint8_t>(owner), 0, call.slot, call.generation};
        pinhole.openedAt = 1s;
        recorder.PinholeOpened(id, pinhole, 1s);
        return pinhole;
    }

    void Finish()
    {
        recorder.Finish(100s, 1.0, 1);
    }
};

const std::string PINHOLES = "SELECT pinhole_id, alg_call_id, kind, protocol, from_zone, to_zone, "
                             "public_endpoint, private_endpoint FROM pinhole ORDER BY pinhole_id";
const std::string PINHOLE_LIVES =
    "SELECT pinhole_id, opened_at, first_packet_at, last_packet_at, "
    "closed_at, closed_reason, packets, bytes FROM pinhole ORDER BY pinhole_id";

} // namespace

BOOST_FIXTURE_TEST_SUITE(EngineRecorderTest, Recording)

BOOST_AUTO_TEST_CASE(RecordsACallFromCreationToRemoval)
{
    CreateCall();
    RemoveCall();
    Finish();
    BOOST_TEST(database.Ask("SELECT alg_call_id, sip_call_id, created_at, answered_at, "
                            "removed_at, removed_reason, media_streams FROM alg_call") ==
               "1|a@10.1.1.3|1.0|2.0|40.0|bye|1");
}

BOOST_AUTO_TEST_CASE(KnowsWhichCallAskedForAPinhole)
{
    CreateCall();
    OpenPinhole({1, 0});
    OpenPinhole({2, 0}, AlgOwner::Registration);
    Finish();
    BOOST_TEST(database.Ask(PINHOLES) == "1|1|rtp|udp|any|private|1.1.1.20:20000|10.1.1.3:4000\n"
                                         "2|-|rtp|udp|any|private|1.1.1.20:20000|10.1.1.3:4000");
    BOOST_TEST(database.Ask("PRAGMA foreign_key_check") == "");
}

// An unused pinhole ends with its lifetime.
BOOST_AUTO_TEST_CASE(EndsAnUnusedPinholeWhenItCloses)
{
    const Pinhole pinhole = OpenPinhole({1, 0});
    recorder.PinholeClosed({1, 0}, pinhole, RemovalReason::Expired, 181s);
    Finish();
    BOOST_TEST(database.Ask(PINHOLE_LIVES) == "1|1.0|-|-|181.0|expired|0|0");
}

// A one-shot pinhole lives on as the session that its first packet made.
BOOST_AUTO_TEST_CASE(EndsAOneShotPinholeWithItsSession)
{
    const Pinhole pinhole = OpenPinhole({1, 0});
    recorder.PinholeUsed({1, 0}, pinhole, {5, 0}, 2s);
    recorder.PinholeClosed({1, 0}, pinhole, RemovalReason::Consumed, 2s);
    Session session;
    session.packets[0] = 1500;
    session.packets[1] = 1400;
    session.bytes[0] = 300'000;
    session.lastSeen = 30s;
    recorder.SessionClosed({5, 0}, session, RemovalReason::Released, 32s);
    Finish();
    BOOST_TEST(database.Ask(PINHOLE_LIVES) == "1|1.0|2.0|30.0|32.0|released|1500|300000");
}

BOOST_AUTO_TEST_CASE(WritesWhatStillStandsInItsOrderAndWithoutAnEnd)
{
    const Pinhole first = OpenPinhole({9, 0});
    OpenPinhole({2, 0});
    OpenPinhole({5, 0});
    recorder.PinholeUsed({9, 0}, first, {1, 0}, 2s);
    recorder.PinholeClosed({9, 0}, first, RemovalReason::Consumed, 2s);
    CreateCall();
    Finish();
    BOOST_TEST(database.Ask(PINHOLE_LIVES) == "1|1.0|2.0|-|-|-|0|0\n"
                                              "2|1.0|-|-|-|-|0|0\n"
                                              "3|1.0|-|-|-|-|0|0");
    BOOST_TEST(database.Ask("SELECT removed_at, removed_reason FROM alg_call") == "-|-");
}

BOOST_AUTO_TEST_CASE(RecordsAMappingWithTheNameOfItsRule)
{
    Mapping mapping;
    mapping.internal = PHONE1;
    mapping.external = PHONE1_OUTSIDE;
    mapping.createdAt = 1s;
    mapping.rule = {NatRuleRef::Kind::Source, 0, 0};
    recorder.MappingCreated({1, 0}, mapping, 1s);
    mapping.rule = {NatRuleRef::Kind::Static, 3, 0};
    recorder.MappingCreated({2, 0}, mapping, 1s);
    recorder.MappingRemoved({1, 0}, mapping, RemovalReason::Expired, 61s);
    Finish();
    BOOST_TEST(database.Ask("SELECT mapping_id, protocol, internal_endpoint, external_endpoint, "
                            "rule, created_at, removed_at FROM mapping ORDER BY mapping_id") ==
               "1|udp|10.1.1.3:5060|1.1.1.20:5060|sip-r1|1.0|61.0\n"
               "2|udp|10.1.1.3:5060|1.1.1.20:5060|-|1.0|-");
}

BOOST_AUTO_TEST_CASE(RecordsARegistrationOnceHoweverOftenItIsRefreshed)
{
    RegistrationEvent event;
    event.id = {1, 0};
    event.addressOfRecord = "sip:alice@example.com";
    event.contactPrivate = PHONE1;
    event.contactPublic = PHONE1_OUTSIDE;
    event.registrar = PHONE2;
    event.registeredAt = 1s;
    event.expiresAt = 61s;
    recorder.RegistrationUpdated(event, 1s);
    event.registeredAt = 31s;
    event.expiresAt = 91s;
    recorder.RegistrationUpdated(event, 31s);
    recorder.RegistrationRemoved(event, true, 91s);
    Finish();
    BOOST_TEST(database.Ask("SELECT registration_id, aor, contact_private, contact_public, "
                            "registrar, registered_at, expires_at, removed_at, removed_reason "
                            "FROM registration") ==
               "1|sip:alice@example.com|10.1.1.3:5060|1.1.1.20:5060|1.1.1.4:5060|1.0|91.0|91.0|"
               "expired");
}

// J31, J32: an entry that stands when the run ends counts its INVITEs as well.
BOOST_AUTO_TEST_CASE(RecordsDenialsThatAreOverAndThatStand)
{
    Denial over{PHONE1.address, PHONE2.address, 404, 0, 1s, 4s};
    Denial standing{PHONE1.address, PHONE1.address, 503, 0, 1s, 4s};
    recorder.DenialAdded(over, 1s);
    recorder.DenialAdded(standing, 1s);
    over.droppedInvites = 12;
    recorder.DenialHit(over, 2s);
    standing.droppedInvites = 3;
    recorder.DenialHit(standing, 2s);
    recorder.DenialExpired(over, 4s);
    Finish();
    BOOST_TEST(database.Ask("SELECT denial_id, source, server, status_code, denied_at, "
                            "expires_at, dropped_invites FROM denial ORDER BY denial_id") ==
               "1|10.1.1.3|1.1.1.4|404|1.0|4.0|12\n"
               "2|10.1.1.3|10.1.1.3|503|1.0|4.0|3");
}

BOOST_AUTO_TEST_CASE(RecordsEverySeriesOfSamples)
{
    recorder.RecordSample({1, 2, 3, 4, 5, 6, 7}, 10s);
    Finish();
    BOOST_TEST(database.Ask("SELECT group_concat(name || '=' || value, ' ') FROM (SELECT * FROM "
                            "sample ORDER BY value)") ==
               "calls=1.0 sessions=2.0 pinholes=3.0 mappings=4.0 ports_in_use=5.0 "
               "registrations=6.0 memory_bytes=7.0");
}

BOOST_AUTO_TEST_CASE(KeepsTheLastAnswersOfTheDevice)
{
    recorder.RecordShowAnswer("security alg status", "SIP: Enabled");
    Finish();
    BOOST_TEST(database.Ask("SELECT what, answer FROM show_answer") ==
               "security alg status|SIP: Enabled");
}

// CONTRACTS 1: same seed and run give equal rows.
BOOST_AUTO_TEST_CASE(EqualEventsGiveRowsInEqualOrder)
{
    const auto record = [] {
        Recording run;
        for (uint32_t slot = 50; slot > 0; --slot)
        {
            run.OpenPinhole({slot, 0});
        }
        run.Finish();
        return run.database.Ask("SELECT rowid, pinhole_id FROM pinhole ORDER BY rowid");
    };
    BOOST_TEST(record() == record());
}

BOOST_AUTO_TEST_SUITE_END()
