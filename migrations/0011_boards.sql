-- Boards: what a group pins up, in columns, tables or groups of notes.
-- `version` counts the changes; every one is a row of `operations` whose object is the board.
CREATE TABLE boards (
    id UUID NOT NULL PRIMARY KEY,
    group_id UUID NOT NULL REFERENCES groups (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX boards_group ON boards (group_id, changed_at);

-- A column, a table of a World Café, or a group of notes. `pos` is an order key made by the server.
CREATE TABLE board_columns (
    id UUID NOT NULL PRIMARY KEY,
    board UUID NOT NULL REFERENCES boards (id),
    pos TEXT NOT NULL,
    title TEXT NOT NULL,
    host TEXT NOT NULL,
    question TEXT NOT NULL,
    harvest TEXT NOT NULL,
    version BIGINT NOT NULL,
    archived_at BIGINT,
    UNIQUE (board, pos)
);

-- A card or a note. `author` is empty for anonymous notes and for what was written down for somebody (`written_for`).
CREATE TABLE cards (
    id UUID NOT NULL PRIMARY KEY,
    board UUID NOT NULL REFERENCES boards (id),
    board_column UUID NOT NULL REFERENCES board_columns (id),
    pos TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    version BIGINT NOT NULL,
    marker TEXT NOT NULL,
    authorship TEXT NOT NULL,
    author UUID REFERENCES persons (id),
    written_for TEXT NOT NULL,
    due_on TEXT NOT NULL,
    links TEXT NOT NULL,
    state TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    UNIQUE (board_column, pos)
);
CREATE INDEX cards_board ON cards (board, id);

-- Every text a card ever had: nothing typed is lost, and the log needs no content.
CREATE TABLE card_versions (
    card UUID NOT NULL REFERENCES cards (id),
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (card, version)
);

CREATE TABLE card_labels (
    card UUID NOT NULL REFERENCES cards (id),
    label TEXT NOT NULL,
    PRIMARY KEY (card, label)
);

CREATE TABLE card_people (
    card UUID NOT NULL REFERENCES cards (id),
    person UUID NOT NULL REFERENCES persons (id),
    PRIMARY KEY (card, person)
);
CREATE INDEX card_people_person ON card_people (person);

CREATE TABLE card_items (
    id UUID NOT NULL PRIMARY KEY,
    card UUID NOT NULL REFERENCES cards (id),
    text TEXT NOT NULL,
    done BOOLEAN NOT NULL
);
CREATE INDEX card_items_card ON card_items (card);

CREATE TABLE card_comments (
    id UUID NOT NULL PRIMARY KEY,
    card UUID NOT NULL REFERENCES cards (id),
    author UUID NOT NULL REFERENCES persons (id),
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    hidden BOOLEAN NOT NULL
);
CREATE INDEX card_comments_card ON card_comments (card);

-- Who was named in a comment and has not said "read" yet.
CREATE TABLE card_mentions (
    comment UUID NOT NULL REFERENCES card_comments (id),
    person UUID NOT NULL REFERENCES persons (id),
    PRIMARY KEY (comment, person)
);
CREATE INDEX card_mentions_person ON card_mentions (person);

-- Up to which version somebody has seen a board. No time: nobody needs to know when.
CREATE TABLE board_visits (
    board UUID NOT NULL REFERENCES boards (id),
    person UUID NOT NULL REFERENCES persons (id),
    version BIGINT NOT NULL,
    PRIMARY KEY (board, person)
);

-- The thing inside the object that changed (a card of a board), and what a reader of the log needs to follow it.
ALTER TABLE operations ADD COLUMN part UUID;
ALTER TABLE operations ADD COLUMN detail TEXT;
CREATE INDEX operations_part ON operations (part, version);
