# Start page
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
state-write = Write on its behalf
