// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_EDIT_LIST_H
#define SIPALG_EDIT_LIST_H

#include "inline-vector.h"
#include "ip-endpoint.h"

namespace ns3::sipalg
{

/**
 * A plan of changes to one message: splices (offset, length, new text) that are sorted by offset
 * and never overlap. What no splice covers comes out byte for byte as it went in.
 *
 * The list refers to the message given to Reset and is of use as long as that lives; it owns the
 * new texts and the changed message. A splice that would change nothing is not recorded. Splices
 * may touch; insertions at one place keep the order in which they were made and go before a
 * replacement that starts there.
 *
 * After some use an instance allocates no more.
 */
class EditList
{
  public:
    EditList();

    /// Forgets all splices and starts a plan for @p original.
    void Reset(std::string_view original);

    /**
     * Plans that @p slice, a view into the message, becomes @p text. An empty slice is a place
     * to insert at. Refused (false, nothing planned) when the slice is not inside the message or
     * overlaps a planned splice.
     */
    bool Replace(std::string_view slice, std::string_view text);

    /// The same, by an address as it is written.
    bool Replace(std::string_view slice, const IpAddress& address);

    /// The same, by an endpoint as in a URI: an IPv6 address in brackets, and the port.
    bool Replace(std::string_view slice, const IpEndpoint& endpoint);

    /// The same without the port.
    bool ReplaceByHost(std::string_view slice, const IpEndpoint& endpoint);

    /// The same, by a number in decimal.
    bool Replace(std::string_view slice, uint32_t number);

    /// The same by offset and length.
    bool ReplaceAt(std::size_t offset, std::size_t length, std::string_view text);

    /// Plans that @p text goes before the byte at @p offset.
    bool InsertAt(std::size_t offset, std::string_view text)
    {
        return ReplaceAt(offset, 0, text);
    }

    /**
     * Keeps the place of @p value, a number that counts the bytes of something behind it, until
     * FillLength tells how many they become. Of an empty value nothing is kept.
     */
    void ReserveLength(std::string_view value);

    /// The number becomes @p length, which it was, and by how much the splices planned since then
    /// have changed that; without a change it stays as it is written.
    void FillLength(std::size_t length);

    /// Where @p slice, a view into the message, starts in it.
    std::size_t OffsetOf(std::string_view slice) const
    {
        return static_cast<std::size_t>(slice.data() - m_original.data());
    }

    /// True when the message would come out unchanged.
    bool Empty() const
    {
        return m_edits.Size() == 0;
    }

    /// The number of splices planned.
    std::size_t Size() const
    {
        return m_edits.Size();
    }

    /// The length of the message when all splices are applied.
    std::size_t ResultSize() const
    {
        return m_resultSize;
    }

    /// By how many bytes the splices inside @p slice make it longer (negative: shorter). An
    /// insertion at either end counts as inside.
    std::ptrdiff_t LengthChange(std::string_view slice) const;

    /// Does a splice change some of @p slice, a view into the message?
    bool Touches(std::string_view slice) const;

    /// The changed message; valid until the next call.
    std::string_view Apply();

  private:
    struct Edit
    {
        const char* begin; ///< in the message, of what is replaced
        const char* end;
        std::string_view text;
    };

    /// The IPv4 endpoint that was written last; a message mostly names one address many times.
    struct LastText
    {
        uint64_t address{UINT64_MAX}; ///< no address if there is none yet
        uint16_t port{0};
        std::string_view host;
        std::string_view endpoint; ///< with the port
    };

    /// A number whose text follows from splices behind it; until then it is planned to go.
    struct Reserved
    {
        std::string_view value; ///< empty if there is none
        std::size_t size{0};    ///< of the result when those splices began
    };

    bool HasRoom(std::size_t size) const;
    void MakeRoom(std::size_t size);
    void GrowTexts(std::size_t by);
    std::string_view KeepText(char* end);
    bool ReplaceByNew(std::string_view slice, const IpAddress& address);
    bool ReplaceByNew(std::string_view slice, const IpEndpoint& endpoint);
    bool ReplaceByAny(std::string_view slice, const IpEndpoint& endpoint);
    void WriteLast(const IpEndpoint& endpoint);
    bool ReplaceByLong(std::string_view slice, uint32_t number);
    std::string_view WriteText(uint32_t number);
    bool Plan(std::string_view slice, std::string_view text);
    bool PlanAnywhere(std::string_view slice, std::string_view text);
    std::size_t FindPlace(std::string_view slice) const;
    void Insert(std::size_t place, const Edit& edit);
    void Remove(std::size_t place);

    std::string_view m_original;
    InlineVector<Edit, 32> m_edits;    ///< sorted by (offset, insertions first), disjoint
    const char* m_plannedEnd{nullptr}; ///< of the last splice, in the message
    std::size_t m_resultSize{0};
    Reserved m_reserved;
    LastText m_last;
    std::vector<char> m_texts;                  ///< new texts, one after the other, and room
    std::vector<std::vector<char>> m_fullTexts; ///< earlier ones, which had no room left
    char* m_room;                               ///< for the next text, in m_texts
    std::vector<char> m_output;
};

} // namespace ns3::sipalg

#endif
