# Finding a date: asking, answering, reminding, links and letters.
group-tab-meetings = Dates
poll-kind = Find a date
poll-new = Find a date
poll-list = Looking for a date
poll-coming = Coming meetings
poll-coming-none = No meeting is arranged yet.
poll-earlier = Earlier meetings
poll-over = Polls that have ended
poll-or-meeting = Enter a meeting without a poll
poll-subscribe = The group's dates in your own calendar
poll-list-empty = No dates yet
poll-list-empty-text = Suggest several days. Everybody answers with one click from the e-mail, also without an account.
poll-state-open = open
poll-state-closed = deadline is over
poll-state-fixed = date is fixed
poll-state-cancelled = called off
poll-until = until { $when }
poll-dates-count = { $count ->
    [one] 1 date
   *[other] { $count } dates
}
poll-answered-of = { $answered } of { $asked } have answered
poll-waits-for-you = waits for your answer

# Asking
poll-title = What is it about?
poll-title-hint = For example: Meeting in December
poll-dates = Which dates are possible?
poll-days = Days
poll-times = Time on all ticked days
poll-times-hint = For example: 18:00. Separate several with commas: 14:00, 18:00
poll-length = Length
poll-minutes = { $minutes ->
    [30] 30 minutes
    [45] 45 minutes
    [60] 1 hour
    [90] 1½ hours
    [120] 2 hours
    [180] 3 hours
    [240] 4 hours
    [480] 8 hours
   *[other] { $minutes } minutes
}
poll-dates-typed = Or type them as a list
poll-dates-typed-hint = One date a line, for example: 24.11. 18:00–20:00
poll-who = Whom do you ask?
poll-whole-group = { $count ->
    [one] Everybody in the group (1 person)
   *[other] Everybody in the group ({ $count } people)
}
poll-guests = Other people without an account
poll-guests-hint = One person a line: name, e-mail address or both. For people without e-mail you can print a letter.
poll-more = More details
poll-note = What should everybody know?
poll-place = Place
poll-closes-on = Answer by
poll-closes-on-hint = Those who have not answered by the day before get one reminder without your doing.
poll-openness = Who sees the answers?
poll-openness-names = The group and everybody who is asked, with names
poll-openness-numbers = The group and everybody who is asked, numbers only
poll-openness-organisers = Only those who plan the meeting
poll-most-each = At most this many people for each date
poll-most-each-hint = Empty means: as many as can come.
poll-asks-needs = Ask what people need
poll-asks-needs-hint = Access without steps, translation, transport and more. Only those who plan the meeting read this.
poll-open-submit = Send the poll
poll-save = Save
poll-dates-unreadable = We do not understand line { $number }. Write it like this: 24.11. 18:00
poll-dates-no-time = Line { $number } has no time. Please add it.
poll-dates-past = { $number ->
    [0] One date lies in the past.
   *[other] Line { $number } lies in the past.
}
poll-dates-far = { $number ->
    [0] One date is more than three years ahead.
   *[other] Line { $number } is more than three years ahead.
}
poll-dates-skipped = { $number ->
    [0] This time does not exist on one of the days: the clocks go forward to summer time.
   *[other] The time in line { $number } does not exist: in that night the clocks go forward to summer time.
}
poll-dates-too-many = A poll holds no more than { $number } dates.
poll-times-unreadable = We do not understand this time. Write it like this: 18:00 or 18:00–20:00
poll-guests-unreadable = We do not understand line { $number }. Write it like this: Name <name@address.example>
poll-nobody-asked = You are asking nobody. Tick the group or enter somebody.
poll-too-many-people = A poll cannot ask more than 500 people.
poll-closes-past = This day is over already. Please choose a later one.
flash-poll-opened = The poll is on its way.

# A poll
poll-state = How it stands
poll-answers = Answers
poll-results = Who can come when
poll-results-caption = Dates and number of answers, the best first
poll-results-hidden = Only those who plan the meeting see the answers.
poll-nobody-yet = Nobody has answered yet.
poll-date = Date
poll-answer-yes = Yes
poll-answer-if_need_be = If need be
poll-answer-no = No
poll-no-answer = Open
poll-best = suits best
poll-full = full
poll-who-can = All answers with names
poll-name = Name
poll-too-long-to-show = The list is too long for this page.
poll-csv = All answers as a table (CSV)
poll-chosen = This date is fixed.
poll-cancelled-text = This poll was called off. There is nothing left for you to do.
poll-closed-text = The time to answer is over. No date has been announced yet.
poll-new-dates = There are new dates. Your answers to the others still count. Please answer for the new ones.
poll-silent-title = Not answered yet
poll-silent = { $count ->
    [one] 1 person has not answered yet.
   *[other] { $count } people have not answered yet.
}
poll-reminded = { $count ->
    [one] 1 of them has been reminded already.
   *[other] { $count } of them have been reminded already.
}
poll-all-answered = Everybody has answered.
poll-remind = Remind
poll-remind-count = { $count ->
    [one] Remind 1 person
   *[other] Remind { $count } people
}
poll-no-mail-server = No mail server is set up. The e-mails wait until the administrators enter one.
poll-mails-waiting = { $count ->
    [one] 1 e-mail is still waiting to be sent.
   *[other] { $count } e-mails are still waiting to be sent.
}
poll-mails-uncertain = { $count ->
    [one] It is not certain whether 1 e-mail has arrived. It is not sent twice.
   *[other] It is not certain whether { $count } e-mails have arrived. They are not sent twice.
}
poll-manage = Manage
poll-settings = Change details
poll-dates-change = Change dates
poll-dates-lead = Dates that you leave as they are keep their answers. Everybody who is asked learns what is new.
poll-dates-all = Dates
poll-dates-all-hint = One a line. Delete, add or change them.
poll-dates-submit = Change dates
poll-cancel = Call off the poll
poll-cancel-lead = Everybody whom you asked by e-mail is told. You cannot take this back.
poll-cancel-submit = Call off the poll
poll-deadline-first = The deadline is over. Please extend it first under “Change details”.
poll-date-past = This date is over already. Please choose another one.
poll-guest-unnamed = Guest without a name
poll-is-over = This poll has ended already. Perhaps somebody was faster than you.
poll-needs-title = What is needed
poll-needs-secret = Only you and those who plan the meeting with you see this.
poll-needs-other = Also
flash-poll-saved = The details have been changed.
flash-poll-dates = The dates have been changed.
flash-poll-cancelled = The poll has been called off.
flash-poll-reminded = The reminder is on its way.
flash-poll-not-reminded = The poll is not open any more. Nobody was reminded.
flash-poll-nobody-reminded = There was nobody to remind.

# Fixing the date
poll-choice = Fix the date
poll-choice-lead = The poll ends. Everybody who is asked gets an invitation with a calendar file. Those whose yes everybody could see are noted as coming already.
poll-choice-date = Which date shall it be?
poll-choice-more = Room and online address
poll-choice-submit = Fix the date and invite
poll-to-meeting = To the meeting
poll-date-gone = This date is not offered any more. Please choose another one.
flash-poll-fixed = The date is fixed. The invitations leave in a minute.

# Answering
poll-by = { $group } asks
poll-when-can-you = When can you come?
poll-when-can-you-name = When can you come, { $name }?
poll-your-answer = Your answer
poll-your-answer-lead = Please answer for each date. You can change your answer later.
poll-change-answer = Change your answer
poll-your-name = Your name
poll-your-name-hint = Your answer stands in the group's list under this name.
poll-rest-no = No other date suits me
poll-more-answer = Comment
poll-more-answer-needs = Comment and what you need
poll-comment = Comment
poll-comment-hint-all = Everybody who is asked reads this.
poll-comment-hint-organisers = Only those who plan the meeting read this.
poll-needs = What do you need to take part?
poll-needs-hint = Only those who plan the meeting read this.
poll-needs-note = Something else
poll-need-step_free = Access without steps
poll-need-interpreter = Translation
poll-need-sign_language = Sign language
poll-need-transport = Transport
poll-need-care = Care for children or relatives
poll-answer-submit = Save answer
poll-date-full = This date is full by now. Please choose “If need be” or “No”.
poll-is-closed = This poll is closed already. We could not take your answer any more.
poll-link-gone = This link no longer works
poll-link-gone-text = You may have been sent a newer one. If not, please ask the group that invited you.
flash-poll-answered = Thank you. Your answer is saved.
flash-poll-answered-open = Thank you. Your answer is saved. You can change it at the address of this page: please keep it.

# Who is asked
poll-people = Who is asked
poll-people-lead = You can answer for somebody who calls or writes.
poll-how = How they are asked
poll-do = More
poll-via-account = with an account
poll-via-mail = by e-mail
poll-via-paper = by letter or phone
poll-via-open_link = through the open link
poll-told-invitation = asked on { $when }
poll-told-reminder = reminded on { $when }
poll-told-last_call = last reminded on { $when }
poll-told-dates = told of new dates on { $when }
poll-told-cancelled = told on { $when } that it is called off
poll-has-answered = answered
poll-answered-for = entered by somebody else
poll-no-answer-yet = not yet
poll-answer-for-them = Enter an answer
poll-answer-for = Answer of { $name }
poll-answer-for-lead = You enter what somebody told or wrote to you. The list says so.
poll-answer-for-submit = Enter answer
poll-new-link = New link
poll-remove = Do not ask any more
poll-remove-title = Stop asking: { $name }
poll-remove-lead = The person has not answered yet. Their link will no longer be valid.
poll-remove-lead-answered = The person’s answers are deleted, and their link will no longer be valid.
poll-ask-more = Ask more people
poll-ask-more-submit = Ask
flash-poll-asked = The invitations are on their way.
flash-poll-removed = This person is not asked any more.
flash-poll-answered-for = The answer is entered.

# Links and letters; like mails, the letter itself is German
poll-link = New link
poll-link-lead = Pass it on. You see it only now; all earlier links of this person are no longer valid.
poll-letters = Letters
poll-letters-lead = One sheet for each person without e-mail. Print this page now: you see the links only now.
poll-letters-text = For everybody without e-mail: a sheet with a link and a QR code. Earlier letters are no longer valid then.
poll-letters-make = Make letters
poll-open-link = Open link
poll-open-link-lead = Whoever has this link can answer under their own name. You see it only now.
poll-open-link-text = A link to pass on, on a notice for example. Whoever opens it answers under their own name.
poll-open-link-make = Make an open link
poll-open-link-again = Make a new open link; the old one is no longer valid then
poll-open-link-end = End the open link
flash-poll-open-link-ended = The open link has been ended.

# Tasks and news
task-poll = Find a date: { $title }
task-poll-answer = Answer
op-poll-opened = Looking for a date: { $title }
op-poll-fixed = Date fixed: { $title }
op-poll-cancelled = Poll for a date called off: { $title }
