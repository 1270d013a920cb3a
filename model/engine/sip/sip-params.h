// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_PARAMS_H
#define SIPALG_SIP_PARAMS_H

#include "sip-result.h"
#include "text-cursor.h"

#include <string>

namespace ns3::sipalg
{

/// One parameter: name, name=value or name="value", with white space around "=" allowed.
struct SipParam
{
    std::string_view name;
    std::string_view value; ///< with its quotes, if quoted; an empty slice to insert at if none
    std::string_view slice; ///< name to value, without the separator before
    bool hasValue{false};   ///< false for "rport" and for "rport="
};

/**
 * Reads the parameters of ";name=value;name" (or with "," between those of a digest) in order. The
 * first separator may be missing. Views into the given text.
 *
 *     SipParams params(address.params);
 *     while (auto param = params.Next()) ...
 *     if (!params.GetResult()) ...
 */
class SipParams
{
  public:
    explicit SipParams(std::string_view text, char separator = ';')
        : SipParams(TextCursor(text), separator)
    {
    }

    /// Of the text that @p cursor has before it.
    explicit SipParams(const TextCursor& cursor, char separator = ';')
        : m_cursor(cursor.GetTail()),
          m_separator(separator)
    {
    }

    /// The next parameter; nothing at the end or at an error.
    std::optional<SipParam> Next()
    {
        std::optional<SipParam> param(std::in_place);
        if (!Read(*param))
        {
            param.reset();
        }
        return param;
    }

    /// Next into a place of the caller's; false at the end or at an error.
    bool Read(SipParam& param);

    /// Why Next stopped: no error at the end of the text.
    SipResult GetResult() const
    {
        return m_result;
    }

  private:
    bool Fail(SipError error);
    bool ReadValue(SipParam& param);

    TextCursor m_cursor;
    char m_separator;
    SipResult m_result;
};

inline bool
SipParams::Fail(SipError error)
{
    m_result = {error, m_cursor.Offset()};
    return false;
}

/// generic-param = token [ EQUAL gen-value ], ";received=10.0.0.1".
inline bool
SipParams::Read(SipParam& param)
{
    const bool isFirst = m_cursor.Offset() == 0;
    m_cursor.SkipSpace();
    if (m_cursor.AtEnd() || !m_result)
    {
        return false;
    }
    if (!m_cursor.Skip(m_separator) && !isFirst)
    {
        return Fail(SipError::BadParameter);
    }
    m_cursor.SkipSpace();
    param.name = m_cursor.Take(CHAR_TOKEN | CHAR_PARAM);
    if (param.name.empty())
    {
        return Fail(SipError::BadParameter);
    }
    if (m_cursor.Skip('=') || m_cursor.SkipSeparator('='))
    {
        return ReadValue(param);
    }
    param.slice = param.name;
    param.value = param.name.substr(param.name.size());
    param.hasValue = false;
    return true;
}

/// gen-value = token / host / quoted-string, and nothing: "rport=".
inline bool
SipParams::ReadValue(SipParam& param)
{
    m_cursor.SkipSpace();
    if (m_cursor.Peek() == '"')
    {
        const char* const start = m_cursor.Position();
        const char* const close = ScanQuoted(start, m_cursor.End());
        if (!close)
        {
            return Fail(SipError::UnterminatedQuote);
        }
        param.value = MakeSlice(start, close);
        m_cursor.MoveTo(close);
    }
    else
    {
        param.value = m_cursor.TakeUntilClass<ValueStops>();
    }
    param.hasValue = !param.value.empty();
    param.slice = MakeSlice(param.name.data(), m_cursor.Position());
    return true;
}

/// The first parameter called @p name (any letter case) in @p text.
std::optional<SipParam> FindSipParam(std::string_view text,
                                     std::string_view name,
                                     char separator = ';');

/// The text that a quoted string stands for, quoted pairs resolved; any other text as it is.
std::string Unquote(std::string_view text);

/// @p text without surrounding quotes, quoted pairs left: for values that have none.
std::string_view StripQuotes(std::string_view text);

} // namespace ns3::sipalg

#endif
