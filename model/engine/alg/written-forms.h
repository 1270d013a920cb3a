// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_WRITTEN_FORMS_H
#define SIPALG_WRITTEN_FORMS_H

#include "nat-types.h"

#include <unordered_map>

namespace ns3::sipalg
{

/// Kinds of headers in which one sender writes its own endpoint in one way.
enum class HeaderForm : uint8_t
{
    Via = 1,
    Contact = 2,
    Route = 4,
    Identity = 8,
};

/**
 * Remembers of a mapped endpoint in which headers its owner wrote it without a port, and in which
 * it wrote the external endpoint itself, having learnt it by STUN (case 31), so that the owner gets
 * back just what it sent (J53). Takes room only for mappings of which there is something to
 * remember; what was said of a mapping that is gone is forgotten with the next in its slot. Of
 * static NAT, which has no mappings, the latter is remembered by endpoint, of so many.
 */
class WrittenForms
{
  public:
    /// The owner wrote its own endpoint.
    void Remember(MappingId mapping, const IpEndpoint& external, HeaderForm form, bool hadPort)
    {
        if (!hadPort)
        {
            RememberPortless(mapping, external, static_cast<uint8_t>(form));
        }
        else if (!m_rows.empty() || !m_static.empty())
        {
            Forget(mapping, external, static_cast<uint8_t>(form));
        }
    }

    /// The owner wrote the external endpoint.
    void RememberExternal(MappingId mapping, const IpEndpoint& external, HeaderForm form)
    {
        if (mapping)
        {
            Make(mapping).external |= static_cast<uint8_t>(form);
        }
        else if (m_static.size() < MAX_STATIC || m_static.count(external) != 0)
        {
            m_static[external] |= static_cast<uint8_t>(form);
        }
    }

    bool WasPortless(MappingId mapping, HeaderForm form) const
    {
        return (Get(mapping).portless & static_cast<uint8_t>(form)) != 0;
    }

    bool WasExternal(MappingId mapping, const IpEndpoint& external, HeaderForm form) const
    {
        const auto bit = static_cast<uint8_t>(form);
        if (mapping)
        {
            return (Get(mapping).external & bit) != 0;
        }
        const auto found = m_static.find(external);
        return found != m_static.end() && (found->second & bit) != 0;
    }

    static constexpr std::size_t MAX_STATIC = 4096;

  private:
    struct Row
    {
        uint32_t generation{0};
        uint8_t portless{0};
        uint8_t external{0};
    };

    Row& Make(MappingId mapping)
    {
        Row& row = m_rows[mapping.slot];
        if (row.generation != mapping.generation)
        {
            row = {mapping.generation, 0, 0};
        }
        return row;
    }

    /// The row of a mapping in @p rows, const or not; null if there is none.
    template <typename Rows>
    static auto Find(Rows& rows, MappingId mapping) -> decltype(&rows.begin()->second)
    {
        const auto found = rows.find(mapping.slot);
        const bool isKnown = found != rows.end() && found->second.generation == mapping.generation;
        return isKnown ? &found->second : nullptr;
    }

    Row Get(MappingId mapping) const
    {
        const Row* const row = Find(m_rows, mapping);
        return row ? *row : Row();
    }

    [[gnu::noinline]] void RememberPortless(MappingId mapping,
                                            const IpEndpoint& external,
                                            uint8_t bit)
    {
        Forget(mapping, external, bit);
        if (mapping)
        {
            Make(mapping).portless |= bit;
        }
    }

    [[gnu::noinline]] void Forget(MappingId mapping, const IpEndpoint& external, uint8_t bit)
    {
        if (!mapping)
        {
            ForgetStatic(external, bit);
        }
        else if (Row* const row = Find(m_rows, mapping))
        {
            row->portless &= ~bit;
            row->external &= ~bit;
        }
    }

    void ForgetStatic(const IpEndpoint& external, uint8_t bit)
    {
        const auto found = m_static.find(external);
        if (found != m_static.end() && (found->second &= ~bit) == 0)
        {
            m_static.erase(found);
        }
    }

    std::unordered_map<uint32_t, Row> m_rows; ///< by slot of the mapping
    std::unordered_map<IpEndpoint, uint8_t> m_static;
};

} // namespace ns3::sipalg

#endif
