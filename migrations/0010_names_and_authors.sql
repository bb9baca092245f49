-- A chosen name outlives the membership: what somebody wrote in a citizen sub-group never shows another name.
CREATE TABLE chosen_names (
    group_id UUID NOT NULL REFERENCES groups (id),
    person UUID NOT NULL REFERENCES persons (id),
    name TEXT NOT NULL,
    PRIMARY KEY (group_id, person)
);
INSERT INTO chosen_names (group_id, person, name) SELECT group_id, person, chosen_name FROM members WHERE chosen_name <> '';

-- Everybody who ever wrote on a pre-assessment: none of them assesses that recommendation.
CREATE TABLE pre_assessment_authors (
    recommendation UUID NOT NULL REFERENCES recommendations (id),
    person UUID NOT NULL REFERENCES persons (id),
    PRIMARY KEY (recommendation, person)
);
INSERT INTO pre_assessment_authors (recommendation, person) SELECT recommendation, author FROM pre_assessments WHERE author IS NOT NULL;
