// SPDX-License-Identifier: GPL-2.0-only
#include "recording-rows.h"

namespace ns3::sipalg
{

RecordingRows::RecordingRows(RecordingFile& file, const std::string& runId)
    : m_algCalls(file,
                 "alg_call",
                 "alg_call_id, sip_call_id, created_at, answered_at, removed_at, removed_reason, "
                 "media_streams",
                 runId),
      m_pinholes(file,
                 "pinhole",
                 "pinhole_id, alg_call_id, kind, protocol, from_zone, to_zone, public_endpoint, "
                 "private_endpoint, opened_at, first_packet_at, last_packet_at, closed_at, "
                 "closed_reason, packets, bytes",
                 runId),
      m_mappings(file,
                 "mapping",
                 "mapping_id, protocol, internal_endpoint, external_endpoint, rule, created_at, "
                 "removed_at, removed_reason",
                 runId),
      m_registrations(file,
                      "registration",
                      "registration_id, aor, contact_private, contact_public, registrar, "
                      "registered_at, expires_at, removed_at, removed_reason",
                      runId),
      m_denials(file,
                "denial",
                "denial_id, source, server, status_code, denied_at, expires_at, dropped_invites",
                runId),
      m_messages(file,
                 "sip_message",
                 "message_id, at, from_zone, to_zone, source, destination, source_after, "
                 "destination_after, method, status_code, sip_call_id, verdict, reason, "
                 "before, after",
                 runId),
      m_decisions(file, "decision", "message_id, place, decision, subject, endpoint", runId),
      m_samples(file, "sample", "at, name, value", runId),
      m_showAnswers(file, "show_answer", "what, answer", runId)
{
}

void
RecordingRows::Add(const AlgCallRow& row)
{
    m_algCalls.Insert(row.id,
                      row.sipCallId,
                      row.createdAt,
                      row.answeredAt,
                      row.removedAt,
                      row.removedReason,
                      row.mediaStreams);
}

void
RecordingRows::Add(const PinholeRow& row)
{
    m_pinholes.Insert(row.id,
                      row.algCallId,
                      row.kind,
                      row.protocol,
                      row.fromZone,
                      row.toZone,
                      row.publicEndpoint,
                      row.privateEndpoint,
                      row.openedAt,
                      row.firstPacketAt,
                      row.lastPacketAt,
                      row.closedAt,
                      row.closedReason,
                      row.packets,
                      row.bytes);
}

void
RecordingRows::Add(const MappingRow& row)
{
    m_mappings.Insert(row.id,
                      row.protocol,
                      row.internalEndpoint,
                      row.externalEndpoint,
                      row.rule,
                      row.createdAt,
                      row.removedAt,
                      row.removedReason);
}

void
RecordingRows::Add(const RegistrationRow& row)
{
    m_registrations.Insert(row.id,
                           row.aor,
                           row.contactPrivate,
                           row.contactPublic,
                           row.registrar,
                           row.registeredAt,
                           row.expiresAt,
                           row.removedAt,
                           row.removedReason);
}

void
RecordingRows::Add(const DenialRow& row)
{
    m_denials.Insert(row.id,
                     row.source,
                     row.server,
                     row.statusCode,
                     row.deniedAt,
                     row.expiresAt,
                     row.droppedInvites);
}

void
RecordingRows::Add(const SipMessageRow& row)
{
    m_messages.Insert(row.id,
                      row.at,
                      row.fromZone,
                      row.toZone,
                      row.source,
                      row.destination,
                      row.sourceAfter,
                      row.destinationAfter,
                      row.method,
                      row.statusCode,
                      row.sipCallId,
                      row.verdict,
                      row.reason,
                      row.before,
                      row.after);
}

void
RecordingRows::Add(const DecisionRow& row)
{
    m_decisions.Insert(row.messageId, row.place, row.decision, row.subject, row.endpoint);
}

void
RecordingRows::AddSample(Time at, const char* name, double value)
{
    m_samples.Insert(at, name, value);
}

void
RecordingRows::AddShowAnswer(const std::string& what, const std::string& answer)
{
    m_showAnswers.Insert(what, answer);
}

} // namespace ns3::sipalg
