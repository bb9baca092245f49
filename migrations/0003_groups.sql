-- Fields of action with names by period, committees, groups with members, timeline, results.

CREATE TABLE fields (
    id UUID NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    look BIGINT NOT NULL,
    source TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- `valid_from`/`valid_to` are ISO dates; the half-open period [from, to). An empty text means open.
CREATE TABLE field_names (
    field UUID NOT NULL REFERENCES fields (id),
    name TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    PRIMARY KEY (field, valid_from)
);

CREATE TABLE committees (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL UNIQUE,
    is_council BOOLEAN NOT NULL,
    source TEXT NOT NULL
);

CREATE TABLE groups (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    parent UUID REFERENCES groups (id),
    purpose TEXT NOT NULL,
    mandate TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    since_text TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    state TEXT NOT NULL,
    help_wanted TEXT NOT NULL,
    source TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX groups_parent ON groups (parent);

CREATE TABLE group_fields (
    group_id UUID NOT NULL REFERENCES groups (id),
    field UUID NOT NULL REFERENCES fields (id),
    PRIMARY KEY (group_id, field)
);

CREATE TABLE members (
    group_id UUID NOT NULL REFERENCES groups (id),
    person UUID NOT NULL REFERENCES persons (id),
    role TEXT NOT NULL,
    chosen_name TEXT NOT NULL,
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (group_id, person)
);
CREATE INDEX members_person ON members (person);

CREATE TABLE group_events (
    id UUID NOT NULL PRIMARY KEY,
    group_id UUID NOT NULL REFERENCES groups (id),
    on_date TEXT NOT NULL,
    date_text TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL
);
CREATE INDEX group_events_group ON group_events (group_id, on_date);

-- Staff ask, the group agrees; nobody from the administration reads a group uninvited.
CREATE TABLE join_requests (
    id UUID NOT NULL PRIMARY KEY,
    group_id UUID NOT NULL REFERENCES groups (id),
    person UUID NOT NULL REFERENCES persons (id),
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answered_at BIGINT
);
CREATE INDEX join_requests_group ON join_requests (group_id, state);

-- What a group shares: one audience each (group, network, public).
CREATE TABLE group_results (
    id UUID NOT NULL PRIMARY KEY,
    group_id UUID NOT NULL REFERENCES groups (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    audience TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX group_results_group ON group_results (group_id);

-- An invitation leads an e-mail address into a group with a role, or to an account alone (group_id empty).
CREATE TABLE invitations (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    email TEXT NOT NULL,
    group_id UUID REFERENCES groups (id),
    role TEXT NOT NULL,
    invited_by UUID REFERENCES persons (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    accepted_at BIGINT,
    revoked_at BIGINT
);
CREATE INDEX invitations_group ON invitations (group_id);

-- A change of fields is proposed, discussed in committees, then adopted or dropped.
CREATE TABLE field_changes (
    id UUID NOT NULL PRIMARY KEY,
    field UUID NOT NULL REFERENCES fields (id),
    kind TEXT NOT NULL,
    new_name TEXT NOT NULL,
    other_field UUID REFERENCES fields (id),
    text TEXT NOT NULL,
    state TEXT NOT NULL,
    proposed_on TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    note TEXT NOT NULL,
    source TEXT NOT NULL
);
CREATE INDEX field_changes_field ON field_changes (field);
