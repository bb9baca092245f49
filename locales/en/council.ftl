# What the public record says of papers and decisions.
paper-kind-decision = Paper for decision
paper-kind-information = Paper for information
paper-urgent = Fast lane
paper-dispatched-on = Sent on { $day }
paper-day-open = The day of the meeting is not set yet.
decisions-title = Decisions
outcome-accepted = adopted
outcome-changed = adopted with changes
outcome-rejected = rejected
outcome-postponed = postponed
outcome-noted = taken note of
decision-new = Record a decision
paper-new = Write a paper
