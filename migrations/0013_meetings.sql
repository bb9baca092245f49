-- Meetings. Times are wall times of `zone`; the instants beside them are for comparing only. `tell_at`: when those who
-- are invited are told of what changed.
CREATE TABLE meetings (
    id UUID NOT NULL PRIMARY KEY,
    group_id UUID NOT NULL REFERENCES groups (id),
    organiser UUID NOT NULL REFERENCES persons (id),
    title TEXT NOT NULL,
    place TEXT NOT NULL,
    room TEXT NOT NULL,
    online TEXT NOT NULL,
    note TEXT NOT NULL,
    starts TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    zone TEXT NOT NULL,
    state TEXT NOT NULL,
    audience TEXT NOT NULL,
    uid TEXT NOT NULL UNIQUE,
    sequence BIGINT NOT NULL,
    version BIGINT NOT NULL,
    tell_at BIGINT,
    previous UUID REFERENCES meetings (id),
    poll UUID REFERENCES polls (id),
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX meetings_group ON meetings (group_id, ends_at);
CREATE INDEX meetings_audience ON meetings (audience, ends_at);
CREATE INDEX meetings_tell ON meetings (tell_at) WHERE tell_at IS NOT NULL;
CREATE INDEX meetings_previous ON meetings (previous) WHERE previous IS NOT NULL;

-- Who is invited, with an account or without. `email` is empty for who has an account (theirs counts) and for who has none.
-- `told_…`: what the last mail to them said; a sequence of -1 means that none went out.
CREATE TABLE meeting_people (
    id UUID NOT NULL PRIMARY KEY,
    meeting UUID NOT NULL REFERENCES meetings (id),
    person UUID REFERENCES persons (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    reply TEXT NOT NULL,
    reply_note TEXT NOT NULL,
    replied_at BIGINT,
    needs TEXT NOT NULL,
    needs_note TEXT NOT NULL,
    told_sequence BIGINT NOT NULL,
    told_state TEXT NOT NULL,
    told_when TEXT NOT NULL,
    told_where TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    UNIQUE (meeting, person)
);
CREATE UNIQUE INDEX meeting_people_email ON meeting_people (meeting, email) WHERE email <> '';
CREATE INDEX meeting_people_person ON meeting_people (person);
