-- One record for life: it changes stage, it is never copied.
-- `content` is a JSON object {form field key: text}, read with the cycle's form.

CREATE TABLE recommendations (
    id UUID NOT NULL PRIMARY KEY,
    cycle UUID NOT NULL REFERENCES cycles (id),
    group_id UUID NOT NULL REFERENCES groups (id),
    number_year BIGINT,
    number_seq BIGINT,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    stage TEXT NOT NULL,
    on_behalf BOOLEAN NOT NULL,
    drafted_by UUID REFERENCES persons (id),
    steering_relevant BOOLEAN,
    urgent BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    outcome_note TEXT NOT NULL,
    source TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    adopted_at BIGINT,
    submitted_at BIGINT,
    pre_assessed_at BIGINT,
    assessed_at BIGINT,
    jointly_assessed_at BIGINT,
    focus_at BIGINT,
    published_at BIGINT,
    closed_at BIGINT,
    UNIQUE (number_year, number_seq)
);
CREATE INDEX recommendations_group ON recommendations (group_id);
CREATE INDEX recommendations_cycle ON recommendations (cycle, stage);

CREATE TABLE recommendation_fields (
    recommendation UUID NOT NULL REFERENCES recommendations (id),
    field UUID NOT NULL REFERENCES fields (id),
    PRIMARY KEY (recommendation, field)
);
CREATE TABLE recommendation_municipalities (
    recommendation UUID NOT NULL REFERENCES recommendations (id),
    municipality UUID NOT NULL REFERENCES municipalities (id),
    PRIMARY KEY (recommendation, municipality)
);
CREATE TABLE recommendation_committees (
    recommendation UUID NOT NULL REFERENCES recommendations (id),
    committee UUID NOT NULL REFERENCES committees (id),
    PRIMARY KEY (recommendation, committee)
);

CREATE TABLE recommendation_versions (
    recommendation UUID NOT NULL REFERENCES recommendations (id),
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    author UUID REFERENCES persons (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (recommendation, version)
);

CREATE TABLE comments (
    id UUID NOT NULL PRIMARY KEY,
    recommendation UUID NOT NULL REFERENCES recommendations (id),
    version BIGINT NOT NULL,
    author UUID NOT NULL REFERENCES persons (id),
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    settled_at BIGINT
);
CREATE INDEX comments_recommendation ON comments (recommendation, at);

-- Staff ask for a change with a reason; the group changes its text or insists on it.
CREATE TABLE change_requests (
    id UUID NOT NULL PRIMARY KEY,
    recommendation UUID NOT NULL REFERENCES recommendations (id),
    reason TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answer TEXT NOT NULL,
    answer_text TEXT NOT NULL,
    answered_at BIGINT
);
CREATE INDEX change_requests_recommendation ON change_requests (recommendation);

CREATE TABLE last_numbers (
    year BIGINT NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL
);
