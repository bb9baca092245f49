# Start page
start-hello = Hello, { $name }
start-tasks = { $count ->
    [0] Nothing is waiting for you at the moment.
    [one] One thing is waiting for you.
   *[other] { $count } things are waiting for you.
}
start-open-tasks = Open tasks
start-no-tasks = Nothing is open. If something waits for you, it stands here.
start-all-groups = All groups in the network
start-no-groups = You are not in a group yet. People who coordinate a group can invite you.
start-ends = Ends on { $day }
start-news = What is new
start-news-since = Since { $day }
start-no-news = Nothing new in your groups.
start-mark-read = I have read all of it
task-vote = Vote
task-assess = { $count ->
    [one] Assess one recommendation
   *[other] Assess { $count } recommendations
}
task-assess-group = { $count ->
    [one] Assess one recommendation as the voice of the group
   *[other] Assess { $count } recommendations as the voice of the group
}
task-confirm = Written on the group's behalf: “{ $title }”. The group decides.
task-submit = Submit “{ $title }”
task-answer = Answer the request for a change: “{ $title }”
task-pre-assess = Check and pre-assess “{ $title }”
task-joint = Record the joint result on “{ $title }”
task-focus = “{ $title }”: take it into the Fokus or not
state-title = How the year { $year } stands
state-deliveries = recommendations in progress
state-submitted = of them submitted
state-help-count = groups would like help
state-silent-count = { $count ->
    [one] group has been silent for more than 40 days
   *[other] groups have been silent for more than 40 days
}
state-empty = No group is working yet. Found the first one.
state-group = Group
state-delivers = What it plans to deliver
state-help = Help wanted
state-last = Last active
state-write = Write on its behalf
state-on-behalf = written on its behalf
state-nothing = nothing announced yet
state-no-help = none
state-silent = silent for { $days } days
state-never = nothing yet
state-note = You see title and stage, not the text. The draft belongs to the group until it is submitted.
welcome-title = What the district plans for social life
welcome-lead = Experts, affected people and municipalities say what should change. The district council decides. You can follow every step here.
welcome-recommendations = Read recommendations
welcome-network = Who takes part?
welcome-decided = Decided lately
welcome-all = All recommendations
welcome-fields = By field of action
welcome-year = Every year runs through the same steps.
welcome-how = How an idea becomes a decision
welcome-how-1 = A group writes down what the problem is, what should happen and who has to act.
welcome-how-2 = The administration, the steering group and all groups assess the recommendation, each voice on its own first.
welcome-how-3 = The steering group discusses it together. What it takes up goes into the Fokus report. What it does not is kept, with the reason.
welcome-how-4 = Committees and the council decide. The result is shown here.
