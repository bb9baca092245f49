# What happened, as far as everybody may read it.
op-group-founded = Founded: { $title }
op-group-rested = The group rests
op-group-woken = The group works again
op-group-ended = The group has ended
