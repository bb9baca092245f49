# The demonstration and the import
demo-clock-title = Move the clock
demo-clock-today = Today is { $day } here.
demo-clock-lead = The clock of the demonstration only runs forward. Everything that falls due until then happens at once.
demo-clock-gates = To the next step of the year
demo-clock-until = Until after { $what }
demo-clock-opening = the opening of “{ $title }”
demo-clock-closing = the end of “{ $title }”
demo-clock-and = {" "}and{" "}
demo-clock-other = To another day
demo-clock-day = Day
demo-clock-submit = Move the clock
demo-clock-error-back = The clock only runs forward. Choose a day after today.
demo-clock-error-far = The clock does not go that far. Choose a day within two years.
flash-clock-moved = The clock has been moved.
audit-clock-moved = Clock of the demonstration moved
audit-imported = Years read in
op-import-loaded = Years read in
