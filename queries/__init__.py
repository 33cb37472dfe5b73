"""The catalogue: one question a file (``.rq``); data only."""
