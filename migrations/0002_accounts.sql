-- Municipalities, people, their roles, sessions, codes and invitations.

CREATE TABLE municipalities (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL
);

CREATE TABLE persons (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    password_hash TEXT,
    language TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    news_read_at BIGINT NOT NULL
);

CREATE TABLE person_roles (
    person UUID NOT NULL REFERENCES persons (id),
    role TEXT NOT NULL,
    municipality UUID REFERENCES municipalities (id),
    granted_at BIGINT NOT NULL,
    PRIMARY KEY (person, role)
);

CREATE TABLE sessions (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    person UUID NOT NULL REFERENCES persons (id),
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    device TEXT NOT NULL
);
CREATE INDEX sessions_person ON sessions (person);

-- Secrets that arrive by mail: sign-in codes and password resets. One live row per person and purpose.
CREATE TABLE mail_codes (
    person UUID NOT NULL REFERENCES persons (id),
    purpose TEXT NOT NULL,
    code_hash BYTEA NOT NULL,
    expires_at BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    PRIMARY KEY (person, purpose)
);
