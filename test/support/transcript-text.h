// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TRANSCRIPT_TEXT_H
#define SIPALG_TRANSCRIPT_TEXT_H

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ns3::sipalg
{

/// The numbers that a transcript's {names} stand for: bound when first seen, compared after.
class TranscriptNames
{
  public:
    /// @p text with every {name} and {name+N} replaced; unknown names stay.
    std::string Fill(std::string_view text) const;

    /// Does @p got read as @p pattern says? Binds what is not bound yet, if it does.
    bool Match(std::string_view pattern, std::string_view got);

    int Get(const std::string& name) const;

  private:
    std::map<std::string, int> m_values;
};

/**
 * One change to a message, by line: '~' puts the text in the place of the next line of that name,
 * '-' takes the next line of that name out ("body": all of the body), '+' adds the text after the
 * line changed last, '^' right after the start line. A name is what stands before the colon of a
 * header, "m=" or "a=rtcp" of SDP, and the whole of the start line.
 */
struct TranscriptEdit
{
    char kind;
    std::string text;
};

/// The text with the edits; a Content-Length line becomes "{length}". Empty if one does not apply.
std::string EditMessage(std::string_view text, const std::vector<TranscriptEdit>& edits);

/**
 * The response to @p request as RFC 3261 8.2.6 builds it: Via, Record-Route, From, To (with @p tag
 * unless it has one), Call-ID and CSeq as they came, then @p rest and a Content-Length.
 */
std::string MakeReply(std::string_view request,
                      const std::string& status,
                      const std::string& tag,
                      const std::string& rest);

/// The length of the body, as text.
std::string GetBodySize(const std::string& message);

/// Puts the length of the body in the place of "{length}".
std::string FillLength(const std::string& text);

/// The first line in which two texts differ, for a reader in a hurry.
std::string ShowDifference(const std::string& expected, const std::string& got);

} // namespace ns3::sipalg

#endif
