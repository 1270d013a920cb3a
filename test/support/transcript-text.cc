// SPDX-License-Identifier: GPL-2.0-only
#include "transcript-text.h"

#include "text-cursor.h"

#include <algorithm>
#include <charconv>

namespace ns3::sipalg
{

namespace
{

constexpr std::string_view LENGTH = "{length}";

std::vector<std::string>
SplitLines(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty())
    {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

std::string
Join(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
    {
        text += line;
    }
    return text;
}

/// "Via", "m=", "a=rtcp", "start"; empty for the empty line and folded lines.
std::string
GetLineName(std::string_view line)
{
    const std::size_t end = line.find_last_not_of("\r\n");
    line = line.substr(0, end == std::string_view::npos ? 0 : end + 1);
    if (line.empty() || line[0] == ' ' || line[0] == '\t')
    {
        return "";
    }
    const bool isRequestLine = line.size() > 7 && line.substr(line.size() - 7) == "SIP/2.0";
    if (isRequestLine || line.substr(0, 8) == "SIP/2.0 ")
    {
        return "start";
    }
    if (line.size() > 1 && line[1] == '=')
    {
        const bool isAttribute = line[0] == 'a';
        return std::string(isAttribute ? line.substr(0, line.find(':')) : line.substr(0, 2));
    }
    const std::string_view name = line.substr(0, line.find(':'));
    return std::string(name.substr(0, name.find_last_not_of(" \t") + 1));
}

std::string
GetEditName(const TranscriptEdit& edit)
{
    const bool isName = edit.kind == '-';
    return isName ? edit.text : GetLineName(edit.text);
}

bool
IsEmptyLine(const std::string& line)
{
    return line == "\r\n" || line == "\n";
}

void
RemoveBody(std::vector<std::string>& lines)
{
    const auto end = std::find_if(lines.begin(), lines.end(), IsEmptyLine);
    if (end != lines.end())
    {
        lines.erase(end + 1, lines.end());
    }
    lines.erase(
        std::remove_if(lines.begin(),
                       lines.end(),
                       [](const std::string& line) { return GetLineName(line) == "Content-Type"; }),
        lines.end());
}

/// Makes the value of Content-Length one that is filled in at last.
void
OpenLength(std::vector<std::string>& lines)
{
    for (std::string& line : lines)
    {
        if (IsEmptyLine(line))
        {
            break;
        }
        const std::string name = GetLineName(line);
        if (EqualsIgnoreCase(name, "Content-Length") || name == "l")
        {
            const std::size_t digits = line.find_first_of("0123456789{");
            const std::size_t end = line.find_last_of("0123456789}");
            line.replace(digits, end + 1 - digits, LENGTH);
        }
    }
}

bool
IsCopied(const std::string& name)
{
    constexpr const char* names[] =
        {"Via", "v", "From", "f", "To", "t", "Call-ID", "i", "CSeq", "Record-Route"};
    return std::any_of(std::begin(names), std::end(names), [&](const char* copied) {
        return EqualsIgnoreCase(name, copied);
    });
}

bool
IsTo(const std::string& name)
{
    return EqualsIgnoreCase(name, "To") || EqualsIgnoreCase(name, "t");
}

/// Reads "name" or "name+N" up to the closing brace.
std::pair<std::string, int>
ReadName(std::string_view inner)
{
    const std::size_t plus = inner.find('+');
    int more = 0;
    if (plus != std::string_view::npos)
    {
        std::from_chars(inner.data() + plus + 1, inner.data() + inner.size(), more);
    }
    return {std::string(inner.substr(0, plus)), more};
}

} // namespace

std::string
TranscriptNames::Fill(std::string_view text) const
{
    std::string filled;
    while (!text.empty())
    {
        const std::size_t open = std::min(text.find('{'), text.size());
        filled += text.substr(0, open);
        text.remove_prefix(open);
        const std::size_t close = text.find('}');
        if (close == std::string_view::npos)
        {
            return filled += text;
        }
        const auto [name, more] = ReadName(text.substr(1, close - 1));
        const auto known = m_values.find(name);
        filled += known == m_values.end() ? std::string(text.substr(0, close + 1))
                                          : std::to_string(known->second + more);
        text.remove_prefix(close + 1);
    }
    return filled;
}

bool
TranscriptNames::Match(std::string_view pattern, std::string_view got)
{
    std::string left = Fill(pattern);
    std::string_view rest = got;
    std::size_t open = left.find('{');
    while (open != std::string::npos)
    {
        const std::size_t close = left.find('}', open);
        if (close == std::string::npos || rest.substr(0, open) != left.substr(0, open))
        {
            return false;
        }
        rest.remove_prefix(open);
        int value = 0;
        const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), value);
        if (read.ec != std::errc())
        {
            return false;
        }
        rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
        const auto [name, more] =
            ReadName(std::string_view(left).substr(open + 1, close - open - 1));
        m_values[name] = value - more;
        left = Fill(left.substr(close + 1));
        open = left.find('{');
    }
    return rest == left;
}

int
TranscriptNames::Get(const std::string& name) const
{
    const auto known = m_values.find(name);
    return known == m_values.end() ? -1 : known->second;
}

std::string
EditMessage(std::string_view text, const std::vector<TranscriptEdit>& edits)
{
    std::vector<std::string> lines = SplitLines(text);
    std::map<std::string, std::size_t> next; // by name: from where to look
    std::size_t last = lines.empty() ? 0 : lines.size() - 1;
    for (const TranscriptEdit& edit : edits)
    {
        if (edit.kind == '-' && edit.text == "body")
        {
            RemoveBody(lines);
            continue;
        }
        if (edit.kind == '+' || edit.kind == '^')
        {
            last = edit.kind == '^' ? 0 : last;
            lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(last) + 1, edit.text + "\r\n");
            ++last;
            continue;
        }
        const std::string name = GetEditName(edit);
        std::size_t at = next[name];
        while (at < lines.size() && !EqualsIgnoreCase(GetLineName(lines[at]), name))
        {
            ++at;
        }
        if (at == lines.size())
        {
            return "";
        }
        if (edit.kind == '~')
        {
            const bool isUnfinished = lines[at].back() != '\n';
            lines[at] = edit.text + (isUnfinished ? "" : "\r\n");
            next[name] = at + 1;
            last = at;
        }
        else
        {
            lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
            next[name] = at;
            last = at - 1;
        }
    }
    OpenLength(lines);
    return Join(lines);
}

std::string
MakeReply(std::string_view request,
          const std::string& status,
          const std::string& tag,
          const std::string& rest)
{
    std::string reply = "SIP/2.0 " + status + "\r\n";
    bool isCopying = false;
    for (std::string line : SplitLines(request))
    {
        if (IsEmptyLine(line))
        {
            break;
        }
        const bool isFolded = line[0] == ' ' || line[0] == '\t';
        const std::string name = GetLineName(line);
        isCopying = isFolded ? isCopying : IsCopied(name);
        if (!isCopying)
        {
            continue;
        }
        if (IsTo(name) && !tag.empty() && line.find(";tag=") == std::string::npos)
        {
            line.insert(line.find_last_not_of("\r\n") + 1, ";tag=" + tag);
        }
        reply += line;
    }
    const std::size_t body = rest.find("\r\n\r\n");
    const bool hasBody = body != std::string::npos;
    const std::string headers = hasBody ? rest.substr(0, body + 2) : rest;
    const bool hasLength = headers.find("Content-Length") != std::string::npos;
    return reply + headers + (hasLength ? "" : "Content-Length: {length}\r\n") + "\r\n" +
           (hasBody ? rest.substr(body + 4) : "");
}

std::string
GetBodySize(const std::string& message)
{
    const std::size_t end = message.find("\r\n\r\n");
    return std::to_string(end == std::string::npos ? 0 : message.size() - end - 4);
}

std::string
FillLength(const std::string& text)
{
    const std::size_t at = text.find(LENGTH);
    if (at == std::string::npos)
    {
        return text;
    }
    std::string filled = text;
    return filled.replace(at, LENGTH.size(), GetBodySize(text));
}

std::string
ShowDifference(const std::string& expected, const std::string& got)
{
    const auto [a, b] = std::mismatch(expected.begin(), expected.end(), got.begin(), got.end());
    const auto cut = [](const std::string& text, auto at) {
        const auto start =
            text.rfind('\n',
                       static_cast<std::size_t>(at - text.begin()) - (at == text.begin() ? 0 : 1));
        const std::size_t from = start == std::string::npos ? 0 : start + 1;
        return text.substr(from, text.find('\n', from) - from);
    };
    return "first difference, expected: " + cut(expected, a) + "\n  got: " + cut(got, b) + "\n";
}

} // namespace ns3::sipalg
