-- What every feature stands on: settings, answered forms, the operation log, audit, jobs, mails, limits.
-- Times are microseconds since the epoch (BIGINT), dates ISO text, JSON is opaque text.

CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- One row per form that was acted on: the same form sent twice gets the first answer again.
CREATE TABLE answered_forms (
    id UUID NOT NULL,
    actor UUID NOT NULL,
    at BIGINT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (id, actor)
);

-- One row per change. `actor` and `payload` stay empty where they may not be known.
CREATE TABLE operations (
    id UUID NOT NULL PRIMARY KEY,
    object_kind TEXT NOT NULL,
    object UUID NOT NULL,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor UUID,
    place UUID,
    payload TEXT,
    UNIQUE (object, version)
);
CREATE INDEX operations_place ON operations (place, at);
CREATE INDEX operations_at ON operations (at);

-- What grew from what, across features.
CREATE TABLE lineage (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    from_kind TEXT NOT NULL,
    from_id UUID NOT NULL,
    to_kind TEXT NOT NULL,
    to_id UUID NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (kind, from_id, to_id)
);
CREATE INDEX lineage_to ON lineage (to_id);

CREATE TABLE audit (
    id UUID NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    actor UUID,
    subject UUID,
    detail TEXT NOT NULL
);
CREATE INDEX audit_at ON audit (at);

CREATE TABLE jobs (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    claimed_until BIGINT NOT NULL,
    done_at BIGINT,
    failed_at BIGINT,
    last_error TEXT NOT NULL,
    once_key TEXT UNIQUE
);
CREATE INDEX jobs_due ON jobs (done_at, failed_at, run_at);

-- A mail is a row of the transaction that caused it; a job carries it out.
CREATE TABLE mails (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body_text TEXT NOT NULL,
    body_html TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    last_error TEXT NOT NULL
);
CREATE INDEX mails_created ON mails (created_at);

CREATE TABLE rate_limits (
    key TEXT NOT NULL PRIMARY KEY,
    window_start BIGINT NOT NULL,
    used BIGINT NOT NULL
);
