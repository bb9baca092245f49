-- What a form was answered: one row a form, sender and address, with the digest (under a key of the installation) of what it
-- held last. What was remembered before is forgotten: it did not know its content.
DROP TABLE answered_forms;
CREATE TABLE answered_forms (
    form UUID NOT NULL,
    sender UUID NOT NULL,
    target UUID NOT NULL,
    digest BYTEA NOT NULL,
    at BIGINT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (form, sender, target)
);
CREATE INDEX answered_forms_at ON answered_forms (at);
