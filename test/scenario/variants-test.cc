// SPDX-License-Identifier: GPL-2.0-only
// What the pages of the scenarios say of each variant, asked of the recorded database.
#include "played-scenario.h"

using namespace ns3::sipalg;

namespace
{

/// A scenario, how it is played, and rows of the summary that must come out.
struct Expected
{
    const char* scenario;
    const char* arguments;
    std::vector<std::pair<const char*, int>> rows;
};

void
CheckAll(const std::vector<Expected>& all)
{
    for (const Expected& expected : all)
    {
        const PlayedScenario played(expected.scenario, expected.arguments);
        for (const auto& [row, value] : expected.rows)
        {
            BOOST_TEST(played.GetRow(row) == value,
                       expected.scenario << " " << expected.arguments << ": " << row << " is "
                                         << played.GetRow(row) << ", not " << value << "\n"
                                         << played.GetOutput());
        }
    }
}

/// Media pinholes with the call that they belong to.
const std::string MEDIA = " FROM pinhole p JOIN alg_call a USING (run_id, alg_call_id) "
                          "JOIN call c USING (run_id, call_id) WHERE p.kind != 'signal' ";

} // namespace

BOOST_AUTO_TEST_SUITE(VariantsTest)

// Without the ALG nobody hears the other side of a translation whose address
// stands in text.
BOOST_AUTO_TEST_CASE(HearsOneSideAtMostWithoutTheAlg)
{
    const std::vector<std::pair<const char*, int>> outgoingOnly{{"answered-one-way", 2},
                                                                {"failed-by-proxy", 2},
                                                                {"audio callee-only", 2},
                                                                {"audio none", 2},
                                                                {"pinholes opened", 0}};
    CheckAll({
        {"source-pool", "--calls=4 --media=thinned --alg=off", outgoingOnly},
        {"static-nat", "--calls=4 --media=thinned --alg=off", outgoingOnly},
        {"hold", "--calls=4 --alg=off", outgoingOnly},
        {"hold", "--calls=4 --alg=off --variant=inactive", outgoingOnly},
        {"media-timeout", "--calls=4 --alg=off", outgoingOnly},
        {"private-proxy",
         "--calls=4 --media=thinned --alg=off",
         {{"audio callee-only", 2}, {"audio caller-only", 2}, {"lost-bye", 2}}},
        {"source-pool",
         "--calls=44 --media=none --alg=off --variant=address-only",
         {{"failed-by-proxy", 22}, {"failed-no-response\\(timer-b\\)", 1}}},
        {"media-timeout",
         "--calls=4 --alg=off --variant=lost-bye",
         {{"lost-bye", 2}, {"failed-by-proxy", 2}, {"audio callee-only", 2}}},
    });
}

// J75: one of 22 phones gets no address of its own, and the calls that it makes fail.
BOOST_AUTO_TEST_CASE(FailsTheCallsOfThePhoneWithoutAddress)
{
    CheckAll({{"source-pool",
               "--media=none --variant=address-only",
               {{"answered-ok", 43}, {"failed-no-response\\(timer-b\\)", 1}}},
              {"source-pool",
               "--media=none --variant=address-only --phones=21",
               {{"answered-ok", 44}, {"dropped", 0}}}});
}

// J40, J41, J63: ten seconds after the last packet the media are closed, whatever is done with the
// call; the call goes with them, at its BYE, or after the delay that follows BYE.
BOOST_AUTO_TEST_CASE(ClosesMediaTenSecondsAfterTheirLastPacket)
{
    for (const auto& [variant, least, most] : {std::tuple{"terminate", -40.0, -10.0},
                                               std::tuple{"keep-call", 5.0, 5.1},
                                               std::tuple{"remove-at-bye", 0.0, 0.1}})
    {
        const PlayedScenario played("media-timeout", std::string("--calls=3 --variant=") + variant);
        BOOST_TEST_CONTEXT(variant)
        {
            const std::string silence = "(p.closed_at - p.last_packet_at)" + MEDIA;
            BOOST_TEST(played.AskNumber("SELECT min" + silence) >= 10.0);
            BOOST_TEST(played.AskNumber("SELECT max" + silence) <= 10.1);
            BOOST_TEST(played.AskNumber("SELECT count(*)" + MEDIA + "AND p.closed_at IS NULL") ==
                       0);
            const std::string removal = "(a.removed_at - c.ended_at)" + MEDIA;
            BOOST_TEST(played.AskNumber("SELECT min" + removal) >= least);
            BOOST_TEST(played.AskNumber("SELECT max" + removal) <= most);
        }
    }
}

// J42: 180 s after the answer nothing of the call is left; then who is inside hears no more.
BOOST_AUTO_TEST_CASE(CutsTheLongestCallForWhoIsInside)
{
    const PlayedScenario played("media-timeout",
                                "--calls=2 --media=thinned --variant=maximum-duration");
    BOOST_TEST(played.AskNumber("SELECT min(removed_at - answered_at) FROM alg_call") >= 180.0);
    BOOST_TEST(played.AskNumber("SELECT max(removed_at - answered_at) FROM alg_call") <= 180.1);
    BOOST_TEST(played.AskNumber("SELECT count(*)" + MEDIA + "AND p.closed_at > a.removed_at") == 0);
    BOOST_TEST(played.AskNumber("SELECT count(*) FROM call WHERE packets_received_callee < "
                                "packets_sent_caller AND callee LIKE 'sip:private%'") == 1);
    BOOST_TEST(played.AskNumber("SELECT count(*) FROM call WHERE packets_received_callee = "
                                "packets_sent_caller AND callee LIKE 'sip:public%'") == 1);
}

// J46, J47: hold by c=0.0.0.0 or inactive closes pinholes that carry media before the call is over,
// sendonly and retained resources do not; all of them are heard again (HearsCallsAgainAfterHold).
BOOST_AUTO_TEST_CASE(ClosesPinholesOfSomeKindsOfHold)
{
    for (const auto& [variant, closes] : {std::pair{"zero", true},
                                          std::pair{"inactive", true},
                                          std::pair{"sendonly", false},
                                          std::pair{"retain", false}})
    {
        const PlayedScenario played("hold", std::string("--calls=3 --variant=") + variant);
        const double early = played.AskNumber("SELECT count(*)" + MEDIA +
                                              "AND p.closed_at < c.ended_at "
                                              "AND p.first_packet_at NOT NULL");
        BOOST_TEST((early > 0) == closes, variant << ": " << early);
    }
}

// J64: all-dialogs has a pinhole towards each answer, and closes those of the answers that the
// caller does not keep within a second; first-answer has one in all.
BOOST_AUTO_TEST_CASE(OpensAPinholePerAnswerOrForTheFirst)
{
    const std::string outwards = MEDIA + "AND p.kind = 'rtp' AND p.to_zone = 'public' ";
    const PlayedScenario all("forking", "--calls=1 --phones=5");
    const double answers = all.AskNumber("SELECT count(DISTINCT p.private_endpoint)" + outwards);
    BOOST_TEST(answers > 1);
    BOOST_TEST(all.AskNumber("SELECT count(*)" + outwards + "AND p.closed_at < p.opened_at + 1") ==
               answers - 1);
    BOOST_TEST(all.AskNumber("SELECT count(*)" + outwards + "AND p.closed_at > c.ended_at") == 1);
    const PlayedScenario first("forking", "--calls=1 --phones=5 --variant=first-answer");
    BOOST_TEST(first.AskNumber("SELECT count(DISTINCT p.private_endpoint)" + outwards) == 1);
}

// A3: a phone that does not register again can be called until its registration is over: at 599 s,
// not at 601 s.
BOOST_AUTO_TEST_CASE(ForgetsAPhoneWithItsRegistration)
{
    const PlayedScenario played("registration-expiry", "--variant=expired --media=thinned");
    const std::string late = "invited_at > (SELECT max(expires_at) FROM registration)";
    BOOST_TEST(played.AskNumber("SELECT count(*) FROM call WHERE audio = 'two-way'") > 0);
    BOOST_TEST(played.AskNumber("SELECT count(*) FROM call WHERE " + late) > 0);
    BOOST_TEST(played.AskNumber("SELECT count(*) FROM call WHERE (audio = 'two-way') = (" + late +
                                ")") == 0);
    BOOST_TEST(played.GetRow("NoMapping") > 0);
}

// J31, J32: of 100 INVITEs of one source the screen lets some 14 through, of 1000 of 50 sources
// some 710, and without it all; legitimate calls go on. Exact numbers hang on microseconds.
BOOST_AUTO_TEST_CASE(LetsAsManyInvitesThroughAsThePageSays)
{
    for (const auto& [options, least, most] : {std::tuple{"--variant=screen", 12, 16},
                                               std::tuple{"--variant=open", 100, 100},
                                               std::tuple{"--variant=flood-screen", 690, 740},
                                               std::tuple{"--variant=flood-open", 1000, 1000}})
    {
        const PlayedScenario played("dos-protection", std::string("--media=none ") + options);
        const int passed = played.GetRow("ALG calls ended by rejected");
        BOOST_TEST((passed >= least && passed <= most), options << ": " << passed);
        BOOST_TEST(played.GetRow("answered-ok") == 10);
    }
    CheckAll({{"dos-protection",
               "--variant=screen --media=thinned --alg=off",
               {{"failed-by-proxy", 100}, {"audio two-way", 0}, {"answered-one-way", 5}}}});
}

BOOST_AUTO_TEST_SUITE_END()
