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
 * new texts. A splice that would change nothing is not recorded. Splices may touch; insertions at
 * one place keep the order in which they were made and go before a replacement that starts there.
 *
 * After some use an instance allocates no more.
 */
class EditList
{
  public:
    EditList();

    /// Forgets all splices and starts a plan for @p original.
    void Reset(std::string_view original);

    /// Forgets all splices; the message stays.
    void Clear();

    /**
     * Plans that @p slice, a view into the message, becomes @p text. An empty slice is a place
     * to insert at. Refused (false, nothing planned) when the slice is not inside the message or
     * overlaps a planned splice.
     */
    bool Replace(std::string_view slice, std::string_view text)
    {
        return ReplaceAt(OffsetOf(slice), slice.size(), text);
    }

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

    /// Where @p slice starts in the message; for other texts something beyond its end.
    std::size_t OffsetOf(std::string_view slice) const
    {
        return reinterpret_cast<std::uintptr_t>(slice.data()) -
               reinterpret_cast<std::uintptr_t>(m_original.data());
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

    /**
     * By how many bytes the splices inside [begin, end) make that range longer (negative:
     * shorter). An insertion at either bound counts as inside. Gives the new Content-Length from
     * the range of the body.
     */
    std::ptrdiff_t LengthChange(std::size_t begin, std::size_t end) const;

    /// The same for a slice of the message.
    std::ptrdiff_t LengthChange(std::string_view slice) const
    {
        return LengthChange(OffsetOf(slice), OffsetOf(slice) + slice.size());
    }

    /// Does a splice change some of @p slice, a view into the message?
    bool Touches(std::string_view slice) const;

    /// Writes the changed message to @p out, whose old contents go and whose room is reused.
    void Apply(std::string& out) const;

  private:
    struct Text
    {
        std::size_t offset; ///< in m_texts
        std::size_t length;
    };

    struct Edit
    {
        std::size_t begin; ///< in the message, of what is replaced
        std::size_t end;
        Text text;
    };

    /// The IPv4 endpoint that was written last; a message mostly names one address many times.
    struct LastText
    {
        uint64_t address{UINT64_MAX}; ///< no address if there is none yet
        uint16_t port{0};
        std::size_t offset{0}; ///< in m_texts
        std::size_t hostLength{0};
        std::size_t length{0}; ///< with the port
    };

    char* GetRoom();
    void MakeRoom(std::size_t size);
    void GrowTexts(std::size_t by);
    Text KeepText(const char* room, const char* end);
    bool ReplaceByNew(std::string_view slice, const IpAddress& address);
    bool ReplaceByNew(std::string_view slice, const IpEndpoint& endpoint);
    bool ReplaceByLong(std::string_view slice, uint32_t number);
    void WriteLast(const IpEndpoint& endpoint);
    bool Plan(std::size_t offset, std::size_t length, Text text);
    bool PlanAnywhere(std::size_t offset, std::size_t length, Text text);
    bool IsFull() const;
    bool IsSame(std::size_t offset, std::size_t length, Text text) const;
    Edit& Insert(std::size_t place);

    std::string_view m_original;
    InlineVector<Edit, 32> m_edits; ///< sorted by (offset, insertions first), disjoint
    std::vector<char> m_texts;      ///< all new texts, one after the other
    std::size_t m_textLimit;        ///< beyond it m_texts has too little room
    std::size_t m_textSize{0};      ///< of them together; beyond it m_texts is room
    LastText m_last;
    std::size_t m_plannedEnd{0}; ///< of the last splice, in the message
    std::size_t m_resultSize{0};
};

} // namespace ns3::sipalg

#endif
