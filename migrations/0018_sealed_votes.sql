-- A choice is never written readable while it is secret. Which secrets of the installation this database was used with, by
-- name, oldest first.
CREATE TABLE installation_secrets (
    fingerprint TEXT NOT NULL PRIMARY KEY,
    position BIGINT NOT NULL UNIQUE
);

-- Keys of single objects, each wrapped by a secret that lies outside of the database.
CREATE TABLE object_keys (
    object UUID NOT NULL PRIMARY KEY,
    secret TEXT NOT NULL REFERENCES installation_secrets (fingerprint),
    wrapped BYTEA NOT NULL
);

-- While a ballot runs: what each voter chose, sealed under the ballot's key, all of one length.
CREATE TABLE sealed_votes (
    ballot UUID NOT NULL REFERENCES ballots (id),
    voter UUID NOT NULL REFERENCES persons (id),
    sealed BYTEA NOT NULL,
    PRIMARY KEY (ballot, voter)
);

-- After the close: how many votes an option got.
ALTER TABLE ballot_options ADD COLUMN votes BIGINT;

-- After the close of an open ballot: who chose what.
CREATE TABLE named_votes (
    ballot UUID NOT NULL REFERENCES ballots (id),
    voter UUID NOT NULL REFERENCES persons (id),
    option_key TEXT NOT NULL,
    PRIMARY KEY (ballot, voter, option_key)
);

UPDATE ballot_options SET votes =
    (SELECT COUNT(*) FROM ballot_votes v WHERE v.ballot = ballot_options.ballot AND v.option_key = ballot_options.key)
WHERE EXISTS (SELECT 1 FROM ballots b WHERE b.id = ballot_options.ballot AND b.closed_at IS NOT NULL);

INSERT INTO named_votes (ballot, voter, option_key)
SELECT v.ballot, v.voter, v.option_key FROM ballot_votes v
JOIN ballots b ON b.id = v.ballot AND b.closed_at IS NOT NULL AND b.secrecy = 'open'
WHERE v.voter IS NOT NULL;

-- What is left are the votes of ballots that run; they are sealed before the next step (src/db/migrate/sealing.rs).
DELETE FROM ballot_votes WHERE EXISTS (SELECT 1 FROM ballots b WHERE b.id = ballot_votes.ballot AND b.closed_at IS NOT NULL);
