# Before the first run is over.
setup-not-yet = This platform is being set up
setup-not-yet-text = Please come back later.
setup-not-yet-operator = Are you setting it up? The link for that stands in the program's output.
setup-already = The platform is set up already
