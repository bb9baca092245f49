# The frame of every page.
title-error = Error:
frame-skip = Skip to content
frame-offline-before = No connection since
frame-offline-after = . What you write stays on this device and will be here later.
frame-example = Example.
frame-example-text = District, people and present year are invented, the archive is real.
frame-example-today = Today is { $day }.
frame-demo-clock = Move the clock
frame-menu = Menu
frame-navigation = Main menu
frame-language = Language
frame-sign-in = Sign in
frame-about = About this site
frame-about-text = Fokusraum is the social planning platform of { $district }.
frame-phone = Phone { $phone }
frame-accessibility = Accessibility
frame-easy-language = Easy language
frame-privacy = Privacy
frame-imprint = Imprint
frame-report-barrier = Report a barrier
frame-you-are-here = You are here
language-de = Alltagssprache
language-de-simple = Leichte Sprache
language-en = English
nav-start = Start
nav-groups = My groups
nav-recommendations = Recommendations
nav-year = Year
nav-network = Network
nav-account = My account
nav-papers = Council papers
nav-fields = Fields of action
nav-people = Accounts
nav-settings = Settings
nav-outbox = Outbox
nav-audit = Audit log
nav-sign-out = Sign out
yes = yes
no = no
not-handed-down = not handed down
source-label = Source: { $source }

# Forms
form-summary = { $count ->
    [one] Please check one entry
   *[other] Please check { $count } entries
}
form-restored = Your text from {"{"}time{"}"} is back.
form-optional = optional
form-choose = Please choose
form-busy = Sending
form-cancel = Cancel
form-error-empty = Please fill in this field.
form-error-choose = Please choose something.
form-error-confirm = Please confirm this.
form-error-long = The text is too long. It can have at most { $number } characters.
form-error-email = This is not a complete e-mail address. An example: name@district.example
form-error-date = We cannot read this as a day. An example: 2026-05-07
form-error-number = Please enter a whole number, at most { $number }.
form-error-choice = This choice no longer exists. Please choose again.
form-error-unreadable = The text contains characters we cannot read. Please enter it again.

# Error pages
error-number = Error { $number }
error-not-found = This page does not exist
error-gone = This is not possible any more
error-sign-in = Please sign in
error-too-many = That was too often in a row
error-too-large = That is too much at once
error-foreign-origin = This input did not come from our pages
error-method = This is not how it works here
error-internal = Something went wrong on our side
error-advice-404 = Perhaps the address is wrong, or only certain groups can see this.
error-advice-gone = Perhaps your input has arrived already, or the matter is over. Have a look at the start page.
error-advice-401 = Your session has ended, or you were not signed in. Go back one step in your browser: what you wrote is still there.
error-advice-409 = Things have changed meanwhile. Go back one step to see what holds now.
error-advice-403 = Open the page again and send the form once more.
error-advice-413 = Shorten the text or split it. Go back one step in your browser: what you wrote is still there.
error-advice-422 = Go back one step in your browser and check what you entered.
error-advice-429 = Wait a quarter of an hour and try again.
error-advice-405 = Go to the start page and from there to what you are looking for.
error-advice-500 = The error is in our log. Try again in a few minutes. What you wrote is still there if you go back one step in your browser.
error-to-start = To the start page
error-ask = Ask the social planning office:
