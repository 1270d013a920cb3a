// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RECORDING_ROWS_H
#define SIPALG_RECORDING_ROWS_H

#include "recording-table.h"

namespace ns3::sipalg
{

// One struct per table that tells what the firewall did; docs/database.md explains the columns.
// Identifiers count from 1 within the run; an empty optional is NULL.

struct AlgCallRow
{
    uint64_t id{0};
    std::string sipCallId;
    Time createdAt{0};
    std::optional<Time> answeredAt;
    std::optional<Time> removedAt;
    std::optional<std::string> removedReason;
    uint64_t mediaStreams{0};
};

struct PinholeRow
{
    uint64_t id{0};
    std::optional<uint64_t> algCallId;
    std::string kind;
    std::string protocol;
    std::string fromZone;
    std::string toZone;
    std::string publicEndpoint;
    std::string privateEndpoint;
    Time openedAt{0};
    std::optional<Time> firstPacketAt;
    std::optional<Time> lastPacketAt;
    std::optional<Time> closedAt;
    std::optional<std::string> closedReason;
    uint64_t packets{0};
    uint64_t bytes{0};
};

struct MappingRow
{
    uint64_t id{0};
    std::string protocol;
    std::string internalEndpoint;
    std::string externalEndpoint;
    std::optional<std::string> rule;
    Time createdAt{0};
    std::optional<Time> removedAt;
    std::optional<std::string> removedReason;
};

struct RegistrationRow
{
    uint64_t id{0};
    std::string aor;
    std::string contactPrivate;
    std::string contactPublic;
    std::string registrar;
    Time registeredAt{0};
    Time expiresAt{0};
    std::optional<Time> removedAt;
    std::optional<std::string> removedReason;
};

struct DenialRow
{
    uint64_t id{0};
    std::string source;
    std::string server;
    uint16_t statusCode{0};
    Time deniedAt{0};
    Time expiresAt{0};
    uint64_t droppedInvites{0};
};

struct SipMessageRow
{
    uint64_t id{0};
    Time at{0};
    std::optional<std::string> fromZone;
    std::optional<std::string> toZone;
    std::string source;
    std::string destination;
    std::optional<std::string> sourceAfter;
    std::optional<std::string> destinationAfter;
    std::optional<std::string> method;
    std::optional<uint16_t> statusCode;
    std::optional<std::string> sipCallId;
    std::string verdict;
    std::optional<std::string> reason;
    std::string before;
    std::optional<std::string> after;
};

struct DecisionRow
{
    uint64_t messageId{0};
    uint64_t place{0}; ///< among those of its message, from 1
    std::string decision;
    std::string subject;
    std::optional<std::string> endpoint;
};

/**
 * Writes what the firewall did in one run, a row at a time, into tables that it owns the statements
 * of. Knows the columns, and nothing of when a row is complete.
 */
class RecordingRows
{
  public:
    RecordingRows(RecordingFile& file, const std::string& runId);

    void Add(const AlgCallRow& row);
    void Add(const PinholeRow& row);
    void Add(const MappingRow& row);
    void Add(const RegistrationRow& row);
    void Add(const DenialRow& row);
    void Add(const SipMessageRow& row);
    void Add(const DecisionRow& row);
    void AddSample(Time at, const char* name, double value);
    void AddShowAnswer(const std::string& what, const std::string& answer);

  private:
    RecordingTable m_algCalls;
    RecordingTable m_pinholes;
    RecordingTable m_mappings;
    RecordingTable m_registrations;
    RecordingTable m_denials;
    RecordingTable m_messages;
    RecordingTable m_decisions;
    RecordingTable m_samples;
    RecordingTable m_showAnswers;
};

} // namespace ns3::sipalg

#endif
