-- Agenda and minutes of meetings. `place` orders items within their meeting; what was proposed has a place once it is
-- planned. `record`: what the minutes say of an item. Both texts count their changes.
CREATE TABLE agenda_items (
    id UUID NOT NULL PRIMARY KEY,
    meeting UUID NOT NULL REFERENCES meetings (id),
    place BIGINT NOT NULL,
    title TEXT NOT NULL,
    note TEXT NOT NULL,
    presenter TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    links TEXT NOT NULL,
    state TEXT NOT NULL,
    proposed_by UUID REFERENCES persons (id),
    answer TEXT NOT NULL,
    record TEXT NOT NULL,
    text_version BIGINT NOT NULL,
    record_version BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX agenda_items_meeting ON agenda_items (meeting, place);

-- Whether somebody was there; empty where nobody noted it.
ALTER TABLE meeting_people ADD COLUMN presence TEXT NOT NULL DEFAULT 'unknown';

-- The minutes of a meeting, from its opening on. Days are ISO text. `approved_in`: the meeting that approved them.
CREATE TABLE minutes (
    meeting UUID NOT NULL PRIMARY KEY REFERENCES meetings (id),
    keeper UUID NOT NULL REFERENCES persons (id),
    chair TEXT NOT NULL,
    remark TEXT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    corrections_until TEXT NOT NULL,
    approved_at BIGINT,
    approved_in UUID REFERENCES meetings (id)
);

-- What came of an item. Votes are NULL where none were counted. `number`: of decisions, in their group and year, given
-- when the minutes are closed; 0 before.
CREATE TABLE outcomes (
    id UUID NOT NULL PRIMARY KEY,
    meeting UUID NOT NULL REFERENCES meetings (id),
    item UUID NOT NULL REFERENCES agenda_items (id),
    group_id UUID NOT NULL REFERENCES groups (id),
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    votes_for BIGINT,
    votes_against BIGINT,
    abstained BIGINT,
    assignee UUID REFERENCES persons (id),
    who TEXT NOT NULL,
    due_on TEXT NOT NULL,
    board UUID REFERENCES boards (id),
    card UUID REFERENCES cards (id),
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX outcomes_item ON outcomes (item);
CREATE INDEX outcomes_meeting ON outcomes (meeting);
CREATE INDEX outcomes_group ON outcomes (group_id, kind);
CREATE UNIQUE INDEX outcomes_number ON outcomes (group_id, year, number) WHERE number > 0;

-- What somebody would have otherwise in minutes that circulate. `author` is an account, `guest` one invited without.
CREATE TABLE corrections (
    id UUID NOT NULL PRIMARY KEY,
    meeting UUID NOT NULL REFERENCES meetings (id),
    item UUID REFERENCES agenda_items (id),
    author UUID REFERENCES persons (id),
    guest UUID REFERENCES meeting_people (id),
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    answer TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    answered_at BIGINT
);
CREATE INDEX corrections_meeting ON corrections (meeting, created_at);

-- Who was told that minutes circulate; the key makes it once.
CREATE TABLE minutes_told (
    meeting UUID NOT NULL REFERENCES meetings (id),
    attendee UUID NOT NULL REFERENCES meeting_people (id),
    told_at BIGINT NOT NULL,
    PRIMARY KEY (meeting, attendee)
);
