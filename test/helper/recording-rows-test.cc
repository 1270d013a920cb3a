// SPDX-License-Identifier: GPL-2.0-only
#include "recording-rows.h"
#include "temporary-database.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

/// The only row of a table after one was added, without its run.
template <typename Row>
std::string
Stored(const Row& row, const std::string& table, const std::string& columns)
{
    TemporaryDatabase database;
    {
        RecordingFile file(database.GetPath());
        RecordingRows(file, "r").Add(row);
    }
    BOOST_TEST(database.Ask("SELECT run_id FROM " + table) == "r");
    return database.Ask("SELECT " + columns + " FROM " + table);
}

} // namespace

BOOST_AUTO_TEST_SUITE(RecordingRowsTest)

BOOST_AUTO_TEST_CASE(WritesACallOfTheAlg)
{
    const std::string columns = "alg_call_id, sip_call_id, call_id, created_at, answered_at, "
                                "removed_at, removed_reason, media_streams";
    AlgCallRow row;
    row.id = 1;
    row.sipCallId = "a@b";
    row.createdAt = 1s;
    BOOST_TEST(Stored(row, "alg_call", columns) == "1|a@b|-|1.0|-|-|-|0");
    row.answeredAt = 2s;
    row.removedAt = 3s;
    row.removedReason = "bye";
    row.mediaStreams = 2;
    BOOST_TEST(Stored(row, "alg_call", columns) == "1|a@b|-|1.0|2.0|3.0|bye|2");
}

BOOST_AUTO_TEST_CASE(WritesAPinhole)
{
    const PinholeRow row{1,
                         2,
                         "rtp",
                         "udp",
                         "public",
                         "private",
                         "1.1.1.3:20000",
                         "10.1.1.3:4000",
                         1s,
                         1500ms,
                         2500ms,
                         3s,
                         "call-ended",
                         10,
                         2000};
    BOOST_TEST(
        Stored(row,
               "pinhole",
               "pinhole_id, alg_call_id, kind, protocol, from_zone, to_zone, "
               "public_endpoint, private_endpoint, opened_at, first_packet_at, last_packet_at, "
               "closed_at, closed_reason, packets, bytes") ==
        "1|2|rtp|udp|public|private|1.1.1.3:20000|10.1.1.3:4000|1.0|1.5|2.5|3.0|call-ended|10|"
        "2000");
}

BOOST_AUTO_TEST_CASE(WritesAMapping)
{
    const MappingRow row{1, "udp", "10.1.1.3:5060", "1.1.1.20:1024", "sip-r1", 1s, 2s, "idle"};
    BOOST_TEST(Stored(row,
                      "mapping",
                      "mapping_id, protocol, internal_endpoint, external_endpoint, rule, "
                      "created_at, removed_at, removed_reason") ==
               "1|udp|10.1.1.3:5060|1.1.1.20:1024|sip-r1|1.0|2.0|idle");
}

BOOST_AUTO_TEST_CASE(WritesARegistration)
{
    const RegistrationRow
        row{1, "sip:a@b", "10.1.1.3:5060", "1.1.1.3:5060", "2.2.2.2:5060", 1s, 61s, 62s, "expired"};
    BOOST_TEST(Stored(row,
                      "registration",
                      "registration_id, aor, contact_private, contact_public, registrar, "
                      "registered_at, expires_at, removed_at, removed_reason") ==
               "1|sip:a@b|10.1.1.3:5060|1.1.1.3:5060|2.2.2.2:5060|1.0|61.0|62.0|expired");
}

BOOST_AUTO_TEST_CASE(WritesADenial)
{
    const DenialRow row{1, "10.1.1.3", "2.2.2.2", 404, 1s, 4s, 7};
    BOOST_TEST(Stored(row,
                      "denial",
                      "denial_id, source, server, status_code, denied_at, expires_at, "
                      "dropped_invites") == "1|10.1.1.3|2.2.2.2|404|1.0|4.0|7");
}

BOOST_AUTO_TEST_CASE(WritesAMessage)
{
    SipMessageRow row;
    row.id = 1;
    row.at = 1s;
    row.fromZone = "private";
    row.source = "10.1.1.3:5060";
    row.destination = "2.2.2.2:5060";
    row.method = "INVITE";
    row.statusCode = 200;
    row.sipCallId = "a@b";
    row.verdict = "dropped";
    row.reason = "why";
    row.before = "text";
    BOOST_TEST(Stored(row,
                      "sip_message",
                      "message_id, at, from_zone, to_zone, source, destination, source_after, "
                      "destination_after, method, status_code, sip_call_id, verdict, reason, "
                      "before, after") ==
               "1|1.0|private|-|10.1.1.3:5060|2.2.2.2:5060|-|-|INVITE|200|a@b|dropped|why|text|-");
}

BOOST_AUTO_TEST_CASE(WritesSamplesAndAnswers)
{
    TemporaryDatabase database;
    {
        RecordingFile file(database.GetPath());
        RecordingRows rows(file, "r");
        rows.AddSample(1500ms, "calls", 3);
        rows.AddShowAnswer("security alg sip calls", "Total number of calls: 0");
    }
    BOOST_TEST(database.Ask("SELECT * FROM sample") == "r|1.5|calls|3.0");
    BOOST_TEST(database.Ask("SELECT * FROM show_answer") ==
               "r|security alg sip calls|Total number of calls: 0");
}

BOOST_AUTO_TEST_SUITE_END()
