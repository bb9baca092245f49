# Groups: founding, inside, profile, members, invitations, results, end.
group-kind-focus_group = Focus group
group-kind-task_force = Task force
group-kind-citizen_subgroup = Citizens' sub-group
group-kind-supplementary_structure = Supplementary structure
group-kind-steering_group = Steering group
group-state-active = working
group-state-dormant = resting
group-state-ended = ended
member-role-coordinator = Coordinator
member-role-facilitator = Neutral facilitator, without a vote
member-role-member = Member
member-role-guest = Guest, reads along
audience-group = This group only
audience-network = The network: all groups, municipalities, council, social planning
audience-public = Everybody, also without an account

# My groups
groups-found = Found a group
groups-empty-title = No group yet
groups-empty-text = You join a group through an invitation. The network shows which groups there are.
groups-empty-next = See the groups in the network
groups-all = All groups in the network
groups-my-role = Your role: { $role }
groups-ends = ends on { $day }

# Founding
groups-new-title = Found a group
groups-new-lead = Four details are enough to begin. The coordinator gets an invitation by e-mail.
groups-new-submit = Found the group
groups-below-title = Found a sub-group
groups-below-lead = The new group belongs to: { $group }. In a citizens' sub-group all people choose the name under which they take part. Nobody outside the group sees them.
groups-capacity = One focus group has begun in { $year } already. The social planning office has the means to build up one new focus group a year, not more (2023). You can found it all the same.
groups-name = Name
groups-kind = Kind of group
groups-purpose = What does the group work for?
groups-purpose-hint = One or two sentences. Everybody can read them.
groups-coordinator = E-mail of the coordinator
groups-coordinator-hint = The invitation goes to this address.
groups-more = More details
groups-mandate = Mandate
groups-mandate-hint = What is the group to do? A task force needs a mandate.
groups-ends-on = Last day
groups-ends-on-hint = A task force ends by itself after this day.
groups-fields = Fields of action
groups-starts-on = First day
groups-starts-on-hint = Empty means: today.
groups-mandate-needed = A task force needs a mandate. Please write it down.
groups-end-needed = A task force needs a last day. Please enter it.
groups-end-past = This day is over already. Please choose a later one.
groups-end-before-start = The last day lies before the first. Please check both.
groups-parent-needed = A citizens' sub-group always belongs to another group.
groups-steering-exists = There is a steering group already. A second one can only begin when the first has ended.
flash-group-founded = The group has been founded.

# A group
group-tabs = Sections of the group
group-tab = Section:
group-tab-overview = Overview
group-tab-recommendations = Recommendations
group-tab-members = Members
group-tab-results = Results
group-tab-settings = Settings
group-to-recommendations = To the recommendations
group-requests = Who would like to take part
group-request = { $name } would like to read along
group-request-answer = Answer
group-no-results = No results yet. What the group writes down stands here then.
group-happened = What happened
group-nothing-happened = Nothing yet. What happens in the group stands here then.
group-history-unknown = The history of this group is not handed down.
group-help-wanted = Help wanted
group-aside = About the group
group-who = Who
group-coordination = Coordination
group-nobody-leads = Nobody yet. The invitation is on its way.
group-facilitation = Neutral facilitation
group-without-vote = { $names }, without a vote
group-people = { $count ->
    [one] one person
   *[other] { $count } people
}
group-when = Time
group-below = Sub-groups
group-shares = What the group shares
group-shares-nothing = The group has not shared anything yet.
group-about = About the group

# Members
members-name = Name
members-role = Role
members-contact = Contact
members-actions = Change
members-protected = These are chosen names. Only the coordinators see who is behind them. Outside the group only the chosen name appears.
members-invited = { $count ->
    [one] One invitation is still waiting for an answer
   *[other] { $count } invitations are still waiting for an answer
}
members-role-change = Change role
members-role-change-of = Change role: { $name }
members-role-lead = Coordinators and members vote. The neutral facilitator writes along and has no vote. Guests read along.
members-role-submit = Save role
members-removal = Remove
members-removal-of = Remove: { $name }
members-removal-title = Remove { $name } from the group
members-removal-lead = This person can read nothing in the group after that. What they wrote stays in the group.
members-removal-submit = Remove from the group
members-leave = Leave the group
members-leave-title = Leave the group: { $group }
members-leave-lead = You no longer read along after that. What you wrote stays in the group.
members-leave-submit = Leave the group
members-last-coordinator = A group needs somebody who coordinates it. Give this role to another member first.
flash-member-changed = The role has been changed.
flash-member-removed = This person is no longer in the group.
flash-group-left = You have left the group.

# Invitations
invitations-title = Invite members
invitations-addresses = E-mail addresses
invitations-addresses-hint = One a line. Everybody gets a link of their own. It is valid for 14 days.
invitations-submit = Invite
invitations-is-member = One of these people is in the group already. Please take their address out.
invitations-too-many = These are too many at once. A form holds at most 30 addresses.
invitations-open = Open invitations
invitations-none = No invitation is waiting for an answer.
invitations-caption = Who is invited and has not answered yet
invitations-address = Address
invitations-until = Valid until
invitations-reissue = Send again
invitations-reissue-of = Send invitation again: { $email }
invitations-revoke = Take back
invitations-revoke-of = Take back invitation: { $email }
invitations-used = This invitation is no longer valid
invitations-gone = This invitation is no longer valid. Please ask for a new one.
invitations-has-account = There is an account for this address already. Please sign in first.
invitations-page-title = Invitation
invitations-page-heading = Invitation: { $group }
invitations-your-role = Your role
invitations-accept-title = Will you join?
invitations-has-account-text = There is an account for your address already. Sign in, and you will be back here.
invitations-signed-in-as = You are signed in as { $name }.
invitations-name = Your name
invitations-name-hint = First name and family name.
invitations-chosen-name = Your name in this group
invitations-chosen-name-hint = Choose it freely. Only this name appears in texts and lists.
invitations-password = Password
invitations-password-hint = At least 12 characters. Without a password you sign in with a code that comes by e-mail.
invitations-password-short = The password is too short. Use at least 12 characters, or leave the field empty.
invitations-accept = Accept the invitation
invitations-gone-title = This invitation is no longer valid
invitations-gone-why = An invitation is valid for 14 days and can be used once. Perhaps it was taken back or replaced by a new one.
invitations-gone-ask = Ask the person who invited you for a new invitation.
invitations-gone-used = Have you accepted the invitation already? Then sign in:
flash-invited = The invitation is on its way.
flash-invitation-reissued = A new invitation is on its way. The old link is no longer valid.
flash-invitation-revoked = The invitation has been taken back.
flash-group-joined = You are in the group now.

# Requests of the social planning office
join-title = Read along: { $group }
join-title-short = Read along
join-why = Nobody from the administration reads along unasked. Ask the group.
group-on-behalf-title = Write for the group
group-on-behalf-text = You write a draft. The group decides whether it stands.
join-start = Ask the group
join-lead = The coordinators get your question by e-mail and answer you. Until then you see only the profile.
join-reason = Why would you like to read along?
join-reason-hint = The group reads this text.
join-submit = Send question
join-waits = Your question is waiting for an answer already.
join-waits-title = You have asked
join-waits-text = The group has not answered yet. You will get an e-mail.
join-answer-title = { $name } would like to read along
join-answer-lead = The reason: { $reason }
join-answer = Your answer
join-accept = Yes, as a guest
join-decline = No
join-words = A few words
join-words-hint = They stand in the e-mail to this person.
join-words-needed = Please say in one sentence why not.
join-answer-submit = Send answer
join-answered = This question has been answered already.
flash-join-asked = Your question is on its way.
flash-join-answered = Your answer is on its way.

# Results
group-result-empty-title = No results yet
group-result-empty-text = This is where the group writes down what it found out. It decides who may read it.
group-result-new-title = Write down a result
group-result-new-lead = You decide who may read it. You can change that later.
group-result-edit-title = Change result
group-result-title = Heading
group-result-body = Text
group-result-body-hint = An empty line begins a paragraph. Lines with “- ” at the beginning become a list.
group-result-audience = Who may read it?
group-result-submit = Save result
group-result-removal = Delete result
group-result-removal-title = Delete: { $title }
group-result-removal-lead = The text is gone after that. The history of the group still says that it existed.
group-result-removal-submit = Delete result
flash-result-saved = The result has been saved.
flash-result-deleted = The result has been deleted.

# Settings and end
groups-help-wanted = What would you like help with?
groups-help-wanted-hint = The social planning office reads this where it sees how the year stands.
groups-settings-submit = Save settings
groups-danger = Rest or end
groups-rest-title = Let it rest: { $group }
groups-rest-lead = A resting group keeps its members and texts. It can begin again at any time.
groups-rest-submit = Let the group rest
groups-wake-title = Begin again: { $group }
groups-wake-lead = The group goes on working where it stopped.
groups-wake-submit = Begin again
groups-end-title = End: { $group }
groups-end-lead = After that the group can write nothing more, and nobody can join it. Results, recommendations and history can still be read. All members get an e-mail.
groups-end-lead-force = The task force then ends today, before its last day. Results, recommendations and history can still be read. All members get an e-mail.
groups-end-submit = End the group
groups-state-changed = The state of the group has changed meanwhile. Please load the page again.
flash-group-changed = The settings have been saved.
flash-group-rests = The group rests.
flash-group-works = The group works again.
flash-group-ended = The group has ended.

# Audit log
audit-group-rested = Group rests
audit-group-woken = Group works again
audit-group-ended = Group ended
