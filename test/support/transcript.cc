// SPDX-License-Identifier: GPL-2.0-only
#include "transcript.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace ns3::sipalg
{

namespace
{

std::vector<std::string>
SplitWords(const std::string& line)
{
    std::istringstream in(line);
    std::vector<std::string> words;
    for (std::string word; in >> word;)
    {
        words.push_back(word);
    }
    return words;
}

/// "\r", "\n", "\0" and "\xhh" as the bytes that they stand for.
std::string
Unescape(const std::string& text)
{
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        if (text[i] != '\\' || i + 1 == text.size())
        {
            bytes += text[i];
            continue;
        }
        switch (text[++i])
        {
        case 'r':
            bytes += '\r';
            break;
        case 'n':
            bytes += '\n';
            break;
        case '0':
            bytes += '\0';
            break;
        case 'x':
            bytes += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
            i += 2;
            break;
        default:
            bytes += text[i];
        }
    }
    return bytes;
}

/// Reads the lines of one file into a transcript.
class TranscriptReader
{
  public:
    explicit TranscriptReader(Transcript& transcript)
        : m_transcript(transcript)
    {
    }

    void Read(const std::string& path)
    {
        std::ifstream file(path);
        m_path = path;
        m_line = 0;
        if (!file)
        {
            m_transcript.error = path + " cannot be read";
        }
        for (std::string line; m_transcript.error.empty() && std::getline(file, line);)
        {
            ++m_line;
            if (!ReadLine(line))
            {
                m_transcript.error =
                    path + ":" + std::to_string(m_line) + ": not understood: " + line;
            }
        }
    }

  private:
    bool ReadLine(const std::string& line)
    {
        if (line.empty() || line[0] == '#')
        {
            return true;
        }
        const std::string text = line.size() > 2 ? line.substr(2) : "";
        switch (line[0])
        {
        case '|':
            return AddText(text + "\r\n");
        case '%':
            return AddText(Unescape(text));
        case '~':
        case '+':
        case '-':
        case '^':
            return AddEdit({line[0], text});
        case '*':
            return AddEvent(text);
        default:
            return ReadStatement(line);
        }
    }

    bool AddText(const std::string& text)
    {
        if (!m_payload)
        {
            return false;
        }
        m_payload->text += text;
        return true;
    }

    bool AddEdit(const TranscriptEdit& edit)
    {
        if (!m_payload)
        {
            return false;
        }
        m_payload->edits.push_back(edit);
        return true;
    }

    bool AddEvent(const std::string& text)
    {
        if (m_transcript.steps.empty())
        {
            return false;
        }
        TranscriptStep& step = m_transcript.steps.back();
        const bool isAbsence = text.rfind("no ", 0) == 0;
        (isAbsence ? step.absences : step.events).push_back(isAbsence ? text.substr(3) : text);
        return true;
    }

    bool ReadStatement(const std::string& line)
    {
        const std::vector<std::string> words = SplitWords(line);
        const std::string rest = line.substr(std::min(line.size(), words[0].size() + 1));
        if (words[0] == "intent")
        {
            m_transcript.intent += rest;
        }
        else if (words[0] == "proves")
        {
            m_transcript.proves += rest;
        }
        else if (words[0] == "once")
        {
            m_transcript.repeats = false;
        }
        else if (words[0] == "set")
        {
            m_transcript.config += line + "\n";
        }
        else if (words[0] == "config" && words.size() == 2)
        {
            return Include(words[1]);
        }
        else if (words[0] == "play" && words.size() == 2)
        {
            Play(words[1]);
        }
        else if (words[0] == "at" && words.size() >= 2)
        {
            return StartStep(words);
        }
        else
        {
            return !m_transcript.steps.empty() && ReadExpectation(words);
        }
        return true;
    }

    bool Include(const std::string& name)
    {
        const auto path = std::filesystem::path(m_transcript.file).parent_path() / "configs" / name;
        std::ifstream file(path);
        m_transcript.config.append(std::istreambuf_iterator<char>(file), {});
        return bool(file);
    }

    /// Reads the steps of a part that several flows begin with.
    void Play(const std::string& name)
    {
        const std::string path = m_path;
        const unsigned line = m_line;
        const auto directory = std::filesystem::path(m_transcript.file).parent_path();
        Read((directory / "parts" / name).string());
        m_path = path;
        m_line = line;
        m_payload = nullptr;
    }

    /// at TIME [in ZONE udp|tcp SOURCE > DESTINATION [as LABEL] [PAYLOAD]]
    bool StartStep(const std::vector<std::string>& words)
    {
        TranscriptStep& step = m_transcript.steps.emplace_back();
        step.where = m_path + ":" + std::to_string(m_line);
        m_payload = nullptr;
        step.at = std::chrono::milliseconds(std::llround(std::stod(words[1]) * 1000));
        if (words.size() == 2)
        {
            return true;
        }
        if (words.size() < 8 || words[2] != "in" || (words[4] != "udp" && words[4] != "tcp") ||
            words[6] != ">")
        {
            return false;
        }
        step.hasPacket = true;
        step.zone = words[3];
        step.protocol = words[4];
        step.source = words[5];
        step.destination = words[7];
        m_payload = &step.payload;
        std::size_t next = 8;
        if (next + 1 < words.size() && words[next] == "as")
        {
            step.label = words[next + 1];
            next += 2;
        }
        return ReadBase({words.begin() + static_cast<std::ptrdiff_t>(next), words.end()});
    }

    /// rtp | like LABEL | forward LABEL | reply STATUS REASON... to LABEL [tag TAG]
    bool ReadBase(const std::vector<std::string>& words)
    {
        using Base = TranscriptPayload::Base;
        if (words.empty())
        {
            return true;
        }
        if (words[0] == "rtp" && words.size() == 1)
        {
            m_payload->base = Base::Rtp;
            return true;
        }
        if ((words[0] == "like" || words[0] == "forward") && words.size() == 2)
        {
            m_payload->base = words[0] == "like" ? Base::Like : Base::Forward;
            m_payload->label = words[1];
            return true;
        }
        std::size_t i = 1;
        for (; i < words.size() && words[i] != "to"; ++i)
        {
            m_payload->status += (i > 1 ? " " : "") + words[i];
        }
        const bool hasTag = i + 4 == words.size() && words[i + 2] == "tag";
        if (words[0] != "reply" || (!hasTag && i + 2 != words.size()))
        {
            return false;
        }
        m_payload->base = Base::Reply;
        m_payload->label = words[i + 1];
        m_payload->tag = hasTag ? words[i + 3] : "";
        return true;
    }

    bool ReadExpectation(const std::vector<std::string>& words)
    {
        TranscriptStep& step = m_transcript.steps.back();
        if (words[0] == "out" && words.size() >= 6 && words[2] == step.protocol && words[4] == ">")
        {
            step.expect = TranscriptStep::Expect::Out;
            step.outZone = words[1];
            step.outSource = words[3];
            step.outDestination = words[5];
            step.restored = words.size() == 7 && words[6] == "restored";
            m_payload = &step.outPayload;
            return words.size() == 6 || step.restored;
        }
        if (words[0] == "answered" && words.size() == 4 && words[2] == ">")
        {
            step.answerSource = words[1];
            step.answerDestination = words[3];
            m_payload = &step.answer;
            return true;
        }
        m_payload = nullptr;
        if (words[0] == "dropped" && words.size() == 2)
        {
            step.expect = TranscriptStep::Expect::Dropped;
            step.reason = words[1];
            return true;
        }
        if (words[0] == "consumed")
        {
            step.expect = TranscriptStep::Expect::Consumed;
            return true;
        }
        const bool isGauge = words[0] == "state" && words.size() % 2 == 1;
        for (std::size_t i = 1; isGauge && i < words.size(); i += 2)
        {
            step.gauges.push_back(words[i] + " " + words[i + 1]);
        }
        if (words[0] == "even" || words[0] == "odd")
        {
            step.parities.push_back(words[0] + " " + words.at(1));
            return true;
        }
        return isGauge;
    }

    Transcript& m_transcript;
    TranscriptPayload* m_payload{nullptr};
    std::string m_path;
    unsigned m_line{0};
};

} // namespace

Transcript
ReadTranscript(const std::string& path)
{
    Transcript transcript;
    transcript.file = path;
    TranscriptReader(transcript).Read(path);
    const bool isComplete = !transcript.intent.empty() && !transcript.proves.empty() &&
                            !transcript.config.empty() && !transcript.steps.empty();
    if (transcript.error.empty() && !isComplete)
    {
        transcript.error =
            path + ": an intent, what it proves, a configuration or steps are missing";
    }
    return transcript;
}

} // namespace ns3::sipalg
