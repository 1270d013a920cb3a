-- SPDX-License-Identifier: GPL-2.0-only
--
-- The database of recorded runs. Every column is explained, with its unit, in docs/database.md.
-- The recorder embeds this file; the analysis and its tests build their databases from it.
--
-- Times are seconds of simulated time, endpoints are text "address:port" or "[v6]:port". A local
-- identifier counts from 1 within its run, so rows of other runs can be copied in unchanged.
-- NULL means "did not happen" or "does not apply".

PRAGMA application_id = 1397309767; -- "SIAG"
PRAGMA user_version = 3;

CREATE TABLE run (
    run_id         TEXT PRIMARY KEY NOT NULL,
    scenario       TEXT NOT NULL,
    seed           INTEGER NOT NULL,
    rng_run        INTEGER NOT NULL,
    command_line   TEXT NOT NULL,
    config         TEXT NOT NULL,
    parameters     TEXT NOT NULL,
    module_version TEXT NOT NULL,
    ns3_version    TEXT NOT NULL,
    started_at_utc TEXT NOT NULL,
    sim_seconds    REAL,
    wall_seconds   REAL,
    events         INTEGER,
    complete       INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE call (
    run_id                  TEXT NOT NULL REFERENCES run (run_id),
    call_id                 INTEGER NOT NULL,
    sip_call_id             TEXT NOT NULL,
    caller                  TEXT NOT NULL,
    callee                  TEXT NOT NULL,
    invited_at              REAL NOT NULL,
    ringing_at              REAL,
    answered_at             REAL,
    ended_at                REAL,
    outcome                 TEXT NOT NULL,
    status_code             INTEGER,
    ended_by                TEXT,
    audio                   TEXT NOT NULL,
    setup_seconds           REAL,
    packets_sent_caller     INTEGER NOT NULL DEFAULT 0,
    packets_sent_callee     INTEGER NOT NULL DEFAULT 0,
    packets_received_caller INTEGER NOT NULL DEFAULT 0,
    packets_received_callee INTEGER NOT NULL DEFAULT 0,
    loss_caller             REAL,
    loss_callee             REAL,
    jitter_seconds_caller   REAL,
    jitter_seconds_callee   REAL,
    delay_seconds_caller    REAL,
    delay_seconds_callee    REAL,
    mos_caller              REAL,
    mos_callee              REAL
);

CREATE TABLE alg_call (
    run_id         TEXT NOT NULL REFERENCES run (run_id),
    alg_call_id    INTEGER NOT NULL,
    sip_call_id    TEXT NOT NULL,
    call_id        INTEGER,
    created_at     REAL NOT NULL,
    answered_at    REAL,
    removed_at     REAL,
    removed_reason TEXT,
    media_streams  INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (run_id, call_id) REFERENCES call (run_id, call_id)
);

CREATE TABLE pinhole (
    run_id           TEXT NOT NULL REFERENCES run (run_id),
    pinhole_id       INTEGER NOT NULL,
    alg_call_id      INTEGER,
    kind             TEXT NOT NULL,
    protocol         TEXT NOT NULL,
    from_zone        TEXT NOT NULL,
    to_zone          TEXT NOT NULL,
    public_endpoint  TEXT NOT NULL,
    private_endpoint TEXT NOT NULL,
    opened_at        REAL NOT NULL,
    first_packet_at  REAL,
    last_packet_at   REAL,
    closed_at        REAL,
    closed_reason    TEXT,
    packets          INTEGER NOT NULL DEFAULT 0,
    bytes            INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (run_id, alg_call_id) REFERENCES alg_call (run_id, alg_call_id)
);

CREATE TABLE mapping (
    run_id            TEXT NOT NULL REFERENCES run (run_id),
    mapping_id        INTEGER NOT NULL,
    protocol          TEXT NOT NULL,
    internal_endpoint TEXT NOT NULL,
    external_endpoint TEXT NOT NULL,
    rule              TEXT,
    created_at        REAL NOT NULL,
    removed_at        REAL,
    removed_reason    TEXT
);

CREATE TABLE registration (
    run_id          TEXT NOT NULL REFERENCES run (run_id),
    registration_id INTEGER NOT NULL,
    aor             TEXT NOT NULL,
    contact_private TEXT NOT NULL,
    contact_public  TEXT NOT NULL,
    registrar       TEXT NOT NULL,
    registered_at   REAL NOT NULL,
    expires_at      REAL NOT NULL,
    removed_at      REAL,
    removed_reason  TEXT
);

CREATE TABLE denial (
    run_id          TEXT NOT NULL REFERENCES run (run_id),
    denial_id       INTEGER NOT NULL,
    source          TEXT NOT NULL,
    server          TEXT NOT NULL,
    status_code     INTEGER NOT NULL,
    denied_at       REAL NOT NULL,
    expires_at      REAL NOT NULL,
    dropped_invites INTEGER NOT NULL DEFAULT 0
);

-- "drop" is a keyword of SQL: quote the table's name in queries.
CREATE TABLE "drop" (
    run_id    TEXT NOT NULL REFERENCES run (run_id),
    at        REAL NOT NULL,
    from_zone TEXT,
    to_zone   TEXT,
    reason    TEXT NOT NULL,
    method    TEXT,
    packets   INTEGER NOT NULL,
    bytes     INTEGER NOT NULL
);

CREATE TABLE sample (
    run_id TEXT NOT NULL REFERENCES run (run_id),
    at     REAL NOT NULL,
    name   TEXT NOT NULL,
    value  REAL NOT NULL
);

CREATE TABLE sip_message (
    run_id            TEXT NOT NULL REFERENCES run (run_id),
    message_id        INTEGER NOT NULL,
    at                REAL NOT NULL,
    from_zone         TEXT,
    to_zone           TEXT,
    source            TEXT NOT NULL,
    destination       TEXT NOT NULL,
    source_after      TEXT,
    destination_after TEXT,
    method            TEXT,
    status_code       INTEGER,
    sip_call_id       TEXT,
    verdict           TEXT NOT NULL,
    reason            TEXT,
    before            TEXT NOT NULL,
    after             TEXT
);

CREATE TABLE decision (
    run_id     TEXT NOT NULL REFERENCES run (run_id),
    message_id INTEGER NOT NULL,
    place      INTEGER NOT NULL,
    decision   TEXT NOT NULL,
    subject    TEXT NOT NULL,
    endpoint   TEXT,
    FOREIGN KEY (run_id, message_id) REFERENCES sip_message (run_id, message_id)
);

CREATE TABLE show_answer (
    run_id TEXT NOT NULL REFERENCES run (run_id),
    what   TEXT NOT NULL,
    answer TEXT NOT NULL
);

-- Indices: the recorder makes them when the run has ended, the load being faster without.

CREATE UNIQUE INDEX IF NOT EXISTS call_key ON call (run_id, call_id);
CREATE INDEX IF NOT EXISTS call_sip_call_id ON call (run_id, sip_call_id);
CREATE UNIQUE INDEX IF NOT EXISTS alg_call_key ON alg_call (run_id, alg_call_id);
CREATE INDEX IF NOT EXISTS alg_call_sip_call_id ON alg_call (run_id, sip_call_id);
CREATE UNIQUE INDEX IF NOT EXISTS pinhole_key ON pinhole (run_id, pinhole_id);
CREATE INDEX IF NOT EXISTS pinhole_alg_call ON pinhole (run_id, alg_call_id);
CREATE UNIQUE INDEX IF NOT EXISTS mapping_key ON mapping (run_id, mapping_id);
CREATE UNIQUE INDEX IF NOT EXISTS registration_key ON registration (run_id, registration_id);
CREATE UNIQUE INDEX IF NOT EXISTS denial_key ON denial (run_id, denial_id);
CREATE INDEX IF NOT EXISTS drop_at ON "drop" (run_id, at);
CREATE INDEX IF NOT EXISTS sample_series ON sample (run_id, name, at);
CREATE UNIQUE INDEX IF NOT EXISTS sip_message_key ON sip_message (run_id, message_id);
CREATE INDEX IF NOT EXISTS sip_message_call ON sip_message (run_id, sip_call_id);
CREATE UNIQUE INDEX IF NOT EXISTS decision_key ON decision (run_id, message_id, place);
CREATE UNIQUE INDEX IF NOT EXISTS show_answer_key ON show_answer (run_id, what);
