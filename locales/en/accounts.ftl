# Signing in, and what the command line says.
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
sign-in-code-again = Ask for a new code
sign-in-code-demo = This is a demonstration: no e-mails are sent here.
sign-in-code-demo-link = To the e-mails with the code
flash-signed-out = You are signed out.
reset-title = Forgotten password
reset-lead = Enter your e-mail address. If there is an account for it, we send you six digits. With them you set a new password.
reset-entry-title = Set a new password
reset-submit = Set the password
flash-password-set = Your new password is valid. Sign in with it.
account-password-new = New password
account-password-hint = At least 12 characters. A sentence is easy to remember.
account-password-short = The password is too short. It needs at least 12 characters.
people-error-email-taken = There is an account for this e-mail address already.
people-error-last-administrator = This is the last administrator's account. Give the role to somebody else first.
operator-error-entry = The name or the e-mail address is missing or not complete.
operator-error-unknown = There is no account for this e-mail address.
operator-error-municipality = The role municipality and a municipality of the catalogue (--municipality) go together.
mail-code-subject = Your code for Fokusraum
mail-code-text = Hello,

    your code is: { $code }

    Enter it on the page where you asked for it. It is valid for 15 minutes. If you did not ask for a code, you need not do anything.

    Kind regards
    { $district }
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
