// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_TABLE_H
#define SIPALG_CALL_TABLE_H

#include "alg-config.h"
#include "call.h"
#include "hash-index.h"
#include "host-quota.h"
#include "text-hash.h"

#include <string_view>
#include <vector>

namespace ns3::sipalg
{

/// How one message belongs to a call.
struct CallMatch
{
    CallId id;
    CallParty sender{CallParty::Caller}; ///< who sent the message, request or response
};

/**
 * Owns the calls; finds them by Call-ID and the caller's tag, or by Call-ID alone: then clients
 * that use the same Call-ID share a call, with all that comes of it (C4).
 */
class CallTable
{
  public:
    /// What one message says of its call, and who sent it.
    struct Key
    {
        std::string_view sipCallId;
        std::string_view fromTag;
        std::string_view toTag;
        bool isRequest{true};
        IpAddress source{};
        uint64_t callIdHash{HashText(sipCallId)};
        uint64_t fromTagHash{HashText(fromTag)};
    };

    explicit CallTable(uint32_t limit,
                       CallIdentity identity = CallIdentity::Tags,
                       uint32_t limitPerSource = UINT32_MAX);

    /// Null id if there is no such call.
    CallMatch Find(const Key& key) const;

    /// Has brought near what tells of the calls of a host, which may begin one soon.
    void Prefetch(const IpAddress& source) const
    {
        m_sources.Prefetch(source);
    }

    /// A new call whose caller is the key's From. Null id if there is no room for it, or for
    /// another of its source.
    CallId Add(const Key& key, Time now);

    Call* Get(CallId id)
    {
        return m_rows.Find(id);
    }

    void Remove(CallId id);

    /**
     * A call that is unanswered, or over without an answer, and may go for another one; null id if
     * a search of bounded length finds none. Of a sample, those that are over go first, then those
     * of which nobody has been heard; of these the oldest one of the source that has most of them.
     */
    CallId PickUnanswered();

    std::size_t Size() const;

    bool IsFull() const
    {
        return m_rows.Size() >= m_limit;
    }

    /// May this host begin one more call, if there is room?
    bool Admits(const IpAddress& source) const;
    std::size_t GetMemory() const;
    const IdTable<Call>& GetRows() const;

    /// For those who remove calls while they go through them.
    std::vector<CallId> GetIds() const;

  private:
    uint64_t Hash(uint64_t callIdHash, uint64_t callerTagHash) const;
    CallId FindCaller(uint64_t hash, std::string_view sipCallId, std::string_view callerTag) const;

    IdTable<Call> m_rows;
    HostQuota m_sources;
    HashIndex m_byCaller; ///< slots, by hash of Call-ID and tag
    uint32_t m_limit;
    uint32_t m_nextSampled{0}; ///< slot
    CallIdentity m_identity;
};

} // namespace ns3::sipalg

#endif
