"""From files to values to triples: one room per format, one per thing read."""
