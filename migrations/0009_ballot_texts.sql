-- What a ballot is about, frozen when it opens: the voters read it, and what follows acts on it. What only members may
-- know (their group's sealed assessment) is kept from its guests.
ALTER TABLE ballots ADD COLUMN about TEXT NOT NULL DEFAULT '[]';
ALTER TABLE ballots ADD COLUMN payload TEXT NOT NULL DEFAULT '';
ALTER TABLE ballots ADD COLUMN members_only BOOLEAN NOT NULL DEFAULT FALSE;
