# Dates: invitation, replies, the calendar.
nav-calendar = Dates
meeting-kind = Meeting
meeting-state-draft = in preparation
meeting-state-invited = invited
meeting-state-running = running
meeting-state-closed = closed
meeting-state-cancelled = cancelled
meeting-over = over
meeting-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
meeting-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}

# A meeting
meeting-when = When
meeting-duration = Length
meeting-where = Where
meeting-online = Online
meeting-when-and-where = When and where
meeting-edit = Change
meeting-cancelled-text = This meeting is cancelled.
meeting-over-text = This meeting is over. You cannot reply any more.
meeting-is-cancelled = This meeting is cancelled. It does not change any more.
meeting-is-over = This meeting is over.
meeting-aside = About the meeting
meeting-mails = E-mails
meeting-mails-gathering = The e-mails leave after a quiet minute. What you change until then is in them.
meeting-mails-waiting = { $count ->
    [one] One e-mail is still waiting in the outbox.
   *[other] { $count } e-mails are still waiting in the outbox.
}
meeting-mails-uncertain = { $count ->
    [one] It is not certain whether one e-mail has arrived.
   *[other] It is not certain whether { $count } e-mails have arrived.
}
meeting-mails-not-set-up = Sending e-mails is not set up yet. Invitations wait in the outbox until the administrators enter a mail server. Until then, please tell people yourself.
meeting-manage = Organise
meeting-invite-more = Invite more people
meeting-plan-next = Plan the next meeting
meeting-into-calendar = Into your calendar
meeting-file = Calendar file
meeting-file-hint = (does not change by itself)
meeting-line = Before and after
meeting-before = Before
meeting-after = After
meeting-audience-people = Only the group sees who is invited and who comes.

# Replies
meeting-reply-title = Will you come?
meeting-reply-question = Your reply
meeting-reply-none = No reply yet
meeting-reply-yes = Yes
meeting-reply-maybe = Perhaps
meeting-reply-no = No
meeting-reply-note = A few words
meeting-reply-note-hint = The group reads them.
meeting-reply-submit = Send reply
meeting-reply-as = You reply as { $name }.
meeting-reply-waits = Your reply is missing
meeting-own-reply = Your reply: { $reply }
meeting-coming-of = { $coming } of { $invited } come
meeting-replies = Replies
meeting-nobody = nobody
meeting-nobody-invited = Nobody is invited yet.
meeting-show-names = Show { $count } names
meeting-notes = What they say
meeting-needs = What is needed
meeting-needs-hint = Only those who organise the meeting see this.
meeting-invited-by = Invitation: { $group }
meeting-gone-title = This link is no longer valid
meeting-gone-why = Perhaps the meeting was long ago, or the link was taken back.
meeting-gone-newest = Use the link in the newest e-mail about this meeting.
meeting-gone-ask = Ask the person who invited you.
flash-meeting-replied = Your reply has arrived.

# Invite and change
meeting-new-title = Invite to a meeting
meeting-next-title = Plan the next meeting
meeting-new-lead = A title, a day and a time are enough. Everybody you invite gets an e-mail with a link of their own and replies without an account.
meeting-invite = Invite
meeting-title = Title
meeting-day = Day
meeting-from = Begins at
meeting-from-hint = For example 18:00 or 18.30.
meeting-from-wrong = We cannot read this as a time. An example: 18:30
meeting-length = Length in minutes
meeting-past = This time is over already. Please choose a later one.
meeting-far = This is more than three years ahead. Please check the year.
meeting-skipped = This time does not exist on that day, because the clocks go forward. Please choose another one.
meeting-whole-group = Invite everybody in the group
meeting-rest-of-group = Invite everybody in the group who is not invited yet
meeting-guests = Guests
meeting-guests-hint = One person a line: Name <address>
meeting-guests-wrong = In line { $number } a complete e-mail address is missing, or there are several. An example: Greta Gast <greta@district.example>
meeting-too-many-people = These are too many. A meeting holds at most 500 people.
meeting-more = More details
meeting-place = Place
meeting-room = Room
meeting-online-hint = The address of an online meeting. It begins with https:// or http://.
meeting-online-wrong = This is not the address of a web page. It begins with https:// or http://.
meeting-note = What is it about?
meeting-note-hint = It stands in the invitation. An empty line begins a paragraph.
meeting-audience = Who may see the meeting?
meeting-audience-hint = Others see title, time, place and this text, never who is invited.
meeting-edit-title = Change: { $title }
meeting-edit-lead = If you change time or place, everybody invited gets an e-mail after a minute. If the meeting begins at another time, we ask them again whether they will come.
meeting-save = Save changes
meeting-changed-meanwhile = Somebody else changed the meeting meanwhile. Your text is still here. Check it and save again if it should hold.
meeting-holds-now = What holds now: { $words }
meeting-cancel = Cancel the meeting
meeting-cancel-title = Cancel: { $title }
meeting-cancel-lead = Everybody who has an invitation gets an e-mail. You cannot take this back. The meeting stays visible as cancelled.
meeting-cancel-submit = Cancel the meeting
meeting-people-lead = People who are invited already get no second e-mail.
meeting-whom = Whom would you like to invite?
meeting-invited-already = All these people are invited already.
flash-meeting-invited = The meeting has been created.
flash-meeting-changed = The meeting has been changed.
flash-meeting-cancelled = The meeting has been cancelled.
flash-meeting-people = The people are invited.

# Who is invited
meeting-people = Invitations
meeting-person-name = Name
meeting-person-told = Invitation
meeting-person-reply = Reply
meeting-person-do = Edit
meeting-person-change = Edit
meeting-told = sent
meeting-told-soon = leaves in a moment
meeting-told-later = not sent yet
meeting-told-never = no e-mail address
meeting-person-said = Enter a reply
meeting-person-said-text = Has somebody told you, on the phone for example? Enter here what holds.
meeting-person-reply-now = So far: { $reply }
meeting-person-submit = Enter reply
flash-meeting-written-down = The reply is entered.
meeting-moved-meanwhile = The meeting has another time now. Check above whether your reply still holds, and send it once more.
meeting-person-link = New link
meeting-person-link-text = Was the link lost, or does somebody else have it? A new link replaces all earlier ones.
meeting-person-link-make = Make a new link
meeting-person-address = The new link
meeting-person-address-once = You see it only now. Give it to this person only. Earlier links are no longer valid.
meeting-take-out = Withdraw invitation
meeting-take-out-title = Withdraw invitation: { $name }
meeting-take-out-lead-told = The person gets an e-mail that they are no longer invited. Their link is no longer valid, their reply is deleted.
meeting-take-out-lead = The person does not know of the meeting yet. They get no e-mail.
meeting-take-out-from = { $title }, { $when }
flash-meeting-taken-out = The person is no longer invited.
meeting-told-not = not sent
meeting-take-out-lead-quiet = The person gets no e-mail. Their reply is deleted, their link is no longer valid.
meeting-take-out-member = Members of the group still see the meeting and can also reply again.
meeting-person-moved = The meeting has another time now. You find it above. Enter the reply once more if it holds for that time too.
meeting-link-draft = The meeting is still being prepared. Send the invitations first.

# The calendar
calendar-lead = Meetings of your groups, and what other groups share with you.
calendar-lead-visitor = Meetings that are open to everybody.
calendar-waits = { $count ->
    [one] One meeting waits for your reply.
   *[other] { $count } meetings wait for your reply.
}
calendar-empty = Nothing is coming up at the moment
calendar-empty-text = This is where the meetings of your groups stand. Whoever writes in a group can invite it to a meeting.
calendar-empty-visitor = When a group invites everybody to a meeting, it stands here.
calendar-earlier-title = Earlier dates
calendar-earlier-empty = There were no dates before that
calendar-more = More
calendar-invite = Invite to a meeting
calendar-to-coming = Coming dates
calendar-to-earlier = Earlier dates
calendar-to-subscription = Dates in my calendar
calendar-view = View
calendar-as-list = List
calendar-as-month = Month
calendar-of-group = Dates: { $group }
calendar-of-group-lead = Meetings to which this group invites.
calendar-of-all = Dates of all groups in this month
calendar-months = Other months
calendar-to-present = This month
calendar-grid = { $month } as a calendar
calendar-week = Week
calendar-week-short = Wk
calendar-today = today
calendar-day-count = { $day }: { $count ->
    [one] 1 date
   *[other] { $count } dates
}
calendar-month-count = { $count ->
    [one] One date in { $month }
   *[other] { $count } dates in { $month }
}
calendar-month-empty = There are no dates in { $month }.
calendar-month-next = The next dates are in { $month }.
calendar-month-to-list = To the list of dates
feed-own = Fokusraum, { $district }
feed-own-title = Dates in my calendar
feed-own-lead = The calendar on your phone or computer shows the meetings of your groups and keeps them up to date by itself.
feed-group-title = Calendar: { $group }
feed-group-lead = A calendar on a phone or computer shows the meetings of this group and keeps them up to date by itself.
feed-of-group = Calendar of the group
feed-address = The address
feed-own-secret = Whoever knows the address sees your dates. We show it only now.
feed-group-secret = Whoever knows the address sees the dates of the group. We show it only now.
feed-how = Copy the address. In your calendar choose “Subscribe to calendar” or “Add calendar from URL” and paste it there.
feed-back = Done
feed-is-open = There is an address
feed-is-closed = There is no address yet
feed-open-text = You get a secret address that you enter in your calendar.
feed-open = Make an address
feed-again-text = Have you lost the address, or does somebody know it who should not? A new address replaces the old one. The old one is no longer valid then.
feed-again = Make a new address
feed-end = Take the address back
feed-end-text = Calendars that subscribed to this address get nothing after that.
feed-ask-for-it = Ask the coordinators for the address.
feed-ask-to-open = The coordinators can make an address.
feed-groups = Calendar of a group
feed-groups-text = Each group can have a calendar of its own too.
flash-feed-closed = The address is no longer valid.

# Start page and history
task-meeting = Will you come? “{ $title }”
task-meeting-reply = Reply
op-meeting-invited = Invitation: { $title }
op-meeting-changed = Changed: { $title }
op-meeting-cancelled = Cancelled: { $title }

# Mails are German; this word stands on pages too
meeting-guest-unnamed = Guest without a name

# In preparation
meeting-draft-first = Prepare first, invite later
meeting-draft-first-hint = Until then only those who organise the meeting see it.
meeting-draft-text = This meeting is being prepared. Nobody has been invited yet.
meeting-send-title = Invite: { $title }
meeting-send-lead = { $count ->
    [0] Nobody is on the list yet. The meeting appears among the group's dates.
    [one] One person gets an e-mail with a link of their own.
   *[other] { $count } people get an e-mail with a link of their own.
}
meeting-send-submit = Send invitations
meeting-sent-already = The invitations have been sent.
meeting-begun-text = This meeting has begun. Replies are no longer possible.
meeting-has-begun = The meeting has begun. This cannot be changed any more.
flash-meeting-sent = The invitations leave in a minute.
meeting-open = Open the meeting
meeting-to-minutes = To the minutes
meeting-edit-link = Change time, place and title
meeting-back = Back to the meeting
op-meeting-begun = In preparation: { $title }
mail-meeting-agenda = Agenda:

# Agenda
agenda = Agenda
agenda-items = Items
agenda-top = Item { $number }
agenda-state-planned = on the agenda
agenda-state-proposed = proposed
agenda-state-declined = not taken up
agenda-empty = The agenda is still empty.
agenda-empty-manages = The agenda is still empty. Add the first item.
agenda-edit = Edit the agenda
agenda-back = Back to the agenda
agenda-up = Up
agenda-down = Down
agenda-order = Order: { $title }
agenda-too-long = Together the items take { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} longer than the meeting.
agenda-add-title = Add an item
agenda-add = Add item
agenda-propose-title = Propose an item
agenda-propose-lead = Those who organise the meeting decide on the agenda.
agenda-propose = Propose
agenda-proposals = Proposals
agenda-proposed-by = Proposed by { $name }
agenda-proposed-count = { $count ->
    [one] one proposal is waiting
   *[other] { $count } proposals are waiting
}
agenda-declined = Not taken up
agenda-item-title = What is it about?
agenda-item-presenter = Who presents it?
agenda-item-presenter-hint = A name or a role.
agenda-item-minutes = Length in minutes
agenda-item-more = More details
agenda-item-note = Description
agenda-item-note-hint = Lines that begin with "- " become a list.
agenda-item-links = Documents and links
agenda-item-links-hint = One address a line, beginning with https://, or a path of this site such as /boards/…, then what it is about.
agenda-item-links-wrong = Each line begins with an address such as https://www.example.org or a path such as /boards/…
agenda-edit-title = Change: { $title }
agenda-save = Save
agenda-remove-title = Take off the agenda
agenda-remove-lead = The item is deleted.
agenda-remove = Delete item
agenda-answer = Answer
agenda-answer-title = Proposal: { $title }
agenda-answer-link = Answer
agenda-answer-take-up = Put it on the agenda
agenda-answer-decline = Do not take it up
agenda-answer-words = Reason
agenda-answer-words-hint = The group reads it. Needed if you do not take the proposal up.
agenda-answer-words-missing = Please write why the proposal is not taken up.
agenda-answer-submit = Save answer
agenda-approval = Approval of the minutes of { $day }
agenda-approval-link = Minutes of { $day }
agenda-is-closed = The agenda is closed. It does not change any more.
agenda-is-full = An agenda holds no more than 60 items.
agenda-is-running = The meeting is under way. Items stay now.
agenda-item-gone = This item is gone. Somebody else deleted it.
agenda-changed-meanwhile = Somebody else changed the item meanwhile. Your text is still here. Check it and save again if it should hold.
agenda-answered-already = This proposal is on the agenda already.
flash-agenda-added = The item is on the agenda.
flash-agenda-proposed = Your proposal has arrived.
flash-agenda-changed = The item is changed.
flash-agenda-moved = The order is changed.
flash-agenda-removed = The item is deleted.
flash-agenda-answered = The answer is saved.
op-agenda-planned = New on the agenda: { $title }
op-agenda-proposed = Proposed for the agenda: { $title }
op-agenda-declined = Proposal not taken up: { $title }
op-agenda-changed = Agenda changed: { $title }
op-agenda-moved = Agenda changed: { $title }
op-agenda-removed = Agenda changed: { $title }
presence-unknown = not noted
presence-present = present
presence-excused = excused
presence-absent = absent
