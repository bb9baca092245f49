# Recommendations (public pages)
stage-draft = Draft
stage-adopted = Adopted by the group
stage-submitted = Submitted
stage-changes_requested = Change requested
stage-pre_assessed = Pre-assessed
stage-assessed = Assessed individually
stage-jointly_assessed = Assessed jointly
stage-in_focus = In the Fokus
stage-not_in_focus = Not in the Fokus
stage-in_committees = In committees
stage-decided = Decided
stage-withdrawn = Withdrawn
number = Recommendation { $number }
