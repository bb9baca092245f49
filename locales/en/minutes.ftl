# Minutes: from the opening to their approval, and the register of decisions.
minutes = Minutes
minutes-state-writing = being written
minutes-state-circulating = circulating
minutes-state-approved = approved
minutes-state-approved-title = Approved
minutes-aside = About the minutes
minutes-group = Group
minutes-chair = Chair
minutes-chair-hint = A name or a role. It stands in the minutes.
minutes-keeper = Who writes the minutes?
minutes-keeper-short = Minutes by
minutes-open-title = Open the meeting: { $title }
minutes-open-lead = Then you can write the minutes. Time, place and replies do not change any more. Those who said they would come are noted as present already.
minutes-open-already = The meeting is open already.
minutes-not-today = The meeting can be opened on its day, not before.
minutes-no-member = This person is not in the group. Choose somebody else.
minutes-closed = The minutes are closed. This cannot be changed any more.
flash-minutes-opened = The meeting is open.
minutes-next = What comes next
minutes-write = Write the minutes
minutes-write-lead = Others in the group read along while you write.
minutes-correct = Enter corrections
minutes-correct-lead = Enter what you take up from the corrections that were asked for.
minutes-read = Read the minutes
minutes-back = Back to the minutes
minutes-said = What was said?
minutes-nothing-yet = Nothing is written about this yet.
minutes-nothing = Nothing is written about this.
minutes-save = Save
minutes-one-by-one = Save each item before you write on the next. Text is lost otherwise.
minutes-save-item = Save item
minutes-saved = Saved
minutes-saved-at = Saved at { "{time}" }
minutes-unsaved = Not saved yet. We keep trying.
minutes-refused = This cannot be saved as it is. Press "Save item" to see why.
minutes-signed-out = You may not write here any more; perhaps you are signed out. Copy your text before you leave the page.
minutes-written-meanwhile = Somebody else wrote here meanwhile. Press "Save item" to see both texts.
minutes-line-live = Changes appear by themselves.
minutes-line-broken = Connection lost since { "{time}" }. What is written after that appears once it is back.
minutes-line-ended = You no longer see these minutes: your session or your membership has ended.
minutes-take-over = Take over from the board
minutes-take-over-into = Take over from the board: item { $number }
minutes-add-item = Add an item
minutes-no-items = There are no items yet
minutes-no-items-text = The minutes follow the agenda.
minutes-no-board = This item links to no board of this group.
minutes-empty-board = There is nothing on the board yet.
minutes-too-long = An item does not hold that much. Shorten it first.
minutes-remark = Other matters
minutes-remark-hint = What belongs to no item: when the meeting began and ended, who left early.
minutes-details = Chair and minutes
minutes-details-lead = This stands at the top of the minutes.
flash-minutes-saved = Saved.
flash-minutes-taken-over = What is on the board now stands in the minutes.
flash-minutes-empty-board = There is nothing on the board yet.

# Attendance
attendance = Attendance
attendance-lead = Filled in from the replies to the invitation.
attendance-of = { $present } of { $invited } present
attendance-unnamed = Guest without a name, no. { $number }
attendance-more = Also present
attendance-more-hint = One name a line. Those who are listed above do not belong here.
attendance-more-wrong = Please give names only, one a line, no e-mail addresses.
presence-present-title = Present
presence-excused-title = Excused
presence-absent-title = Absent

# Outcomes
outcome-decision = Decision
outcome-task = Task
outcome-information = Information
outcome-add = Record an outcome
outcome-kind = Kind
outcome-kind-missing = Choose what it is: a decision, a task or information.
outcome-kind-stays = Once the minutes are closed the kind stays.
outcome-text = Wording
outcome-text-hint = A sentence that can be understood without the minutes.
outcome-text-missing = Write the wording.
outcome-no-votes = Votes belong to a decision. Choose decision, or leave this empty.
outcome-no-task = This belongs to a task. Choose task, or leave this empty.
outcome-changed-meanwhile = Somebody else changed the outcome meanwhile. Your text is still here. Check it and save again if it should hold.
outcome-votes-for = For
outcome-votes-hint = Only for decisions on which there was a vote.
outcome-votes-against = Against
outcome-abstained = Abstained
outcome-count-for = for { $count }
outcome-count-against = against { $count }
outcome-count-abstained = abstained { $count }
outcome-assignee = Task for
outcome-who = Or for somebody else
outcome-who-hint = A name or an office without an account here.
outcome-due = Until when?
outcome-until = by { $day }
outcome-gone = This outcome is gone.
outcome-too-many = Minutes hold no more than 300 outcomes.
outcome-edit-title = Change an outcome
outcome-edit-link = Change
outcome-remove-title = Delete the outcome
outcome-remove-lead = It disappears from the minutes.
outcome-remove = Delete outcome
outcome-to-card = To the card

# Closing
minutes-close = Close the minutes
closing-title = Close the minutes
closing-lead = The minutes circulate. Those who were invited can ask for corrections.
closing-gaps = Please check
closing-no-items = The agenda has no item.
closing-silent = Nothing is written about item { $number } "{ $title }".
closing-nobody-present = Nobody is noted as present.
closing-paper-title = The minutes have no title. Without one there is no PDF.
closing-paper-long = Title, group or place are too long for a PDF.
closing-paper-heading = An item has no heading. Without one there is no PDF.
closing-paper-other = The PDF cannot be made like this. Please tell the administration.
closing-paper-boxes = The PDF cannot show these characters and has boxes instead: { $characters }
closing-follows = What happens then
closing-locked = Agenda and attendance do not change any more.
closing-decisions = { $count ->
    [one] One decision gets a number and stands in the register.
   *[other] { $count } decisions get numbers and stand in the register.
}
closing-tasks = { $count ->
    [one] One task becomes a card on the board.
   *[other] { $count } tasks become cards on the board.
}
closing-until = Corrections until
closing-until-hint = Without a day there is no deadline.
closing-until-past = This day is over.
closing-board = Board for the tasks
closing-board-hint = Each task becomes a card there, with who does it and until when.
closing-new-board = A new board "Tasks"
closing-board-title = Tasks
closing-tell = { $count ->
    [one] One person gets an e-mail with the minutes
   *[other] { $count } people get an e-mail with the minutes
}
closing-submit = Close the minutes
flash-minutes-closed = The minutes are closed and circulate.

# Circulation and approval
minutes-circulating-until = These minutes circulate. You can ask for corrections until { $day }.
minutes-circulating-text = These minutes circulate until they are approved.
minutes-circulating-over = The time for corrections is over. The minutes wait for approval.
minutes-approved-in = Approved in the meeting of { $day }.
minutes-approved-on = Approved on { $day }.
corrections = Corrections
correction-ask = Ask for a correction
correction-item = About what?
correction-whole = The minutes as a whole
correction-text = What should be different?
correction-text-hint = Best the sentence as it should be.
correction-submit = Ask for a correction
correction-too-late = The time for corrections is over. Bring it up in the next meeting.
correction-too-many = These are too many. Talk to the person who writes the minutes.
correction-state-open = open
correction-state-taken = taken up
correction-state-declined = not taken up
correction-answer = Answer
correction-answer-title = Answer a correction
correction-answer-link = Answer
correction-answer-submit = Save answer
correction-take = Take it up and enter it now
correction-decline = Do not take it up
correction-words = Reason
correction-words-hint = Needed if you do not take it up.
correction-words-missing = Please write why you do not take it up.
correction-answered = Somebody else has answered this already.
flash-correction-asked = Your correction has arrived.
flash-correction-taken = Taken up. Enter the change now.
flash-correction-answered = The answer is saved.
minutes-approve = Approve the minutes
minutes-approve-of = Approve the minutes of { $day }
minutes-waiting = Not approved yet
approval-title = Approve the minutes of { $day }
approval-lead = Then the minutes do not change any more. If the meeting that approves them is under way, the decision stands in its minutes.
approval-in = Approved in
approval-votes = There was a vote
approval-elsewhere = not in a meeting
approval-decision = The minutes of { $day } are approved.
approval-submit = Approve
approval-corrections-open = Some corrections are still open. Answer them first.
approval-votes-nowhere = These votes would stand in no minutes. Choose a meeting whose minutes you are writing, or leave the numbers out.
approval-other-meeting = This meeting is not the group's, or has no minutes yet.
flash-minutes-approved = The minutes are approved.

# Paper
minutes-take = Take away
minutes-pdf = As a PDF file
minutes-paper-title = Minutes: { $title }
minutes-paper-draft = Draft
minutes-paper-faulty = Something is missing without which there is no PDF. "Close the minutes" says what.

# Register
register = Register of decisions
register-to = The group's register of decisions
register-empty = There are no decisions yet. They appear here once minutes are closed.
register-search = Search the register
register-words = Word
register-all = everything
register-search-submit = Search
register-nothing-found = The register holds nothing about that.
register-not-approved = minutes not approved yet
register-csv = As a table (CSV)
register-csv-number = Number
register-csv-kind = Kind
register-csv-day = Day
register-csv-meeting = Meeting
register-csv-item = Item
register-csv-text = Wording
register-csv-for = For
register-csv-against = Against
register-csv-abstained = Abstained
register-csv-who = Who
register-csv-due = Until

# Log and mails
op-minutes-opened = Meeting opened: { $title }
op-minutes-closed = Minutes circulate: { $title }
op-minutes-approved = Minutes approved: { $title }
mail-minutes-subject = Minutes: { $title }, { $day }
mail-minutes-text = the minutes are there: { $title }, { $day }
    From: { $group }
mail-minutes-read = Read them here, also as a PDF: { $link }
mail-minutes-corrections = Is something missing or wrong? Ask for a correction there until { $until }.
