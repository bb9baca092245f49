-- The place of a voice among those whose names are not shown: drawn by lot, anew for every recommendation. The order of
-- accounts or of their names would tell who said what. Only the drawing of what is there already differs by engine.
ALTER TABLE assessments ADD COLUMN shuffle TEXT NOT NULL DEFAULT '';
UPDATE assessments SET shuffle = replace(gen_random_uuid()::text, '-', '');

-- The group that a mail is sent for: of a citizen sub-group's mails the outbox shows nothing but that they are there.
ALTER TABLE mails ADD COLUMN place UUID REFERENCES groups (id);
UPDATE mails SET place = COALESCE((SELECT q.group_id FROM polls q WHERE q.id = mails.about),
  (SELECT q.group_id FROM meetings q WHERE q.id = mails.about)) WHERE about IS NOT NULL;
