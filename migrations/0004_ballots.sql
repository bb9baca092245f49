-- Ballots: frozen electorate, secrecy, limit, close. A secret vote is tied to its voter only until the close.

CREATE TABLE ballots (
    id UUID NOT NULL PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject UUID NOT NULL,
    group_id UUID NOT NULL REFERENCES groups (id),
    question TEXT NOT NULL,
    secrecy TEXT NOT NULL,
    votes_each BIGINT NOT NULL,
    quorum BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    closed_at BIGINT,
    accepted BOOLEAN
);
CREATE INDEX ballots_subject ON ballots (subject);
CREATE INDEX ballots_open ON ballots (closed_at, closes_at);

CREATE TABLE ballot_options (
    ballot UUID NOT NULL REFERENCES ballots (id),
    position BIGINT NOT NULL,
    key TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (ballot, position)
);

CREATE TABLE ballot_voters (
    ballot UUID NOT NULL REFERENCES ballots (id),
    person UUID NOT NULL REFERENCES persons (id),
    voted BOOLEAN NOT NULL,
    PRIMARY KEY (ballot, person)
);
CREATE INDEX ballot_voters_person ON ballot_voters (person, voted);

CREATE TABLE ballot_votes (
    id UUID NOT NULL PRIMARY KEY,
    ballot UUID NOT NULL REFERENCES ballots (id),
    voter UUID REFERENCES persons (id),
    option_key TEXT NOT NULL
);
CREATE INDEX ballot_votes_ballot ON ballot_votes (ballot);
CREATE UNIQUE INDEX ballot_votes_once ON ballot_votes (ballot, voter, option_key);
