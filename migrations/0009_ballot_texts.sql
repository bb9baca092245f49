-- What a ballot is about, frozen when it opens: the voters read it, and what follows acts on it.
ALTER TABLE ballots ADD COLUMN about TEXT NOT NULL DEFAULT '[]';
ALTER TABLE ballots ADD COLUMN payload TEXT NOT NULL DEFAULT '';
