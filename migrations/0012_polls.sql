-- Secret links: who holds one may do one thing (`purpose`) with one thing (`subject`), as `holder` (nil: whoever has it).
CREATE TABLE links (
    id UUID NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL,
    subject UUID NOT NULL,
    holder UUID NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX links_subject ON links (subject, purpose, holder);

-- Date polls. Times are wall times of `zone`; the instants beside them are for comparing only.
CREATE TABLE polls (
    id UUID NOT NULL PRIMARY KEY,
    group_id UUID NOT NULL REFERENCES groups (id),
    organiser UUID NOT NULL REFERENCES persons (id),
    title TEXT NOT NULL,
    note TEXT NOT NULL,
    place TEXT NOT NULL,
    zone TEXT NOT NULL,
    state TEXT NOT NULL,
    openness TEXT NOT NULL,
    closes_at BIGINT,
    most_each BIGINT NOT NULL,
    asks_needs BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    dates_version BIGINT NOT NULL,
    chosen UUID,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX polls_group ON polls (group_id, state);

CREATE TABLE poll_dates (
    id UUID NOT NULL PRIMARY KEY,
    poll UUID NOT NULL REFERENCES polls (id),
    starts TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    added_in BIGINT NOT NULL,
    UNIQUE (poll, starts, minutes)
);

-- Who is asked, with an account or without. `email` is empty for who has an account (theirs counts) and for who has none.
CREATE TABLE poll_people (
    id UUID NOT NULL PRIMARY KEY,
    poll UUID NOT NULL REFERENCES polls (id),
    person UUID REFERENCES persons (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    via TEXT NOT NULL,
    answered_at BIGINT,
    answered_for BOOLEAN NOT NULL,
    answered_in BIGINT NOT NULL,
    comment TEXT NOT NULL,
    needs TEXT NOT NULL,
    needs_note TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    UNIQUE (poll, person)
);
CREATE UNIQUE INDEX poll_people_email ON poll_people (poll, email) WHERE email <> '';

CREATE TABLE poll_answers (
    date UUID NOT NULL REFERENCES poll_dates (id),
    who UUID NOT NULL REFERENCES poll_people (id),
    answer TEXT NOT NULL,
    PRIMARY KEY (date, who)
);
CREATE INDEX poll_answers_who ON poll_answers (who);

-- What somebody was told already: a stage reaches nobody twice.
CREATE TABLE poll_notices (
    who UUID NOT NULL REFERENCES poll_people (id),
    stage TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (who, stage)
);

-- What a mail is about, so that its page can say what still waits; and the iCalendar file that goes with it.
ALTER TABLE mails ADD COLUMN about UUID;
ALTER TABLE mails ADD COLUMN calendar TEXT NOT NULL DEFAULT '';
ALTER TABLE mails ADD COLUMN calendar_method TEXT NOT NULL DEFAULT '';
CREATE INDEX mails_about ON mails (about, state);
