# The year (public pages)
phase-analysis = Strategic analyses
phase-submission = Submission
phase-pre_assessment = Pre-assessment
phase-individual_assessment = Individual assessment
phase-joint_assessment = Joint assessment
phase-focus = Taken into the Fokus
phase-publication = Publication
phase-dispatch = Sent to the council
phase-committees = In committees
phase-structures = Adjusting working structures
year-heading = The year { $year }
year-line = Where we are
year-today = today
year-done = done
year-now = under way
year-until = until { $day }
year-from = from { $day }
year-period = { $from } to { $to }
year-steps-done = { $done } of { $all } steps done
year-gates = All deadlines
year-method = How recommendations are assessed
year-more = About this year
year-recommendations = Recommendations of the year
year-record = What is handed down
year-others = Other years
year-archive = archive
year-none = No year yet
year-none-text = A year has deadlines from the first draft to the decision. The social planning office sets it up.
gate-opens = Begins on
gate-closes = Ends on
gate-closed = closed
results-title = Who assesses it how?
results-steering = Steering group
results-groups = Groups
results-administration = Administration
results-too-few = fewer than 3 voices
results-hidden = not shown, so that nobody can be recognised
results-voices = { $count ->
    [one] 1 voice
   *[other] { $count } voices
}
results-joint = Found together: { $answer }
results-joint-label = Together
results-wide = Opinions differ widely here
results-near = close together
results-table = All numbers as a table
results-criterion = Criterion
results-perspective = Perspective
results-abstained = { $count ->
    [one] One voice abstained.
   *[other] { $count } voices abstained.
}
results-dissent = Dissenting opinions
assessment-no-answer = No answer
record-next = What you can do now
record-pre-assessment = The administration's pre-assessment
year-new-title = Set up a year
year-method-change = Change criteria
assessing-title = Assess
gate-change = Change
gate-move = Move
progress-title = Who has answered?
results-of-year = All assessments of the year
results-export = Assessments as a table (CSV)
