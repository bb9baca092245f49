-- A year: its gates, its method, its form. Nothing about a past year is read from today's settings.
-- `method` and `form` are JSON texts, frozen copies of a template's.

CREATE TABLE cycles (
    id UUID NOT NULL PRIMARY KEY,
    year BIGINT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    template TEXT NOT NULL,
    method TEXT NOT NULL,
    form TEXT NOT NULL,
    names_shown BOOLEAN NOT NULL,
    archive BOOLEAN NOT NULL,
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE phases (
    id UUID NOT NULL PRIMARY KEY,
    cycle UUID NOT NULL REFERENCES cycles (id),
    kind TEXT NOT NULL,
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    date_text TEXT NOT NULL,
    opens_on TEXT NOT NULL,
    closes_on TEXT NOT NULL,
    opened_at BIGINT,
    closed_at BIGINT,
    source TEXT NOT NULL,
    UNIQUE (cycle, position)
);
CREATE INDEX phases_kind ON phases (cycle, kind);

-- The electorate of the individual round, frozen when it opens: persons of the steering group, groups as one voice.
CREATE TABLE cycle_voices (
    cycle UUID NOT NULL REFERENCES cycles (id),
    kind TEXT NOT NULL,
    voice UUID NOT NULL,
    PRIMARY KEY (cycle, kind, voice)
);
