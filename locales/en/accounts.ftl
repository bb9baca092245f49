# Signing in and the account.
role-administrator = Administration
role-staff = Social planning
role-council_member = District council
role-municipality = Municipality
sign-in-title = Sign in
sign-in-on-the-way = After that you will get to where you wanted to go.
sign-in-by-password = With a password
sign-in-by-code = With a code by e-mail
sign-in-by-code-text = We send you six digits. You need no password.
sign-in-by-code-start = Ask for a code
sign-in-forgotten = Forgotten password
sign-in-email = E-mail
sign-in-password = Password
sign-in-next = Target
sign-in-submit = Sign in
sign-in-wrong = E-mail and password do not match. Check both, or ask for a code.
sign-in-code-title = Code by e-mail
sign-in-code-lead = Enter your e-mail address. If there is an account for it, we send you six digits. They are valid for 15 minutes.
sign-in-code-send = Send the code
sign-in-code-entry-title = Enter the code
sign-in-code-entry-lead = The e-mail is on its way. This can take a minute. Look in your folder for unwanted mail as well.
sign-in-code = Six digits from the e-mail
sign-in-code-hint = Spaces do not matter.
sign-in-code-wrong = This code is wrong or no longer valid. Ask for a new one.
flash-signed-out = You are signed out.
mail-code-subject = Your code for Fokusraum
mail-code-text = Hello,

    your code is: { $code }

    Enter it on the page where you asked for it. It is valid for 15 minutes. If you did not ask for a code, you need not do anything.

    Kind regards
    { $district }
sign-in-code-again = Ask for a new code
sign-in-code-demo = This is a demonstration: no e-mails are sent here.
sign-in-code-demo-link = To the e-mails with the code
reset-title = Forgotten password
reset-lead = Enter your e-mail address. If there is an account for it, we send you six digits. With them you set a new password.
reset-entry-title = Set a new password
reset-submit = Set the password
flash-password-set = Your new password is valid. Sign in with it.
account-name = Name
account-language = Language
account-save = Save
account-signed-in-as = Signed in as { $email }
account-password-title = Change password
account-password-lead = After that you are signed out on all other devices.
account-password-there = You have a password. You can also sign in with a code by e-mail.
account-password-none = You have no password yet. You sign in with a code by e-mail.
account-password-change = Change password
account-password-first = Set a password
account-password-current = Your present password
account-password-new = New password
account-password-hint = At least 12 characters. A sentence is easy to remember.
account-password-short = The password is too short. It needs at least 12 characters.
account-password-wrong = This is not your present password.
account-password-save = Change password
account-sessions = Where you are signed in
account-sessions-text = Here you see on which devices you are signed in. If you do not know one of them, sign it out and change your password.
account-session-device = Device
account-session-since = Since
account-session-last = Last used
account-session-what = Session
account-session-this = this device
account-session-end = Sign out
account-sessions-end = Sign out on all other devices
flash-account-saved = Your details have been saved.
flash-password-changed = Your new password is valid. You are signed out on all other devices.
flash-session-ended = That device is signed out.
flash-sessions-ended = You are signed out on all other devices.
people-error-email-taken = There is an account for this e-mail address already.
people-error-own-role = You cannot take the role administration from yourself. Ask somebody else to do it.
people-error-self = You cannot deactivate your own account. Ask somebody else to do it.
people-error-last-administrator = This is the last administrator's account. Give the role to somebody else first.
operator-error-entry = The name or the e-mail address is missing or not complete.
operator-error-unknown = There is no account for this e-mail address.
operator-error-municipality = The role municipality and a municipality of the catalogue (--municipality) go together.
audit-account-added = Account created
audit-account-renamed = Name changed
audit-account-roles = Roles changed
audit-account-deactivated = Account deactivated
audit-account-reactivated = Account reactivated
audit-account-password = Password changed
audit-account-reset = Password set anew with a code

mail-welcome-subject = Your access to Fokusraum, { $district }
mail-welcome-text = Hello { $name },

    you now have an account at Fokusraum, the social planning platform of { $district }.

    How to sign in: open { $link } and enter this address: { $email }

    You will get an e-mail with six digits. Type them in, nothing else is needed. You can set a password later under "My account".

    Kind regards
    { $district }
mail-reset-subject = Your code for a new password
mail-reset-text = Hello,

    your code is: { $code }

    Enter it on the page where you asked for it, and set your new password there. It is valid for 15 minutes. If you did not ask for a code, you need not do anything.

    Kind regards
    { $district }
mail-password-subject = Your password was changed
mail-password-text = Hello { $name },

    your password for Fokusraum was just changed.

    Was it not you? Then set a new one here at once: { $link } And let us know: { $email }

    Kind regards
    { $district }
