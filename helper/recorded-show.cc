// SPDX-License-Identifier: GPL-2.0-only
#include "recorded-show.h"

#include "config-reader.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <array>
#include <fstream>
#include <functional>
#include <string_view>

namespace ns3::sipalg
{

namespace
{

constexpr std::string_view MAGIC = "SQLite format 3";
constexpr int SCHEMA_VERSION = 3;

using Row = std::function<void(SQLite::Statement&)>;

/// The rows of the latest run.
class RecordedRun
{
  public:
    explicit RecordedRun(const std::string& path)
        : m_path(path),
          m_database(path, SQLite::OPEN_READONLY)
    {
        if (m_database.execAndGet("PRAGMA user_version").getInt() != SCHEMA_VERSION)
        {
            throw RecordingError(path + ": not a database of schema version " +
                                 std::to_string(SCHEMA_VERSION));
        }
        ForEach("SELECT run_id FROM run ORDER BY rowid DESC LIMIT 1",
                [this](auto& row) { m_run = row.getColumn(0).getString(); });
        if (m_run.empty())
        {
            throw RecordingError(path + ": holds no run");
        }
    }

    /// The answer that was recorded at the end of the run.
    std::optional<std::string> FindAnswer(const std::string& view)
    {
        std::optional<std::string> answer;
        ForEach("SELECT answer, what FROM show_answer WHERE run_id = ?1", [&](auto& row) {
            if (row.getColumn(1).getString() == view)
            {
                answer = row.getColumn(0).getString();
            }
        });
        return answer;
    }

    FirewallConfig ReadFirewallConfig()
    {
        std::string text;
        ForEach("SELECT config FROM run WHERE run_id = ?1",
                [&](auto& row) { text = row.getColumn(0).getString(); });
        ConfigResult result = ReadConfig(text, m_path);
        if (!result)
        {
            throw RecordingError(result.errors.front().ToString());
        }
        return std::move(*result.config);
    }

    ShowState ReadState(const FirewallConfig& config)
    {
        ShowState state;
        ReadCalls(state);
        ReadGates(state);
        ReadMappings(config, state);
        ReadCounters(state);
        return state;
    }

  private:
    void ForEach(const std::string& sql, const Row& visit)
    {
        SQLite::Statement query(m_database, sql);
        if (sql.find("?1") != std::string::npos)
        {
            query.bind(1, m_run);
        }
        while (query.executeStep())
        {
            visit(query);
        }
    }

    void ReadCalls(ShowState& state)
    {
        ForEach("SELECT sip_call_id, answered_at IS NOT NULL, media_streams,"
                " (SELECT count(*) FROM pinhole p WHERE p.run_id = c.run_id"
                "  AND p.alg_call_id = c.alg_call_id AND p.closed_at IS NULL)"
                " FROM alg_call c WHERE run_id = ?1 AND removed_at IS NULL",
                [&](SQLite::Statement& row) {
                    ShownCall call;
                    call.sipCallId = row.getColumn(0).getString();
                    call.zones = "not known";
                    call.state = row.getColumn(1).getInt() != 0 ? "answered" : "inviting";
                    call.mediaStreams = row.getColumn(2).getUInt();
                    call.pinholes = row.getColumn(3).getUInt();
                    state.calls.push_back(std::move(call));
                });
        ForEach("SELECT aor, contact_public || ' -> ' || contact_private, registrar"
                " FROM registration WHERE run_id = ?1 AND removed_at IS NULL",
                [&](SQLite::Statement& row) {
                    ShownRegistration shown;
                    shown.addressOfRecord = row.getColumn(0).getString();
                    shown.contact = row.getColumn(1).getString();
                    shown.registrar = row.getColumn(2).getString();
                    state.registrations.push_back(std::move(shown));
                });
    }

    void ReadGates(ShowState& state)
    {
        ForEach("SELECT kind, protocol, from_zone || ' -> ' || to_zone, public_endpoint,"
                " private_endpoint, packets FROM pinhole WHERE run_id = ?1 AND closed_at IS NULL",
                [&](SQLite::Statement& row) {
                    ShownGate gate;
                    gate.kind = row.getColumn(0).getString();
                    gate.protocol = row.getColumn(1).getString();
                    gate.zones = row.getColumn(2).getString();
                    gate.destination = row.getColumn(3).getString();
                    gate.internal = row.getColumn(4).getString();
                    gate.packets = static_cast<uint64_t>(row.getColumn(5).getInt64());
                    state.gates.push_back(std::move(gate));
                });
    }

    void ReadMappings(const FirewallConfig& config, ShowState& state)
    {
        std::map<std::string, uint64_t> hits;
        ForEach("SELECT rule, count(*) FROM mapping WHERE run_id = ?1 AND rule IS NOT NULL"
                " GROUP BY rule",
                [&](SQLite::Statement& row) {
                    hits[row.getColumn(0).getString()] =
                        static_cast<uint64_t>(row.getColumn(1).getInt64());
                });
        const auto& ruleSets = config.nat.sourceRuleSets;
        for (std::size_t i = 0; i < ruleSets.size(); ++i)
        {
            for (std::size_t j = 0; j < ruleSets[i].rules.size(); ++j)
            {
                state.sourceHits[{i, j}] = hits[ruleSets[i].rules[j].name];
            }
        }
    }

    void ReadCounters(ShowState& state)
    {
        const auto count = [](std::map<std::string, uint64_t>& counts) {
            return [&counts](SQLite::Statement& row) {
                counts[row.getColumn(0).getString()] +=
                    static_cast<uint64_t>(row.getColumn(1).getInt64());
            };
        };
        ForEach("SELECT reason, sum(packets) FROM \"drop\" WHERE run_id = ?1 GROUP BY reason",
                count(state.drops));
        ForEach("SELECT coalesce(method, ''), coalesce(status_code, 0), reason = 'MalformedSip',"
                " reason IS NOT NULL, before IS NOT after FROM sip_message WHERE run_id = ?1",
                [&](SQLite::Statement& row) { state.messages.SipMessageSeen(ReadMessage(row)); });
    }

    /// As much of it as counters look at; the views of the method live as long as the row.
    static SipMessageEvent ReadMessage(SQLite::Statement& row)
    {
        SipMessageEvent event;
        event.method = row.getColumn(0).getText();
        event.statusCode = row.getColumn(1).getInt();
        const bool isDropped = row.getColumn(3).getInt() != 0;
        const bool isMalformed = row.getColumn(2).getInt() != 0;
        event.reason = isMalformed ? DropReason::MalformedSip
                       : isDropped ? DropReason::Count
                                   : DropReason::None;
        event.changed = !isDropped && row.getColumn(4).getInt() != 0;
        return event;
    }

    std::string m_path;
    SQLite::Database m_database;
    std::string m_run;
};

} // namespace

void
RecordShowAnswers(EngineRecorder& recorder, const FirewallEngine& engine, Time now)
{
    for (const auto& [view, answer] : ShowAll(engine.GetConfig(), GetShowState(engine, now)))
    {
        recorder.RecordShowAnswer(view, answer);
    }
}

std::optional<std::string>
ShowRecorded(const std::string& path, const std::string& what)
{
    const auto view = FindShowView(what);
    if (!view)
    {
        return std::nullopt;
    }
    try
    {
        RecordedRun run(path);
        if (const auto answer = run.FindAnswer(*view))
        {
            return answer;
        }
        const FirewallConfig config = run.ReadFirewallConfig();
        return Show(config, run.ReadState(config), *view);
    }
    catch (const SQLite::Exception& error)
    {
        throw RecordingError(path + ": " + error.what());
    }
}

bool
IsDatabase(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::array<char, MAGIC.size()> begin{};
    file.read(begin.data(), begin.size());
    return file && std::string_view(begin.data(), begin.size()) == MAGIC;
}

} // namespace ns3::sipalg
