// SPDX-License-Identifier: GPL-2.0-only
#include "description-fixture.h"
#include "sdp-writer.h"

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

/// One description, and what a writer is told of its media.
class Draft
{
  public:
    explicit Draft(const std::string& text, bool isOutbound = true, const AlgConfig& config = {})
        : m_text(text),
          m_config(config),
          m_answers(isOutbound)
    {
        BOOST_REQUIRE(bool(m_session.Parse(m_text)));
        m_edits.Reset(m_text);
        m_writer.Start(m_session, m_edits);
    }

    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    /// The medium is reached at @p host, RTP at @p port; RTCP at @p rtcp if it has one.
    Draft& Write(unsigned medium, const char* host, uint16_t port, IpEndpoint rtcp = {})
    {
        NamedChannel channel;
        channel.external[0] = {Address(host), port};
        channel.external[1] = rtcp;
        m_writer.Write(m_session.GetMedia()[medium], channel);
        return *this;
    }

    /// The medium is the same on both sides, RTCP apart.
    Draft& WriteSame(unsigned medium, const char* host, const IpEndpoint& rtcp)
    {
        NamedChannel channel;
        const SdpMedia& named = m_session.GetMedia()[medium];
        channel.internal[0] = channel.external[0] = {Address(host), named.port};
        channel.internal[1] = channel.external[1] = rtcp;
        m_writer.Write(named, channel);
        return *this;
    }

    Draft& Hide(unsigned medium)
    {
        m_writer.Hide(m_session.GetMedia()[medium]);
        return *this;
    }

    Draft& Refuse(unsigned medium)
    {
        m_writer.Refuse(m_session.GetMedia()[medium]);
        return *this;
    }

    std::string Finish()
    {
        m_writer.Finish();
        return std::string(m_edits.Apply());
    }

    bool IsUnchanged()
    {
        m_writer.Finish();
        return m_edits.Empty();
    }

  private:
    std::string m_text;
    AlgConfig m_config;
    Answers m_answers;
    SdpSession m_session;
    EditList m_edits;
    SdpWriter m_writer{m_config, m_answers};
};

const std::string AUDIO = "m=audio 4000 RTP/AVP 0\r\n";
const std::string VIDEO = "m=video 4002 RTP/AVP 31\r\n";

} // namespace

BOOST_AUTO_TEST_SUITE(SdpWriterTest)

BOOST_AUTO_TEST_CASE(PlansNothingWhereNothingDiffers)
{
    const std::string text =
        "v=0\r\no=- 1 1 IN IP4 1.1.1.9\r\nc=IN IP4 1.1.1.9\r\n" + AUDIO + VIDEO;
    BOOST_TEST(Draft(text, false)
                   .WriteSame(0, "1.1.1.9", {Address("1.1.1.9"), 4001})
                   .WriteSame(1, "1.1.1.9", {Address("1.1.1.9"), 4009})
                   .IsUnchanged());
}

// Case 25: the session's line is changed once for all media that share what it becomes.
BOOST_AUTO_TEST_CASE(ChangesASharedConnectionOnce)
{
    BOOST_TEST(
        Draft(HEAD + AUDIO + VIDEO).Write(0, "1.1.1.1", 5000).Write(1, "1.1.1.1", 5002).Finish() ==
        HEAD_OUTSIDE + "m=audio 5000 RTP/AVP 0\r\nm=video 5002 RTP/AVP 31\r\n");
}

// Case 25, case 27: a medium elsewhere gets a line of its own, behind m= and i=.
BOOST_AUTO_TEST_CASE(InsertsAConnectionBehindTitleAndBeforeTheRest)
{
    const std::string rest = "b=AS:64\r\na=sendrecv\r\n";
    BOOST_TEST(Draft(HEAD + AUDIO + VIDEO + "i=screen\r\n" + rest + AUDIO)
                   .Write(0, "1.1.1.1", 4000)
                   .Write(1, "1.1.1.2", 4002)
                   .Write(2, "1.1.1.1", 4000)
                   .Finish() ==
               HEAD_OUTSIDE + AUDIO + VIDEO + "i=screen\r\nc=IN IP4 1.1.1.2\r\n" + rest + AUDIO);
}

// Case 25: a medium that has a line already has it changed, and gets no second one.
BOOST_AUTO_TEST_CASE(InsertsNoConnectionBesideOneThatIsThere)
{
    BOOST_TEST(Draft(HEAD + AUDIO + VIDEO + C)
                   .Write(0, "1.1.1.1", 4000)
                   .Write(1, "1.1.1.2", 4002)
                   .Finish() == HEAD_OUTSIDE + AUDIO + VIDEO + "c=IN IP4 1.1.1.2\r\n");
}

// Case 27: what is inserted ends as the first line does, and the last line need not end at all.
BOOST_AUTO_TEST_CASE(EndsInsertedLinesAsTheOthersEnd)
{
    const std::string head = "v=0\nc=IN IP4 1.1.1.1\nm=audio 4000 RTP/AVP 0\n";
    const std::string last = "m=video 4002 RTP/AVP 31";
    const auto write = [](const std::string& text) {
        return Draft(text)
            .Write(0, "1.1.1.1", 4000)
            .Write(1, "1.1.1.2", 4002, {Address("1.1.1.2"), 4009})
            .Finish();
    };
    const std::string inserted = "c=IN IP4 1.1.1.2\na=rtcp:4009";
    BOOST_TEST(write(head + last + "\n") == head + last + "\n" + inserted + "\n");
    BOOST_TEST(write(head + last) == head + last + "\n" + inserted);
    BOOST_TEST(write("v=0\r\n" + head.substr(4) + last + "\n") ==
               "v=0\r\n" + head.substr(4) + last + "\nc=IN IP4 1.1.1.2\r\na=rtcp:4009\r\n");
}

// Case 21: RTCP beside RTP's next port is told, with its address if that is another, too.
BOOST_AUTO_TEST_CASE(AddsThePlaceOfRtcpOnlyIfItIsNotTheNextPort)
{
    const auto write = [](const char* host, uint16_t port) {
        return Draft(HEAD + AUDIO + "a=x\r\n")
            .Write(0, "1.1.1.1", 4000, {Address(host), port})
            .Finish();
    };
    BOOST_TEST(write("1.1.1.1", 4001) == HEAD_OUTSIDE + AUDIO + "a=x\r\n");
    BOOST_TEST(write("1.1.1.1", 4007) == HEAD_OUTSIDE + AUDIO + "a=x\r\na=rtcp:4007\r\n");
    BOOST_TEST(write("1.1.1.2", 4001) ==
               HEAD_OUTSIDE + AUDIO + "a=x\r\na=rtcp:4001 IN IP4 1.1.1.2\r\n");
}

// Case 21: an a=rtcp line that is there says where RTCP comes out.
BOOST_AUTO_TEST_CASE(ChangesThePlaceOfRtcp)
{
    const auto write = [](const std::string& rtcp, const char* host) {
        return Draft(HEAD + AUDIO + rtcp + "\r\n")
            .Write(0, "1.1.1.1", 5000, {Address(host), 5007})
            .Finish()
            .substr(HEAD_OUTSIDE.size() + AUDIO.size());
    };
    BOOST_TEST(write("a=rtcp:4010", "1.1.1.1") == "a=rtcp:5007\r\n");
    BOOST_TEST(write("a=rtcp:4010", "1.1.1.2") == "a=rtcp:5007 IN IP4 1.1.1.2\r\n");
    BOOST_TEST(write("a=rtcp:4010 IN IP4 10.1.1.3", "1.1.1.2") == "a=rtcp:5007 IN IP4 1.1.1.2\r\n");
}

// Case 21: where a=rtcp names RTP's own port it goes on naming it.
BOOST_AUTO_TEST_CASE(KeepsRtcpAtThePlaceOfRtp)
{
    BOOST_TEST(Draft(HEAD + AUDIO + "a=rtcp:4000\r\n").Write(0, "1.1.1.1", 5000).Finish() ==
               HEAD_OUTSIDE + "m=audio 5000 RTP/AVP 0\r\na=rtcp:5000\r\n");
}

// Case 26, case 38: media that open nothing name no inside host, yet keep their ports.
BOOST_AUTO_TEST_CASE(HidesTheHostsOfMediaThatAreNotOpened)
{
    const std::string own = "c=IN IP4 10.7.7.7\r\na=rtcp:4001 IN IP4 10.8.8.8\r\n";
    const std::string hidden = C_OUTSIDE + "a=rtcp:4001 IN IP4 1.1.1.1\r\n";
    BOOST_TEST(Draft(HEAD + AUDIO + own).Hide(0).Finish() == HEAD_OUTSIDE + AUDIO + hidden);
    BOOST_TEST(Draft(HEAD + AUDIO + own).Hide(0).Refuse(0).Finish() ==
               HEAD_OUTSIDE + "m=audio 0 RTP/AVP 0\r\n" + hidden);
}

// J48: where the sender is not translated, nothing needs to be hidden.
BOOST_AUTO_TEST_CASE(HidesNothingOfWhatComesIn)
{
    BOOST_TEST(Draft(HEAD + AUDIO + C, false).Hide(0).IsUnchanged());
}

// J9, choice k: names are left alone, or replaced by the sender's outside address.
BOOST_AUTO_TEST_CASE(HidesNamesIfItIsTold)
{
    const std::string text = HEAD + AUDIO + "c=IN IP4 phone.example.com\r\n";
    BOOST_TEST(Draft(text).Hide(0).Finish() ==
               HEAD_OUTSIDE + AUDIO + "c=IN IP4 phone.example.com\r\n");
    AlgConfig config;
    config.connectionName = NamePolicy::Hide;
    BOOST_TEST(Draft(text, true, config).Hide(0).Finish() == HEAD_OUTSIDE + AUDIO + C_OUTSIDE);
}

// Case 25: of a level's further lines those that name the same host follow the first.
BOOST_AUTO_TEST_CASE(LetsFurtherConnectionsFollowTheFirst)
{
    const std::string lines = C + "c=IN IP4 10.1.1.4\r\n" + C;
    const std::string after = "c=IN IP4 1.1.1.2\r\n" + C_OUTSIDE + "c=IN IP4 1.1.1.2\r\n";
    BOOST_TEST(Draft(HEAD + AUDIO + lines).Write(0, "1.1.1.2", 4000).Finish() ==
               HEAD_OUTSIDE + AUDIO + after);
    BOOST_TEST(Draft(ORIGIN + lines + T + AUDIO).Write(0, "1.1.1.2", 4000).Finish() ==
               ORIGIN_OUTSIDE + after + T + AUDIO);
}

BOOST_AUTO_TEST_CASE(ChangesTheTypeOfAnAddressWithItsFamily)
{
    const std::string text = "v=0\r\nc=IN IP4 10.1.1.3\r\n" + AUDIO;
    BOOST_TEST(Draft(text).Write(0, "2001:db8:1::1", 4000).Finish() ==
               "v=0\r\nc=IN IP6 2001:db8:1::1\r\n" + AUDIO);
}

BOOST_AUTO_TEST_SUITE_END()
