-- Papers to committees and the ledger of decisions. A later decision never overwrites an earlier one.

CREATE TABLE papers (
    id UUID NOT NULL PRIMARY KEY,
    cycle UUID NOT NULL REFERENCES cycles (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    date_text TEXT NOT NULL,
    dispatched_at BIGINT,
    created_at BIGINT NOT NULL,
    source TEXT NOT NULL
);
CREATE INDEX papers_cycle ON papers (cycle);

-- Its subject: recommendations, fields of action, or the system itself (`subject` empty).
CREATE TABLE paper_subjects (
    paper UUID NOT NULL REFERENCES papers (id),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject UUID,
    PRIMARY KEY (paper, position)
);
CREATE INDEX paper_subjects_subject ON paper_subjects (subject);

CREATE TABLE paper_committees (
    paper UUID NOT NULL REFERENCES papers (id),
    committee UUID NOT NULL REFERENCES committees (id),
    meets_on TEXT NOT NULL,
    PRIMARY KEY (paper, committee)
);

CREATE TABLE decisions (
    id UUID NOT NULL PRIMARY KEY,
    recommendation UUID REFERENCES recommendations (id),
    paper UUID REFERENCES papers (id),
    committee UUID NOT NULL REFERENCES committees (id),
    decided_on TEXT NOT NULL,
    result TEXT NOT NULL,
    wording TEXT NOT NULL,
    votes TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    source TEXT NOT NULL
);
CREATE INDEX decisions_recommendation ON decisions (recommendation, decided_on);
CREATE INDEX decisions_paper ON decisions (paper);
