-- Who is asked in a date poll, as the product means it: an account has the name it chose in the group and its own
-- address, and belongs only while it is active and a member; whoever came without an account always belongs.
CREATE VIEW poll_asked AS
SELECT a.id, a.poll, a.person, a.added_at, a.via, a.answered_at, a.answered_for, a.answered_in, a.comment, a.needs,
  a.needs_note,
  CASE WHEN a.person IS NULL THEN a.name ELSE COALESCE(n.name, p.name) END AS name,
  CASE WHEN a.person IS NULL THEN a.email WHEN p.active AND m.person IS NOT NULL THEN p.email ELSE '' END AS email,
  (a.person IS NULL OR (p.active AND m.person IS NOT NULL)) AS belongs
FROM poll_people a JOIN polls q ON q.id = a.poll LEFT JOIN persons p ON p.id = a.person
  LEFT JOIN members m ON m.person = a.person AND m.group_id = q.group_id
  LEFT JOIN chosen_names n ON n.person = a.person AND n.group_id = q.group_id;
