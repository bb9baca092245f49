-- What was judged in a year. `scores` is a JSON object {criterion key: value}; a missing key is "no answer".

CREATE TABLE pre_assessments (
    recommendation UUID NOT NULL PRIMARY KEY REFERENCES recommendations (id),
    author UUID REFERENCES persons (id),
    scores TEXT NOT NULL,
    text TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    source TEXT NOT NULL
);

-- One each: (recommendation, voice). A person's is final at the gate; a group's counts once its members adopted it.
CREATE TABLE assessments (
    recommendation UUID NOT NULL REFERENCES recommendations (id),
    voice_kind TEXT NOT NULL,
    voice UUID NOT NULL,
    scores TEXT NOT NULL,
    remark TEXT NOT NULL,
    abstains BOOLEAN NOT NULL,
    bias TEXT NOT NULL,
    adopted BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (recommendation, voice_kind, voice)
);
CREATE INDEX assessments_voice ON assessments (voice);

CREATE TABLE joint_assessments (
    recommendation UUID NOT NULL PRIMARY KEY REFERENCES recommendations (id),
    scores TEXT NOT NULL,
    result TEXT NOT NULL,
    dissent TEXT NOT NULL,
    met_on TEXT NOT NULL,
    source TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- A remark belongs to a recommendation (or to the year as a whole) and to the meeting and agenda item it was made in.
CREATE TABLE remarks (
    id UUID NOT NULL PRIMARY KEY,
    cycle UUID NOT NULL REFERENCES cycles (id),
    recommendation UUID REFERENCES recommendations (id),
    position BIGINT NOT NULL,
    meeting TEXT NOT NULL,
    met_on TEXT NOT NULL,
    agenda_item TEXT NOT NULL,
    heading TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL
);
CREATE INDEX remarks_cycle ON remarks (cycle, position);
CREATE INDEX remarks_recommendation ON remarks (recommendation, position);

-- Taken into the Fokus or not, with the reason.
CREATE TABLE focus_choices (
    recommendation UUID NOT NULL PRIMARY KEY REFERENCES recommendations (id),
    included BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    source TEXT NOT NULL
);

-- A vote on fields in one year ("2 votes a member"): prioritised or not; what the source does not count stays empty.
CREATE TABLE field_priorities (
    cycle UUID NOT NULL REFERENCES cycles (id),
    field UUID NOT NULL REFERENCES fields (id),
    prioritised BOOLEAN NOT NULL,
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (cycle, field)
);
