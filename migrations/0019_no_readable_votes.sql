-- Stops the step where a vote that runs was not sealed before.
CREATE TABLE unsealed_votes (left_over BIGINT NOT NULL CHECK (left_over = 0));
INSERT INTO unsealed_votes SELECT COUNT(*) FROM ballot_votes;
DROP TABLE unsealed_votes;
DROP TABLE ballot_votes;
